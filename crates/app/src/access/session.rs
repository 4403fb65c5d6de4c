//! Sessions: an opaque token in a cookie, its digest in the database (AUT-3).
//!
//! Idle 30 minutes, absolute 12 hours, at most 20 per user. Ending one is deleting its row, which every node sees with
//! the next request.

use anyhow::Result;
use base::{Email, Id, Language, Secret, Time, Zone};
use db::{Conn, Db, Tx, sql};
use jiff::SignedDuration;

use super::{Actor, Role, User, Via};

/// Marker of a session's id.
#[derive(Debug)]
pub struct Session;

pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
const MOST: i64 = 20;

/// `seen_at` is written at most this often.
const TOUCH: SignedDuration = SignedDuration::from_mins(1);

#[derive(sqlx::FromRow)]
struct Row {
    session_id: Id<Session>,
    seen_at: Time,
    stepped_up_at: Option<Time>,
    id: Id<User>,
    name: String,
    email: Email,
    role: Role,
    language: Language,
    zone: Zone,
    shortcuts: bool,
}

/// The person behind a session token, if it still holds.
pub async fn actor(db: &Db, token: &str) -> Result<Option<Actor>> {
    let now = db.clock().now();
    let Some(row) = find(&mut db.read(), token, now).await? else {
        return Ok(None);
    };
    if now.since(row.seen_at) > TOUCH {
        let session = row.session_id;
        db.write(move |tx| {
            Box::pin(async move {
                sql("UPDATE sessions SET seen_at = $2 WHERE id = $1")
                    .bind(session)
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await?;
    }
    Ok(Some(Actor {
        id: row.id,
        name: row.name,
        email: row.email,
        role: row.role,
        language: row.language,
        zone: row.zone,
        shortcuts: row.shortcuts,
        now,
        via: Via::Session {
            id: row.session_id,
            stepped_up_at: row.stepped_up_at,
        },
    }))
}

async fn find(on: &mut impl Conn, token: &str, now: Time) -> Result<Option<Row>> {
    let Ok(secret) = token.parse::<Secret>() else {
        return Ok(None);
    };
    sql(
        "SELECT s.id AS session_id, s.seen_at, s.stepped_up_at, u.id, u.name, u.email, u.role, u.language, u.zone,
                u.shortcuts
         FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE s.digest = $1 AND u.disabled_at IS NULL AND s.created_at > $2 AND s.seen_at > $3",
    )
    .bind(secret.digest())
    .bind(now - ABSOLUTE)
    .bind(now - IDLE)
    .maybe(on)
    .await
}

/// Begins a session and gives the token for the cookie. The password was just given, so it counts as stepped up.
pub async fn begin(tx: &mut Tx, user: Id<User>, agent: &str) -> Result<Secret> {
    let secret = Secret::random();
    let (id, now) = (tx.id::<Session>(), tx.now());
    sql(
        "INSERT INTO sessions (id, user_id, digest, created_at, seen_at, stepped_up_at, agent)
         VALUES ($1, $2, $3, $4, $4, $4, $5)",
    )
    .bind(id)
    .bind(user)
    .bind(secret.digest())
    .bind(now)
    .bind(agent.chars().take(200).collect::<String>())
    .run(tx)
    .await?;
    sql("DELETE FROM sessions WHERE user_id = $1 AND id NOT IN
         (SELECT id FROM sessions WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2)")
    .bind(user)
    .bind(MOST)
    .run(tx)
    .await?;
    Ok(secret)
}

/// Ends one session.
pub async fn end(tx: &mut Tx, session: Id<Session>) -> Result<()> {
    sql("DELETE FROM sessions WHERE id = $1").bind(session).run(tx).await?;
    Ok(())
}

/// Ends every session of a user: disabled, password changed, role lost.
pub async fn end_all(tx: &mut Tx, user: Id<User>) -> Result<()> {
    sql("DELETE FROM sessions WHERE user_id = $1")
        .bind(user)
        .run(tx)
        .await?;
    Ok(())
}
