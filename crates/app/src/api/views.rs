//! /api/v1/views: lists that people saved under a name.

use axum::{extract::State, response::Response};
use base::Id;
use db::{Conn, Page, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Fields, Limits, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, Reader, item, listed, listing::invalid};
use crate::{
    App,
    access::{Actor, User},
    jobs::Job,
    views::{self, NewView, Place, SavedView, sees_view},
};

/// A saved list.
#[derive(Serialize, ToSchema)]
#[schema(as = SavedView)]
pub struct ViewView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<SavedView>,
    /// `jobs`, `candidates` or `job_table`.
    place: String,
    #[schema(value_type = Option<String>, format = Uuid)]
    job_id: Option<Id<Job>>,
    name: String,
    /// What stands after the question mark of the list's address.
    query: String,
    shared: bool,
    #[schema(value_type = String, format = Uuid)]
    owner_id: Id<User>,
    /// The page of the list.
    address: String,
}

impl From<SavedView> for ViewView {
    fn from(view: SavedView) -> Self {
        Self {
            address: view.address(),
            id: view.id,
            place: view.place,
            job_id: view.job_id,
            name: view.name,
            query: view.query,
            shared: view.shared,
            owner_id: view.owner_id,
        }
    }
}

/// Which list.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ViewPlace)]
pub enum PlaceName {
    Jobs,
    Candidates,
    JobTable,
}

/// A list to save; `job_id` belongs to `job_table` alone.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSavedView)]
pub struct NewBody {
    place: PlaceName,
    #[schema(value_type = Option<String>, format = Uuid)]
    job_id: Option<Id<Job>>,
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[serde(default)]
    #[schema(max_length = 2000)]
    query: String,
    #[serde(default)]
    shared: bool,
}

/// Whether colleagues see a view.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    shared: bool,
}

const FILTERS: &[Param] = &[Param::id("job_id")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/views", "/api/v1/views/{view}");
    let (read, write) = ("views:read", "views:write");
    Api::new()
        .list::<ViewView, _, _>(
            all,
            list,
            read,
            "Saved lists, one's own and shared ones, newest first",
            FILTERS,
        )
        .item::<ViewView, _, _>(one, show, read, "One saved list")
        .create::<NewBody, ViewView, _, _>(all, create, write, "Save a list under a name")
        .patch::<Sharing, ViewView, _, _>(one, share, write, "Share a view of one's own, or keep it to oneself")
        .done::<Nothing, _, _>(
            "/api/v1/views/{view}/home",
            make_home,
            write,
            "Begin the day with this view",
        )
        .delete(
            "/api/v1/views/{view}/home",
            leave_home,
            write,
            "Begin the day with today again",
        )
        .delete(one, remove, write, "Remove a view of one's own, for everybody")
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<SavedView> = sql_text(format!(
        "SELECT {} FROM saved_views v WHERE {} AND ($2 IS NULL OR v.id < $2) AND ($3 IS NULL OR v.job_id = $3)
         ORDER BY v.id DESC LIMIT $4",
        SavedView::COLUMNS,
        sees_view(&caller.actor)
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<SavedView>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(ViewView::from),
    ))
}

async fn load(on: &mut impl Conn, actor: &Actor, id: Id<SavedView>) -> Result<ViewView> {
    let view: Option<SavedView> = sql_text(format!(
        "SELECT {} FROM saved_views v WHERE v.id = $2 AND {}",
        SavedView::COLUMNS,
        sees_view(actor)
    ))
    .bind(actor.id)
    .bind(id)
    .maybe(on)
    .await?;
    Ok(view.ok_or(Error::NotFound)?.into())
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<SavedView>) -> Result<Response> {
    item(&load(&mut app.db.read(), &caller.actor, id).await?)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/views", |tx, sent| {
        Box::pin(async move {
            let said = sent.body.clone();
            let mut reader = Reader::new();
            let name = reader.line("name", &said.name, 1..=60);
            let query = reader.line("query", &said.query, 0..=2000);
            reader.finish()?;
            let place = match (said.place, said.job_id) {
                (PlaceName::Jobs, None) => Place::Jobs,
                (PlaceName::Candidates, None) => Place::Candidates,
                (PlaceName::JobTable, Some(job)) => Place::JobTable(job),
                (PlaceName::Jobs | PlaceName::Candidates, Some(_)) | (PlaceName::JobTable, None) => {
                    return Err(invalid("job_id"));
                }
            };
            let query = Fields::parse(query.as_bytes(), &Limits::DEFAULT).map_err(|_| invalid("query"))?;
            let new = NewView {
                place,
                name,
                query,
                shared: said.shared,
            };
            Ok(ViewView::from(views::save(tx, &sent.actor, new).await?))
        })
    })
    .await
}

async fn share(At(id): At<SavedView>, call: Call<Sharing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            views::set_shared(tx, &sent.actor, id, sent.body.shared).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn make_home(At(id): At<SavedView>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { views::set_home(tx, &sent.actor, Some(id)).await }))
        .await
}

async fn leave_home(At(id): At<SavedView>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            load(tx, &sent.actor, id).await?;
            views::set_home(tx, &sent.actor, None).await
        })
    })
    .await
}

async fn remove(At(id): At<SavedView>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { views::remove(tx, &sent.actor, id).await.map(drop) }))
        .await
}
