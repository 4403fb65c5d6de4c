//! /api/v1/reasons: why applications end, ours and theirs apart.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Archive, NAME, archive, manages};
use crate::{
    App,
    api::{Api, At, Call, Caller, Reader, item, whole},
    organization::{self, Reason, ReasonSide, Shelf, Translated, actions},
};

/// A reason.
#[derive(Serialize, ToSchema)]
#[schema(as = Reason)]
pub struct ReasonView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Reason>,
    /// Who ended it.
    side: ReasonSide,
    labels: Translated,
    position: i32,
    #[schema(value_type = Option<String>, format = DateTime)]
    archived_at: Option<Time>,
}

impl From<Reason> for ReasonView {
    fn from(reason: Reason) -> Self {
        Self {
            id: reason.id,
            side: reason.side,
            labels: reason.labels,
            position: reason.position,
            archived_at: reason.archived_at,
        }
    }
}

/// A new reason.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReason)]
pub struct NewBody {
    side: ReasonSide,
    labels: Translated,
}

/// What a reason is called; its side stays, since figures of the past rest on it.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReasonFields)]
pub struct ChangeBody {
    labels: Translated,
}

pub(super) fn api() -> Api {
    let (all, one) = ("/api/v1/reasons", "/api/v1/reasons/{reason}");
    let (read, write) = ("reasons:read", "reasons:write");
    Api::new()
        .all::<ReasonView, _, _>(all, list, read, "Reasons, ours first")
        .item::<ReasonView, _, _>(one, show, read, "One reason")
        .create::<NewBody, ReasonView, _, _>(all, create, write, "Add a reason")
        .patch::<ChangeBody, ReasonView, _, _>(one, change, write, "Rename a reason")
        .act::<Archive, ReasonView, _, _>(
            "/api/v1/reasons/{reason}/archive",
            put_away,
            write,
            "Take a reason out of use, or back into it",
        )
}

async fn list(_: Caller, State(app): State<App>) -> Result<Response> {
    let all = organization::reasons(&mut app.db.read()).await?;
    Ok(whole(all.into_iter().map(ReasonView::from).collect()))
}

async fn find(on: &mut impl Conn, id: Id<Reason>) -> Result<ReasonView> {
    let all = organization::reasons(on).await?;
    let found = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok(found.into())
}

async fn show(_: Caller, State(app): State<App>, At(id): At<Reason>) -> Result<Response> {
    item(&find(&mut app.db.read(), id).await?)
}

fn read(labels: &Translated) -> Result<Translated> {
    let mut reader = Reader::new();
    let labels = reader.translated("labels", labels.clone(), 1..=NAME);
    reader.finish()?;
    Ok(labels)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/reasons", |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let labels = read(&sent.body.labels)?;
            let id = actions::add_reason(tx, sent.actor.by(), sent.body.side, labels).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn change(At(id): At<Reason>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let labels = read(&sent.body.labels)?;
            actions::change_reason(tx, sent.actor.by(), id, labels).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn put_away(At(id): At<Reason>, call: Call<Archive>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            archive(tx, &sent, Shelf::Reasons, id.cast()).await?;
            find(tx, id).await
        })
    })
    .await
}
