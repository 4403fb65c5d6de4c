//! /api/v1/tags, and the tags of a candidate.

use axum::{extract::State, response::Response};
use db::sql_text;
use serde::Deserialize;
use utoipa::ToSchema;
use web::Result;

use super::{Api, At, AtBoth, Call, Caller, Nothing, Reader, candidates::TagView, whole};
use crate::{
    App,
    access::Right,
    candidates::Candidate,
    tags::{self, Tag},
};

/// A tag to put on somebody; what differs in case or accents is the same.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTag)]
pub struct TagBody {
    #[schema(min_length = 1, max_length = 50)]
    name: String,
}

pub fn api() -> Api {
    let of_one = "/api/v1/candidates/{candidate}/tags";
    Api::new()
        .all::<TagView, _, _>("/api/v1/tags", list, "tags:read", "Tags in use, at most 200")
        .all::<TagView, _, _>(of_one, of_candidate, "tags:read", "The tags of a candidate")
        .done::<TagBody, _, _>(of_one, tag, "tags:write", "Put a tag on a candidate")
        .delete(
            "/api/v1/candidates/{candidate}/tags/{tag}",
            untag,
            "tags:write",
            "Take a tag off a candidate",
        )
}

/// Only those on somebody whom the owner sees.
async fn list(caller: Caller, State(app): State<App>) -> Result<Response> {
    let tags: Vec<Tag> = sql_text(format!(
        "SELECT t.id, t.name FROM tags t WHERE EXISTS (SELECT 1 FROM candidate_tags ct
            JOIN candidates c ON c.id = ct.candidate_id WHERE ct.tag_id = t.id AND c.trashed_at IS NULL AND {})
         ORDER BY t.folded LIMIT 200",
        caller.actor.sees_candidate("c")
    ))
    .bind(caller.actor.id)
    .all(&mut app.db.read())
    .await?;
    Ok(whole(tags.into_iter().map(TagView::from).collect()))
}

async fn of_candidate(caller: Caller, State(app): State<App>, At(id): At<Candidate>) -> Result<Response> {
    let on = &mut app.db.read();
    caller.actor.candidate(on, id, Right::See).await?;
    let tags = tags::of_candidate(on, id).await?;
    Ok(whole(tags.into_iter().map(TagView::from).collect()))
}

async fn tag(At(id): At<Candidate>, call: Call<TagBody>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let mut reader = Reader::new();
            let name = reader.line("name", &sent.body.name, 1..=tags::LONGEST);
            reader.finish()?;
            tags::tag(tx, &sent.actor, id, &name).await.map(drop)
        })
    })
    .await
}

async fn untag(AtBoth(id, tag): AtBoth<Candidate, Tag>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { tags::untag(tx, &sent.actor, id, tag).await }))
        .await
}
