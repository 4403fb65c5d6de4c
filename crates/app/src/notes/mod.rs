//! What colleagues write about a person, and whom they name in it.
//!
//! Only those who may see the candidate can be named; each is told once per note, by mail and on their own page.

mod mentions;

pub use mentions::{Mentioned, Person, mark_read, unread, who_may_see};

use anyhow::Result;
use base::{Id, Time, clean_block};
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;
use web::{Error, FormErrors, Message};

use crate::{
    access::{Actor, Right, User},
    candidates::{self, Candidate},
    events::{self, Event},
    features::Feature,
    keys::Keys,
};

/// A note. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Note {
    pub id: Id<Note>,
    pub candidate_id: Id<Candidate>,
    pub author_id: Id<User>,
    pub author: String,
    pub body: String,
    pub created_at: Time,
    pub edited_at: Option<Time>,
    pub version: i64,
}

pub const FEATURE: Feature = Feature {
    events: &["note.written", "note.edited", "note.removed"],
    ..Feature::named("notes")
};

/// The longest note, in characters.
pub const LONGEST: usize = 20_000;

/// Writes a note and tells those named in it.
pub async fn write(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    candidate: Id<Candidate>,
    body: &str,
    named: &[Id<User>],
) -> web::Result<Id<Note>> {
    actor.candidate(tx, candidate, Right::Comment).await?;
    let body = clean(body)?;
    let (id, now) = (tx.id::<Note>(), tx.now());
    sql("INSERT INTO notes (id, candidate_id, author_id, body, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(candidate)
        .bind(actor.id)
        .bind(body)
        .bind(now)
        .run(tx)
        .await?;
    mentions::tell(tx, keys, actor, candidate, id, named).await?;
    candidates::touch(tx, candidate).await?;
    events::record(
        tx,
        actor.by(),
        Event::new("note.written").candidate(candidate).subject(id),
    );
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
) -> web::Result<Note> {
    let note = own(tx, actor, id).await?;
    let (body, now) = (clean(body)?, tx.now());
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
    events::record(
        tx,
        actor.by(),
        Event::new("note.edited").candidate(note.candidate_id).subject(id),
    );
    Ok(note)
}

/// Takes one's own note away.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: Id<Note>) -> web::Result<Note> {
    let note = own(tx, actor, id).await?;
    let now = tx.now();
    sql("UPDATE notes SET removed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    events::record(
        tx,
        actor.by(),
        Event::new("note.removed").candidate(note.candidate_id).subject(id),
    );
    Ok(note)
}

/// The notes about somebody that the actor may see: not those tied to an application they do not.
pub async fn of_candidate(on: &mut impl Conn, actor: &Actor, candidate: Id<Candidate>) -> Result<Vec<Note>> {
    sql_text(select(actor, "n.candidate_id = $2"))
        .bind(actor.id)
        .bind(candidate)
        .all(on)
        .await
}

/// A note of one's own, on somebody one still sees.
pub async fn own(on: &mut impl Conn, actor: &Actor, id: Id<Note>) -> web::Result<Note> {
    let note: Option<Note> = sql_text(select(actor, "n.id = $2"))
        .bind(actor.id)
        .bind(id)
        .maybe(on)
        .await?;
    let note = note.ok_or(Error::NotFound)?;
    actor.candidate(on, note.candidate_id, Right::Comment).await?;
    if note.author_id == actor.id {
        Ok(note)
    } else {
        Err(Error::Forbidden)
    }
}

fn select(actor: &Actor, condition: &str) -> String {
    format!(
        "SELECT n.id, n.candidate_id, n.author_id, u.name AS author, n.body, n.created_at, n.edited_at, n.version
         FROM notes n JOIN users u ON u.id = n.author_id JOIN candidates c ON c.id = n.candidate_id
         WHERE n.removed_at IS NULL AND c.trashed_at IS NULL AND {condition} AND {}
           AND (n.application_id IS NULL OR EXISTS (SELECT 1 FROM applications na WHERE na.id = n.application_id AND {}))
         ORDER BY n.created_at DESC, n.id DESC",
        actor.sees_candidate("c"),
        actor.sees_application("na")
    )
}

fn clean(body: &str) -> web::Result<String> {
    let body = clean_block(body);
    match body.chars().count() {
        0 => Err(FormErrors::new("body", Message::new("fields-required")).into()),
        1..=LONGEST => Ok(body),
        _ => Err(FormErrors::new("body", Message::new("fields-too-long").with("max", LONGEST)).into()),
    }
}
