//! Into the trash and out again.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use serde::Serialize;
use web::{Error, Fields, FormReader, Message, NoFields, View, redirect};

use super::read_id;
use crate::{
    access::Right,
    candidates::{self, Candidate},
    layout::Desk,
    undo::way_back,
};

/// Somebody in the trash, for those who may take them out.
#[derive(Serialize)]
pub(super) struct TrashPage {
    id: Id<Candidate>,
    name: String,
    trashed_at: Time,
}

impl View for TrashPage {
    const TEMPLATE: &'static str = "candidates/trash.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            trashed_at: Time::from_micros(1_795_510_800_000_000),
        }]
    }
}

/// The page of somebody in the trash; for anybody else they are not found.
pub(super) async fn show(desk: &Desk, id: Id<Candidate>) -> web::Result<Response> {
    let found = desk
        .actor
        .candidate_or_trashed(&mut desk.app.db.read(), id, Right::Run)
        .await;
    let candidate = found.map_err(|_| Error::NotFound)?;
    let page = TrashPage {
        id,
        name: candidate.name,
        trashed_at: candidate.trashed_at.ok_or(Error::NotFound)?,
    };
    desk.page(page).await
}

/// `POST /app/candidates/{candidate}/trash`
pub(super) async fn trash(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let actor = &desk.actor;
    actor.candidate(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    form.optional_line("back", 2000);
    form.finish()?;
    let undo = desk
        .app
        .db
        .write(|tx| {
            let actor = actor.clone();
            Box::pin(async move { candidates::throw_away(tx, &actor, id).await })
        })
        .await;
    match undo {
        Ok(undo) => Ok(redirect(way_back(&fields, "/app/candidates", Some(undo))).into_response()),
        // Somebody else decides on one of their applications.
        Err(Error::Forbidden) => Err(Error::Conflict(Message::new("candidates-trash-not-all"))),
        Err(error) => Err(error),
    }
}

/// `DELETE /app/candidates/{candidate}/trash`
pub(super) async fn restore(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { candidates::restore(tx, &actor, id).await })
        })
        .await?;
    Ok(redirect(format!("/app/candidates/{id}"))
        .flash(Message::new("candidates-said-restored"))
        .into_response())
}
