//! Taking a file in from a form.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use web::{Error, Message, Multipart, redirect};

use super::overview;
use crate::{
    integrations::imports::{self, Arrived, ImportKind},
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
        Box::pin(async move { imports::begin_soon(tx, &actor, &arrived).await })
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
    let file = match form.next_file().await {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Err(Message::new("integrations-no-file"))),
        Err(Error::TooLarge) => return Ok(Err(imports::too_large(&desk.app))),
        Err(error) => return Err(error),
    };
    match imports::receive(&desk.app, file).await? {
        Ok(received) => received.look(kind).await,
        Err(problem) => Ok(Err(problem)),
    }
}
