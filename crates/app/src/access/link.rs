//! One-time links: the first owner's, invitations, a forgotten password (AUT-4).
//!
//! A link carries 256 random bits; the database keeps their digest. It is for one person and one purpose, works once, and
//! only sending the form uses it up: mail scanners open links.

use anyhow::Result;
use base::{Id, Secret, Time};
use db::{Conn, Tx, sql};
use jiff::SignedDuration;

use super::User;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first person of an empty installation becomes its owner.
    FirstOwner,
    /// A colleague chooses a password.
    Invitation,
    /// Somebody forgot theirs.
    PasswordReset,
}

db::text_enum!(Purpose {
    FirstOwner = "first_owner",
    Invitation = "invitation",
    PasswordReset = "password_reset",
});

impl Purpose {
    /// How long a link holds.
    pub fn age(self) -> SignedDuration {
        match self {
            Self::FirstOwner => SignedDuration::from_hours(1),
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::PasswordReset => SignedDuration::from_mins(30),
        }
    }
}

/// A link that somebody followed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    pub id: Id<Link>,
    pub purpose: Purpose,
    pub user_id: Option<Id<User>>,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}

/// The path of a link's page.
pub fn path(secret: &Secret) -> String {
    format!("/app/links/{}", secret.reveal())
}

/// Makes a link; earlier ones of the same purpose and person no longer work.
pub async fn issue(tx: &mut Tx, purpose: Purpose, user: Option<Id<User>>) -> Result<Secret> {
    let (secret, now) = (Secret::random(), tx.now());
    revoke(tx, purpose, user).await?;
    let id = tx.id::<Link>();
    sql("INSERT INTO links (id, purpose, digest, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(purpose)
        .bind(secret.digest())
        .bind(user)
        .bind(now)
        .bind(now + purpose.age())
        .run(tx)
        .await?;
    Ok(secret)
}

/// Ends the links of a purpose and person.
pub async fn revoke(tx: &mut Tx, purpose: Purpose, user: Option<Id<User>>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE links SET expires_at = $3
         WHERE purpose = $1 AND (user_id = $2 OR (user_id IS NULL AND $4)) AND used_at IS NULL AND expires_at > $3")
    .bind(purpose)
    .bind(user)
    .bind(now)
    .bind(user.is_none())
    .run(tx)
    .await?;
    Ok(())
}

/// The link behind a secret, whether or not it still works: [`web::Error::NotFound`] for no link of ours,
/// [`web::Error::Gone`] for one that was used, has expired, or is for somebody who was disabled.
pub async fn find(on: &mut impl Conn, secret: &str, now: Time) -> web::Result<Link> {
    let secret: Secret = secret.parse().map_err(|_| web::Error::NotFound)?;
    let link: Option<Link> = sql("SELECT id, purpose, user_id, expires_at, used_at FROM links WHERE digest = $1")
        .bind(secret.digest())
        .maybe(on)
        .await?;
    let link = link.ok_or(web::Error::NotFound)?;
    if link.used_at.is_some() || link.expires_at <= now {
        return Err(web::Error::Gone);
    }
    if let Some(user) = link.user_id {
        let enabled: i64 = sql("SELECT COUNT(*) FROM users WHERE id = $1 AND disabled_at IS NULL")
            .bind(user)
            .value(on)
            .await?;
        if enabled == 0 {
            return Err(web::Error::Gone);
        }
    }
    Ok(link)
}

/// Uses a link up; of two who try at once, one gets [`web::Error::Gone`].
pub async fn consume(tx: &mut Tx, link: &Link) -> web::Result<()> {
    let now = tx.now();
    let used = sql("UPDATE links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2")
        .bind(link.id)
        .bind(now)
        .run_once(tx)
        .await?;
    if used { Ok(()) } else { Err(web::Error::Gone) }
}
