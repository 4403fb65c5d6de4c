//! /api/v1/set-aside: applications that wait until somebody lets them in or throws them away.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{FormErrors, Message, Query, Result};

use super::{Api, Call, Caller, Listing, listed};
use crate::{
    App,
    applications::{self, Admission, Application, MOST_SORTED, SetAside, Signal},
    candidates::Candidate,
    jobs::Job,
    undo::Undo,
};

/// An application that waits, and why.
#[derive(Serialize, ToSchema)]
#[schema(as = SetAside)]
pub struct SetAsideView {
    #[schema(value_type = String, format = Uuid)]
    application_id: Id<Application>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    job_title: String,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    name: String,
    /// Their first mail address.
    email: Option<String>,
    admission: Admission,
    signals: Vec<Signal>,
    #[schema(value_type = String, format = DateTime)]
    applied_at: Time,
    /// Whether the token's owner decides on it.
    may_decide: bool,
}

impl From<SetAside> for SetAsideView {
    fn from(one: SetAside) -> Self {
        Self {
            application_id: one.id,
            job_id: one.job_id,
            job_title: one.job_title,
            candidate_id: one.candidate_id,
            name: one.name,
            email: one.email,
            admission: one.admission,
            signals: one.signals.0,
            applied_at: one.applied_at,
            may_decide: one.may_decide,
        }
    }
}

/// Which of them.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Picked {
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 100)]
    application_ids: Vec<Id<Application>>,
}

/// What takes it back, at /api/v1/undos/{undo_id}.
#[derive(Serialize, ToSchema)]
pub struct Sorted {
    #[schema(value_type = String, format = Uuid)]
    undo_id: Id<Undo>,
}

pub fn api() -> Api {
    let (read, write) = ("applications:read", "applications:write");
    Api::new()
        .list::<SetAsideView, _, _>(
            "/api/v1/set-aside",
            list,
            read,
            "Applications that were set aside, oldest first",
            &[],
        )
        .act::<Picked, Sorted, _, _>(
            "/api/v1/set-aside/admission",
            let_in,
            write,
            "Let in those that still wait; none is a conflict",
        )
        .act::<Picked, Sorted, _, _>(
            "/api/v1/set-aside/trash",
            put_away,
            write,
            "Throw away those that still wait, without a word to anybody",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &[])?;
    let after = listing.after::<(i64, Id<Application>)>()?;
    let after = after.map(|(at, id)| (Time::from_micros(at), id));
    let rows = applications::set_aside(&mut app.db.read(), &caller.actor, after, listing.rows()).await?;
    let page = Page::from_rows(rows, listing.limit, |one| (one.applied_at.as_micros(), one.id));
    Ok(listed(&page.map(SetAsideView::from)))
}

fn picked(body: Picked) -> Result<Vec<Id<Application>>> {
    let ids = body.application_ids;
    if ids.is_empty() {
        return Err(FormErrors::new("application_ids", Message::new("fields-required")).into());
    }
    if ids.len() > MOST_SORTED {
        let message = Message::new("fields-too-long").with("max", MOST_SORTED);
        return Err(FormErrors::new("application_ids", message).into());
    }
    Ok(ids)
}

async fn let_in(call: Call<Picked>) -> Result<Response> {
    call.act(|tx, sent| {
        Box::pin(async move {
            let undo_id = applications::let_in(tx, &sent.actor, &picked(sent.body)?).await?;
            Ok(Sorted { undo_id })
        })
    })
    .await
}

async fn put_away(call: Call<Picked>) -> Result<Response> {
    call.act(|tx, sent| {
        Box::pin(async move {
            let undo_id = applications::put_away(tx, &sent.actor, &picked(sent.body)?).await?;
            Ok(Sorted { undo_id })
        })
    })
    .await
}
