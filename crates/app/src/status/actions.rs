//! What a candidate can do from their page.

use base::{Email, Time};
use db::Tx;
use web::Message as Words;

use super::store;
use crate::{
    applications::{self, Application},
    documents::{self, Arrived, DocumentKind, NewDocument},
    events::{self, By, Event},
    keys::Keys,
    messages::{self, MessageKind, NewMessage, SealedLink},
    pipeline,
};

/// What somebody asks about their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataRequestKind {
    /// A copy (GDPR articles 15 and 20).
    Copy,
    /// Erasure (GDPR article 17).
    Erasure,
}

db::text_enum!(DataRequestKind { Copy = "copy", Erasure = "erasure" });

/// Files that an application may have had in all, so that nobody fills the disk through a link.
const MOST_FILES: i64 = 20;

/// Adds a file that the candidate sent later; a CV takes the place of the one before.
pub(super) async fn add_file(
    tx: &mut Tx,
    application: &Application,
    kind: DocumentKind,
    file: Arrived,
) -> web::Result<()> {
    tx.lock("applications", application.id).await?;
    if documents::count_of_application(tx, application.id).await? >= MOST_FILES {
        return Err(web::Error::Conflict(Words::new("status-too-many-files")));
    }
    let by = By::Candidate(application.candidate_id);
    let new = NewDocument {
        candidate: application.candidate_id,
        application: Some(application.id),
        question: None,
        kind,
        file,
    };
    documents::add(tx, by, application.job_id, new).await?;
    Ok(())
}

/// The candidate no longer wants the job. Withdrawing twice is withdrawing once.
pub(super) async fn withdraw(tx: &mut Tx, application: &Application) -> web::Result<()> {
    let by = By::Candidate(application.candidate_id);
    let already = application.outcome == Some(applications::Outcome::Withdrawn);
    pipeline::withdraw(tx, by, application.id).await?;
    if already {
        Ok(())
    } else {
        write_to(tx, application, MessageKind::Withdrawal).await
    }
}

/// Gives the page a new address, sent by mail; the old one leads nowhere from now on.
pub(super) async fn renew(tx: &mut Tx, keys: &Keys, application: &Application) -> web::Result<()> {
    applications::renew(tx, keys, By::Candidate(application.candidate_id), application).await?;
    write_to(tx, application, MessageKind::StatusLink).await
}

/// A mail to the candidate with the link to their page, and nothing that an applicant wrote.
pub(super) async fn write_to(tx: &mut Tx, application: &Application, kind: MessageKind) -> web::Result<()> {
    let facts = store::facts(tx, application.id).await?;
    let Some(to) = facts.email.and_then(|email| email.parse::<Email>().ok()) else {
        return Ok(());
    };
    let now = tx.now();
    let message = NewMessage {
        candidate: Some(application.candidate_id),
        application: Some(application.id),
        ..NewMessage::new(kind, to, application.language.clone(), now).with("job", facts.title)
    };
    messages::hold(tx, message).await?;
    Ok(())
}

/// Asks for a copy or the erasure of the candidate's data; the colleague who answers for the application is told. Asking
/// twice is asking once. Gives the day by which the law wants an answer.
pub async fn request_data(
    tx: &mut Tx,
    keys: &Keys,
    application: &Application,
    kind: DataRequestKind,
) -> web::Result<Time> {
    tx.lock("candidates", application.candidate_id).await?;
    let open = store::open_requests(tx, application.candidate_id).await?;
    if let Some((_, due_at)) = open.into_iter().find(|(own, _)| *own == kind) {
        return Ok(due_at);
    }
    let due_at = a_month_after(tx.now());
    store::insert_request(tx, application, kind, due_at).await?;
    let event = Event::new("data_request.made")
        .candidate(application.candidate_id)
        .application(application.id);
    let event = event.job(application.job_id).with("kind", kind).with("due_at", due_at);
    events::record(tx, By::Candidate(application.candidate_id), event);
    if let Some(colleague) = store::responsible(tx, application.id).await? {
        let now = tx.now();
        let message = NewMessage {
            user: Some(colleague.id),
            to_name: colleague.name.clone(),
            link: Some(SealedLink::new(
                keys,
                &format!("/app/candidates/{}", application.candidate_id),
            )),
            ..NewMessage::new(MessageKind::DataRequest, colleague.email, colleague.language, now)
                .with("name", colleague.name)
        };
        messages::hold(tx, message).await?;
    }
    Ok(due_at)
}

/// One month (GDPR article 12 (3)), by the calendar: from 31 January to 28 February.
fn a_month_after(now: Time) -> Time {
    let utc = base::Zone::utc();
    let later = now.in_zone(utc.time_zone()).checked_add(jiff::Span::new().months(1));
    later.map_or(now + jiff::SignedDuration::from_hours(28 * 24), |later| {
        later.timestamp().into()
    })
}

#[cfg(test)]
mod month_tests {
    use super::*;

    #[test]
    fn a_month_ends_with_the_month() {
        let begin: Time = "2027-01-31T12:00:00Z".parse().unwrap();
        assert_eq!(a_month_after(begin), "2027-02-28T12:00:00Z".parse().unwrap());
    }
}
