//! The SQL of notes. Who may see one is part of every query.

use anyhow::Result;
use base::Id;
use db::{Conn, sql_text};
use web::Error;

use super::Note;
use crate::{
    access::{Actor, Right},
    candidates::Candidate,
};

/// The notes about somebody that the actor may see, latest first: not those tied to an application they do not.
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
        "SELECT n.id, n.candidate_id, n.application_id, n.author_id, u.name AS author, n.body, n.created_at,
                n.edited_at, n.version
         FROM notes n JOIN users u ON u.id = n.author_id JOIN candidates c ON c.id = n.candidate_id
         WHERE n.removed_at IS NULL AND c.trashed_at IS NULL AND {condition} AND {}
           AND (n.application_id IS NULL OR EXISTS (SELECT 1 FROM applications na WHERE na.id = n.application_id AND {}))
         ORDER BY n.created_at DESC, n.id DESC",
        actor.sees_candidate("c"),
        actor.sees_application("na")
    )
}
