//! The trash and the ways out of it.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use serde::Serialize;
use web::{Error, Message, NoFields, Query, View, redirect};

use super::store::{self, TrashedApplication, TrashedCandidate, TrashedJob};
use crate::{
    access::Right,
    applications::{self, Application},
    candidates::{self, Candidate},
    jobs::{self, Job},
    layout::Desk,
};

/// The page shows this many of each.
const MOST: i64 = 500;

/// `GET /app/trash`
#[derive(Serialize)]
pub(super) struct TrashPage {
    q: String,
    jobs: Vec<JobLine>,
    candidates: Vec<TrashedCandidate>,
    applications: Vec<TrashedApplication>,
    /// Nothing at all is in it that the reader may take out.
    empty: bool,
    /// One of the lists is longer than the page shows.
    more: bool,
}

#[derive(Serialize)]
struct JobLine {
    reference: String,
    #[serde(flatten)]
    job: TrashedJob,
}

impl View for TrashPage {
    const TEMPLATE: &'static str = "trash/page.html";

    fn samples() -> Vec<Self> {
        let trashed_at = Time::from_micros(1_795_510_800_000_000);
        let empty = |q: &str, empty| Self {
            q: q.to_owned(),
            jobs: Vec::new(),
            candidates: Vec::new(),
            applications: Vec::new(),
            empty,
            more: false,
        };
        let full = Self {
            jobs: vec![JobLine {
                reference: "J-0007".to_owned(),
                job: TrashedJob {
                    id: Id::from_uuid(uuid::Uuid::nil()),
                    number: 7,
                    title: "Kiln Engineer <Ceramics>".to_owned(),
                    trashed_at,
                },
            }],
            candidates: vec![TrashedCandidate {
                id: Id::from_uuid(uuid::Uuid::nil()),
                name: "Wei <Zhang>".to_owned(),
                script_name: "张伟".to_owned(),
                headline: "Kiln Engineer".to_owned(),
                trashed_at,
            }],
            applications: vec![TrashedApplication {
                id: Id::from_uuid(uuid::Uuid::nil()),
                name: "Win money".to_owned(),
                job_title: "Kiln Engineer".to_owned(),
                trashed_at,
            }],
            more: true,
            ..empty("", false)
        };
        vec![empty("", true), empty("nobody", false), full]
    }
}

/// `GET /app/trash[?q=]`
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (on, actor) = (&mut desk.app.db.read(), &desk.actor);
    let q: String = query
        .many("q")
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .take(200)
        .collect();
    let jobs = store::jobs(on, actor, MOST).await?;
    let candidates = store::candidates(on, actor, MOST).await?;
    let applications = store::applications(on, actor, MOST).await?;
    let full = |length: usize| length as i64 == MOST;
    let words = candidates::fold::fold(&q);
    let named = |text: &str| words.is_empty() || candidates::fold::fold(text).contains(&words);
    let view = TrashPage {
        empty: jobs.is_empty() && candidates.is_empty() && applications.is_empty(),
        more: full(jobs.len()) || full(candidates.len()) || full(applications.len()),
        jobs: jobs
            .into_iter()
            .map(|job| JobLine {
                reference: jobs::reference(job.number),
                job,
            })
            .filter(|line| named(&format!("{} {}", line.reference, line.job.title)))
            .collect(),
        candidates: candidates
            .into_iter()
            .filter(|one| named(&format!("{} {} {}", one.name, one.script_name, one.headline)))
            .collect(),
        applications: applications
            .into_iter()
            .filter(|one| named(&format!("{} {}", one.name, one.job_title)))
            .collect(),
        q,
    };
    desk.page(view).await
}

/// `POST /app/trash/jobs/{job}/restoration`
pub(super) async fn restore_job(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Job> = jobs::read_id(&id)?;
    let actor = desk.actor.clone();
    let job = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                jobs::restore(tx, &actor, &job).await?;
                Ok::<_, Error>(job)
            })
        })
        .await?;
    Ok(said(job.title))
}

/// `POST /app/trash/candidates/{candidate}/restoration`
pub(super) async fn restore_candidate(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Candidate> = jobs::read_id(&id)?;
    let actor = desk.actor.clone();
    let candidate = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                candidates::restore(tx, &actor, id).await?;
                actor.candidate(tx, id, Right::Run).await
            })
        })
        .await?;
    Ok(said(candidate.name))
}

/// `POST /app/trash/applications/{application}/restoration`
pub(super) async fn restore_application(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Application> = jobs::read_id(&id)?;
    let actor = desk.actor.clone();
    let candidate = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                applications::restore(tx, &actor, id).await?;
                let application = actor.application(tx, id, Right::Decide).await?;
                actor.candidate(tx, application.candidate_id, Right::See).await
            })
        })
        .await?;
    Ok(said(candidate.name))
}

fn said(name: String) -> Response {
    redirect("/app/trash")
        .flash(Message::new("trash-said-restored").with("name", name))
        .into_response()
}
