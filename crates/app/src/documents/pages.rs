//! Handing files out to staff: the file itself as a download, and its text on a page. Neither runs anything (OUT-2).

mod adding;

pub(super) use adding::{RemovalPage, add, ask_removal, remove};

use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use jiff::SignedDuration;
use serde::Serialize;
use web::{Policy, templates::View};

use super::{Document, Media, Read, TextState, looked_since, note_read, store};
use crate::{App, layout::Desk};

/// `GET /app/documents/{document}`
pub(super) async fn fetch(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let document = load(&desk, &id).await?;
    let (db, candidate) = (&desk.app.db, document.candidate_id);
    note_read(
        db,
        &desk.actor,
        Read::DocumentDownloaded,
        Some(candidate),
        Some(document.id),
    )
    .await?;
    download(&desk.app, &document).await
}

/// The bytes of a document that the caller has loaded for the actor, for saving and never for showing (OUT-2). The
/// caller has noted the read.
pub async fn download(app: &App, document: &Document) -> web::Result<Response> {
    let key = document
        .file_key
        .parse()
        .map_err(|_| web::Error::internal("a document with a key that is none"))?;
    let blob = app
        .files
        .get(&key)
        .await
        .map_err(|error| web::Error::Internal(error.into()))?;
    let length = blob.size();
    let mut response = Response::new(Body::from_stream(blob.into_stream()));
    response.extensions_mut().insert(Policy::Attachment);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(document.media.kind().media_type()),
    );
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CONTENT_DISPOSITION, attachment(&document.filename));
    Ok(response)
}

/// A name for a download by RFC 6266: plain ASCII for old readers, the whole name as RFC 8187 has it.
pub(crate) fn attachment(filename: &str) -> HeaderValue {
    let plain: String = filename
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '_'
            }
        })
        .collect();
    let whole = web::encode_component(filename).replace('*', "%2A");
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .expect("letters, digits and percent signs")
}

/// The text of a file.
#[derive(Serialize)]
pub struct PreviewPage {
    id: String,
    filename: String,
    size: i64,
    media: &'static str,
    state: &'static str,
    /// Paragraphs, as they were read.
    paragraphs: Vec<String>,
    candidate: String,
}

impl View for PreviewPage {
    const TEMPLATE: &'static str = "documents/preview.html";

    fn samples() -> Vec<Self> {
        let page = |state: &'static str, paragraphs: Vec<String>| Self {
            id: "0192f0c0-0000-7000-8000-000000000001".to_owned(),
            filename: "Lebenslauf <b>.pdf".to_owned(),
            size: 219_000,
            media: "pdf",
            state,
            paragraphs,
            candidate: "0192f0c0-0000-7000-8000-000000000002".to_owned(),
        };
        vec![
            page(
                "read",
                vec![
                    "Ada Okafor\nKiln engineer".to_owned(),
                    "<script>alert(1)</script>".to_owned(),
                ],
            ),
            page("waiting", Vec::new()),
            page("unavailable", Vec::new()),
        ]
    }
}

/// `GET /app/documents/{document}/preview`
pub(super) async fn preview(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let document = load(&desk, &id).await?;
    note_read(
        &desk.app.db,
        &desk.actor,
        Read::DocumentViewed,
        Some(document.candidate_id),
        Some(document.id),
    )
    .await?;
    let text = match document.text_state {
        TextState::Read => store::text(&mut desk.app.db.read(), document.id)
            .await?
            .unwrap_or_default(),
        TextState::Waiting | TextState::Unavailable => String::new(),
    };
    desk.page(PreviewPage {
        id: document.id.to_string(),
        filename: document.filename,
        size: document.size,
        media: document.media.as_str(),
        state: document.text_state.as_str(),
        paragraphs: text
            .split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect(),
        candidate: document.candidate_id.to_string(),
    })
    .await
}

/// `GET /app/documents/{document}/picture`: how the first pages of a PDF look. The picture is of our own making, so that
/// nothing of the file reaches the browser.
pub(super) async fn picture(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let document = load(&desk, &id).await?;
    if document.media != Media::Pdf {
        return Err(web::Error::UnsupportedMedia);
    }
    let (actor, candidate) = (&desk.actor, document.candidate_id);
    // It stands on pages that have been noted; by itself it is a look of its own.
    let since = actor.now - SignedDuration::from_hours(1);
    if !looked_since(&mut desk.app.db.read(), actor, candidate, since).await? {
        note_read(
            &desk.app.db,
            actor,
            Read::DocumentViewed,
            Some(candidate),
            Some(document.id),
        )
        .await?;
    }
    let key = document
        .file_key
        .parse()
        .map_err(|_| web::Error::internal("a document with a key that is none"))?;
    let file = desk.app.files.read_only_file(&key).await;
    let file = file.map_err(|error| web::Error::Internal(error.into()))?;
    let picture = desk
        .app
        .extractor
        .draw(file)
        .await
        .ok_or(web::Error::UnsupportedMedia)?;
    let kind = HeaderValue::from_static("image/png");
    Ok(([(header::CONTENT_TYPE, kind)], picture).into_response())
}

async fn load(desk: &Desk, id: &str) -> web::Result<Document> {
    let id = id.parse().map_err(|_| web::Error::NotFound)?;
    desk.actor.document(&mut desk.app.db.read(), id).await
}

#[cfg(test)]
mod attachment_tests {
    use super::attachment;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            attachment("Lebens\"lauf\r\n 张.pdf"),
            "attachment; filename=\"Lebens_lauf____.pdf\"; filename*=UTF-8''Lebens%22lauf%0D%0A%20%E5%BC%A0.pdf"
        );
    }
}
