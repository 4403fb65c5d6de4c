//! /api/v1/approvals: requests to open a job, and what people decide about them.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Conn, Tx};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Api, At, Call, Caller, Nothing, Reader, item, whole};
use crate::{
    App,
    access::{Actor, Right, User},
    jobs::{
        Job,
        approvals::{self, Approval, ApprovalState, Approver, Decision, Rule, Step, Waiting},
    },
};

/// A request for approval.
#[derive(Serialize, ToSchema)]
#[schema(as = Approval)]
pub struct ApprovalView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Approval>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    state: ApprovalState,
    #[schema(value_type = String, format = Uuid)]
    requested_by: Id<User>,
    requester: String,
    #[schema(value_type = String, format = DateTime)]
    requested_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Time>,
    steps: Vec<StepView>,
}

/// One step of the chain: these people, one of them or all.
#[derive(Serialize, ToSchema)]
#[schema(as = ApprovalStep)]
pub struct StepView {
    rule: Rule,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Time>,
    approvers: Vec<ApproverView>,
}

/// Somebody whose agreement is asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = Approver)]
pub struct ApproverView {
    #[schema(value_type = String, format = Uuid)]
    user_id: Id<User>,
    name: String,
    /// Who decides in their place.
    #[schema(value_type = Option<String>, format = Uuid)]
    delegate_id: Option<Id<User>>,
    delegate: Option<String>,
    decision: Option<Decision>,
    reason: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Time>,
    decider: Option<String>,
}

impl From<Approval> for ApprovalView {
    fn from(approval: Approval) -> Self {
        Self {
            id: approval.id,
            job_id: approval.job_id,
            state: approval.state,
            requested_by: approval.requested_by,
            requester: approval.requester,
            requested_at: approval.requested_at,
            ended_at: approval.ended_at,
            steps: approval.steps.into_iter().map(StepView::from).collect(),
        }
    }
}

impl From<Step> for StepView {
    fn from(step: Step) -> Self {
        Self {
            rule: step.rule,
            ended_at: step.ended_at,
            approvers: step.approvers.into_iter().map(ApproverView::from).collect(),
        }
    }
}

impl From<Approver> for ApproverView {
    fn from(approver: Approver) -> Self {
        Self {
            user_id: approver.user_id,
            name: approver.name,
            delegate_id: approver.delegate_id,
            delegate: approver.delegate,
            decision: approver.decision,
            reason: approver.reason,
            decided_at: approver.decided_at,
            decider: approver.decider,
        }
    }
}

/// A request that waits for the token's owner.
#[derive(Serialize, ToSchema)]
#[schema(as = WaitingApproval)]
pub struct WaitingView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Approval>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    title: String,
    requester: String,
    #[schema(value_type = String, format = DateTime)]
    requested_at: Time,
}

impl From<Waiting> for WaitingView {
    fn from(waiting: Waiting) -> Self {
        Self {
            id: waiting.id,
            job_id: waiting.job_id,
            title: waiting.title,
            requester: waiting.requester,
            requested_at: waiting.requested_at,
        }
    }
}

/// What is decided; a refusal needs a reason.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    decision: Decision,
    #[serde(default)]
    #[schema(max_length = 2000)]
    reason: String,
}

/// Who decides in the owner's place.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    #[schema(value_type = String, format = Uuid)]
    user_id: Id<User>,
}

pub fn api() -> Api {
    let (read, write) = ("approvals:read", "approvals:write");
    let of_job = "/api/v1/jobs/{job}/approval";
    let one = "/api/v1/approvals/{approval}";
    Api::new()
        .all::<WaitingView, _, _>(
            "/api/v1/approvals",
            waiting,
            read,
            "Requests that wait for the token's owner",
        )
        .item::<ApprovalView, _, _>(one, show, read, "One request")
        .item::<ApprovalView, _, _>(of_job, latest, read, "The latest request for a job")
        .create::<Nothing, ApprovalView, _, _>(of_job, request, write, "Ask for the approval of a job's terms")
        .delete(of_job, withdraw, write, "Take back a request that waits")
        .act::<DecisionBody, ApprovalView, _, _>(
            "/api/v1/approvals/{approval}/decision",
            decide,
            write,
            "Agree or refuse",
        )
        .act::<Delegation, ApprovalView, _, _>(
            "/api/v1/approvals/{approval}/delegation",
            delegate,
            write,
            "Let somebody else decide in one's place",
        )
}

async fn waiting(caller: Caller, State(app): State<App>) -> Result<Response> {
    let waiting = approvals::waiting_for(&mut app.db.read(), &caller.actor).await?;
    Ok(whole(waiting.into_iter().map(WaitingView::from).collect()))
}

/// A request in which the actor has a part, or whose job they see.
async fn seen(on: &mut impl Conn, actor: &Actor, id: Id<Approval>) -> Result<Approval> {
    let approval = approvals::approval(on, id).await?.ok_or(Error::NotFound)?;
    if approval.involves(actor.id) || actor.may(on, Right::See, approval.job_id).await? {
        Ok(approval)
    } else {
        Err(Error::NotFound)
    }
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Approval>) -> Result<Response> {
    let approval = seen(&mut app.db.read(), &caller.actor, id).await?;
    item(&ApprovalView::from(approval))
}

async fn latest(caller: Caller, State(app): State<App>, At(id): At<Job>) -> Result<Response> {
    let on = &mut app.db.read();
    let job = caller.actor.job(on, id, Right::See).await?;
    let approval = approvals::approval_of(on, job.id).await?.ok_or(Error::NotFound)?;
    item(&ApprovalView::from(approval))
}

async fn after(tx: &mut Tx, id: Id<Approval>) -> Result<ApprovalView> {
    Ok(approvals::approval(tx, id).await?.ok_or(Error::NotFound)?.into())
}

async fn request(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.create("/api/v1/approvals", move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            let made = approvals::request(tx, &sent.keys, &sent.actor, &job).await?;
            after(tx, made).await
        })
    })
    .await
}

async fn withdraw(At(id): At<Job>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            approvals::withdraw(tx, &sent.actor, &job).await
        })
    })
    .await
}

async fn decide(At(id): At<Approval>, call: Call<DecisionBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            seen(tx, &sent.actor, id).await?;
            let mut reader = Reader::new();
            let reason = reader.block("reason", &sent.body.reason, 0..=2000);
            reader.finish()?;
            approvals::decide(tx, &sent.keys, &sent.actor, id, sent.body.decision, &reason).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn delegate(At(id): At<Approval>, call: Call<Delegation>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            seen(tx, &sent.actor, id).await?;
            approvals::delegate(tx, &sent.keys, &sent.actor, id, sent.body.user_id).await?;
            after(tx, id).await
        })
    })
    .await
}
