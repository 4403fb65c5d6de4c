//! /api/v1/stages: the steps of jobs.

use axum::{extract::State, response::Response};
use base::Id;
use db::{Conn, Page, Tx, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, Reader, item, listed, never_null, only};
use crate::{
    App,
    access::{Actor, Right},
    jobs::{self, Job, NewPosition, NewStage, Stage, StageKind},
    organization::Translated,
};

/// A stage.
#[derive(Serialize, ToSchema)]
#[schema(as = Stage)]
pub struct StageView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Stage>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    kind: StageKind,
    /// What the team calls it.
    name: String,
    /// What candidates read.
    public_names: Translated,
    /// Counted from 0.
    position: i32,
}

impl From<Stage> for StageView {
    fn from(stage: Stage) -> Self {
        Self {
            id: stage.id,
            job_id: stage.job_id,
            kind: stage.kind,
            name: stage.name,
            public_names: stage.public_names,
            position: stage.position,
        }
    }
}

/// A stage to add before the last one of a job.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewStage)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    kind: StageKind,
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[serde(default)]
    public_names: Translated,
}

/// What changes about a stage. The kind of the first and the last stays.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StageFields)]
pub struct ChangeBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 60, nullable = false)]
    name: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    public_names: Option<Translated>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    kind: Option<StageKind>,
}

/// Where a stage goes, counted from 0 over all of the job.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StagePosition)]
pub struct PositionBody {
    #[schema(minimum = 0)]
    position: u16,
}

/// The stage that takes everybody in.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StageMerge)]
pub struct MergeBody {
    #[schema(value_type = String, format = Uuid)]
    into: Id<Stage>,
}

const FILTERS: &[Param] = &[Param::id("job_id")];
const REMOVAL: &[Param] = &[Param::id("move_to")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/stages", "/api/v1/stages/{stage}");
    let (read, write) = ("stages:read", "stages:write");
    Api::new()
        .list::<StageView, _, _>(all, list, read, "Stages of jobs, in the order of the board", FILTERS)
        .item::<StageView, _, _>(one, show, read, "One stage")
        .create::<NewBody, StageView, _, _>(all, create, write, "Add a stage to a job")
        .patch::<ChangeBody, StageView, _, _>(one, change, write, "Rename a stage")
        .act::<PositionBody, StageView, _, _>(
            "/api/v1/stages/{stage}/position",
            place,
            write,
            "Move a stage within its job",
        )
        .done::<MergeBody, _, _>(
            "/api/v1/stages/{stage}/merge",
            merge,
            write,
            "Make one stage of two: everybody here stands in the other",
        )
        .delete(
            one,
            remove,
            write,
            "Remove a stage; who is in play in it goes to `move_to`",
        )
        .with_query(REMOVAL)
}

const COLUMNS: &str = "s.id, s.job_id, s.kind, s.name, s.public_names, s.position, s.removed_at, s.merged_into";

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let after = listing.after::<(Id<Job>, i32, Id<Stage>)>()?;
    let rows: Vec<Stage> = sql_text(format!(
        "SELECT {COLUMNS} FROM stages s JOIN jobs j ON j.id = s.job_id
         WHERE s.removed_at IS NULL AND j.trashed_at IS NULL AND {}
            AND ($2 IS NULL OR s.job_id > $2 OR (s.job_id = $2 AND (s.position > $3 OR (s.position = $3 AND s.id > $4))))
            AND ($5 IS NULL OR s.job_id = $5) ORDER BY s.job_id, s.position, s.id LIMIT $6",
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(after.map(|(job, ..)| job))
    .bind(after.map(|(_, position, _)| position))
    .bind(after.map(|(.., id)| id))
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| (row.job_id, row.position, row.id)).map(StageView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Stage>) -> Result<Response> {
    let (_, stage) = find(&mut app.db.read(), &caller.actor, id, Right::See).await?;
    item(&StageView::from(stage))
}

/// A stage of a job on which the actor has the right, with that job.
async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Stage>, right: Right) -> Result<(Job, Stage)> {
    let stage: Option<Stage> = sql_text(format!(
        "SELECT {COLUMNS} FROM stages s WHERE s.id = $1 AND s.removed_at IS NULL"
    ))
    .bind(id)
    .maybe(on)
    .await?;
    let stage = stage.ok_or(Error::NotFound)?;
    let job = actor.job(on, stage.job_id, right).await?;
    Ok((job, stage))
}

async fn after(tx: &mut Tx, actor: &Actor, id: Id<Stage>) -> Result<StageView> {
    Ok(find(tx, actor, id, Right::See).await?.1.into())
}

/// The longest name of a stage, as on its page.
const NAME: usize = 60;

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/stages", |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, sent.body.job_id, Right::Run).await?;
            let mut reader = Reader::new();
            let new = NewStage {
                kind: sent.body.kind,
                name: reader.line("name", &sent.body.name, 1..=NAME),
                public_names: reader.translated("public_names", sent.body.public_names.clone(), 0..=NAME),
            };
            reader.finish()?;
            let id = jobs::add_stage(tx, &sent.actor, &job, new).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn change(At(id): At<Stage>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let (job, before) = find(tx, &sent.actor, id, Right::Run).await?;
            let said = sent.body.clone();
            let mut reader = Reader::new();
            let name = reader.line("name", &said.name.unwrap_or(before.name), 1..=NAME);
            let public = said.public_names.unwrap_or(before.public_names);
            let public = reader.translated("public_names", public, 0..=NAME);
            reader.finish()?;
            let kind = said.kind.unwrap_or(before.kind);
            jobs::rename_stage(tx, &sent.actor, &job, id, &name, public, kind).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn place(At(id): At<Stage>, call: Call<PositionBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let (job, _) = find(tx, &sent.actor, id, Right::Run).await?;
            let to = NewPosition::At(usize::from(sent.body.position));
            jobs::set_position(tx, &sent.actor, &job, id, to).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn merge(At(id): At<Stage>, call: Call<MergeBody>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let (job, _) = find(tx, &sent.actor, id, Right::Run).await?;
            jobs::merge_stages(tx, &sent.actor, &job, id, sent.body.into)
                .await
                .map(drop)
        })
    })
    .await
}

async fn remove(At(id): At<Stage>, Query(fields): Query, call: Call<Nothing>) -> Result<Response> {
    only(&fields, REMOVAL)?;
    let to = match fields.one("move_to")? {
        None => None,
        Some(text) => Some(
            text.parse::<Id<Stage>>()
                .map_err(|_| super::listing::invalid("move_to"))?,
        ),
    };
    call.done(move |tx, sent| {
        Box::pin(async move {
            let (job, _) = find(tx, &sent.actor, id, Right::Run).await?;
            jobs::remove_stage(tx, &sent.actor, &job, id, to).await.map(drop)
        })
    })
    .await
}
