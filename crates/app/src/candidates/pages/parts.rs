//! The parts of a candidate's page that come from elsewhere: applications, files, held mails, the CV.

use base::{Date, Id, Time};
use db::{Conn, sql_text};
use serde::Serialize;

use super::timeline::References;
use crate::{
    access::{Actor, Right},
    applications::{self, Admission, Application, GivenAnswer, Outcome},
    candidates::Candidate,
    documents::{self, Document, DocumentKind, TextState},
    jobs::{self, Job},
    messages::{self, Message, MessageKind, MessageState},
    pipeline::Acts,
};

/// One of their applications, as far as the actor may see it.
#[derive(Serialize)]
pub(super) struct Applied {
    pub id: Id<Application>,
    pub job: Id<Job>,
    pub reference: String,
    pub title: String,
    pub stage: String,
    pub applied_at: Time,
    /// Whole days in the stage.
    pub days: i64,
    pub outcome: Option<Outcome>,
    pub admission: Admission,
    pub source: web::Message,
    pub source_detail: String,
    pub marked: bool,
    pub answer_by: Option<Date>,
    pub answers: Vec<GivenAnswer>,
    pub held: Vec<Held>,
    pub acts: Acts,
}

/// A mail that waits and can be taken back.
#[derive(Serialize)]
pub(super) struct Held {
    pub id: Id<Message>,
    pub kind: MessageKind,
    /// None while there is no mail server: then it does not leave.
    pub send_at: Option<Time>,
}

/// A file.
#[derive(Serialize)]
pub(super) struct File {
    pub id: Id<Document>,
    pub kind: DocumentKind,
    pub filename: String,
    pub kb: i64,
    pub created_at: Time,
    /// A newer one took its place.
    pub replaced: bool,
    /// The job it was sent for.
    pub about: Option<String>,
}

/// The text of the CV that is shown on the page.
#[derive(Serialize)]
pub(super) struct Cv {
    pub id: Id<Document>,
    pub filename: String,
    pub state: TextState,
    /// Its pages can be drawn.
    pub drawn: bool,
    pub paragraphs: Vec<String>,
    /// There is more than the page shows.
    pub cut: bool,
}

/// So much of a CV stands on the page, in characters: four dense pages.
const CV_SHOWN: usize = 16_000;

/// Their applications on jobs that the actor sees, latest first.
pub(super) async fn seen(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> anyhow::Result<Vec<Application>> {
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

/// What the jobs they applied for are called for short.
pub(super) async fn references(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> anyhow::Result<References> {
    let rows: Vec<(Id<Job>, i64)> = sql_text(format!(
        "SELECT j.id, j.number FROM applications a JOIN jobs j ON j.id = a.job_id
         WHERE a.candidate_id = $2 AND a.trashed_at IS NULL AND {}",
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(id)
    .all(on)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, number)| (id, jobs::reference(number)))
        .collect())
}

impl Applied {
    pub async fn load(on: &mut impl Conn, actor: &Actor, application: &Application, back: &str) -> web::Result<Self> {
        let job = actor.job(on, application.job_id, Right::See).await?;
        let stages = jobs::stages_of(on, job.id).await?;
        let stage = stages.into_iter().find(|stage| stage.id == application.stage_id);
        let held = messages::of_application(on, application.id).await?;
        let held = held.into_iter().filter(|message| message.state == MessageState::Held);
        let leaves = messages::has_mail_server(on).await?;
        Ok(Self {
            id: application.id,
            job: job.id,
            reference: job.reference(),
            title: job.title,
            stage: stage.map(|stage| stage.name).unwrap_or_default(),
            applied_at: application.applied_at,
            days: (actor.now.since(application.stage_at).as_hours() / 24).max(0),
            outcome: application.outcome,
            admission: application.admission,
            source: crate::candidates::source_words(&application.source),
            source_detail: application.source_detail.clone(),
            marked: application.marked,
            answer_by: application.answer_by.filter(|_| application.outcome.is_none()),
            answers: applications::answers_of(on, application.id, &actor.language).await?,
            held: held
                .map(|message| Held {
                    id: message.id,
                    kind: message.kind,
                    send_at: leaves.then_some(message.send_at),
                })
                .collect(),
            acts: Acts::load(on, actor, application, back).await?,
        })
    }

    pub fn samples() -> Vec<Self> {
        let at = Time::from_micros(1_795_510_800_000_000);
        let applied = |outcome: Option<Outcome>, admission| Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            job: Id::from_uuid(uuid::Uuid::nil()),
            reference: "J-0007".to_owned(),
            title: "Kiln <Engineer>".to_owned(),
            stage: "Review & more".to_owned(),
            applied_at: at,
            days: 3,
            outcome,
            admission,
            source: crate::candidates::source_words("a fair"),
            source_detail: "Summer <fair>".to_owned(),
            marked: true,
            answer_by: "2026-12-04".parse().ok(),
            answers: GivenAnswer::samples(),
            held: MessageKind::ALL
                .iter()
                .map(|kind| Held {
                    id: Id::from_uuid(uuid::Uuid::nil()),
                    kind: *kind,
                    send_at: (*kind != MessageKind::Confirmation).then_some(at),
                })
                .collect(),
            acts: Acts::sample(outcome),
        };
        let ended = Outcome::ALL.iter().map(|outcome| Some(*outcome));
        let admissions = Admission::ALL.iter().map(|admission| applied(None, *admission));
        admissions
            .chain(ended.map(|outcome| applied(outcome, Admission::Accepted)))
            .collect()
    }
}

impl File {
    pub fn of(document: &Document, applied: &[Applied]) -> Self {
        let about = applied.iter().find(|one| Some(one.id) == document.application_id);
        Self {
            id: document.id,
            kind: document.kind,
            filename: document.filename.clone(),
            kb: (document.size / 1024).max(1),
            created_at: document.created_at,
            replaced: document.replaced_at.is_some(),
            about: about.map(|one| one.reference.clone()),
        }
    }

    pub fn samples() -> Vec<Self> {
        DocumentKind::ALL
            .iter()
            .map(|kind| Self {
                id: Id::from_uuid(uuid::Uuid::nil()),
                kind: *kind,
                filename: "CV <b>.pdf".to_owned(),
                kb: 214,
                created_at: Time::from_micros(1_795_510_800_000_000),
                replaced: *kind == DocumentKind::Other,
                about: (*kind == DocumentKind::Resume).then(|| "J-0007".to_owned()),
            })
            .collect()
    }
}

impl Cv {
    /// The CV worth showing: that of the application in hand, else the latest.
    pub async fn load(
        on: &mut impl Conn,
        documents: &[Document],
        application: Option<Id<Application>>,
    ) -> anyhow::Result<Option<Self>> {
        let mut cvs: Vec<&Document> = documents
            .iter()
            .filter(|one| one.kind == DocumentKind::Resume && one.replaced_at.is_none())
            .collect();
        // Latest first already, and the sort is stable.
        cvs.sort_by_key(|one| application.is_none() || one.application_id != application);
        let Some(document) = cvs.first() else { return Ok(None) };
        let text = match document.text_state {
            TextState::Read => documents::text_of(on, document.id).await?.unwrap_or_default(),
            TextState::Waiting | TextState::Unavailable => String::new(),
        };
        let shown = base::text::shorten(&text, CV_SHOWN);
        Ok(Some(Self {
            id: document.id,
            filename: document.filename.clone(),
            state: document.text_state,
            drawn: document.media == documents::Media::Pdf,
            cut: shown.len() < text.len(),
            paragraphs: shown
                .split("\n\n")
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
        }))
    }

    pub fn sample(state: TextState) -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            filename: "CV <b>.pdf".to_owned(),
            state,
            drawn: state == TextState::Read,
            paragraphs: vec!["<script>alert(1)</script>\nKilns".to_owned()],
            cut: state == TextState::Read,
        }
    }
}
