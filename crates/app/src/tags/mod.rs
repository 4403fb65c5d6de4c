//! Words that colleagues put on people to find them again.

mod pages;
#[cfg(test)]
mod tests;

use anyhow::Result;
use base::{Id, clean_line};
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;
use web::Error;

use crate::{
    access::{Actor, Right},
    candidates::{self, Candidate, fold::fold},
    events::{self, Event},
    features::Feature,
};

/// A word. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Tag {
    pub id: Id<Tag>,
    pub name: String,
}

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    events: &["tag.added", "tag.removed"],
    ..Feature::named("tags")
};

/// The longest tag, in characters.
pub const LONGEST: usize = 50;

/// Puts a tag on somebody, making it when it is new; what differs in case or accents is the same tag. False when they
/// had it.
pub async fn tag(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>, name: &str) -> web::Result<bool> {
    actor.candidate(tx, candidate, Right::Comment).await?;
    let name: String = clean_line(name).chars().take(LONGEST).collect();
    let (id, now, folded) = (tx.id::<Tag>(), tx.now(), fold(&name));
    if folded.is_empty() {
        return Err(web::FormErrors::new("tag", web::Message::new("fields-required")).into());
    }
    sql("INSERT INTO tags (id, name, folded, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (folded) DO NOTHING")
        .bind(id)
        .bind(name.clone())
        .bind(folded.clone())
        .bind(now)
        .run(tx)
        .await?;
    let id: Id<Tag> = sql("SELECT id FROM tags WHERE folded = $1")
        .bind(folded)
        .value(tx)
        .await?;
    let new = sql(
        "INSERT INTO candidate_tags (candidate_id, tag_id, added_at, added_by) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (candidate_id, tag_id) DO NOTHING",
    )
    .bind(candidate)
    .bind(id)
    .bind(now)
    .bind(actor.id)
    .run_once(tx)
    .await?;
    if new {
        candidates::touch(tx, candidate).await?;
        let event = Event::new("tag.added").candidate(candidate).subject(id);
        events::record(tx, actor.by(), event.words(serde_json::json!({ "tag": name })));
    }
    Ok(new)
}

/// Takes a tag off somebody.
pub async fn untag(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>, id: Id<Tag>) -> web::Result<()> {
    actor.candidate(tx, candidate, Right::Comment).await?;
    let name: Option<String> = sql("SELECT name FROM tags WHERE id = $1")
        .bind(id)
        .maybe_value(tx)
        .await?;
    let removed = sql("DELETE FROM candidate_tags WHERE candidate_id = $1 AND tag_id = $2")
        .bind(candidate)
        .bind(id)
        .run_once(tx)
        .await?;
    let Some(name) = name.filter(|_| removed) else {
        return Err(Error::NotFound);
    };
    candidates::touch(tx, candidate).await?;
    let event = Event::new("tag.removed").candidate(candidate).subject(id);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "tag": name })));
    Ok(())
}

/// Takes a tag off somebody by its name. False when they do not have it.
pub async fn untag_named(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>, name: &str) -> web::Result<bool> {
    actor.candidate(tx, candidate, Right::Comment).await?;
    let id: Option<Id<Tag>> = sql(
        "SELECT t.id FROM tags t JOIN candidate_tags ct ON ct.tag_id = t.id WHERE t.folded = $1 AND ct.candidate_id = $2",
    )
    .bind(fold(name))
    .bind(candidate)
    .maybe_value(tx)
    .await?;
    match id {
        Some(id) => untag(tx, actor, candidate, id).await.map(|()| true),
        None => Ok(false),
    }
}

/// The tags of somebody the caller has loaded for the actor.
pub async fn of_candidate(on: &mut impl Conn, candidate: Id<Candidate>) -> Result<Vec<Tag>> {
    sql(
        "SELECT t.id, t.name FROM candidate_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.candidate_id = $1
         ORDER BY t.folded",
    )
    .bind(candidate)
    .all(on)
    .await
}

/// The names of the tags of several people, each with whose it is.
pub async fn of_candidates(on: &mut impl Conn, ids: &[Id<Candidate>]) -> Result<Vec<(Id<Candidate>, String)>> {
    sql_text(format!(
        "SELECT ct.candidate_id, t.name FROM candidate_tags ct JOIN tags t ON t.id = ct.tag_id
         WHERE ct.candidate_id IN ({}) ORDER BY t.folded",
        db::in_list(1, ids.len())
    ))
    .bind_all(ids.to_vec())
    .all(on)
    .await
}

/// The names of all tags on somebody the actor sees, for choosing one.
pub async fn names(on: &mut impl Conn, actor: &Actor) -> Result<Vec<String>> {
    let sees = actor.sees_candidate("c");
    // Whoever sees few people is asked by their people, whoever sees most by the tags.
    let seen = if actor.role.recruits() {
        format!(
            "EXISTS (SELECT 1 FROM candidate_tags ct JOIN candidates c ON c.id = ct.candidate_id
                     WHERE ct.tag_id = t.id AND c.trashed_at IS NULL AND {sees})"
        )
    } else {
        format!(
            "t.id IN (SELECT ct.tag_id FROM hiring_team ht JOIN applications ta ON ta.job_id = ht.job_id
                      JOIN candidates c ON c.id = ta.candidate_id JOIN candidate_tags ct ON ct.candidate_id = c.id
                      WHERE ht.user_id = $1 AND c.trashed_at IS NULL AND {sees})"
        )
    };
    sql_text(format!(
        "SELECT t.name FROM tags t WHERE {seen} ORDER BY t.folded LIMIT 200"
    ))
    .bind(actor.id)
    .values(on)
    .await
}
