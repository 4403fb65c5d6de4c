//! The hiring team of a job.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Result;

use crate::{
    App,
    access::{Right, TeamRole, User},
    api::{Api, At, AtBoth, Call, Caller, Nothing, whole},
    jobs::{self, Job, Member},
};

/// Somebody of the team.
#[derive(Serialize, ToSchema)]
#[schema(as = Member)]
pub struct MemberView {
    #[schema(value_type = String, format = Uuid)]
    user_id: Id<User>,
    name: String,
    role: TeamRole,
    #[schema(value_type = String, format = DateTime)]
    added_at: Time,
    /// When the account was switched off.
    #[schema(value_type = Option<String>, format = DateTime)]
    disabled_at: Option<Time>,
}

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        Self {
            user_id: member.user_id,
            name: member.name,
            role: member.role,
            added_at: member.added_at,
            disabled_at: member.disabled_at,
        }
    }
}

/// A part in the team.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    role: TeamRole,
}

pub(super) fn api() -> Api {
    let one = "/api/v1/jobs/{job}/team/{user}";
    Api::new()
        .all::<MemberView, _, _>("/api/v1/jobs/{job}/team", list, "jobs:read", "The hiring team of a job")
        .put::<Part, _, _>(one, put, "jobs:write", "Give somebody a part in the team")
        .delete(one, remove, "jobs:write", "Take somebody off the team")
}

async fn list(caller: Caller, State(app): State<App>, At(id): At<Job>) -> Result<Response> {
    let on = &mut app.db.read();
    let job = caller.actor.job(on, id, Right::See).await?;
    let team = jobs::team_of(on, job.id).await?;
    Ok(whole(team.into_iter().map(MemberView::from).collect()))
}

async fn put(AtBoth(id, user): AtBoth<Job, User>, call: Call<Part>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            jobs::set_member(tx, &sent.actor, &job, user, sent.body.role).await
        })
    })
    .await
}

async fn remove(AtBoth(id, user): AtBoth<Job, User>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, id, Right::Run).await?;
            jobs::remove_member(tx, &sent.actor, &job, user).await
        })
    })
    .await
}
