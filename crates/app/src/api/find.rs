//! `GET /api/v1/find`: quick find, as behind Ctrl/Cmd K.

use axum::{extract::State, response::Response};
use base::{Country, Id};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Query, Result};

use super::{Api, Caller, Param, item, listing::invalid, only};
use crate::{
    App,
    candidates::Candidate,
    find,
    jobs::{Job, JobState},
};

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// Nothing was asked: these are the owner's own jobs, and the people whom they opened last.
    recent: bool,
    /// None without the scope `jobs:read`.
    jobs: Option<Vec<FoundJob>>,
    candidates: Vec<FoundCandidate>,
}

/// A job in a quick find.
#[derive(Serialize, ToSchema)]
pub struct FoundJob {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Job>,
    reference: String,
    title: String,
    state: JobState,
}

/// A person in a quick find.
#[derive(Serialize, ToSchema)]
pub struct FoundCandidate {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Candidate>,
    name: String,
    script_name: String,
    headline: String,
    city: String,
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Where their latest application that the owner sees stands.
    job_title: Option<String>,
    stage: Option<String>,
}

impl From<find::FoundJob> for FoundJob {
    fn from(job: find::FoundJob) -> Self {
        Self {
            id: job.id,
            reference: job.reference,
            title: job.title,
            state: job.state,
        }
    }
}

impl From<find::FoundPerson> for FoundCandidate {
    fn from(person: find::FoundPerson) -> Self {
        Self {
            id: person.id,
            name: person.name,
            script_name: person.script_name,
            headline: person.headline,
            city: person.city,
            country: person.country,
            job_title: person.job_title,
            stage: person.stage,
        }
    }
}

const ASKED: &[Param] = &[Param::words("q")];

/// So many of each kind.
const MOST: usize = 25;

/// The longest query, in characters.
const LONGEST: usize = 200;

pub fn api() -> Api {
    Api::new()
        .item::<Found, _, _>(
            "/api/v1/find",
            show,
            "candidates:read",
            "Jobs and people by words, the best of each; without words those of late",
        )
        .with_query(ASKED)
}

async fn show(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    only(&fields, ASKED)?;
    let q = fields.one("q")?.unwrap_or_default().trim();
    if q.chars().count() > LONGEST {
        return Err(invalid("q"));
    }
    let hits = find::search(&mut app.db.read(), &caller.actor, q, MOST).await?;
    let jobs = hits.jobs.into_iter().map(FoundJob::from).collect();
    item(&Found {
        recent: hits.recent,
        jobs: caller.actor.has_scope("jobs:read").then_some(jobs),
        candidates: hits.people.into_iter().map(FoundCandidate::from).collect(),
    })
}
