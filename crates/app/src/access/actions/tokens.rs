//! API tokens: made by a person for their own programs, ended by them or by those who manage the organization.

use base::{Id, Secret, Time};
use db::{Tx, sql};
use web::{Error, FormErrors, Message, Result};

use super::super::{
    ApiToken, Role, User,
    token::{self, LONGEST, Scopes},
};
use crate::events::{self, By, Event};

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    pub owner: Id<User>,
    pub name: String,
    /// Such as `jobs:read`; at least one.
    pub scopes: Vec<String>,
    /// At most [`LONGEST`] from now.
    pub expires_at: Time,
}

/// Makes a token; its text ([`token::text`]) is shown now and never again.
pub async fn create_token(tx: &mut Tx, by: By, new: NewToken) -> Result<(Id<ApiToken>, Secret)> {
    let now = tx.now();
    let known: Vec<String> = token::scopes().collect();
    if new.scopes.is_empty() {
        return Err(FormErrors::new("scopes", Message::new("access-token-needs-scope")).into());
    }
    if let Some(unknown) = new.scopes.iter().find(|scope| !known.contains(scope)) {
        let message = Message::new("access-token-unknown-scope")
            .with("scope", unknown.clone())
            .with("known", known.join(", "));
        return Err(FormErrors::new("scopes", message).into());
    }
    let role: Role = sql("SELECT role FROM users WHERE id = $1")
        .bind(new.owner)
        .value(tx)
        .await?;
    if !new
        .scopes
        .iter()
        .all(|scope| token::scopes_for(role).any(|own| own == *scope))
    {
        return Err(FormErrors::new("scopes", Message::new("access-token-everything")).into());
    }
    if new.expires_at <= now || new.expires_at > now + LONGEST {
        return Err(FormErrors::new("expires", Message::new("access-token-expires-range")).into());
    }
    let (id, secret) = (tx.id::<ApiToken>(), Secret::random());
    sql(
        "INSERT INTO api_tokens (id, user_id, name, digest, hint, scopes, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(new.owner)
    .bind(new.name)
    .bind(secret.digest())
    .bind(token::hint(&secret))
    .bind(Scopes(new.scopes.clone()))
    .bind(now)
    .bind(new.expires_at)
    .run(tx)
    .await?;
    events::record(
        tx,
        by,
        Event::new("api_token.created").subject(id).with("scopes", new.scopes),
    );
    Ok((id, secret))
}

/// Ends a token; `owner` limits it to one person's own.
pub async fn revoke_token(tx: &mut Tx, by: By, id: Id<ApiToken>, owner: Option<Id<User>>) -> Result<()> {
    let now = tx.now();
    let known: i64 = sql("SELECT COUNT(*) FROM api_tokens WHERE id = $1 AND (user_id = $2 OR $3)")
        .bind(id)
        .bind(owner)
        .bind(owner.is_none())
        .value(tx)
        .await?;
    if known == 0 {
        return Err(Error::NotFound);
    }
    let revoked = sql("UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
        .bind(id)
        .bind(now)
        .run_once(tx)
        .await?;
    if revoked {
        events::record(tx, by, Event::new("api_token.revoked").subject(id));
    }
    Ok(())
}
