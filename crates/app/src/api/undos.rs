//! /api/v1/undos: taking back what the token's owner did a moment ago.

use axum::response::Response;
use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use super::{Api, At, Call, Nothing};
use crate::{
    access::Actor,
    pipeline::{self, Before},
    undo::{self, Undo},
};

/// The kind of acts in the pipeline, as the pages remember them, so that either can take back what the other did.
const PIPELINE: &str = "pipeline";

pub fn api() -> Api {
    Api::new().done::<Nothing, _, _>(
        "/api/v1/undos/{undo}",
        take_back,
        "applications:write",
        "Take an act back: what `undo_id` names in its answer",
    )
}

/// Keeps what was before an act, with the sentence that says what was done.
pub(super) async fn remember(tx: &mut Tx, actor: &Actor, said: Message, before: &Vec<Before>) -> Result<Id<Undo>> {
    undo::remember(tx, actor, PIPELINE, said, before).await
}

async fn take_back(At(id): At<Undo>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let undone = undo::find(tx, &sent.actor, id).await?;
            if undone.kind != PIPELINE {
                return Err(Error::NotFound);
            }
            let before: Vec<Before> = undo::take(tx, &sent.actor, &undone).await?;
            // The latest act first, so that a seat is free before somebody sits down again.
            for one in before.iter().rev() {
                pipeline::put_back(tx, &sent.actor, one).await?;
            }
            Ok(())
        })
    })
    .await
}
