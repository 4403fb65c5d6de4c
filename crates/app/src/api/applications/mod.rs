//! /api/v1/applications: candidates for jobs, and what is decided about them.

mod acts;
mod answers;
mod enter;
mod view;

pub use view::ApplicationView;
use view::StatusLink;

use axum::{extract::State, response::Response};
use base::Id;
use db::{Page, sql_text};
use web::{Query, Result, Site};

use super::{Api, At, Caller, Listing, Param, item, listed, word};
use crate::{
    App,
    access::Right,
    applications::{Admission, Application, Outcome},
    candidates::{self, Candidate},
    jobs::{Job, Stage},
};

const FILTERS: &[Param] = &[
    Param::id("job_id"),
    Param::id("candidate_id"),
    Param::id("stage_id"),
    Param::of("outcome", word::<Outcome>),
    Param::of("admission", word::<Admission>),
    Param::flag("trashed"),
];

pub fn api() -> Api {
    let read = "applications:read";
    Api::new()
        .list::<ApplicationView, _, _>(
            "/api/v1/applications",
            list,
            read,
            "Applications, newest first: those let in, unless `admission` or `trashed` says otherwise",
            FILTERS,
        )
        .item::<ApplicationView, _, _>("/api/v1/applications/{application}", show, read, "One application")
        .item::<StatusLink, _, _>(
            "/api/v1/applications/{application}/status-link",
            status_link,
            "applications:write",
            "The private link to the candidate's own page, to hand on; that somebody had it is noted",
        )
        .merge(answers::api())
        .merge(enter::api())
        .merge(acts::api())
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let admission = listing.filter::<Admission>("admission")?;
    // What lies in the trash is for those who may take it out.
    let (admission, scope, kept) = if listing.filter::<bool>("trashed")?.unwrap_or(false) {
        let scope = caller.actor.may_on_application(Right::Decide, "a");
        (admission, scope, "a.trashed_at IS NOT NULL")
    } else {
        let admission = admission.unwrap_or(Admission::Accepted);
        (
            Some(admission),
            caller.actor.sees_application("a"),
            "a.trashed_at IS NULL",
        )
    };
    let rows: Vec<Application> = sql_text(format!(
        "SELECT {} FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE {kept} AND c.trashed_at IS NULL AND ($8 IS NULL OR a.admission = $8) AND {scope}
            AND ($2 IS NULL OR a.id < $2) AND ($3 IS NULL OR a.job_id = $3) AND ($4 IS NULL OR a.candidate_id = $4)
            AND ($5 IS NULL OR a.stage_id = $5) AND ($6 IS NULL OR a.outcome = $6)
         ORDER BY a.id DESC LIMIT $7",
        Application::COLUMNS
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Application>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
    .bind(listing.filter::<Id<Stage>>("stage_id")?)
    .bind(listing.word::<Outcome>("outcome")?)
    .bind(listing.rows())
    .bind(admission)
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(ApplicationView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Application>) -> Result<Response> {
    let application = caller.actor.application(&mut app.db.read(), id, Right::See).await?;
    item(&ApplicationView::from(application))
}

async fn status_link(caller: Caller, State(app): State<App>, site: Site, At(id): At<Application>) -> Result<Response> {
    let (_, url) = candidates::status_link(&app, &caller.actor, id, &site.origin()).await?;
    item(&StatusLink { url })
}
