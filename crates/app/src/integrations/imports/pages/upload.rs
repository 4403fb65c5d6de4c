//! Taking a file in: streamed to the store, then looked at as a whole before anything else happens.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use files::StoreError;
use http::StatusCode;
use web::{Error, Message, Multipart, redirect};

use super::overview;
use crate::{
    integrations::imports::{Arrived, Content, ImportKind, begin, check_soon, look},
    layout::Desk,
};

/// `POST /app/import/candidates`
pub async fn candidates(desk: Desk, form: Multipart) -> web::Result<Response> {
    take(desk, form, ImportKind::Candidates).await
}

/// `POST /app/import/jobs`
pub async fn jobs(desk: Desk, form: Multipart) -> web::Result<Response> {
    take(desk, form, ImportKind::Jobs).await
}

async fn take(desk: Desk, form: Multipart, kind: ImportKind) -> web::Result<Response> {
    let arrived = match receive(&desk, form.max_files(1), kind).await? {
        Ok(arrived) => Arc::new(arrived),
        Err(problem) => {
            let view = overview::view(&desk, Some((kind, problem))).await?;
            return desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, view).await;
        }
    };
    let (actor, key) = (desk.actor.clone(), arrived.file.key.clone());
    let begun = desk.app.db.write(|tx| {
        let (actor, arrived) = (actor.clone(), arrived.clone());
        Box::pin(async move {
            let id = begin(tx, &actor, &arrived).await?;
            if matches!(arrived.content, Content::Jobs(_)) {
                check_soon(tx, id).await?;
            }
            Ok::<_, Error>(id)
        })
    });
    match begun.await {
        Ok(id) if kind == ImportKind::Candidates => Ok(redirect(format!("/app/import/{id}/columns")).into_response()),
        Ok(id) => Ok(redirect(format!("/app/import/{id}")).into_response()),
        Err(error) => {
            desk.app.files.delete(&key).await.map_err(anyhow::Error::new)?;
            Err(error)
        }
    }
}

async fn receive(desk: &Desk, mut form: Multipart, kind: ImportKind) -> web::Result<Result<Arrived, Message>> {
    let most = desk.app.limits.upload_file_bytes;
    let too_large = || Message::new("integrations-too-large").with("max", (most / (1024 * 1024)) as i64);
    let mut file = match form.next_file().await {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Err(Message::new("integrations-no-file"))),
        Err(Error::TooLarge) => return Ok(Err(too_large())),
        Err(error) => return Err(error),
    };
    let filename = base::text::clean_filename(&file.name, desk.app.limits.file_name_chars);
    let mut incoming = match desk.app.files.receive(most).await {
        Ok(incoming) => incoming,
        Err(StoreError::NoRoom) => return Ok(Err(Message::new("integrations-no-room"))),
        Err(error) => return Err(anyhow::Error::new(error).into()),
    };
    let mut bytes = Vec::new();
    loop {
        match file.piece().await {
            Ok(Some(piece)) => {
                incoming.write(&piece).await.map_err(anyhow::Error::new)?;
                bytes.extend_from_slice(&piece);
            }
            Ok(None) => break,
            Err(Error::TooLarge) => return Ok(Err(too_large())),
            Err(error) => return Err(error),
        }
    }
    let content = match look(kind, bytes, None, None).await? {
        Ok(content) => content,
        Err(problem) => return Ok(Err(problem)),
    };
    let file = incoming.finish().await.map_err(anyhow::Error::new)?;
    Ok(Ok(Arrived {
        filename,
        file,
        content,
    }))
}
