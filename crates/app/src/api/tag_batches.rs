//! /api/v1/tag-batches: a tag for many people at once, or off them, done in the background, that can be stopped and undone.

use axum::{extract::State, response::Response};
use base::Id;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{FormErrors, Message, Query, Result};

use super::{
    Api, At, Call, Caller, Nothing, Reader,
    batches::{BatchView, Count, NAMED, SkippedView, left_out, load},
    candidates::{PEOPLE, PeopleFilter, filter_of},
    item,
    listing::invalid,
    only,
};
use crate::{
    App,
    candidates::{self, Candidate},
    pipeline::batch::{self, Act, Batch, ChosenPeople},
    tags,
};

/// What is done with the tag.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TagAct {
    Tag,
    Untag,
}

/// A tag, and who: either `candidate_ids`, or everybody that `all` keeps. Whoever the owner may not tag is left out.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTagBatch {
    act: TagAct,
    #[schema(min_length = 1, max_length = 50)]
    name: String,
    #[schema(value_type = Option<Vec<String>>)]
    candidate_ids: Option<Vec<Id<Candidate>>>,
    all: Option<AllPeople>,
}

/// Everybody that a filter keeps. When they are not `expected` many, nothing happens and the answer is 409.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AllPeople {
    #[schema(minimum = 0)]
    expected: i64,
    #[serde(default)]
    filter: PeopleFilter,
}

pub fn api() -> Api {
    let (read, write) = ("tags:read", "tags:write");
    Api::new()
        .create::<NewTagBatch, BatchView, _, _>(
            "/api/v1/tag-batches",
            start,
            write,
            "Begin to tag many people, or to take a tag off them",
        )
        .item::<Count, _, _>(
            "/api/v1/tag-batches/count",
            count,
            read,
            "How many people a filter keeps: what `expected` is checked against; counts up to 10,001",
        )
        .with_query(PEOPLE)
        .item::<BatchView, _, _>("/api/v1/tag-batches/{batch}", show, read, "One of the owner's own")
        .all::<SkippedView, _, _>(
            "/api/v1/tag-batches/{batch}/skipped",
            skipped,
            read,
            "Who was left out and why, at most 50",
        )
        .act::<Nothing, BatchView, _, _>(
            "/api/v1/tag-batches/{batch}/stop",
            stop,
            write,
            "Stop after the person in hand; what was done stays done",
        )
        .act::<Nothing, BatchView, _, _>(
            "/api/v1/tag-batches/{batch}/undo",
            undo,
            write,
            "Put the tags back as they were",
        )
}

fn chosen(said: NewTagBatch) -> Result<ChosenPeople> {
    match (said.candidate_ids, said.all) {
        (Some(ids), None) if ids.len() <= NAMED => Ok(ChosenPeople::These(ids)),
        (Some(_), None) => {
            let message = Message::new("fields-too-long").with("max", NAMED);
            Err(FormErrors::new("candidate_ids", message).into())
        }
        (None, Some(all)) => Ok(ChosenPeople::All {
            filter: Box::new(all.filter.read()?),
            expected: all.expected,
        }),
        (Some(_), Some(_)) => Err(invalid("all")),
        (None, None) => Err(FormErrors::new("candidate_ids", Message::new("fields-required")).into()),
    }
}

async fn start(call: Call<NewTagBatch>) -> Result<Response> {
    call.create("/api/v1/tag-batches", |tx, sent| {
        Box::pin(async move {
            let mut reader = Reader::new();
            let name = reader.line("name", &sent.body.name, 1..=tags::LONGEST);
            reader.finish()?;
            let act = match sent.body.act {
                TagAct::Tag => Act::Tag { name },
                TagAct::Untag => Act::Untag { name },
            };
            let chosen = chosen(sent.body)?;
            let batch = batch::start_on_people(tx, &sent.actor, act, chosen).await?;
            Ok(BatchView::from(batch))
        })
    })
    .await
}

async fn count(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    only(&fields, PEOPLE)?;
    let filter = filter_of(&fields)?;
    let count = candidates::count(&mut app.db.read(), &caller.actor, &filter).await?;
    item(&Count { count })
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Batch>) -> Result<Response> {
    item(&load(&mut app.db.read(), &caller.actor, id, true).await?)
}

async fn skipped(caller: Caller, State(app): State<App>, At(id): At<Batch>) -> Result<Response> {
    left_out(&caller, &app, id, true).await
}

async fn stop(At(id): At<Batch>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            load(tx, &sent.actor, id, true).await?;
            batch::stop(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id, true).await
        })
    })
    .await
}

async fn undo(At(id): At<Batch>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            load(tx, &sent.actor, id, true).await?;
            batch::undo(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id, true).await
        })
    })
    .await
}
