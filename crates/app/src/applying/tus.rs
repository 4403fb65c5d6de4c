//! Resumable uploads by tus 1.0.0, core and creation (<https://tus.io/protocols/resumable-upload>): POST makes one, PATCH
//! sends pieces, HEAD asks how far it came. What has arrived is kept megabyte by megabyte, so that a dropped connection or
//! a killed node costs at most the last.

use axum::{
    extract::{Path, Request},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use files::{DOCUMENTS, Refusal};
use futures::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use web::{ClientAddr, ErrorContext, Message, Problem};

use super::{
    limits,
    uploads::{self, Upload},
};
use crate::{documents::refusal_words, layout::Visit};

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");

/// A part is kept, and counts as arrived, at this size.
const PART: u64 = 1024 * 1024;

/// `POST /uploads`
pub(super) async fn create(visit: Visit, client: ClientAddr, headers: HeaderMap) -> web::Result<Response> {
    let app = &visit.app;
    limits::upload(&app.limiter, client, app.clock.now())?;
    let length = number(&headers, &LENGTH).ok_or(web::Error::Malformed("no Upload-Length"))?;
    if length == 0 {
        return refuse(&visit, Refusal::Empty).await;
    }
    if length as u64 > app.limits.upload_file_bytes {
        return refuse(&visit, Refusal::TooLarge).await;
    }
    let name = filename(&headers).unwrap_or_default();
    let name = base::text::clean_filename(&name, app.limits.file_name_chars);
    let (_, secret) = app
        .db
        .write(move |tx| {
            let name = name.clone();
            Box::pin(async move { uploads::begin(tx, &name, length).await })
        })
        .await?;
    let location = HeaderValue::try_from(format!("/uploads/{}", secret.reveal())).expect("base64url");
    Ok((
        StatusCode::CREATED,
        [
            (RESUMABLE, HeaderValue::from_static("1.0.0")),
            (header::LOCATION, location),
        ],
    )
        .into_response())
}

/// `HEAD /uploads/{upload}`
pub(super) async fn head(visit: Visit, Path(secret): Path<String>) -> web::Result<Response> {
    let upload = uploads::find(&mut visit.app.db.read(), &secret)
        .await?
        .ok_or(web::Error::NotFound)?;
    Ok(offset(StatusCode::OK, &upload))
}

/// `PATCH /uploads/{upload}`
pub(super) async fn patch(visit: Visit, Path(secret): Path<String>, request: Request) -> web::Result<Response> {
    let app = visit.app.clone();
    let (parts, body) = request.into_parts();
    if parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind != "application/offset+octet-stream")
    {
        return Err(web::Error::UnsupportedMedia);
    }
    let start = number(&parts.headers, &OFFSET).ok_or(web::Error::Malformed("no Upload-Offset"))?;
    let mut upload = uploads::find(&mut app.db.read(), &secret)
        .await?
        .ok_or(web::Error::NotFound)?;
    if start != upload.received {
        return Ok(offset(StatusCode::CONFLICT, &upload));
    }
    let mut body = body.into_data_stream();
    let (mut rest, mut broken) = (bytes::Bytes::new(), false);
    while !broken && !upload.is_whole() {
        let mut part = app.files.receive(PART).await.map_err(internal)?;
        while part.size() < PART {
            if rest.is_empty() {
                match body.next().await {
                    Some(Ok(piece)) => rest = piece,
                    Some(Err(_)) | None => {
                        broken = true;
                        break;
                    }
                }
            }
            let piece = rest.split_to(rest.len().min((PART - part.size()) as usize));
            part.write(&piece).await.map_err(internal)?;
        }
        if part.size() == 0 {
            break;
        }
        if upload.received + part.size() as i64 > upload.size {
            return Err(web::Error::TooLarge);
        }
        if upload.received == 0
            && let Err(refusal) = files::recognise(part.head(), &upload.filename, DOCUMENTS)
        {
            return give_up(&visit, &upload, refusal).await;
        }
        let (id, start, stored) = (upload.id, upload.received, part.finish().await.map_err(internal)?);
        let size = stored.size as i64;
        let moved = app
            .db
            .write(move |tx| {
                let stored = stored.clone();
                Box::pin(async move { uploads::add_part(tx, id, start, &stored).await })
            })
            .await?;
        if !moved {
            let now = uploads::find(&mut app.db.read(), &secret)
                .await?
                .ok_or(web::Error::NotFound)?;
            return Ok(offset(StatusCode::CONFLICT, &now));
        }
        upload.received += size;
    }
    Ok(offset(StatusCode::NO_CONTENT, &upload))
}

async fn give_up(visit: &Visit, upload: &Upload, refusal: Refusal) -> web::Result<Response> {
    let id = upload.id;
    visit
        .app
        .db
        .write(move |tx| Box::pin(async move { uploads::forget(tx, id).await }))
        .await?;
    refuse(visit, refusal).await
}

/// A refusal in the visitor's language, for the script that shows it.
async fn refuse(visit: &Visit, refusal: Refusal) -> web::Result<Response> {
    let (status, name, title) = match refusal {
        Refusal::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large"),
        Refusal::Empty | Refusal::Encrypted => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not usable"),
        Refusal::WrongType | Refusal::Mismatch => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media",
            "This kind of content is not accepted",
        ),
    };
    let message: Message = refusal_words(&visit.app, refusal);
    let context = ErrorContext {
        status,
        name,
        title,
        message: Some(message),
        what: None,
        form: None,
        reference: None,
        retry_after: None,
    };
    let locale = visit.locale();
    let problem = Problem::new(&context, |message| visit.app.templates.messages().say(&locale, message));
    Ok(([(RESUMABLE, HeaderValue::from_static("1.0.0"))], problem).into_response())
}

fn offset(status: StatusCode, upload: &Upload) -> Response {
    let headers = [
        (RESUMABLE, HeaderValue::from_static("1.0.0")),
        (OFFSET, HeaderValue::from(upload.received)),
        (LENGTH, HeaderValue::from(upload.size)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers).into_response()
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<i64> {
    headers
        .get(name)?
        .to_str()
        .ok()?
        .parse()
        .ok()
        .filter(|number| *number >= 0)
}

/// `filename` of Upload-Metadata: pairs with commas between them, the value in base64.
fn filename(headers: &HeaderMap) -> Option<String> {
    let metadata = headers.get(METADATA)?.to_str().ok()?;
    let value = metadata
        .split(',')
        .find_map(|pair| pair.trim().strip_prefix("filename "))?;
    String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()
}

fn internal(error: files::StoreError) -> web::Error {
    match error {
        files::StoreError::NoRoom => web::Error::Unavailable {
            retry_after: std::time::Duration::from_mins(10),
        },
        error => web::Error::Internal(anyhow::Error::new(error).context("store a part of an upload")),
    }
}
