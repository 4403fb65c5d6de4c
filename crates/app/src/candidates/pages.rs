//! The page of one candidate: how to reach them, their applications and files, the team's notes.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use db::{Conn, sql_text};
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Message, Query, View};

use super::{Candidate, ContactPoint, contact_points};
use crate::{
    App,
    access::{Access, Actor, Right},
    applications::Application,
    documents::{self, Document},
    features::Routes,
    jobs,
    layout::{Desk, Gallery},
    notes::{self, Note},
    pipeline::Acts,
    undo::{self, Offer},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/app/candidates/{candidate}", show, Access::OnCandidate(Right::See))
        .post(
            "/app/candidates/{candidate}/notes",
            write_note,
            Access::OnCandidate(Right::Comment),
        )
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery.show::<CandidateView>()
}

/// One of their applications, as far as the actor may see it.
#[derive(Serialize)]
struct Applied {
    job: Id<jobs::Job>,
    reference: String,
    title: String,
    stage: String,
    applied_at: Time,
    stage_at: Time,
    outcome: Option<crate::applications::Outcome>,
    source: String,
    marked: bool,
    files: Vec<File>,
    acts: Acts,
}

#[derive(Serialize)]
struct File {
    id: Id<Document>,
    filename: String,
    kb: i64,
    created_at: Time,
}

/// The page.
#[derive(Serialize)]
pub struct CandidateView {
    candidate: Candidate,
    contact: Vec<ContactPoint>,
    applications: Vec<Applied>,
    notes: Vec<Note>,
    form: FormView,
    may_comment: bool,
    may_export: bool,
    back: String,
    offer: Option<Offer>,
}

impl View for CandidateView {
    const TEMPLATE: &'static str = "candidates/show.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            candidate: Candidate::sample(),
            contact: Vec::new(),
            applications: Vec::new(),
            notes: Vec::new(),
            form: FormView::blank(),
            may_comment: true,
            may_export: true,
            back: "/app/candidates/1".to_owned(),
            offer: None,
        }]
    }
}

/// `GET /app/candidates/{candidate}`
async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let view = load(&desk, id, &query, FormView::blank()).await?;
    documents::note_read(
        &desk.app.db,
        &desk.actor,
        documents::Read::CandidateViewed,
        Some(id),
        Some(id),
    )
    .await?;
    desk.page(view).await
}

/// `POST /app/candidates/{candidate}/notes`
async fn write_note(
    desk: Desk,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor.candidate(&mut app.db.read(), id, Right::Comment).await?;
    let mut form = FormReader::new(&fields);
    let body = form.text("body", 1..=notes::LONGEST);
    if let Err(errors) = form.finish() {
        let again = FormView::again(fields.clone(), errors);
        let view = load(&desk, id, &Fields::default(), again).await?;
        return desk.invalid(view).await;
    }
    let (actor, keys) = (desk.actor.clone(), app.keys.clone());
    let written: web::Result<_> = app
        .db
        .write(move |tx| {
            let (actor, keys, body) = (actor.clone(), keys.clone(), body.clone());
            Box::pin(async move { notes::write(tx, &keys, &actor, id, &body, &[]).await })
        })
        .await;
    written?;
    let said = Message::new("candidates-note-kept");
    Ok(web::redirect(format!("/app/candidates/{id}#notes"))
        .flash(said)
        .into_response())
}

/// An id from an address; what is no id leads nowhere.
fn read_id<T>(text: &str) -> web::Result<Id<T>> {
    text.parse().map_err(|_| Error::NotFound)
}

async fn load(desk: &Desk, id: Id<Candidate>, query: &Fields, form: FormView) -> web::Result<CandidateView> {
    let (actor, mut on) = (&desk.actor, desk.app.db.read());
    let candidate = actor.candidate(&mut on, id, Right::See).await?;
    let back = format!("/app/candidates/{id}");
    let mut applications = Vec::new();
    for application in seen(&mut on, actor, id).await? {
        applications.push(applied(&mut on, actor, &application, &back).await?);
    }
    let may_comment = actor.candidate(&mut on, id, Right::Comment).await.is_ok();
    Ok(CandidateView {
        contact: contact_points(&mut on, id).await?,
        notes: notes::of_candidate(&mut on, actor, id).await?,
        offer: undo::offered(&mut on, actor, query).await?,
        candidate,
        applications,
        form,
        may_comment,
        may_export: actor.may_on(&mut on, Right::Run, id).await?,
        back,
    })
}

/// Their applications on jobs that the actor sees, latest first.
async fn seen(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> anyhow::Result<Vec<Application>> {
    sql_text(format!(
        "SELECT {} FROM applications a WHERE a.candidate_id = $2 AND a.trashed_at IS NULL AND {}
         ORDER BY a.applied_at DESC, a.id DESC",
        Application::COLUMNS,
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(id)
    .all(on)
    .await
}

async fn applied(on: &mut impl Conn, actor: &Actor, application: &Application, back: &str) -> web::Result<Applied> {
    let job = actor.job(on, application.job_id, Right::See).await?;
    let stages = jobs::stages_of(on, job.id).await?;
    let stage = stages.iter().find(|stage| stage.id == application.stage_id);
    let files = documents::of_application(on, application.id).await?;
    Ok(Applied {
        job: job.id,
        reference: job.reference(),
        title: job.title,
        stage: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
        applied_at: application.applied_at,
        stage_at: application.stage_at,
        outcome: application.outcome,
        source: application.source.clone(),
        marked: application.marked,
        files: files
            .into_iter()
            .map(|file| File {
                id: file.id,
                filename: file.filename,
                kb: (file.size / 1024).max(1),
                created_at: file.created_at,
            })
            .collect(),
        acts: Acts::load(on, actor, application, back).await?,
    })
}
