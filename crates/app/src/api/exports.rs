//! /api/v1/exports and the sheets of one person and one job: what leaves.
//!
//! No program can be asked for a password. So everything, and what the pages ask a password for, leaves only with a scope
//! of its own (`exports:write`), which can be given only by somebody who runs the organization and gave their password for
//! it; that they still run it is checked at every request. Each export is in the access log, as those of the pages are.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::Page;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, item, job_people, listed, only};
use crate::{
    App,
    access::{Actor, token},
    candidates::Candidate,
    integrations::exports::{self, Export, ExportState, FREE_ROWS},
    jobs::Job,
};

/// Everything that the owner sees as one zip, and where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Export)]
pub struct ExportView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Export>,
    state: ExportState,
    /// In bytes.
    size: Option<i64>,
    /// Kinds of things done so far, and in all.
    done: i64,
    total: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    ready_at: Option<Time>,
    /// Until when it can be fetched.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Time>,
}

impl From<Export> for ExportView {
    fn from(export: Export) -> Self {
        Self {
            id: export.id,
            state: export.state,
            size: export.size,
            done: export.resources,
            total: export.total,
            created_at: export.created_at,
            ready_at: export.ready_at,
            expires_at: export.expires_at,
        }
    }
}

pub fn api() -> Api {
    let (read, everything) = ("exports:read", token::EVERYTHING);
    let (all, one) = ("/api/v1/exports", "/api/v1/exports/{export}");
    Api::new()
        .list::<ExportView, _, _>(
            all,
            list,
            everything,
            "Exports that the owner asked for, newest first",
            &[],
        )
        .create::<Nothing, ExportView, _, _>(
            all,
            ask,
            everything,
            "Ask for everything that the owner sees, as one zip",
        )
        .item::<ExportView, _, _>(one, show, everything, "One export: how far it is")
        .file(
            "/api/v1/exports/{export}/content",
            content,
            everything,
            "The zip, until the next day",
        )
        .file(
            "/api/v1/candidates/{candidate}/export",
            person,
            read,
            "What is known of one person, with their files, as a zip",
        )
        .file(
            "/api/v1/jobs/{job}/export",
            job,
            read,
            "The people of a job as CSV, those that a filter keeps; more than 500 need `exports:write`",
        )
        .with_query(job_people::FILTER)
}

fn admit(actor: &Actor) -> Result<()> {
    if actor.role.manages_organization() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &[])?;
    admit(&caller.actor)?;
    let before = listing.after::<(i64, Id<Export>)>()?;
    let before = before.map(|(at, id)| (Time::from_micros(at), id));
    let on = &mut app.db.read();
    let rows = exports::of_user(on, caller.actor.id, before, listing.rows()).await?;
    let page = Page::from_rows(rows, listing.limit, |one| (one.created_at.as_micros(), one.id));
    Ok(listed(&page.map(ExportView::from)))
}

async fn ask(call: Call<Nothing>) -> Result<Response> {
    call.create("/api/v1/exports", |tx, sent| {
        Box::pin(async move {
            let id = exports::ask(tx, &sent.actor).await?;
            let export = exports::find(tx, &sent.actor, id).await?;
            Ok(ExportView::from(export))
        })
    })
    .await
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Export>) -> Result<Response> {
    admit(&caller.actor)?;
    let export = exports::find(&mut app.db.read(), &caller.actor, id).await?;
    item(&ExportView::from(export))
}

async fn content(caller: Caller, State(app): State<App>, At(id): At<Export>) -> Result<Response> {
    admit(&caller.actor)?;
    let export = exports::find(&mut app.db.read(), &caller.actor, id).await?;
    exports::fetch(&app, &caller.actor, &export).await
}

async fn person(caller: Caller, State(app): State<App>, At(id): At<Candidate>) -> Result<Response> {
    exports::archive_of(&app, &caller.actor, &caller.voice.locale, id).await
}

async fn job(caller: Caller, State(app): State<App>, At(id): At<Job>, Query(fields): Query) -> Result<Response> {
    only(&fields, job_people::FILTER)?;
    let (actor, filter) = (&caller.actor, job_people::filter(&fields)?);
    let takes_all = actor.role.manages_organization() && actor.has_scope(token::EVERYTHING);
    let most = (!takes_all).then_some(FREE_ROWS);
    let sheet = exports::sheet(&app, actor, &caller.voice.locale, id, &filter, most).await?;
    sheet.ok_or(Error::Forbidden)
}
