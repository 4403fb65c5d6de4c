//! Who may be the same person, and what people said about it.

use axum::{extract::State, response::Response};
use base::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Result;

use crate::{
    App,
    access::Right,
    api::{Api, At, AtBoth, Call, Caller, whole},
    candidates::{self, Candidate, Twin, Verdict},
};

/// Another candidate who may be the same person.
#[derive(Serialize, ToSchema)]
#[schema(as = Twin)]
pub struct TwinView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Candidate>,
    name: String,
    script_name: String,
    /// A mail address, number or link of both.
    shares_contact: bool,
    verdict: Option<Verdict>,
}

impl From<Twin> for TwinView {
    fn from(twin: Twin) -> Self {
        Self {
            id: twin.id,
            name: twin.name,
            script_name: twin.script_name,
            shares_contact: twin.shares_contact,
            verdict: twin.verdict,
        }
    }
}

/// What a colleague says about two candidates.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VerdictBody)]
pub struct VerdictBody {
    verdict: Verdict,
}

pub(super) fn api() -> Api {
    Api::new()
        .all::<TwinView, _, _>(
            "/api/v1/candidates/{candidate}/twins",
            list,
            "candidates:read",
            "Who may be the same person",
        )
        .put::<VerdictBody, _, _>(
            "/api/v1/candidates/{candidate}/twins/{other}",
            compare,
            "candidates:write",
            "Say whether two candidates are one person",
        )
}

async fn list(caller: Caller, State(app): State<App>, At(id): At<Candidate>) -> Result<Response> {
    let on = &mut app.db.read();
    caller.actor.candidate(on, id, Right::See).await?;
    let twins = candidates::twins(on, &caller.actor, id).await?;
    Ok(whole(twins.into_iter().map(TwinView::from).collect()))
}

async fn compare(AtBoth(one, other): AtBoth<Candidate, Candidate>, call: Call<VerdictBody>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let says = sent.body.verdict;
            candidates::compare(tx, &sent.actor, one, other, says).await.map(drop)
        })
    })
    .await
}
