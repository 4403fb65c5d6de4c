//! /api/v1/events: what happened, in order, to what the token's owner may see. Words that may have to be erased are none
//! of it.

use axum::{extract::State, response::Response};
use base::Time;
use db::{Page, sql_text};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Query, Result};

use super::{Api, Caller, Listing, Param, listed};
use crate::App;

/// An event, as programs read it.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventView {
    seq: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Time,
    kind: String,
    actor_kind: String,
    actor_id: Option<Uuid>,
    job_id: Option<Uuid>,
    candidate_id: Option<Uuid>,
    application_id: Option<Uuid>,
    subject_id: Option<Uuid>,
    #[schema(value_type = Object)]
    data: Value,
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: Time,
    kind: String,
    actor_kind: String,
    actor_id: Option<Uuid>,
    job_id: Option<Uuid>,
    candidate_id: Option<Uuid>,
    application_id: Option<Uuid>,
    subject_id: Option<Uuid>,
    data: String,
}

impl From<Row> for EventView {
    fn from(row: Row) -> Self {
        Self {
            seq: row.seq,
            at: row.at,
            kind: row.kind,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            job_id: row.job_id,
            candidate_id: row.candidate_id,
            application_id: row.application_id,
            subject_id: row.subject_id,
            data: serde_json::from_str(&row.data).unwrap_or_default(),
        }
    }
}

const FILTERS: &[Param] = &[
    Param::text("kind"),
    Param::id("job_id"),
    Param::id("candidate_id"),
    Param::id("application_id"),
];

pub fn api() -> Api {
    Api::new().list::<EventView, _, _>(
        "/api/v1/events",
        list,
        "events:read",
        "What happened, oldest first",
        FILTERS,
    )
}

/// Everything an event names must be visible; what names neither job nor person is for those who manage the organization.
async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let actor = &caller.actor;
    let rows: Vec<Row> = sql_text(format!(
        "SELECT e.seq, e.at, e.kind, e.actor_kind, e.actor_id, e.job_id, e.candidate_id, e.application_id, e.subject_id,
            e.data FROM events e
         WHERE e.seq > $2 AND ($3 IS NULL OR e.kind = $3) AND ($6 IS NULL OR e.job_id = $6)
            AND ($7 IS NULL OR e.candidate_id = $7) AND ($8 IS NULL OR e.application_id = $8)
            AND (e.job_id IS NULL OR EXISTS (SELECT 1 FROM jobs j WHERE j.id = e.job_id AND {}))
            AND (e.candidate_id IS NULL OR EXISTS (SELECT 1 FROM candidates c WHERE c.id = e.candidate_id AND {}))
            AND (e.application_id IS NULL OR EXISTS (SELECT 1 FROM applications a WHERE a.id = e.application_id AND {}))
            AND ($4 OR e.job_id IS NOT NULL OR e.candidate_id IS NOT NULL OR e.application_id IS NOT NULL)
         ORDER BY e.seq LIMIT $5",
        actor.sees_job("j"),
        actor.sees_candidate("c"),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(listing.after::<i64>()?.unwrap_or(0))
    .bind(listing.filter::<String>("kind")?)
    .bind(actor.role.manages_organization())
    .bind(listing.rows())
    .bind(listing.filter::<Uuid>("job_id")?)
    .bind(listing.filter::<Uuid>("candidate_id")?)
    .bind(listing.filter::<Uuid>("application_id")?)
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.seq).map(EventView::from),
    ))
}
