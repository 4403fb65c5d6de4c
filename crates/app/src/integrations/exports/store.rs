//! The SQL of exports.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{Export, ExportState};
use crate::access::User;

pub(super) async fn insert(tx: &mut Tx, by: Id<User>) -> Result<Id<Export>> {
    let (id, now) = (tx.id::<Export>(), tx.now());
    sql("INSERT INTO exports (id, state, created_by, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(ExportState::Waiting)
        .bind(by)
        .bind(now)
        .run(tx)
        .await?;
    Ok(id)
}

pub(super) async fn find(on: &mut impl Conn, id: Id<Export>) -> Result<Option<Export>> {
    sql_text(format!("SELECT {} FROM exports WHERE id = $1", Export::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// The latest of one person; those before the one with this time and id, if given.
pub async fn of_user(
    on: &mut impl Conn,
    user: Id<User>,
    before: Option<(Time, Id<Export>)>,
    limit: i64,
) -> Result<Vec<Export>> {
    let (at, id) = before.unzip();
    sql_text(format!(
        "SELECT {} FROM exports WHERE created_by = $1
            AND ($2 IS NULL OR created_at < $2 OR (created_at = $2 AND id < $3))
         ORDER BY created_at DESC, id DESC LIMIT $4",
        Export::COLUMNS
    ))
    .bind(user)
    .bind(at)
    .bind(id)
    .bind(limit)
    .all(on)
    .await
}

pub(super) async fn note_progress(tx: &mut Tx, id: Id<Export>, done: i64, of: i64) -> Result<()> {
    sql("UPDATE exports SET resources = $2, total = $3 WHERE id = $1 AND state = 'waiting'")
        .bind(id)
        .bind(done)
        .bind(of)
        .run(tx)
        .await?;
    Ok(())
}

/// Says where its file is; false when that was said before.
pub(super) async fn ready(tx: &mut Tx, id: Id<Export>, key: &files::Key, size: u64, until: Time) -> Result<bool> {
    let now = tx.now();
    sql(
        "UPDATE exports SET state = 'ready', file_key = $2, size = $3, ready_at = $4, expires_at = $5, resources = total
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(id)
    .bind(key.to_string())
    .bind(size as i64)
    .bind(now)
    .bind(until)
    .run_once(tx)
    .await
}

pub(super) async fn fail(tx: &mut Tx, id: Id<Export>) -> Result<()> {
    sql("UPDATE exports SET state = 'failed' WHERE id = $1 AND state = 'waiting'")
        .bind(id)
        .run(tx)
        .await?;
    Ok(())
}
