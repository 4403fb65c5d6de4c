//! /api/v1/documents: the files of candidates.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Page, sql_text};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use web::{Error, Fields, FormErrors, Message, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, Upload, item, listed};
use crate::{
    App,
    access::{Actor, Right},
    applications::Application,
    candidates::Candidate,
    documents::{
        self, Arrived, Document, DocumentKind, Media, NewDocument, Read, Taken, TextState, download, note_read,
    },
    jobs::Job,
};

/// A file, without its bytes.
#[derive(Serialize, ToSchema)]
#[schema(as = Document)]
pub struct DocumentView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Document>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = Option<String>, format = Uuid)]
    application_id: Option<Id<Application>>,
    kind: DocumentKind,
    filename: String,
    /// Decided by what the file holds.
    media: Media,
    /// In bytes.
    size: i64,
    sha256: String,
    text_state: TextState,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    /// When a newer file took its place.
    #[schema(value_type = Option<String>, format = DateTime)]
    replaced_at: Option<Time>,
}

impl From<Document> for DocumentView {
    fn from(document: Document) -> Self {
        Self {
            id: document.id,
            candidate_id: document.candidate_id,
            application_id: document.application_id,
            kind: document.kind,
            filename: document.filename,
            media: document.media,
            size: document.size,
            sha256: document.sha256,
            text_state: document.text_state,
            created_at: document.created_at,
            replaced_at: document.replaced_at,
        }
    }
}

/// The text that was read from a file.
#[derive(Serialize, ToSchema)]
pub struct DocumentText {
    text_state: TextState,
    text: String,
}

const FILTERS: &[Param] = &[Param::id("candidate_id"), Param::id("application_id")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/documents", "/api/v1/documents/{document}");
    let (read, write) = ("documents:read", "documents:write");
    Api::new()
        .list::<DocumentView, _, _>(all, list, read, "Files of candidates, newest first", FILTERS)
        .item::<DocumentView, _, _>(one, show, read, "One file, without its bytes")
        .file(
            "/api/v1/documents/{document}/content",
            content,
            read,
            "The bytes of a file",
        )
        .item::<DocumentText, _, _>(
            "/api/v1/documents/{document}/text",
            text,
            read,
            "The text that was read from a file",
        )
        .upload::<DocumentView, _, _>(
            all,
            upload,
            write,
            "Add a file to an application, or to a candidate",
            form(),
        )
        .delete(one, remove, write, "Remove a file from sight")
}

fn form() -> Value {
    let id = json!({"type": "string", "format": "uuid"});
    json!({
        "type": "object",
        "required": ["file"],
        "properties": {
            "application_id": id,
            "candidate_id": id,
            "kind": {"type": "string", "enum": ["resume", "cover_letter", "portfolio", "other"]},
            "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        },
        "additionalProperties": false,
    })
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<Document> = sql_text(format!(
        "SELECT {} FROM documents d JOIN candidates c ON c.id = d.candidate_id
         WHERE d.removed_at IS NULL AND c.trashed_at IS NULL AND {} AND ($2 IS NULL OR d.id < $2)
            AND ($3 IS NULL OR d.candidate_id = $3) AND ($4 IS NULL OR d.application_id = $4)
         ORDER BY d.id DESC LIMIT $5",
        Document::COLUMNS,
        caller.actor.may_on_documents(Right::See, "d")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Document>>()?)
    .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
    .bind(listing.filter::<Id<Application>>("application_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(DocumentView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Document>) -> Result<Response> {
    let document = caller.actor.document(&mut app.db.read(), id).await?;
    item(&DocumentView::from(document))
}

/// Written down before a byte leaves (AUD-1); never shown by a browser, whatever it is (OUT-2).
async fn content(caller: Caller, State(app): State<App>, At(id): At<Document>) -> Result<Response> {
    let document = caller.actor.document(&mut app.db.read(), id).await?;
    note(&app, &caller.actor, Read::DocumentDownloaded, &document).await?;
    download(&app, &document).await
}

async fn text(caller: Caller, State(app): State<App>, At(id): At<Document>) -> Result<Response> {
    let on = &mut app.db.read();
    let document = caller.actor.document(on, id).await?;
    note(&app, &caller.actor, Read::DocumentViewed, &document).await?;
    let text = documents::text_of(on, id).await?.unwrap_or_default();
    let view = DocumentText {
        text_state: document.text_state,
        text,
    };
    item(&view)
}

async fn note(app: &App, actor: &Actor, read: Read, document: &Document) -> Result<()> {
    let (candidate, subject) = (Some(document.candidate_id), Some(document.id));
    Ok(note_read(&app.db, actor, read, candidate, subject).await?)
}

/// Whose file it is.
#[derive(Clone, Copy)]
enum Owner {
    Application(Id<Application>),
    Candidate(Id<Candidate>),
}

/// The file is durable before its row is written; a row that is refused leaves a file that the sweep takes.
async fn upload(State(app): State<App>, upload: Upload) -> Result<Response> {
    let Upload { caller, form, once } = upload;
    let mut form = form.max_files(1);
    let mut file: Option<Arrived> = None;
    while let Some(part) = form.next_file().await? {
        if part.field != "file" {
            return Err(unknown(&part.field));
        }
        match documents::take(&app, part).await? {
            Taken::Stored(arrived) => file = Some(arrived),
            Taken::Refused(why) => return Err(FormErrors::new("file", why).into()),
            Taken::TooLarge(_) => return Err(Error::TooLarge),
        }
    }
    let fields = form.finish().await?;
    let (owner, kind) = read(&fields)?;
    let file = file.ok_or_else(|| FormErrors::new("file", Message::new("fields-required")))?;
    let (sha256, said) = (file.sha256.clone(), fields.to_query());
    once.run(&caller, &sha256, &said, "/api/v1/documents", move |tx, actor| {
        let file = file.clone();
        Box::pin(async move {
            let (candidate, application, job) = owner_of(tx, &actor, owner).await?;
            let new = NewDocument {
                candidate,
                application,
                question: None,
                kind,
                file,
            };
            let id = documents::add(tx, actor.by(), job, new).await?;
            Ok(DocumentView::from(actor.document(tx, id).await?))
        })
    })
    .await
}

fn unknown(field: &str) -> Error {
    FormErrors::new(field, Message::new("fields-unknown-field")).into()
}

fn read(fields: &Fields) -> Result<(Owner, DocumentKind)> {
    const KNOWN: [&str; 3] = ["application_id", "candidate_id", "kind"];
    if let Some((name, _)) = fields.iter().find(|(name, _)| !KNOWN.contains(name)) {
        return Err(unknown(name));
    }
    let invalid = |field: &str| Error::from(FormErrors::new(field, Message::new("fields-invalid")));
    let owner = match (fields.one("application_id")?, fields.one("candidate_id")?) {
        (Some(id), None) => Owner::Application(id.parse().map_err(|_| invalid("application_id"))?),
        (None, Some(id)) => Owner::Candidate(id.parse().map_err(|_| invalid("candidate_id"))?),
        (Some(_), Some(_)) => return Err(invalid("candidate_id")),
        (None, None) => {
            return Err(FormErrors::new("application_id", Message::new("fields-required")).into());
        }
    };
    let kind = match fields.one("kind")? {
        None => DocumentKind::Other,
        Some(text) => text
            .parse()
            .ok()
            .filter(|kind| *kind != DocumentKind::Answer)
            .ok_or_else(|| invalid("kind"))?,
    };
    Ok((owner, kind))
}

type Whose = (Id<Candidate>, Option<Id<Application>>, Option<Id<Job>>);

async fn owner_of(tx: &mut db::Tx, actor: &Actor, owner: Owner) -> Result<Whose> {
    match owner {
        Owner::Application(id) => {
            let application = actor.application(tx, id, Right::Decide).await?;
            Ok((application.candidate_id, Some(id), Some(application.job_id)))
        }
        Owner::Candidate(id) => {
            let candidate = actor.candidate(tx, id, Right::Decide).await?;
            Ok((candidate.id, None, None))
        }
    }
}

async fn remove(At(id): At<Document>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { documents::remove(tx, &sent.actor, id).await }))
        .await
}
