//! /api/v1/openings: the seats of jobs.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Page, sql_text};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Query, Result};

use super::{Api, Caller, Listing, Param, listed};
use crate::{
    App,
    applications::Application,
    jobs::{Job, Opening},
};

/// A seat. Who took it is told to those who see that application.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Opening)]
pub struct OpeningView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Opening>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    number: i32,
    #[schema(value_type = Option<String>, format = Uuid)]
    application_id: Option<Id<Application>>,
    #[schema(value_type = Option<String>, format = DateTime)]
    filled_at: Option<Time>,
}

const FILTERS: &[Param] = &[Param::id("job_id")];

pub fn api() -> Api {
    let read = "openings:read";
    Api::new().list::<OpeningView, _, _>("/api/v1/openings", list, read, "Seats of jobs", FILTERS)
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<OpeningView> = sql_text(format!(
        "SELECT o.id, o.job_id, o.number, o.filled_at,
                CASE WHEN EXISTS (SELECT 1 FROM applications a WHERE a.id = o.application_id AND {})
                     THEN o.application_id ELSE NULL END AS application_id
         FROM openings o JOIN jobs j ON j.id = o.job_id
         WHERE j.trashed_at IS NULL AND {} AND ($2 IS NULL OR o.id > $2) AND ($3 IS NULL OR o.job_id = $3)
         ORDER BY o.id LIMIT $4",
        caller.actor.sees_application("a"),
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Opening>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}
