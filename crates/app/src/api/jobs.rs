//! /api/v1/jobs

use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Id, Time};
use db::{Conn, Page, sql_text};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Query, Result};

use super::{Api, Call, Caller, Listing, Nothing, Sent, given, item, listed};
use crate::{
    App,
    access::{Actor, Right},
    jobs::{self, Countries, Employment, Job, JobState, NewJob, Place, Seniority, Terms, Workplace, Zones},
    organization::Department,
    postings::Pay,
};

/// A job, as programs read it.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Job>,
    number: i64,
    /// Such as J-0001.
    reference: String,
    title: String,
    #[schema(value_type = Option<String>)]
    department_id: Option<Id<Department>>,
    #[schema(value_type = String)]
    workplace: Workplace,
    #[schema(value_type = Vec<String>)]
    remote_countries: Countries,
    #[schema(value_type = Vec<String>)]
    remote_zones: Zones,
    #[schema(value_type = String)]
    employment_type: Employment,
    #[schema(value_type = String)]
    seniority: Seniority,
    urgent: bool,
    confidential: bool,
    internal: bool,
    #[schema(value_type = Option<Object>)]
    pay: Option<Pay>,
    pay_shown: bool,
    answer_days: i32,
    #[schema(value_type = String)]
    state: JobState,
    #[schema(value_type = Option<String>)]
    opened_at: Option<Time>,
    #[schema(value_type = String)]
    created_at: Time,
    version: i64,
}

impl From<Job> for JobView {
    fn from(job: Job) -> Self {
        Self {
            id: job.id,
            number: job.number,
            reference: job.reference(),
            title: job.title,
            department_id: job.department_id,
            workplace: job.workplace,
            remote_countries: job.remote_countries,
            remote_zones: job.remote_zones,
            employment_type: job.employment,
            seniority: job.seniority,
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            pay: job.pay,
            pay_shown: job.pay_shown,
            answer_days: job.answer_days,
            state: job.state,
            opened_at: job.opened_at,
            created_at: job.created_at,
            version: job.version,
        }
    }
}

/// What a program says about a job; what it leaves out stays as it is.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JobFields {
    title: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    department_id: Option<Option<Id<Department>>>,
    #[schema(value_type = Option<Vec<Object>>)]
    places: Option<Vec<Place>>,
    #[schema(value_type = Option<String>)]
    workplace: Option<Workplace>,
    #[schema(value_type = Option<String>)]
    employment_type: Option<Employment>,
    #[schema(value_type = Option<String>)]
    seniority: Option<Seniority>,
    urgent: Option<bool>,
    confidential: Option<bool>,
    internal: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Object>)]
    pay: Option<Option<Pay>>,
    pay_shown: Option<bool>,
    answer_days: Option<i32>,
    /// How many people are to be hired; only when the job is made.
    openings: Option<i32>,
}

impl JobFields {
    fn onto(self, terms: Terms) -> Terms {
        Terms {
            title: self.title.unwrap_or(terms.title),
            department_id: self.department_id.unwrap_or(terms.department_id),
            places: self.places.unwrap_or(terms.places),
            workplace: self.workplace.unwrap_or(terms.workplace),
            remote_countries: terms.remote_countries,
            remote_zones: terms.remote_zones,
            employment: self.employment_type.unwrap_or(terms.employment),
            seniority: self.seniority.unwrap_or(terms.seniority),
            urgent: self.urgent.unwrap_or(terms.urgent),
            confidential: self.confidential.unwrap_or(terms.confidential),
            internal: self.internal.unwrap_or(terms.internal),
            pay: self.pay.unwrap_or(terms.pay),
            pay_shown: self.pay_shown.unwrap_or(terms.pay_shown),
            answer_days: self.answer_days.unwrap_or(terms.answer_days),
        }
    }
}

pub fn api() -> Api {
    Api::new()
        .list::<JobView, _, _>("/api/v1/jobs", list, "jobs:read", "Jobs, newest first", &["state"])
        .item::<JobView, _, _>("/api/v1/jobs/{job}", show, "jobs:read", "One job")
        .create::<JobFields, JobView, _, _>("/api/v1/jobs", create, "jobs:write", "Make a draft of a job")
        .patch::<JobFields, JobView, _, _>("/api/v1/jobs/{job}", change, "jobs:write", "Change the terms of a job")
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/opening", open, "jobs:write", "Open a job")
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/hold", hold, "jobs:write", "Put a job on hold")
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/closing", close, "jobs:write", "Close a job")
        .act::<Nothing, JobView, _, _>(
            "/api/v1/jobs/{job}/reopening",
            reopen,
            "jobs:write",
            "Reopen a job that ended",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &["state"])?;
    let jobs: Vec<Job> = sql_text(format!(
        "SELECT {} FROM jobs j WHERE j.trashed_at IS NULL AND {} AND ($2 IS NULL OR j.id < $2)
            AND ($3 IS NULL OR j.state = $3) ORDER BY j.id DESC LIMIT $4",
        Job::COLUMNS,
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Job>>()?)
    .bind(
        listing
            .filter::<JobState>("state")?
            .map(|state| state.as_str().to_owned()),
    )
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(jobs, listing.limit, |job| job.id).map(JobView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, Path(id): Path<Id<Job>>) -> Result<Response> {
    let job = caller.actor.job(&mut app.db.read(), id, Right::See).await?;
    item(&JobView::from(job))
}

async fn create(call: Call<JobFields>) -> Result<Response> {
    call.create(|tx, sent| {
        Box::pin(async move {
            if !sent.actor.role.recruits() {
                return Err(Error::Forbidden);
            }
            let title = sent.body.title.clone();
            let title = title.ok_or_else(|| FormErrors::new("title", Message::new("fields-required")))?;
            let openings = sent.body.openings.unwrap_or(1);
            let new = NewJob {
                terms: sent.body.onto(Terms::titled(title)),
                openings,
                stages: jobs::default_stages(&sent.actor.language),
                questions: Vec::new(),
                team: Vec::new(),
                copied_from: None,
            };
            Ok(JobView::from(jobs::create(tx, &sent.actor, new).await?))
        })
    })
    .await
}

async fn change(Path(id): Path<Id<Job>>, call: Call<JobFields>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            sent.expect(job.version)?;
            if sent.body.openings.is_some() {
                return Err(FormErrors::new("openings", Message::new("fields-unknown-field")).into());
            }
            let places = jobs::places_of(tx, id).await?;
            let terms = sent.body.onto(Terms::of(&job, places));
            Ok(JobView::from(
                jobs::update(tx, &sent.actor, &job, job.version, terms).await?,
            ))
        })
    })
    .await
}

/// The job of a verb, if this person may run it and it is the version that the program read.
async fn to_change(on: &mut impl Conn, sent: &Sent<Nothing>, id: Id<Job>) -> Result<(Actor, Job)> {
    let job = sent.actor.job(on, id, Right::Run).await?;
    sent.expect(job.version)?;
    Ok((sent.actor.clone(), job))
}

async fn open(Path(id): Path<Id<Job>>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| -> BoxFuture<'_, Result<JobView>> {
        Box::pin(async move {
            let (actor, job) = to_change(tx, &sent, id).await?;
            Ok(jobs::open(tx, &actor, &job).await?.into())
        })
    })
    .await
}

async fn hold(Path(id): Path<Id<Job>>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| -> BoxFuture<'_, Result<JobView>> {
        Box::pin(async move {
            let (actor, job) = to_change(tx, &sent, id).await?;
            Ok(jobs::put_on_hold(tx, &actor, &job).await?.into())
        })
    })
    .await
}

async fn close(Path(id): Path<Id<Job>>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| -> BoxFuture<'_, Result<JobView>> {
        Box::pin(async move {
            let (actor, job) = to_change(tx, &sent, id).await?;
            Ok(jobs::close(tx, &actor, &job).await?.into())
        })
    })
    .await
}

async fn reopen(Path(id): Path<Id<Job>>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| -> BoxFuture<'_, Result<JobView>> {
        Box::pin(async move {
            let (actor, job) = to_change(tx, &sent, id).await?;
            Ok(jobs::reopen(tx, &actor, &job).await?.into())
        })
    })
    .await
}
