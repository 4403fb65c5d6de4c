//! Letting in what was set aside: by the applicant's link, or by a colleague.

use anyhow::Result;
use base::{Date, Email, Id, Language};
use db::{Conn, Tx, sql, sql_text};
use web::Message as Words;

use super::{Admission, Application, store};
use crate::{
    access::{Actor, Right},
    events::{self, By, Event},
    messages::{self, MessageKind, NewMessage},
};

/// A day in the words of a language, for a mail.
pub(super) fn say_day(day: Date, language: &Language) -> String {
    web::Format::of(messages::written_language(language)).day(day, web::format::DateStyle::Long)
}

/// The applicant opened the link of the mail and pressed the button: the address is theirs, and an application that waited
/// for that is let in. Quarantine is not lifted by it. Tells whether anything changed.
pub async fn confirm(tx: &mut Tx, application: &Application) -> Result<bool> {
    let (by, now) = (By::Candidate(application.candidate_id), tx.now());
    let verified = sql("UPDATE contact_points SET verified_at = $2
         WHERE candidate_id = $1 AND kind = 'mail' AND verified_at IS NULL AND comparison IN
            (SELECT to_key FROM messages WHERE application_id = $3)")
    .bind(application.candidate_id)
    .bind(now)
    .bind(application.id)
    .run(tx)
    .await?;
    let let_in = sql(
        "UPDATE applications SET admission = 'accepted', admitted_at = $2, version = version + 1
                      WHERE id = $1 AND admission = 'unconfirmed'",
    )
    .bind(application.id)
    .bind(now)
    .run_once(tx)
    .await?;
    if verified > 0 || let_in {
        events::record(
            tx,
            by,
            event("application.confirmed", application).with("let_in", let_in),
        );
    }
    Ok(let_in)
}

/// An application, in the trash or not, on which the actor decides; locked until the commit.
pub(super) async fn decidable(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<Application> {
    let query = |scope: String| {
        let query = format!(
            "SELECT {} FROM applications a WHERE a.id = $2 AND {scope}",
            Application::COLUMNS
        );
        sql_text(query).bind(actor.id).bind(id)
    };
    tx.lock("applications", id).await?;
    query(actor.sees_application("a"))
        .maybe::<Application>(tx)
        .await?
        .ok_or(web::Error::NotFound)?;
    query(actor.may_on_application(Right::Decide, "a"))
        .maybe(tx)
        .await?
        .ok_or(web::Error::Forbidden)
}

/// A colleague lets in what was set aside; the applicant then gets the confirmation that was not sent.
pub async fn admit(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<()> {
    let application = decidable(tx, actor, id).await?;
    let now = tx.now();
    let changed = sql(
        "UPDATE applications SET admission = 'accepted', admitted_at = $2, admitted_by = $3,
                          version = version + 1
                       WHERE id = $1 AND admission <> 'accepted' AND trashed_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .bind(actor.id)
    .run_once(tx)
    .await?;
    if !changed {
        return Err(web::Error::Conflict(Words::new("applications-already-admitted")));
    }
    events::record(tx, actor.by(), event("application.admitted", &application));
    if application.admission == Admission::Quarantined {
        acknowledge(tx, &application).await?;
    }
    Ok(())
}

async fn acknowledge(tx: &mut Tx, application: &Application) -> web::Result<()> {
    let to: Option<(Email, String)> = sql("SELECT cp.value, COALESCE(p.title, j.title)
         FROM applications a JOIN jobs j ON j.id = a.job_id
              JOIN contact_points cp ON cp.candidate_id = a.candidate_id AND cp.kind = 'mail'
              LEFT JOIN postings p ON p.id = a.posting_id
         WHERE a.id = $1 ORDER BY cp.position LIMIT 1")
    .bind(application.id)
    .maybe(tx)
    .await?;
    let (Some((to, title)), Some(answer_by)) = (to, application.answer_by) else {
        return Ok(());
    };
    let (now, language) = (tx.now(), application.language.clone());
    let day = say_day(answer_by, &language);
    let message = NewMessage {
        candidate: Some(application.candidate_id),
        application: Some(application.id),
        ..NewMessage::new(MessageKind::Confirmation, to, language, now)
            .with("job", title)
            .with("answer_by", day)
    };
    messages::hold(tx, message).await?;
    Ok(())
}

pub(super) fn event(kind: &'static str, application: &Application) -> Event {
    Event::new(kind)
        .job(application.job_id)
        .candidate(application.candidate_id)
        .application(application.id)
}

/// Whether an application is not on the board yet.
pub async fn is_set_aside(on: &mut impl Conn, id: Id<Application>) -> Result<bool> {
    Ok(store::find(on, id)
        .await?
        .is_some_and(|application| application.admission != Admission::Accepted))
}
