//! Letting in what was set aside: by the applicant's link, or by a colleague.

use anyhow::Result;
use base::{Date, Email, Id, Language, Time};
use db::{Conn, Tx, sql, sql_text};
use web::Message as Words;

use super::{Admission, Application, Signals, store};
use crate::{
    access::{Actor, Right},
    events::{self, By, Event},
    jobs::Job,
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

/// A colleague lets in what was set aside; the applicant then gets the confirmation that was not sent.
pub async fn admit(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<()> {
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
    let application: Application = query(actor.may_on_application(Right::Decide, "a"))
        .maybe(tx)
        .await?
        .ok_or(web::Error::Forbidden)?;
    let now = tx.now();
    let changed = sql(
        "UPDATE applications SET admission = 'accepted', admitted_at = $2, admitted_by = $3,
                          version = version + 1
                       WHERE id = $1 AND admission <> 'accepted'",
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

fn event(kind: &'static str, application: &Application) -> Event {
    Event::new(kind)
        .job(application.job_id)
        .candidate(application.candidate_id)
        .application(application.id)
}

/// An application that waits to be let in, for the list where a colleague decides.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SetAside {
    pub id: Id<Application>,
    pub job_id: Id<Job>,
    pub job_title: String,
    pub candidate_id: Id<crate::candidates::Candidate>,
    pub name: String,
    pub admission: Admission,
    pub signals: Signals,
    pub applied_at: Time,
}

/// What was set aside and the actor may see, oldest first; after the one with this time and id if given.
pub async fn set_aside(
    on: &mut impl Conn,
    actor: &Actor,
    after: Option<(Time, Id<Application>)>,
    limit: i64,
) -> Result<Vec<SetAside>> {
    let (at, id) = after.unwrap_or((Time::from_micros(0), Id::from_uuid(uuid::Uuid::nil())));
    sql_text(format!(
        "SELECT a.id, a.job_id, j.title AS job_title, a.candidate_id, c.name, a.admission, a.signals, a.applied_at
         FROM applications a JOIN jobs j ON j.id = a.job_id JOIN candidates c ON c.id = a.candidate_id
         WHERE a.admission <> 'accepted' AND a.outcome IS NULL AND a.trashed_at IS NULL
           AND (a.applied_at > $2 OR (a.applied_at = $2 AND a.id > $3)) AND {}
         ORDER BY a.applied_at, a.id LIMIT $4",
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(at)
    .bind(id)
    .bind(limit)
    .all(on)
    .await
}

/// How many were set aside that the actor may see.
pub async fn set_aside_count(on: &mut impl Conn, actor: &Actor) -> Result<i64> {
    sql_text(format!(
        "SELECT COUNT(*) FROM applications a WHERE a.admission <> 'accepted' AND a.outcome IS NULL
            AND a.trashed_at IS NULL AND {}",
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .value(on)
    .await
}

/// Whether an application is not on the board yet.
pub async fn is_set_aside(on: &mut impl Conn, id: Id<Application>) -> Result<bool> {
    Ok(store::find(on, id)
        .await?
        .is_some_and(|application| application.admission != Admission::Accepted))
}
