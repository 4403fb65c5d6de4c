//! One person as a zip: what is known of them as JSON, their files, and a page to read (PRV-7).

use std::fs::File;

use anyhow::Context;
use axum::{body::Body, extract::Path, response::Response};
use base::{Id, Time};
use db::{Conn, sql, sql_text};
use serde::Serialize;
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;
use web::{Error, Locale, View};

use super::{
    archive::{self, Piece},
    everything::{self, Taken, hand_on},
    leaving::attachment,
    tables,
};
use crate::{
    App,
    access::{Actor, Right},
    candidates::{Candidate, ContactPoint, contact_points},
    documents::{self, Document, Read, note_read},
    layout::Desk,
    notes::{self, Note},
    organization::Translated,
    tags::{self, Tag},
};

/// The lists of one person, each with its condition on the candidate `$2`.
const LISTS: &[(&str, &str)] = &[
    ("candidates", "t.id = $2"),
    ("contact_points", "t.candidate_id = $2"),
    (
        "tags",
        "t.id IN (SELECT ct.tag_id FROM candidate_tags ct WHERE ct.candidate_id = $2)",
    ),
    ("candidate_tags", "t.candidate_id = $2"),
    ("applications", "t.candidate_id = $2"),
    (
        "stage_stays",
        "t.application_id IN (SELECT a.id FROM applications a WHERE a.candidate_id = $2)",
    ),
    (
        "answers",
        "t.application_id IN (SELECT a.id FROM applications a WHERE a.candidate_id = $2)",
    ),
    ("documents", "t.candidate_id = $2"),
    (
        "document_texts",
        "t.document_id IN (SELECT d.id FROM documents d WHERE d.candidate_id = $2)",
    ),
    ("notes", "t.candidate_id = $2"),
    ("tasks", "t.candidate_id = $2"),
    ("messages", "t.candidate_id = $2"),
    ("consents", "t.candidate_id = $2"),
    ("data_requests", "t.candidate_id = $2"),
    ("events", "t.candidate_id = $2"),
];

/// The page to read.
#[derive(Serialize)]
pub struct PersonSummary {
    lang: String,
    now: Time,
    candidate: Candidate,
    contact: Vec<ContactPoint>,
    tags: Vec<Tag>,
    applications: Vec<Applied>,
    notes: Vec<Note>,
    files: Vec<FileLine>,
    messages: Vec<Mail>,
    consents: Vec<Consent>,
}

#[derive(Serialize)]
struct Applied {
    title: String,
    applied_at: Time,
    stage: String,
    outcome: Option<String>,
    source: String,
    answers: Vec<Answer>,
}

#[derive(Serialize)]
struct Answer {
    question: String,
    value: String,
}

#[derive(Serialize)]
struct FileLine {
    path: String,
    filename: String,
    created_at: Time,
}

#[derive(Serialize, sqlx::FromRow)]
struct Mail {
    subject: String,
    body: String,
    sent_at: Option<Time>,
    state: String,
}

#[derive(Serialize, sqlx::FromRow)]
struct Consent {
    wording: String,
    given_at: Time,
    expires_at: Option<Time>,
    withdrawn_at: Option<Time>,
}

impl View for PersonSummary {
    const TEMPLATE: &'static str = "integrations/person.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        vec![Self {
            lang: "en".to_owned(),
            now,
            candidate: Candidate::sample(),
            contact: Vec::new(),
            tags: Vec::new(),
            applications: vec![Applied {
                title: "Kiln Engineer".to_owned(),
                applied_at: now,
                stage: "Review".to_owned(),
                outcome: Some("rejected".to_owned()),
                source: "referral".to_owned(),
                answers: vec![Answer {
                    question: "Why <kilns>?".to_owned(),
                    value: "They are warm".to_owned(),
                }],
            }],
            notes: Vec::new(),
            files: vec![FileLine {
                path: "files/1.pdf".to_owned(),
                filename: "CV & more.pdf".to_owned(),
                created_at: now,
            }],
            messages: vec![Mail {
                subject: "Your application".to_owned(),
                body: "Thank you".to_owned(),
                sent_at: Some(now),
                state: "sent".to_owned(),
            }],
            consents: vec![Consent {
                wording: "Keep me in mind".to_owned(),
                given_at: now,
                expires_at: Some(now),
                withdrawn_at: None,
            }],
        }]
    }
}

/// `GET /app/candidates/{candidate}/export`
pub async fn download(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let id: Id<Candidate> = id.parse().map_err(|_| Error::NotFound)?;
    archive_of(&desk.app, &desk.actor, &desk.locale(), id).await
}

/// One person as a zip, as it leaves: for those who may run every job on which the person is. That it left is written
/// down before (AUD-1).
pub async fn archive_of(app: &App, actor: &Actor, locale: &Locale, id: Id<Candidate>) -> web::Result<Response> {
    let on = &mut app.db.read();
    let candidate = actor.candidate(on, id, Right::Run).await?;
    if is_partly_hidden(on, actor, id).await? {
        return Err(Error::Forbidden);
    }
    note_read(&app.db, actor, Read::ExportMade, Some(id), None::<Id<Candidate>>).await?;
    let view = summary(app, actor, candidate).await?;
    let html = app.templates.render(PersonSummary::TEMPLATE, &view, locale)?;
    let name = format!("{}.zip", view.candidate.name);
    let file = tempfile::tempfile_in(app.data()).context("make a temporary file")?;
    let to = file.try_clone().map_err(anyhow::Error::from)?;
    let size = write(app, actor, (id, html), to).await?;
    let mut file = tokio::fs::File::from_std(file);
    tokio::io::AsyncSeekExt::rewind(&mut file)
        .await
        .map_err(anyhow::Error::from)?;
    let body = Body::from_stream(ReaderStream::new(file));
    let name = base::text::clean_filename(&name, 120);
    Ok(attachment(&name, "application/zip", Some(size), body))
}

/// Whether there is an application that this person may not take out.
async fn is_partly_hidden(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> anyhow::Result<bool> {
    let beyond: i64 = sql_text(format!(
        "SELECT COUNT(*) FROM applications a WHERE a.candidate_id = $2 AND NOT ({})",
        actor.may_on_application(Right::Run, "a")
    ))
    .bind(actor.id)
    .bind(id)
    .value(on)
    .await?;
    Ok(beyond > 0)
}

async fn write(app: &App, actor: &Actor, (id, html): (Id<Candidate>, String), to: File) -> anyhow::Result<u64> {
    let (sender, pieces) = mpsc::channel(64);
    let writer = tokio::task::spawn_blocking(move || archive::write(to, pieces, |_| README.to_owned()));
    let read = read(app, actor, (id, html), &sender).await;
    drop(sender);
    let written = writer.await.context("write the archive")??;
    read?;
    Ok(written.bytes)
}

const README: &str = "# What is known of one person\n\n- `summary.html` is for reading.\n- `json/` has every row about \
                      them, for programs; times are UTC.\n- `files/` has their files.\n\nNotes of colleagues are in it. \
                      Read it before you hand it out.\n";

async fn read(
    app: &App,
    actor: &Actor,
    (id, html): (Id<Candidate>, String),
    to: &mpsc::Sender<Piece>,
) -> anyhow::Result<()> {
    let name = "summary.html".to_owned();
    hand_on(to, Piece::File { name, packed: false }).await?;
    hand_on(to, Piece::Bytes(html.into())).await?;
    let mut snapshot = app.db.snapshot().await?;
    let kinds = everything::kinds(&mut snapshot).await?;
    for (name, condition) in LISTS {
        let table = tables::all()
            .find(|table| table.name == *name)
            .with_context(|| format!("{name} is taken out"))?;
        let columns = everything::columns(table, &kinds)?;
        let name = format!("json/{name}.json");
        hand_on(
            to,
            Piece::List {
                name,
                columns: columns.clone(),
            },
        )
        .await?;
        let who = (Some(actor), Some((*condition, id)));
        everything::rows(&mut snapshot, table, &columns, &[], who, to).await?;
    }
    let mut taken = Taken::default();
    for document in documents::of_candidate(&mut snapshot, id).await? {
        let name = path(&document);
        everything::file(app, &document.file_key, name, true, to, &mut taken).await?;
    }
    Ok(())
}

fn path(document: &Document) -> String {
    format!("files/{}.{}", document.id, document.media)
}

async fn summary(app: &App, actor: &Actor, candidate: Candidate) -> anyhow::Result<PersonSummary> {
    let on = &mut app.db.read();
    let id = candidate.id;
    let files = documents::of_candidate(on, id).await?;
    Ok(PersonSummary {
        lang: actor.language.to_string(),
        now: actor.now,
        contact: contact_points(on, id).await?,
        tags: tags::of_candidate(on, id).await?,
        applications: applications(on, actor, id).await?,
        notes: notes::of_candidate(on, actor, id).await?,
        files: files
            .iter()
            .map(|document| FileLine {
                path: path(document),
                filename: document.filename.clone(),
                created_at: document.created_at,
            })
            .collect(),
        messages: sql(
            "SELECT subject, body, sent_at, state FROM messages WHERE candidate_id = $1 ORDER BY created_at, id",
        )
        .bind(id)
        .all(on)
        .await?,
        consents: sql(
            "SELECT wording, given_at, expires_at, withdrawn_at FROM consents WHERE candidate_id = $1
             ORDER BY given_at, id",
        )
        .bind(id)
        .all(on)
        .await?,
        candidate,
    })
}

/// Application, title of its job, when it came, stage, outcome, source.
type Row = (
    Id<crate::applications::Application>,
    String,
    Time,
    String,
    Option<String>,
    String,
);

async fn applications(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> anyhow::Result<Vec<Applied>> {
    let rows: Vec<Row> = sql_text(format!(
        "SELECT a.id, j.title, a.applied_at, s.name, a.outcome, a.source FROM applications a
         JOIN jobs j ON j.id = a.job_id JOIN stages s ON s.id = a.stage_id
         WHERE a.candidate_id = $2 AND {} ORDER BY a.applied_at, a.id",
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(id)
    .all(on)
    .await?;
    let mut all = Vec::new();
    for (application, title, applied_at, stage, outcome, source) in rows {
        let answers: Vec<(Translated, String)> = sql(
            "SELECT q.labels, r.value FROM answers r JOIN questions q ON q.id = r.question_id
             WHERE r.application_id = $1 ORDER BY q.position, q.id",
        )
        .bind(application)
        .all(on)
        .await?;
        all.push(Applied {
            title,
            applied_at,
            stage,
            outcome,
            source,
            answers: answers
                .into_iter()
                .map(|(labels, json)| Answer {
                    question: labels.in_language(&actor.language).to_owned(),
                    value: plain(&json),
                })
                .collect(),
        });
    }
    Ok(all)
}

/// An answer as people read it: a text as it is, several of them with commas.
fn plain(json: &str) -> String {
    match serde_json::from_str(json) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(serde_json::Value::Array(items)) => {
            let items = items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
            items.collect::<Vec<_>>().join(", ")
        }
        _ => json.to_owned(),
    }
}
