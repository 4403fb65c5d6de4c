//! API tokens: a program's way in, for one person, with less than that person's rights (AZ-7).
//!
//! The text is `bole_` and 43 characters, so that scanners for leaked secrets know it; the database keeps a digest.

use anyhow::Result;
use base::{Email, Id, Language, Secret, Time, Zone};
use db::{Conn, Db, sql};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::{Actor, ApiToken, Role, User, Via};

/// What every token begins with.
pub const PREFIX: &str = "bole_";

/// The longest life of a token.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// What the API offers; each can be read, or read and written.
pub const RESOURCES: &[&str] = &[
    "jobs",
    "postings",
    "stages",
    "openings",
    "approvals",
    "candidates",
    "applications",
    "documents",
    "notes",
    "tags",
    "tasks",
    "messages",
    "users",
    "departments",
    "offices",
    "reasons",
    "events",
    "consents",
    "data-requests",
    "imports",
    "exports",
    "today",
    "views",
];

/// `used_at` is written at most this often.
const TOUCH: SignedDuration = SignedDuration::from_mins(1);

/// Scopes such as `jobs:read`, in a TEXT column as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(pub Vec<String>);
db::json_text!(Scopes);

/// Every scope there is.
pub fn scopes() -> impl Iterator<Item = String> {
    RESOURCES
        .iter()
        .flat_map(|resource| ["read", "write"].map(|verb| format!("{resource}:{verb}")))
}

/// Every scope that a person of this role may give a program. Everything at once leaves only by those who run the
/// organization (ABU-4): no program can be asked for a password, so whoever makes its token was.
pub fn scopes_for(role: Role) -> impl Iterator<Item = String> {
    scopes().filter(move |scope| scope != EVERYTHING || role.manages_organization())
}

/// The scope with which a program takes everything out.
pub const EVERYTHING: &str = "exports:write";

/// A token as its owner sees it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Token {
    pub id: Id<ApiToken>,
    pub user_id: Id<User>,
    pub owner: String,
    pub name: String,
    /// The first letters of the text.
    pub hint: String,
    pub scopes: Scopes,
    pub created_at: Time,
    pub expires_at: Time,
    pub used_at: Option<Time>,
    pub revoked_at: Option<Time>,
}

const COLUMNS: &str = "t.id, t.user_id, u.name AS owner, t.name, t.hint, t.scopes, t.created_at, t.expires_at, t.used_at, \
     t.revoked_at";

/// The text of a token, to be shown once.
pub fn text(secret: &Secret) -> String {
    format!("{PREFIX}{}", secret.reveal())
}

/// What is kept to recognise the text by eye.
pub fn hint(secret: &Secret) -> String {
    format!("{PREFIX}{}", &secret.reveal()[..6])
}

/// One person's tokens, newest first; everybody's for those who manage the organization and ask for them.
pub async fn of(on: &mut impl Conn, owner: Option<Id<User>>) -> Result<Vec<Token>> {
    db::sql_text(format!(
        "SELECT {COLUMNS} FROM api_tokens t JOIN users u ON u.id = t.user_id
         WHERE (t.user_id = $1 OR $2) ORDER BY t.created_at DESC, t.id DESC"
    ))
    .bind(owner)
    .bind(owner.is_none())
    .all(on)
    .await
}

#[derive(sqlx::FromRow)]
struct Row {
    token_id: Id<ApiToken>,
    scopes: Scopes,
    used_at: Option<Time>,
    id: Id<User>,
    name: String,
    email: Email,
    role: Role,
    language: Language,
    zone: Zone,
    shortcuts: bool,
}

/// The person behind a token that still holds: not expired, not revoked, its owner not disabled. Their rights are those
/// of this moment.
pub async fn actor(db: &Db, text: &str) -> Result<Option<Actor>> {
    let Some(secret) = text.strip_prefix(PREFIX).and_then(|text| text.parse::<Secret>().ok()) else {
        return Ok(None);
    };
    let now = db.clock().now();
    let row: Option<Row> = sql(
        "SELECT t.id AS token_id, t.scopes, t.used_at, u.id, u.name, u.email, u.role, u.language,
                u.zone, u.shortcuts
         FROM api_tokens t JOIN users u ON u.id = t.user_id
         WHERE t.digest = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND u.disabled_at IS NULL",
    )
    .bind(secret.digest())
    .bind(now)
    .maybe(&mut db.read())
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.used_at.is_none_or(|used| now.since(used) > TOUCH) {
        let token = row.token_id;
        db.write(move |tx| {
            Box::pin(async move {
                sql("UPDATE api_tokens SET used_at = $2 WHERE id = $1")
                    .bind(token)
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
        via: Via::Token {
            id: row.token_id,
            scopes: row.scopes.0,
        },
    }))
}
