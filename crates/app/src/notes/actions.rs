//! Writing, changing, removing a note, and putting a removed one back.

use base::{Id, clean_block};
use db::{Tx, sql};
use web::{Error, FormErrors, Message, Result};

use super::{LONGEST, Note, mentions, store};
use crate::{
    access::{Actor, Right, User},
    applications::Application,
    candidates::{self, Candidate},
    events::{self, Event},
    keys::Keys,
};

/// A note to be written.
#[derive(Clone, Debug)]
pub struct NewNote {
    pub candidate: Id<Candidate>,
    /// Only those who see this application see the note.
    pub application: Option<Id<Application>>,
    pub body: String,
    /// Whom it names; each of them must be able to see it.
    pub named: Vec<Id<User>>,
}

/// Writes a note for everybody who sees the candidate; [`add`] can keep it to those who see one application.
pub async fn write(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    candidate: Id<Candidate>,
    body: &str,
    named: &[Id<User>],
) -> Result<Id<Note>> {
    let new = NewNote {
        candidate,
        application: None,
        body: body.to_owned(),
        named: named.to_vec(),
    };
    add(tx, keys, actor, new).await
}

/// Writes a note and tells those named in it. Somebody named who may not see it is refused.
pub async fn add(tx: &mut Tx, keys: &Keys, actor: &Actor, new: NewNote) -> Result<Id<Note>> {
    actor.candidate(tx, new.candidate, Right::Comment).await?;
    if let Some(application) = new.application
        && actor.application(tx, application, Right::Comment).await?.candidate_id != new.candidate
    {
        return Err(Error::NotFound);
    }
    let body = clean(&new.body)?;
    let named = mentions::check(tx, actor, new.candidate, new.application, &new.named).await?;
    let (id, now) = (tx.id::<Note>(), tx.now());
    sql(
        "INSERT INTO notes (id, candidate_id, application_id, author_id, body, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(new.candidate)
    .bind(new.application)
    .bind(actor.id)
    .bind(body)
    .bind(now)
    .run(tx)
    .await?;
    mentions::tell(tx, keys, actor, new.candidate, id, named).await?;
    candidates::touch(tx, new.candidate).await?;
    record(tx, actor, "note.written", new.candidate, new.application, id);
    Ok(id)
}

/// Changes one's own note. People named before are not told again.
pub async fn edit(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    id: Id<Note>,
    version: i64,
    body: &str,
    named: &[Id<User>],
) -> Result<Note> {
    let note = store::own(tx, actor, id).await?;
    let (body, now) = (clean(body)?, tx.now());
    let named = mentions::check(tx, actor, note.candidate_id, note.application_id, named).await?;
    let changed =
        sql("UPDATE notes SET body = $3, edited_at = $4, version = version + 1 WHERE id = $1 AND version = $2")
            .bind(id)
            .bind(version)
            .bind(body)
            .bind(now)
            .run_once(tx)
            .await?;
    if !changed {
        return Err(Error::Changed);
    }
    mentions::tell(tx, keys, actor, note.candidate_id, id, named).await?;
    record(tx, actor, "note.edited", note.candidate_id, note.application_id, id);
    Ok(note)
}

/// Takes one's own note away; [`put_back`] undoes it.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: Id<Note>) -> Result<Note> {
    let note = store::own(tx, actor, id).await?;
    let now = tx.now();
    sql("UPDATE notes SET removed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    record(tx, actor, "note.removed", note.candidate_id, note.application_id, id);
    Ok(note)
}

/// Puts back a note that its author removed.
pub async fn put_back(tx: &mut Tx, actor: &Actor, id: Id<Note>) -> Result<()> {
    let row: Option<(Id<Candidate>, Option<Id<Application>>)> = sql(
        "UPDATE notes SET removed_at = NULL WHERE id = $1 AND author_id = $2 AND removed_at IS NOT NULL
             RETURNING candidate_id, application_id",
    )
    .bind(id)
    .bind(actor.id)
    .maybe(tx)
    .await?;
    let (candidate, application) = row.ok_or(Error::NotFound)?;
    actor.candidate(tx, candidate, Right::Comment).await?;
    record(tx, actor, "note.restored", candidate, application, id);
    Ok(())
}

fn record(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    candidate: Id<Candidate>,
    application: Option<Id<Application>>,
    note: Id<Note>,
) {
    let event = Event::new(kind).candidate(candidate).subject(note);
    events::record(tx, actor.by(), application.into_iter().fold(event, Event::application));
}

fn clean(body: &str) -> Result<String> {
    let body = clean_block(body);
    match body.chars().count() {
        0 => Err(FormErrors::new("body", Message::new("fields-required")).into()),
        1..=LONGEST => Ok(body),
        _ => Err(FormErrors::new("body", Message::new("fields-too-long").with("max", LONGEST)).into()),
    }
}
