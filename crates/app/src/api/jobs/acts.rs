//! What becomes of a job: open, on hold, closed, reopened, copied, in the trash and out of it.

use axum::response::Response;
use base::Id;
use db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Result};

use super::{JobView, view};
use crate::{
    access::Right,
    api::{Api, At, Call, Nothing, Sent, never_null},
    jobs::{self, Job},
    organization::Reason,
    pipeline::{self, Farewell, Telling},
};

/// What those still in play are told when a job closes. Without a reason nothing happens to them now.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    #[schema(value_type = Option<String>, format = Uuid)]
    reason_id: Option<Id<Reason>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    telling: Option<Telling>,
}

pub(super) fn api() -> Api {
    let write = "jobs:write";
    Api::new()
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/opening", open, write, "Open a job")
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/hold", hold, write, "Put a job on hold")
        .act::<Closing, JobView, _, _>("/api/v1/jobs/{job}/closing", close, write, "Close a job")
        .act::<Nothing, JobView, _, _>(
            "/api/v1/jobs/{job}/reopening",
            reopen,
            write,
            "Reopen a job that ended; whose mail about its end is still held is in play again",
        )
        .create::<Nothing, JobView, _, _>(
            "/api/v1/jobs/{job}/copies",
            copy,
            write,
            "Copy a job, its stages, questions, team and texts, as a draft",
        )
        .act::<Nothing, JobView, _, _>("/api/v1/jobs/{job}/trash", trash, write, "Put a job into the trash")
        .act::<Nothing, JobView, _, _>(
            "/api/v1/jobs/{job}/restoration",
            restore,
            write,
            "Take a job out of the trash",
        )
}

/// The job of a verb, if this person may run it and it is the version that the program read.
async fn to_change<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Job>) -> Result<Job> {
    let job = sent.actor.job(tx, id, Right::Run).await?;
    sent.expect(job.version)?;
    Ok(job)
}

async fn after<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Job>) -> Result<JobView> {
    let job = sent.actor.job(tx, id, Right::Run).await?;
    view::one(tx, job, &sent.actor.language).await
}

async fn open(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            jobs::open(tx, &sent.actor, &job).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn hold(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            jobs::put_on_hold(tx, &sent.actor, &job).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn close(At(id): At<Job>, call: Call<Closing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            let farewell = match (sent.body.reason_id, sent.body.telling) {
                (Some(reason), Some(telling)) => Some(Farewell { reason, telling }),
                (None, None) => None,
                (None, Some(_)) => {
                    return Err(FormErrors::new("reason_id", Message::new("fields-required")).into());
                }
                (Some(_), None) => return Err(FormErrors::new("telling", Message::new("fields-required")).into()),
            };
            let job = jobs::close(tx, &sent.actor, &job).await?;
            if let Some(farewell) = farewell {
                pipeline::close_out(tx, &sent.actor, &job, &farewell).await?;
            }
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn reopen(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            pipeline::reopen_job(tx, &sent.actor, &job).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn copy(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.create("/api/v1/jobs", move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            if !sent.actor.role.recruits() {
                return Err(Error::Forbidden);
            }
            let copy = jobs::copy(tx, &sent.actor, &job).await?;
            view::one(tx, copy, &sent.actor.language).await
        })
    })
    .await
}

async fn trash(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            jobs::trash(tx, &sent.actor, &job).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn restore(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let job = to_change(tx, &sent, id).await?;
            jobs::restore(tx, &sent.actor, &job).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}
