//! /api/v1/batches: one act on many people of a job, done in the background, that can be stopped and undone.

use std::collections::HashSet;

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Query, Result};

use super::{
    Api, At, Call, Caller, Nothing, Reader, Sentence, item,
    job_people::{OF_JOB, filter},
    listing::invalid,
    only, whole,
};
use crate::{
    App,
    access::{Actor, Right},
    applications::Application,
    candidates::Candidate,
    jobs::{Job, Stage},
    organization::Reason,
    pipeline::{
        Telling,
        batch::{self, Act, Batch, BatchKind, BatchState, Chosen},
        people::{self, Filter, Standing},
    },
};

/// An act on many.
#[derive(Serialize, ToSchema)]
#[schema(as = Batch)]
pub struct BatchView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Batch>,
    kind: BatchKind,
    state: BatchState,
    total: i64,
    done: i64,
    /// Those it left out, because somebody had decided about them meanwhile or the owner's rights did not reach.
    skipped: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Time>,
}

impl From<Batch> for BatchView {
    fn from(batch: Batch) -> Self {
        Self {
            id: batch.id,
            kind: batch.kind,
            state: batch.state,
            total: batch.total,
            done: batch.done,
            skipped: batch.skipped,
            created_at: batch.created_at,
            ended_at: batch.ended_at,
        }
    }
}

/// Somebody whom an act left out.
#[derive(Serialize, ToSchema)]
#[schema(as = Skipped)]
pub struct SkippedView {
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    name: String,
    why: Sentence,
}

/// What is to be done, and with whom: either `application_ids`, or everybody that `all` keeps. Nothing happens when one of
/// the ids is there twice, or is none of an application of the job that the owner sees; each such is named.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewBatch)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    act: ActBody,
    #[schema(value_type = Option<Vec<String>>)]
    application_ids: Option<Vec<Id<Application>>>,
    all: Option<AllBody>,
}

/// Move to a stage, or reject with a reason.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = BatchAct)]
pub enum ActBody {
    Move(MoveBody),
    Reject(RejectBody),
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchMove)]
pub struct MoveBody {
    #[schema(value_type = String, format = Uuid)]
    stage_id: Id<Stage>,
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchRejection)]
pub struct RejectBody {
    #[schema(value_type = String, format = Uuid)]
    reason_id: Id<Reason>,
    telling: Telling,
}

/// Everybody that a filter keeps. When they are not `expected` many, nothing happens and the answer is 409.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchAll)]
pub struct AllBody {
    #[schema(minimum = 0)]
    expected: i64,
    #[serde(default)]
    #[schema(max_length = 200)]
    q: String,
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 50)]
    stage_ids: Vec<Id<Stage>>,
    #[serde(default)]
    #[schema(max_length = 200)]
    source: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    tag: String,
    #[serde(default)]
    marked: bool,
    /// At least so many days in their stage.
    #[schema(minimum = 1, maximum = 3650)]
    waiting_days: Option<i64>,
    standing: Option<Standing>,
}

/// How many people a filter keeps.
#[derive(Serialize, ToSchema)]
pub struct Count {
    pub(super) count: i64,
}

pub fn api() -> Api {
    let (read, write) = ("applications:read", "applications:write");
    Api::new()
        .create::<NewBody, BatchView, _, _>("/api/v1/batches", start, write, "Begin an act on many")
        .item::<Count, _, _>(
            "/api/v1/batches/count",
            count,
            read,
            "How many a filter keeps: what `expected` is checked against",
        )
        .with_query(OF_JOB)
        .item::<BatchView, _, _>(
            "/api/v1/batches/{batch}",
            show,
            read,
            "One act on many, of the owner's own",
        )
        .all::<SkippedView, _, _>(
            "/api/v1/batches/{batch}/skipped",
            skipped,
            read,
            "Whom an act left out and why, at most 50",
        )
        .act::<Nothing, BatchView, _, _>(
            "/api/v1/batches/{batch}/stop",
            stop,
            write,
            "Stop after the person in hand; what was done stays done",
        )
        .act::<Nothing, BatchView, _, _>("/api/v1/batches/{batch}/undo", undo, write, "Put everybody back")
}

/// The most that can be named one by one; more are chosen by a filter.
pub(super) const NAMED: usize = 1000;

fn chosen(said: &NewBody) -> Result<Chosen> {
    match (&said.application_ids, &said.all) {
        (Some(ids), None) if ids.len() <= NAMED => Ok(Chosen::These(ids.clone())),
        (Some(_), None) => {
            let message = Message::new("fields-too-long").with("max", NAMED);
            Err(FormErrors::new("application_ids", message).into())
        }
        (None, Some(all)) => Ok(Chosen::All {
            filter: Filter {
                q: all.q.chars().take(200).collect(),
                stages: all.stage_ids.iter().copied().take(50).collect(),
                source: all.source.clone(),
                tag: all.tag.clone(),
                marked: all.marked,
                waiting: all.waiting_days.filter(|days| (1..=3650).contains(days)),
                standing: all.standing.unwrap_or_default(),
                ..Filter::default()
            },
            expected: all.expected,
        }),
        (Some(_), Some(_)) => Err(invalid("all")),
        (None, None) => Err(FormErrors::new("application_ids", Message::new("fields-required")).into()),
    }
}

fn everybody() -> Filter {
    Filter {
        standing: Standing::Everyone,
        ..Filter::default()
    }
}

/// Refuses ids that would be left out without a word: one that comes twice, or leads nowhere.
fn check_named<T>(field: &str, ids: &[Id<T>], seen: &HashSet<Id<T>>) -> Result<()> {
    let mut reader = Reader::new();
    let mut before = HashSet::new();
    for (at, id) in ids.iter().enumerate() {
        let field = format!("{field}[{at}]");
        reader.check(before.insert(*id), &field, Message::new("fields-repeated"));
        reader.check(seen.contains(id), &field, Message::new("api-nobody-there"));
    }
    reader.finish()
}

async fn start(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/batches", |tx, sent| {
        Box::pin(async move {
            sent.actor.job(tx, sent.body.job_id, Right::Decide).await?;
            let act = match &sent.body.act {
                ActBody::Move(MoveBody { stage_id }) => Act::Move { stage: *stage_id },
                ActBody::Reject(RejectBody { reason_id, telling }) => Act::Reject {
                    reason: *reason_id,
                    telling: *telling,
                },
            };
            let chosen = chosen(&sent.body)?;
            if let Chosen::These(ids) = &chosen {
                let seen = people::ids(tx, &sent.actor, sent.body.job_id, &everybody()).await?;
                check_named("application_ids", ids, &seen.into_iter().collect())?;
            }
            Ok(BatchView::from(
                batch::start(tx, &sent.actor, sent.body.job_id, act, chosen).await?,
            ))
        })
    })
    .await
}

async fn count(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    only(&fields, OF_JOB)?;
    let on = &mut app.db.read();
    let job = fields
        .one("job_id")?
        .ok_or_else(|| FormErrors::new("job_id", Message::new("fields-required")))?;
    let job = job.parse::<Id<Job>>().map_err(|_| invalid("job_id"))?;
    let job = caller.actor.job(on, job, Right::See).await?;
    let filter = filter(&fields)?;
    let count = people::count(on, &caller.actor, job.id, &filter).await?;
    item(&Count { count })
}

/// The act of the owner's own on applications, or on people: either has routes and a scope of its own.
pub(super) async fn load(on: &mut impl Conn, actor: &Actor, id: Id<Batch>, people: bool) -> Result<BatchView> {
    let batch = batch::find(on, actor, id).await?;
    if batch.kind.is_about_people() != people {
        return Err(Error::NotFound);
    }
    Ok(batch.into())
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Batch>) -> Result<Response> {
    item(&load(&mut app.db.read(), &caller.actor, id, false).await?)
}

async fn skipped(caller: Caller, State(app): State<App>, At(id): At<Batch>) -> Result<Response> {
    left_out(&caller, &app, id, false).await
}

/// The first of those whom an act left out, as far as the owner sees them still.
pub(super) async fn left_out(caller: &Caller, app: &App, id: Id<Batch>, people: bool) -> Result<Response> {
    let on = &mut app.db.read();
    load(on, &caller.actor, id, people).await?;
    let skipped = batch::skipped(on, &caller.actor, id).await?;
    let views = skipped.into_iter().map(|one| SkippedView {
        candidate_id: one.candidate_id,
        name: one.name,
        why: caller.voice.say(&one.why),
    });
    Ok(whole(views.collect()))
}

async fn stop(At(id): At<Batch>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            load(tx, &sent.actor, id, false).await?;
            batch::stop(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id, false).await
        })
    })
    .await
}

async fn undo(At(id): At<Batch>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            load(tx, &sent.actor, id, false).await?;
            batch::undo(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id, false).await
        })
    })
    .await
}
