//! What is decided about an application; each act gives what takes it back.

use axum::response::Response;
use base::Id;
use db::{Tx, sql};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Error, Message, Result};

use super::ApplicationView;
use crate::{
    access::{Actor, Right},
    api::{Api, At, Call, Nothing, Sent},
    applications::{self, Application},
    jobs::{self, Opening, Stage},
    organization::Reason,
    pipeline::{self, Before, Farewell, Rejection, Telling},
};

/// To which stage somebody goes.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    #[schema(value_type = String, format = Uuid)]
    stage_id: Id<Stage>,
}

/// Why an application ends, and whether the person is told. With a reason of theirs it is a withdrawal, and nobody is.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Rejection)]
pub struct RejectionBody {
    #[schema(value_type = String, format = Uuid)]
    reason_id: Id<Reason>,
    telling: Telling,
}

/// Which seat is taken. When it is the last, `others` may say what those still in play are told.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hire {
    #[schema(value_type = String, format = Uuid)]
    opening_id: Id<Opening>,
    others: Option<RejectionBody>,
    /// Their applications for other jobs end as withdrawn, as far as the owner decides on them; nobody is written to.
    #[serde(default)]
    withdraw_elsewhere: bool,
}

pub(super) fn api() -> Api {
    let write = "applications:write";
    Api::new()
        .act::<Move, ApplicationView, _, _>("/api/v1/applications/{application}/moves", go, write, "Move to a stage")
        .act::<RejectionBody, ApplicationView, _, _>(
            "/api/v1/applications/{application}/rejection",
            reject,
            write,
            "Reject, or note that they withdrew when the reason is theirs",
        )
        .act::<Nothing, ApplicationView, _, _>(
            "/api/v1/applications/{application}/withdrawal",
            withdraw,
            write,
            "Note that they withdrew, without a reason",
        )
        .act::<Hire, ApplicationView, _, _>(
            "/api/v1/applications/{application}/hire",
            hire,
            write,
            "Hire into a seat",
        )
        .act::<Nothing, ApplicationView, _, _>(
            "/api/v1/applications/{application}/reopening",
            reopen,
            write,
            "Reopen an application that ended",
        )
}

/// Refuses whoever may not decide here, and another version than the one that the program read.
async fn check<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Application>) -> Result<Application> {
    let application = sent.actor.application(tx, id, Right::Decide).await?;
    tx.lock("jobs", application.job_id).await?;
    tx.lock("applications", id).await?;
    let application = applications::find(tx, application.id).await?.ok_or(Error::NotFound)?;
    sent.expect(application.version)?;
    Ok(application)
}

fn moved(name: String, stage: String) -> Message {
    Message::new("pipeline-said-moved")
        .with("name", name)
        .with("stage", stage)
}

fn rejected(name: String, _: String) -> Message {
    Message::new("pipeline-said-rejected").with("name", name)
}

fn hired(name: String, _: String) -> Message {
    Message::new("pipeline-said-hired").with("name", name)
}

fn reopened(name: String, _: String) -> Message {
    Message::new("pipeline-said-reopened").with("name", name)
}

/// The application after an act, with what takes the act back; `said` puts the act into words, of the name and the stage.
async fn after(
    tx: &mut Tx,
    actor: &Actor,
    id: Id<Application>,
    said: fn(String, String) -> Message,
    before: Vec<Before>,
) -> Result<ApplicationView> {
    let application = applications::find(tx, id).await?.ok_or(Error::NotFound)?;
    let undo = if before.is_empty() {
        None
    } else {
        let name: String = sql("SELECT name FROM candidates WHERE id = $1")
            .bind(application.candidate_id)
            .value(tx)
            .await?;
        let stages = jobs::stages_of(tx, application.job_id).await?;
        let stage = stages.into_iter().find(|stage| stage.id == application.stage_id);
        let said = said(name, stage.map(|stage| stage.name).unwrap_or_default());
        Some(pipeline::remember(tx, actor, said, &before).await?)
    };
    Ok(ApplicationView::from(application).with_undo(undo))
}

async fn go(At(id): At<Application>, call: Call<Move>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            let before = pipeline::move_to(tx, &sent.actor, id, sent.body.stage_id, None).await?;
            let before = before.into_iter().collect();
            after(tx, &sent.actor, id, moved, before).await
        })
    })
    .await
}

async fn reject(At(id): At<Application>, call: Call<RejectionBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            let rejection = Rejection {
                reason: sent.body.reason_id,
                telling: sent.body.telling,
                batch: None,
            };
            let before = pipeline::reject(tx, &sent.actor, id, &rejection).await?;
            after(tx, &sent.actor, id, rejected, vec![before]).await
        })
    })
    .await
}

async fn withdraw(At(id): At<Application>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            pipeline::withdraw(tx, sent.actor.by(), id).await?;
            after(tx, &sent.actor, id, rejected, Vec::new()).await
        })
    })
    .await
}

async fn hire(At(id): At<Application>, call: Call<Hire>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let application = check(tx, &sent, id).await?;
            let mut before = vec![pipeline::hire(tx, &sent.actor, id, sent.body.opening_id).await?];
            if let Some(others) = &sent.body.others
                && before.iter().any(|hire| hire.ended_job)
            {
                let job = sent.actor.job(tx, application.job_id, Right::Decide).await?;
                let farewell = Farewell {
                    reason: others.reason_id,
                    telling: others.telling,
                };
                before.extend(pipeline::close_out(tx, &sent.actor, &job, &farewell).await?);
            }
            if sent.body.withdraw_elsewhere {
                before.extend(pipeline::withdraw_elsewhere(tx, &sent.actor, &application).await?);
            }
            after(tx, &sent.actor, id, hired, before).await
        })
    })
    .await
}

async fn reopen(At(id): At<Application>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            check(tx, &sent, id).await?;
            let before = pipeline::reopen(tx, &sent.actor, id).await?;
            after(tx, &sent.actor, id, reopened, before).await
        })
    })
    .await
}
