//! Adding, replacing and removing files.

use base::Id;
use db::Tx;

use super::{Arrived, Document, DocumentKind, ReadText, store};
use crate::{
    App,
    access::{Actor, Right},
    applications::Application,
    candidates::Candidate,
    events::{self, By, Event},
    jobs::Job,
};

/// A row to write for a file that is durable in the store.
#[derive(Clone, Debug)]
pub struct NewDocument {
    pub candidate: Id<Candidate>,
    pub application: Option<Id<Application>>,
    /// The question it answers.
    pub question: Option<uuid::Uuid>,
    pub kind: DocumentKind,
    pub file: Arrived,
}

/// Adds a file. A CV takes the place of the application's CV before it, which is kept. The job is that of the application,
/// for the event; none for a file that belongs to no application.
pub async fn add(
    tx: &mut Tx,
    by: By,
    job: impl Into<Option<Id<Job>>>,
    new: NewDocument,
) -> anyhow::Result<Id<Document>> {
    let id = tx.id::<Document>();
    let replaced = match (new.kind, new.application) {
        (DocumentKind::Resume, Some(application)) => store::replace_resume(tx, application, id).await? > 0,
        _ => false,
    };
    write(tx, by, job.into(), new, (id, replaced)).await?;
    Ok(id)
}

/// Adds a file to an application that was made in this transaction and has no other CV.
pub async fn add_to_new(tx: &mut Tx, by: By, job: Id<Job>, new: NewDocument) -> anyhow::Result<()> {
    let id = tx.id::<Document>();
    write(tx, by, Some(job), new, (id, false)).await
}

async fn write(
    tx: &mut Tx,
    by: By,
    job: Option<Id<Job>>,
    new: NewDocument,
    (id, replaced): (Id<Document>, bool),
) -> anyhow::Result<()> {
    let author = match by {
        By::User(user) => Some(user),
        By::Candidate(_) | By::Visitor | By::System => None,
    };
    store::insert(tx, id, &new, author);
    if new.file.reading.is_none() {
        work::enqueue::<App, _>(tx, &ReadText { document: id }).await?;
    }
    let kind = if replaced {
        "document.replaced"
    } else {
        "document.added"
    };
    let mut event = Event::new(kind).candidate(new.candidate).subject(id);
    event = job.into_iter().fold(event, Event::job);
    event = new.application.into_iter().fold(event, Event::application);
    let event = event
        .with("kind", new.kind)
        .with("media", new.file.media)
        .with("size", new.file.size);
    events::record(
        tx,
        by,
        event.words(serde_json::json!({ "filename": new.file.filename })),
    );
    Ok(())
}

/// A colleague adds a file: to the candidate, or to an application of theirs. Needs the right to decide on either.
pub async fn add_by_staff(tx: &mut Tx, actor: &Actor, new: NewDocument) -> web::Result<Id<Document>> {
    actor.candidate(tx, new.candidate, Right::Decide).await?;
    let job = match new.application {
        Some(id) => {
            let application = actor.application(tx, id, Right::Decide).await?;
            if application.candidate_id != new.candidate {
                return Err(web::Error::NotFound);
            }
            Some(application.job_id)
        }
        None => None,
    };
    Ok(add(tx, actor.by(), job, new).await?)
}

/// Removes a file from sight; its bytes go with the next sweep. Needs the right to decide on the candidate.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: Id<Document>) -> web::Result<()> {
    let document = actor.document(tx, id).await?;
    if !actor.may_on_document(tx, id, Right::Decide).await? {
        return Err(web::Error::Forbidden);
    }
    if store::mark_removed(tx, id).await? {
        let mut event = Event::new("document.removed")
            .candidate(document.candidate_id)
            .subject(id);
        event = document.application_id.into_iter().fold(event, Event::application);
        let event = event.with("kind", document.kind);
        events::record(
            tx,
            actor.by(),
            event.words(serde_json::json!({ "filename": document.filename })),
        );
    }
    Ok(())
}
