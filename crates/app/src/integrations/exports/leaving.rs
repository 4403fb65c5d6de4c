//! An export as an answer: a file to keep, never one that a browser shows.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use web::{Error, Policy, Result};

use super::Export;
use crate::{
    App,
    access::Actor,
    documents::{Read, note_read},
};

/// The file of an export that is there. That it left is written down before (AUD-1).
pub async fn fetch(app: &App, actor: &Actor, export: &Export) -> Result<Response> {
    if !export.is_there(actor.now) {
        return Err(Error::Gone);
    }
    let key = export.file_key.as_deref().and_then(|key| key.parse().ok());
    let key: files::Key = key.ok_or_else(|| Error::internal("an export without its file"))?;
    note_read(&app.db, actor, Read::ExportMade, None, Some(export.id)).await?;
    let blob = app.files.get(&key).await.map_err(anyhow::Error::new)?;
    let name = format!("bole-{}.zip", export.created_at.date_in(&actor.zone));
    Ok(attachment(
        &name,
        "application/zip",
        Some(blob.size()),
        Body::from_stream(blob.into_stream()),
    ))
}

/// An answer that is a file to keep.
pub(in crate::integrations) fn attachment(name: &str, media: &'static str, size: Option<u64>, body: Body) -> Response {
    let mut response = (Policy::Attachment, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if let Some(size) = size {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    }
    headers.insert(header::CONTENT_DISPOSITION, crate::documents::attachment(name));
    response
}
