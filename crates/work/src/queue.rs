//! Putting work in, and looking at what waits or was given up.

use anyhow::Context;
use base::{Id, Time};
use db::{Conn, Result, Tx, sql};
use serde::Serialize;

use crate::Task;

/// Marker for the ids of stored items.
pub struct Item;

/// An item that was given up, for the page where a person decides.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct FailedItem {
    pub id: Id<Item>,
    pub name: String,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub failed_at: Time,
}

/// Asks for work as soon as this transaction has committed.
pub async fn enqueue<C, T: Task<C>>(tx: &mut Tx, task: &T) -> Result<()> {
    let now = tx.now();
    enqueue_at(tx, task, now).await
}

/// Asks for work at a time.
pub async fn enqueue_at<C, T: Task<C>>(tx: &mut Tx, task: &T, at: Time) -> Result<()> {
    let payload = serde_json::to_string(task).context("write a task down")?;
    insert(tx, T::NAME, payload, task.unique_key(), at).await
}

pub(crate) async fn insert(
    tx: &mut Tx,
    name: &'static str,
    payload: String,
    unique_key: Option<String>,
    at: Time,
) -> Result<()> {
    let key = unique_key.map(|key| format!("{name}:{key}"));
    let (id, now) = (tx.id::<Item>(), tx.now());
    sql(
        "INSERT INTO work_items (id, name, payload, unique_key, run_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND failed_at IS NULL DO NOTHING",
    )
    .bind(id)
    .bind(name.to_owned())
    .bind(payload)
    .bind(key)
    .bind(at)
    .bind(now)
    .later(tx);
    Ok(())
}

/// How many items wait or run.
pub async fn waiting(on: &mut impl Conn) -> Result<i64> {
    sql("SELECT COUNT(*) FROM work_items WHERE failed_at IS NULL")
        .value(on)
        .await
}

/// How many items were given up.
pub async fn given_up(on: &mut impl Conn) -> Result<i64> {
    sql("SELECT COUNT(*) FROM work_items WHERE failed_at IS NOT NULL")
        .value(on)
        .await
}

/// Since when the item that is due longest has been due; none when nothing is.
pub async fn due_since(on: &mut impl Conn, now: Time) -> Result<Option<Time>> {
    sql("SELECT run_at FROM work_items WHERE failed_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT 1")
        .bind(now)
        .maybe_value(on)
        .await
}

/// What was given up, latest first.
pub async fn failed(on: &mut impl Conn) -> Result<Vec<FailedItem>> {
    sql("SELECT id, name, attempts, last_error, failed_at FROM work_items
         WHERE failed_at IS NOT NULL ORDER BY failed_at DESC LIMIT 200")
    .all(on)
    .await
}

/// Lets an item that was given up run again.
pub async fn retry_failed(tx: &mut Tx, id: Id<Item>) -> Result<bool> {
    let now = tx.now();
    sql(
        "UPDATE work_items SET failed_at = NULL, unique_key = NULL, attempts = 0, run_at = $2
         WHERE id = $1 AND failed_at IS NOT NULL",
    )
    .bind(id)
    .bind(now)
    .run_once(tx)
    .await
}
