//! Raising an alert and having seen it.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql};
use jiff::SignedDuration;
use serde::Serialize;

use crate::{
    access::{Actor, User},
    events::{self, By, Event},
};

/// So many looks at people and their files in ten minutes are more than reading: one every two seconds.
pub const MUCH: i64 = 300;
const WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// For how long somebody who goes on is not told of again.
const QUIET: SignedDuration = SignedDuration::from_hours(1);

/// What an alert is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    MuchRead,
}

db::text_enum!(AlertKind { MuchRead = "much_read" });

/// An alert that nobody has looked at.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Alert {
    pub id: Id<Alert>,
    pub user: Id<User>,
    pub name: String,
    pub reads: i64,
    pub at: Time,
}

/// Looks at how much somebody has read just now, and raises an alert when it is unusual. Part of the transaction that
/// notes the read; takes as long for somebody with a million reads as for a newcomer.
pub async fn watch_reads(tx: &mut Tx, user: Id<User>) -> Result<()> {
    let now = tx.now();
    let since: Option<Time> = sql("SELECT at FROM access_log WHERE user_id = $1 ORDER BY seq DESC LIMIT 1 OFFSET $2")
        .bind(user)
        .bind(MUCH - 1)
        .maybe_value(tx)
        .await?;
    if since.is_none_or(|since| now.since(since) > WITHIN) {
        return Ok(());
    }
    let told: i64 = sql("SELECT COUNT(*) FROM alerts WHERE user_id = $1 AND raised_at > $2")
        .bind(user)
        .bind(now - QUIET)
        .value(tx)
        .await?;
    if told > 0 {
        return Ok(());
    }
    let id = tx.id::<Alert>();
    sql("INSERT INTO alerts (id, kind, user_id, reads, raised_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(AlertKind::MuchRead)
        .bind(user)
        .bind(MUCH)
        .bind(now)
        .run(tx)
        .await?;
    tracing::warn!(%user, reads = MUCH, "Somebody opens very many people or files");
    events::record(
        tx,
        By::System,
        Event::new("alert.raised").subject(user).with("reads", MUCH),
    );
    Ok(())
}

/// Those that nobody has looked at, for those who run the organization; the newest first.
pub async fn open(on: &mut impl Conn, actor: &Actor) -> Result<Vec<Alert>> {
    if !actor.role.manages_organization() {
        return Ok(Vec::new());
    }
    sql("SELECT a.id, a.user_id AS \"user\", u.name, a.reads, a.raised_at AS at
         FROM alerts a JOIN users u ON u.id = a.user_id WHERE a.seen_at IS NULL ORDER BY a.raised_at DESC, a.id")
    .all(on)
    .await
}

/// Somebody has looked. Nobody can wave their own through.
pub async fn see(tx: &mut Tx, actor: &Actor, id: Id<Alert>) -> web::Result<()> {
    if !actor.role.manages_organization() {
        return Err(web::Error::Forbidden);
    }
    let now = tx.now();
    let user: Id<User> = sql("SELECT user_id FROM alerts WHERE id = $1 AND seen_at IS NULL")
        .bind(id)
        .maybe_value(tx)
        .await?
        .ok_or(web::Error::NotFound)?;
    if user == actor.id {
        return Err(web::Error::Conflict(web::Message::new("alerts-own")));
    }
    sql("UPDATE alerts SET seen_at = $2, seen_by = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(actor.id)
        .run(tx)
        .await?;
    events::record(tx, actor.by(), Event::new("alert.seen").subject(user));
    Ok(())
}
