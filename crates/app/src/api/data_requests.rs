//! /api/v1/data-requests: what candidates asked about their data, and whether it was answered.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::Page;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, item, listed, word};
use crate::{
    App,
    candidates::Candidate,
    jobs::Job,
    privacy::{self, Asked, DataRequest, Shelf},
    status::DataRequestKind,
};

/// What somebody asked about their data.
#[derive(Serialize, ToSchema)]
#[schema(as = DataRequest)]
pub struct DataRequestView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<DataRequest>,
    kind: DataRequestKind,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    name: String,
    script_name: String,
    /// The candidate is in the trash; the answer is owed all the same.
    in_trash: bool,
    /// The job they applied for, if the owner sees it.
    #[schema(value_type = Option<String>, format = Uuid)]
    job_id: Option<Id<Job>>,
    #[schema(value_type = String, format = DateTime)]
    asked_at: Time,
    /// By when the law wants an answer.
    #[schema(value_type = String, format = DateTime)]
    due_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    answered_at: Option<Time>,
    /// Who said so.
    answered_by: Option<String>,
}

impl From<Asked> for DataRequestView {
    fn from(asked: Asked) -> Self {
        Self {
            id: asked.id,
            kind: asked.kind,
            candidate_id: asked.candidate_id,
            name: asked.name,
            script_name: asked.script_name,
            in_trash: asked.in_trash,
            job_id: asked.job_id,
            asked_at: asked.asked_at,
            due_at: asked.due_at,
            answered_at: asked.done_at,
            answered_by: asked.done_by,
        }
    }
}

const FILTERS: &[Param] = &[Param::of("state", word::<Shelf>)];

pub fn api() -> Api {
    let (read, write) = ("data-requests:read", "data-requests:write");
    let one = "/api/v1/data-requests/{request}";
    Api::new()
        .list::<DataRequestView, _, _>(
            "/api/v1/data-requests",
            list,
            read,
            "Open requests, the earliest due first; or with `state=answered` the others, the latest first",
            FILTERS,
        )
        .item::<DataRequestView, _, _>(one, show, read, "One request")
        .act::<Nothing, DataRequestView, _, _>(
            "/api/v1/data-requests/{request}/answer",
            answer,
            write,
            "Note that it was answered",
        )
        .act::<Nothing, DataRequestView, _, _>(
            "/api/v1/data-requests/{request}/reopening",
            reopen,
            write,
            "Note that it was not answered after all",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let shelf = listing.filter::<Shelf>("state")?.unwrap_or(Shelf::Open);
    let after = listing.after::<(i64, Id<DataRequest>)>()?;
    let after = after.map(|(at, id)| (Time::from_micros(at), id));
    let rows = privacy::requests(&mut app.db.read(), &caller.actor, shelf, after, listing.rows()).await?;
    let page = Page::from_rows(rows, listing.limit, |asked| (asked.place(shelf).as_micros(), asked.id));
    Ok(listed(&page.map(DataRequestView::from)))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<DataRequest>) -> Result<Response> {
    let asked = privacy::find(&mut app.db.read(), &caller.actor, id).await?;
    item(&DataRequestView::from(asked.ok_or(Error::NotFound)?))
}

async fn answer(At(id): At<DataRequest>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            privacy::answer(tx, &sent.actor, id).await?;
            let asked = privacy::find(tx, &sent.actor, id).await?;
            Ok(DataRequestView::from(asked.ok_or(Error::NotFound)?))
        })
    })
    .await
}

async fn reopen(At(id): At<DataRequest>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            privacy::reopen(tx, &sent.actor, id).await?;
            let asked = privacy::find(tx, &sent.actor, id).await?;
            Ok(DataRequestView::from(asked.ok_or(Error::NotFound)?))
        })
    })
    .await
}
