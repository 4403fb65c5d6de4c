//! /api/v1/consents: what candidates agreed to.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Page, sql_text};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Query, Result};

use super::{Api, Caller, Listing, Param, listed};
use crate::{App, candidates::Candidate};

/// Marker of a consent's id.
pub struct Consent;

/// A consent, in the words that were ticked.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Consent)]
pub struct ConsentView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Consent>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    /// `talent_pool`.
    kind: String,
    wording: String,
    #[schema(value_type = String, format = DateTime)]
    given_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Time>,
    #[schema(value_type = Option<String>, format = DateTime)]
    withdrawn_at: Option<Time>,
}

const FILTERS: &[Param] = &[Param::id("candidate_id")];

pub fn api() -> Api {
    let read = "consents:read";
    Api::new().list::<ConsentView, _, _>("/api/v1/consents", list, read, "Consents, newest first", FILTERS)
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<ConsentView> = sql_text(format!(
        "SELECT o.id, o.candidate_id, o.kind, o.wording, o.given_at, o.expires_at, o.withdrawn_at
         FROM consents o JOIN candidates c ON c.id = o.candidate_id
         WHERE c.trashed_at IS NULL AND {} AND ($2 IS NULL OR o.id < $2) AND ($3 IS NULL OR o.candidate_id = $3)
         ORDER BY o.id DESC LIMIT $4",
        caller.actor.sees_candidate("c")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Consent>>()?)
    .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}
