//! /api/v1/applications: candidates for jobs, and what is decided about them.

use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Date, Id, Time};
use db::{Page, Tx, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, Call, Caller, Listing, Nothing, Sent, item, listed};
use crate::{
    App,
    access::Right,
    applications::{self, Admission, Application, Outcome},
    candidates::Candidate,
    jobs::{Job, Opening, Stage},
    organization::Reason,
    pipeline::{self, Rejection, Telling},
};

/// An application, as programs read it.
#[derive(Serialize, ToSchema)]
#[schema(as = Application)]
pub struct ApplicationView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Application>,
    number: i64,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = String, format = Uuid)]
    stage_id: Id<Stage>,
    #[schema(value_type = String)]
    stage_at: Time,
    #[schema(value_type = String)]
    admission: Admission,
    source: String,
    source_detail: String,
    language: String,
    #[schema(value_type = String)]
    applied_at: Time,
    #[schema(value_type = Option<String>)]
    outcome: Option<Outcome>,
    #[schema(value_type = Option<String>)]
    outcome_at: Option<Time>,
    reason_id: Option<uuid::Uuid>,
    #[schema(value_type = Option<String>)]
    answer_by: Option<Date>,
    version: i64,
}

impl From<Application> for ApplicationView {
    fn from(application: Application) -> Self {
        Self {
            id: application.id,
            number: application.number,
            job_id: application.job_id,
            candidate_id: application.candidate_id,
            stage_id: application.stage_id,
            stage_at: application.stage_at,
            admission: application.admission,
            source: application.source,
            source_detail: application.source_detail,
            language: application.language.to_string(),
            applied_at: application.applied_at,
            outcome: application.outcome,
            outcome_at: application.outcome_at,
            reason_id: application.reason_id,
            answer_by: application.answer_by,
            version: application.version,
        }
    }
}

/// To which stage somebody goes.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    #[schema(value_type = String, format = Uuid)]
    stage_id: Id<Stage>,
}

/// Why an application ends, and whether the person is told: `next_working_morning`, `soon` or `nothing`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Rejection)]
pub struct RejectionBody {
    #[schema(value_type = String, format = Uuid)]
    reason_id: Id<Reason>,
    #[schema(value_type = String)]
    telling: Telling,
}

/// Which seat is taken.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hire {
    #[schema(value_type = String, format = Uuid)]
    opening_id: Id<Opening>,
}

const FILTERS: &[&str] = &["job_id", "candidate_id", "stage_id", "outcome"];

pub fn api() -> Api {
    let (read, write) = ("applications:read", "applications:write");
    Api::new()
        .list::<ApplicationView, _, _>(
            "/api/v1/applications",
            list,
            read,
            "Accepted applications, newest first",
            FILTERS,
        )
        .item::<ApplicationView, _, _>("/api/v1/applications/{application}", show, read, "One application")
        .act::<Move, ApplicationView, _, _>("/api/v1/applications/{application}/moves", go, write, "Move to a stage")
        .act::<RejectionBody, ApplicationView, _, _>(
            "/api/v1/applications/{application}/rejection",
            reject,
            write,
            "Reject, or note that they withdrew when the reason is theirs",
        )
        .act::<Hire, ApplicationView, _, _>(
            "/api/v1/applications/{application}/hire",
            hire,
            write,
            "Hire into a seat",
        )
        .act::<Nothing, ApplicationView, _, _>(
            "/api/v1/applications/{application}/reopening",
            reopen,
            write,
            "Reopen an application that ended",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<Application> = sql_text(format!(
        "SELECT {} FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE a.trashed_at IS NULL AND c.trashed_at IS NULL AND a.admission = 'accepted' AND {}
            AND ($2 IS NULL OR a.id < $2) AND ($3 IS NULL OR a.job_id = $3) AND ($4 IS NULL OR a.candidate_id = $4)
            AND ($5 IS NULL OR a.stage_id = $5) AND ($6 IS NULL OR a.outcome = $6)
         ORDER BY a.id DESC LIMIT $7",
        Application::COLUMNS,
        caller.actor.sees_application("a")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Application>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
    .bind(listing.filter::<Id<Stage>>("stage_id")?)
    .bind(
        listing
            .filter::<Outcome>("outcome")?
            .map(|outcome| outcome.as_str().to_owned()),
    )
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(ApplicationView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, Path(id): Path<Id<Application>>) -> Result<Response> {
    let application = caller.actor.application(&mut app.db.read(), id, Right::See).await?;
    item(&ApplicationView::from(application))
}

/// Refuses whoever may not decide here, and another version than the one that the program read.
async fn check<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Application>) -> Result<()> {
    let application = sent.actor.application(tx, id, Right::Decide).await?;
    tx.lock("applications", id).await?;
    let application = applications::find(tx, application.id).await?.ok_or(Error::NotFound)?;
    sent.expect(application.version)
}

async fn after(tx: &mut Tx, id: Id<Application>) -> Result<ApplicationView> {
    Ok(applications::find(tx, id).await?.ok_or(Error::NotFound)?.into())
}

async fn go(Path(id): Path<Id<Application>>, call: Call<Move>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            pipeline::move_to(tx, &sent.actor, id, sent.body.stage_id, None).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn reject(Path(id): Path<Id<Application>>, call: Call<RejectionBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            let rejection = Rejection {
                reason: sent.body.reason_id,
                telling: sent.body.telling,
                batch: None,
            };
            pipeline::reject(tx, &sent.actor, id, &rejection).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn hire(Path(id): Path<Id<Application>>, call: Call<Hire>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            pipeline::hire(tx, &sent.actor, id, sent.body.opening_id).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn reopen(Path(id): Path<Id<Application>>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            pipeline::reopen(tx, &sent.actor, id).await?;
            after(tx, id).await
        })
    })
    .await
}
