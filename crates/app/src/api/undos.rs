//! /api/v1/undos: taking back what the token's owner did a moment ago, on a page or through a program.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Api, At, Call, Caller, Nothing, Sentence, caller::ANY_SCOPE, whole};
use crate::{
    App, pipeline,
    undo::{self, Undo},
};

/// An act that can still be taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = Undo)]
pub struct UndoView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Undo>,
    /// What was done.
    said: Sentence,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Time,
}

pub fn api() -> Api {
    Api::new()
        .all::<UndoView, _, _>(
            "/api/v1/undos",
            list,
            ANY_SCOPE,
            "What the owner can take back now, the latest first: acts that the token's scopes cover",
        )
        .done::<Nothing, _, _>(
            "/api/v1/undos/{undo}",
            take_back,
            ANY_SCOPE,
            "Take an act back, with the scope that the act itself needs",
        )
}

async fn list(caller: Caller, State(app): State<App>) -> Result<Response> {
    let mut views = Vec::new();
    for one in undo::open(&mut app.db.read(), &caller.actor).await? {
        if caller.actor.has_scope(pipeline::scope_of(&one)?) {
            views.push(UndoView {
                id: one.id,
                said: caller.voice.say(&one.said()?),
                expires_at: one.expires_at,
            });
        }
    }
    Ok(whole(views))
}

async fn take_back(At(id): At<Undo>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let undone = undo::find(tx, &sent.actor, id).await?;
            if !sent.actor.has_scope(pipeline::scope_of(&undone)?) {
                return Err(Error::Forbidden);
            }
            pipeline::take_back(tx, &sent.actor, &undone).await
        })
    })
    .await
}
