//! The SQL of acts on many.

use std::collections::HashSet;

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;
use web::Message;

use super::{
    Batch, BatchState,
    model::{Act, Items},
};
use crate::{access::User, applications::Application, candidates::Candidate, jobs::Job};

/// Rows of one INSERT: two values each beside the batch.
const ROWS: usize = db::rows_at_once(2);

pub(super) async fn insert(
    tx: &mut Tx,
    user: Id<User>,
    act: &Act,
    payload: String,
    items: &Items,
) -> Result<Id<Batch>> {
    let (id, now) = (tx.id::<Batch>(), tx.now());
    sql(
        "INSERT INTO batches (id, kind, payload, total, state, created_by, created_at)
         VALUES ($1, $2, $3, $4, 'running', $5, $6)",
    )
    .bind(id)
    .bind(act.kind())
    .bind(payload)
    .bind(items.len() as i64)
    .bind(user)
    .bind(now)
    .run(tx)
    .await?;
    match items {
        Items::Applications(ids) => insert_items(tx, id, "application_id", ids).await?,
        Items::People(ids) => insert_items(tx, id, "candidate_id", ids).await?,
    }
    Ok(id)
}

/// Whose applications for a job these are, in their order, each person once.
pub(super) async fn people_of(
    on: &mut impl Conn,
    job: Id<Job>,
    applications: &[Id<Application>],
) -> Result<Vec<Id<Candidate>>> {
    let all: Vec<(Id<Application>, Id<Candidate>)> =
        sql("SELECT id, candidate_id FROM applications WHERE job_id = $1 ORDER BY number")
            .bind(job)
            .all(on)
            .await?;
    let wanted: HashSet<Id<Application>> = applications.iter().copied().collect();
    let mut seen = HashSet::new();
    let people = all.into_iter().filter(|(id, _)| wanted.contains(id));
    Ok(people
        .map(|(_, person)| person)
        .filter(|person| seen.insert(*person))
        .collect())
}

async fn insert_items<T: Send + Sync + 'static>(
    tx: &mut Tx,
    id: Id<Batch>,
    column: &str,
    items: &[Id<T>],
) -> Result<()> {
    for (chunk, rows) in items.chunks(ROWS).enumerate() {
        let places: Vec<String> = (0..rows.len())
            .map(|row| format!("($1, ${}, ${}, 'waiting')", row * 2 + 2, row * 2 + 3))
            .collect();
        let text = format!(
            "INSERT INTO batch_items (batch_id, position, {column}, state) VALUES {}",
            places.join(", ")
        );
        let mut statement = sql_text(text).bind(id);
        for (row, item) in rows.iter().enumerate() {
            statement = statement.bind((chunk * ROWS + row) as i64).bind(*item);
        }
        statement.run(tx).await?;
    }
    Ok(())
}

pub(super) async fn find(on: &mut impl Conn, id: Id<Batch>) -> Result<Option<Batch>> {
    sql_text(format!("SELECT {} FROM batches WHERE id = $1", Batch::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// Brings it from one of some states to another; false when it was in none of them.
pub(super) async fn become_state(tx: &mut Tx, id: Id<Batch>, from: &[BatchState], to: BatchState) -> Result<bool> {
    let now = tx.now();
    let over = !matches!(to, BatchState::Running | BatchState::Undoing);
    sql_text(format!(
        "UPDATE batches SET state = $2, ended_at = $3 WHERE id = $1 AND state IN ({})",
        db::in_list(4, from.len())
    ))
    .bind(id)
    .bind(to)
    .bind(over.then_some(now))
    .bind_all(from.iter().copied())
    .run_once(tx)
    .await
}

/// One item of an act on many.
#[derive(sqlx::FromRow)]
pub(super) struct Item {
    pub position: i64,
    /// One of these two, as the act is about.
    pub application_id: Option<Id<Application>>,
    pub candidate_id: Option<Id<Candidate>>,
    pub before: Option<String>,
}

/// The next item that waits, in order.
pub(super) async fn next_waiting(on: &mut impl Conn, id: Id<Batch>) -> Result<Option<Item>> {
    sql("SELECT position, application_id, candidate_id, before FROM batch_items
         WHERE batch_id = $1 AND state = 'waiting' ORDER BY position LIMIT 1")
    .bind(id)
    .maybe(on)
    .await
}

/// The next item to undo, the latest first, before a position.
pub(super) async fn next_done(on: &mut impl Conn, id: Id<Batch>, before: i64) -> Result<Option<Item>> {
    sql("SELECT position, application_id, candidate_id, before FROM batch_items
         WHERE batch_id = $1 AND state = 'done' AND position < $2 ORDER BY position DESC LIMIT 1")
    .bind(id)
    .bind(before)
    .maybe(on)
    .await
}

/// Says that an item is done, with what undo puts back; none when there was nothing to do.
pub(super) async fn done(tx: &mut Tx, id: Id<Batch>, position: i64, before: Option<String>) -> Result<()> {
    let state = if before.is_some() { "done" } else { "undone" };
    settle(tx, id, position, state, before).await?;
    sql("UPDATE batches SET done = done + 1 WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(())
}

/// Says that an item was left out, and why.
pub(super) async fn skip(tx: &mut Tx, id: Id<Batch>, position: i64, why: &Message) -> Result<()> {
    settle(tx, id, position, "skipped", Some(serde_json::to_string(why)?)).await?;
    sql("UPDATE batches SET skipped = skipped + 1 WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(())
}

/// Says that an item was put back.
pub(super) async fn undone(tx: &mut Tx, id: Id<Batch>, position: i64) -> Result<()> {
    settle(tx, id, position, "undone", None).await?;
    sql("UPDATE batches SET done = done - 1 WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(())
}

async fn settle(tx: &mut Tx, id: Id<Batch>, position: i64, state: &'static str, before: Option<String>) -> Result<()> {
    sql("UPDATE batch_items SET state = $3, before = $4 WHERE batch_id = $1 AND position = $2")
        .bind(id)
        .bind(position)
        .bind(state.to_owned())
        .bind(before)
        .run(tx)
        .await?;
    Ok(())
}

/// Somebody whom an act left out.
#[derive(Clone, Debug, Serialize)]
pub struct Skipped {
    pub candidate_id: Id<Candidate>,
    pub name: String,
    pub why: Message,
}

/// The first of those whom an act left out. The names are shown to whoever started it and sees them still.
pub async fn skipped(on: &mut impl Conn, actor: &crate::access::Actor, id: Id<Batch>) -> Result<Vec<Skipped>> {
    let rows: Vec<(Id<Candidate>, String, String)> = sql_text(format!(
        "SELECT c.id, c.name, i.before FROM batch_items i LEFT JOIN applications a ON a.id = i.application_id
         JOIN candidates c ON c.id = COALESCE(a.candidate_id, i.candidate_id)
         WHERE i.batch_id = $2 AND i.state = 'skipped' AND i.before IS NOT NULL
           AND (a.id IS NULL OR {}) AND {} ORDER BY i.position LIMIT 50",
        actor.sees_application("a"),
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .bind(id)
    .all(on)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(candidate_id, name, why)| {
            Some(Skipped {
                candidate_id,
                name,
                why: serde_json::from_str(&why).ok()?,
            })
        })
        .collect())
}
