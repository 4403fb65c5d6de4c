//! SQL of people and their sessions.

use anyhow::Result;
use base::{Email, Id, Time};
use db::{Conn, sql, sql_text};
use serde::Serialize;

use super::{Role, Session, User};

/// A user by id, whoever they are.
pub async fn user(on: &mut impl Conn, id: Id<User>) -> Result<Option<User>> {
    sql_text(format!("SELECT {} FROM users u WHERE u.id = $1", User::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// A user by mail address.
pub async fn user_by_email(on: &mut impl Conn, email: &Email) -> Result<Option<User>> {
    sql_text(format!("SELECT {} FROM users u WHERE u.email_key = $1", User::COLUMNS))
        .bind(email.comparison())
        .maybe(on)
        .await
}

/// Everybody who works here, by name; those who may no longer sign in last.
pub async fn users(on: &mut impl Conn) -> Result<Vec<User>> {
    sql_text(format!(
        "SELECT {} FROM users u ORDER BY CASE WHEN u.disabled_at IS NULL THEN 0 ELSE 1 END, LOWER(u.name), u.id",
        User::COLUMNS
    ))
    .all(on)
    .await
}

/// Whether anybody works here yet.
pub async fn has_users(on: &mut impl Conn) -> Result<bool> {
    Ok(sql("SELECT COUNT(*) FROM users").value::<i64>(on).await? > 0)
}

/// Whoever has this address and may sign in, with what is kept of their password.
#[derive(sqlx::FromRow)]
pub struct Credentials {
    pub id: Id<User>,
    pub password_hash: Option<String>,
}

pub async fn credentials(on: &mut impl Conn, email: &Email) -> Result<Option<Credentials>> {
    sql("SELECT id, password_hash FROM users WHERE email_key = $1 AND disabled_at IS NULL")
        .bind(email.comparison())
        .maybe(on)
        .await
}

pub async fn password_hash(on: &mut impl Conn, user: Id<User>) -> Result<Option<String>> {
    let kept: Option<Option<String>> = sql("SELECT password_hash FROM users WHERE id = $1 AND disabled_at IS NULL")
        .bind(user)
        .maybe_value(on)
        .await?;
    Ok(kept.flatten())
}

/// Those who have not chosen a password yet, and until when their invitation holds (none: it has run out).
#[derive(sqlx::FromRow)]
pub struct Invited {
    pub user_id: Id<User>,
    pub until: Option<Time>,
}

pub async fn invited(on: &mut impl Conn, now: Time) -> Result<Vec<Invited>> {
    sql("SELECT u.id AS user_id, MAX(l.expires_at) AS until
         FROM users u LEFT JOIN links l
           ON l.user_id = u.id AND l.purpose = 'invitation' AND l.used_at IS NULL AND l.expires_at > $1
         WHERE u.password_hash IS NULL GROUP BY u.id")
    .bind(now)
    .all(on)
    .await
}

/// An owner other than this person who may sign in.
pub async fn another_owner(on: &mut impl Conn, than: Id<User>) -> Result<Option<Id<User>>> {
    sql("SELECT id FROM users WHERE role = $1 AND disabled_at IS NULL AND id <> $2 ORDER BY created_at, id LIMIT 1")
        .bind(Role::Owner)
        .bind(than)
        .maybe_value(on)
        .await
}

/// A browser in which somebody is signed in.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct OpenSession {
    pub id: Id<Session>,
    pub created_at: Time,
    pub seen_at: Time,
    pub agent: String,
}

/// Where a person is signed in, the latest first.
pub async fn sessions(on: &mut impl Conn, user: Id<User>, now: Time) -> Result<Vec<OpenSession>> {
    sql("SELECT id, created_at, seen_at, agent FROM sessions
         WHERE user_id = $1 AND created_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id DESC")
    .bind(user)
    .bind(now - super::session::ABSOLUTE)
    .bind(now - super::session::IDLE)
    .all(on)
    .await
}
