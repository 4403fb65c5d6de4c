//! The SQL of acts that can be taken back.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql};

use super::Undo;
use crate::access::User;

pub(super) async fn insert(
    tx: &mut Tx,
    id: Id<Undo>,
    user: Id<User>,
    kind: &'static str,
    payload: String,
    expires: Time,
) -> Result<()> {
    let now = tx.now();
    // Nobody asks for what is long over.
    sql("DELETE FROM undos WHERE user_id = $1 AND expires_at < $2")
        .bind(user)
        .bind(now)
        .run(tx)
        .await?;
    sql("INSERT INTO undos (id, user_id, kind, payload, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(user)
        .bind(kind.to_owned())
        .bind(payload)
        .bind(now)
        .bind(expires)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn find(on: &mut impl Conn, user: Id<User>, id: Id<Undo>, now: Time) -> Result<Option<Undo>> {
    sql("SELECT id, kind, payload, expires_at FROM undos WHERE id = $1 AND user_id = $2 AND expires_at > $3")
        .bind(id)
        .bind(user)
        .bind(now)
        .maybe(on)
        .await
}

/// The same, if it has not been used.
pub(super) async fn find_open(on: &mut impl Conn, user: Id<User>, id: Id<Undo>, now: Time) -> Result<Option<Undo>> {
    sql("SELECT id, kind, payload, expires_at FROM undos
         WHERE id = $1 AND user_id = $2 AND expires_at > $3 AND used_at IS NULL")
    .bind(id)
    .bind(user)
    .bind(now)
    .maybe(on)
    .await
}

/// The latest that have not been used, at most 100.
pub(super) async fn open(on: &mut impl Conn, user: Id<User>, now: Time) -> Result<Vec<Undo>> {
    sql("SELECT id, kind, payload, expires_at FROM undos
         WHERE user_id = $1 AND expires_at > $2 AND used_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 100")
    .bind(user)
    .bind(now)
    .all(on)
    .await
}

/// Uses it up; false when it was, or is over.
pub(super) async fn claim(tx: &mut Tx, user: Id<User>, id: Id<Undo>, now: Time) -> Result<bool> {
    sql("UPDATE undos SET used_at = $3 WHERE id = $1 AND user_id = $2 AND used_at IS NULL AND expires_at > $3")
        .bind(id)
        .bind(user)
        .bind(now)
        .run_once(tx)
        .await
}
