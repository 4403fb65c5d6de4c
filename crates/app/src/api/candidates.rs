//! /api/v1/candidates: people whom the token's owner may see.

use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Id, Time};
use db::{Page, sql, sql_text};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, Caller, Listing, item, listed};
use crate::{App, candidates::Candidate};

/// A candidate, as programs read one.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Candidate)]
pub struct CandidateView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Candidate>,
    name: String,
    given: String,
    family: String,
    script_name: String,
    headline: String,
    city: String,
    country: Option<String>,
    language: String,
    source: String,
    do_not_contact: bool,
    #[schema(value_type = String)]
    created_at: Time,
    #[schema(value_type = String)]
    updated_at: Time,
    version: i64,
}

const COLUMNS: &str = "c.id, c.name, c.given, c.family, c.script_name, c.headline, c.city, c.country, c.language, \
     c.source, c.do_not_contact, c.created_at, c.updated_at, c.version";

/// A mail address, telephone number or link.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
pub struct ContactPoint {
    kind: String,
    value: String,
}

/// A candidate with the ways to reach them.
#[derive(Serialize, ToSchema)]
pub struct CandidateWithContacts {
    #[serde(flatten)]
    candidate: CandidateView,
    contact_points: Vec<ContactPoint>,
}

pub fn api() -> Api {
    let path = "/api/v1/candidates/{candidate}";
    Api::new()
        .list::<CandidateView, _, _>(
            "/api/v1/candidates",
            list,
            "candidates:read",
            "Candidates, newest first",
            &["q"],
        )
        .item::<CandidateWithContacts, _, _>(path, show, "candidates:read", "One candidate, with contact points")
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &["q"])?;
    let words = listing.filter::<String>("q")?.map(|words| pattern(&words));
    let rows: Vec<CandidateView> = sql_text(format!(
        "SELECT {COLUMNS} FROM candidates c WHERE c.trashed_at IS NULL AND c.erased_at IS NULL AND {}
            AND ($2 IS NULL OR c.id < $2) AND ($3 IS NULL OR c.folded LIKE $3 ESCAPE '!')
         ORDER BY c.id DESC LIMIT $4",
        caller.actor.sees_candidate("c")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Candidate>>()?)
    .bind(words)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}

/// A LIKE pattern that finds these words anywhere in a folded column.
fn pattern(words: &str) -> String {
    let escaped = words
        .trim()
        .to_lowercase()
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{escaped}%")
}

async fn show(caller: Caller, State(app): State<App>, Path(id): Path<Id<Candidate>>) -> Result<Response> {
    let mut on = app.db.read();
    let found: Option<CandidateView> = sql_text(format!(
        "SELECT {COLUMNS} FROM candidates c WHERE c.id = $2 AND c.trashed_at IS NULL AND c.erased_at IS NULL AND {}",
        caller.actor.sees_candidate("c")
    ))
    .bind(caller.actor.id)
    .bind(id)
    .maybe(&mut on)
    .await?;
    let candidate = found.ok_or(Error::NotFound)?;
    let contact_points = sql("SELECT kind, value FROM contact_points WHERE candidate_id = $1 ORDER BY position, id")
        .bind(id)
        .all(&mut on)
        .await?;
    item(&CandidateWithContacts {
        candidate,
        contact_points,
    })
}
