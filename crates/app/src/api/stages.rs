//! /api/v1/stages: the steps of a job, and /api/v1/openings: its seats.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Page, sql_text};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Query, Result};

use super::{Api, Caller, Listing, listed};
use crate::{
    App,
    applications::Application,
    jobs::{Job, Opening, Stage, StageKind},
};

/// A stage, as programs read it.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Stage)]
pub struct StageView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Stage>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    #[schema(value_type = String)]
    kind: StageKind,
    name: String,
    position: i32,
}

/// A seat, as programs read it.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Opening)]
pub struct OpeningView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Opening>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    number: i32,
    #[schema(value_type = Option<String>)]
    application_id: Option<Id<Application>>,
    #[schema(value_type = Option<String>)]
    filled_at: Option<Time>,
}

pub fn api() -> Api {
    let by_job: &[&str] = &["job_id"];
    Api::new()
        .list::<StageView, _, _>("/api/v1/stages", stages, "stages:read", "Stages of jobs", by_job)
        .list::<OpeningView, _, _>("/api/v1/openings", openings, "openings:read", "Seats of jobs", by_job)
}

async fn stages(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &["job_id"])?;
    let rows: Vec<StageView> = sql_text(format!(
        "SELECT s.id, s.job_id, s.kind, s.name, s.position FROM stages s JOIN jobs j ON j.id = s.job_id
         WHERE s.removed_at IS NULL AND j.trashed_at IS NULL AND {} AND ($2 IS NULL OR s.id > $2)
            AND ($3 IS NULL OR s.job_id = $3) ORDER BY s.id LIMIT $4",
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Stage>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}

async fn openings(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &["job_id"])?;
    let rows: Vec<OpeningView> = sql_text(format!(
        "SELECT o.id, o.job_id, o.number, o.application_id, o.filled_at FROM openings o JOIN jobs j ON j.id = o.job_id
         WHERE j.trashed_at IS NULL AND {} AND ($2 IS NULL OR o.id > $2) AND ($3 IS NULL OR o.job_id = $3)
         ORDER BY o.id LIMIT $4",
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
