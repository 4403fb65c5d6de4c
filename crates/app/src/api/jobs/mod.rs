//! /api/v1/jobs

mod acts;
mod fields;
mod team;
mod view;

pub use view::JobView;

use axum::{extract::State, response::Response};
use base::Id;
use db::{Page, sql_text};
use web::{Error, FormErrors, Message, Query, Result};

use self::fields::JobFields;
use super::{Api, At, Call, Caller, Listing, Param, item, listed, word};
use crate::{
    App,
    access::Right,
    jobs::{self, Job, JobState, NewJob, Terms},
};

const FILTERS: &[Param] = &[
    Param::of("state", word::<JobState>),
    Param::text("q"),
    Param::flag("trashed"),
];

pub fn api() -> Api {
    Api::new()
        .list::<JobView, _, _>("/api/v1/jobs", list, "jobs:read", "Jobs, newest first", FILTERS)
        .item::<JobView, _, _>("/api/v1/jobs/{job}", show, "jobs:read", "One job")
        .create::<JobFields, JobView, _, _>("/api/v1/jobs", create, "jobs:write", "Make a draft of a job")
        .patch::<JobFields, JobView, _, _>("/api/v1/jobs/{job}", change, "jobs:write", "Change the terms of a job")
        .merge(acts::api())
        .merge(team::api())
}

/// In the trash are those that the owner may run; all others are shown to whoever sees them.
async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let trashed = listing.filter::<bool>("trashed")?.unwrap_or(false);
    let (scope, kept) = if trashed {
        (caller.actor.may_on_job(Right::Run, "j"), "j.trashed_at IS NOT NULL")
    } else {
        (caller.actor.sees_job("j"), "j.trashed_at IS NULL")
    };
    let on = &mut app.db.read();
    let jobs: Vec<Job> = sql_text(format!(
        "SELECT {} FROM jobs j WHERE {kept} AND {scope} AND ($2 IS NULL OR j.id < $2)
            AND ($3 IS NULL OR j.state = $3) AND ($4 IS NULL OR {}) ORDER BY j.id DESC LIMIT $5",
        Job::COLUMNS,
        db::dialect::contains("LOWER(j.title)", 4)
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Job>>()?)
    .bind(listing.word::<JobState>("state")?)
    .bind(listing.piece("q")?)
    .bind(listing.rows())
    .all(on)
    .await?;
    let page = Page::from_rows(jobs, listing.limit, |job| job.id);
    let items = view::load(on, page.items, &caller.actor.language).await?;
    Ok(listed(&Page { items, next: page.next }))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Job>) -> Result<Response> {
    let on = &mut app.db.read();
    let job = caller.actor.job(on, id, Right::See).await?;
    item(&view::one(on, job, &caller.actor.language).await?)
}

async fn create(call: Call<JobFields>) -> Result<Response> {
    call.create("/api/v1/jobs", |tx, sent| {
        Box::pin(async move {
            if !sent.actor.role.recruits() {
                return Err(Error::Forbidden);
            }
            let title = sent.body.title.clone();
            let title = title.ok_or_else(|| FormErrors::new("title", Message::new("fields-required")))?;
            let openings = sent.body.openings.unwrap_or(1);
            let stages = match sent.body.stage_template_id {
                None => jobs::default_stages(&sent.actor.language),
                Some(template) => jobs::template_of(tx, template.cast())
                    .await?
                    .ok_or_else(|| FormErrors::new("stage_template_id", Message::new("fields-invalid")))?,
            };
            let new = NewJob {
                terms: sent.body.onto(tx, Terms::titled(title)).await?,
                openings,
                stages,
                questions: Vec::new(),
                team: Vec::new(),
                copied_from: None,
            };
            let job = jobs::create(tx, &sent.actor, new).await?;
            view::one(tx, job, &sent.actor.language).await
        })
    })
    .await
}

async fn change(At(id): At<Job>, call: Call<JobFields>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            sent.expect(job.version)?;
            if sent.body.stage_template_id.is_some() {
                return Err(FormErrors::new("stage_template_id", Message::new("fields-unknown-field")).into());
            }
            let job = match sent.body.openings {
                Some(openings) => jobs::set_headcount(tx, &sent.actor, &job, openings).await?,
                None => job,
            };
            let places = jobs::places_of(tx, id).await?;
            let terms = sent.body.onto(tx, Terms::of(&job, places)).await?;
            let job = jobs::update(tx, &sent.actor, &job, job.version, terms).await?;
            view::one(tx, job, &sent.actor.language).await
        })
    })
    .await
}
