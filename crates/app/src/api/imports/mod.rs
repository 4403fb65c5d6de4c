//! /api/v1/imports: people from a table, jobs from JSON; looked at as a whole, reported on row by row, and only then added.

mod columns;
mod upload;
mod view;

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Page, Tx};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use self::{
    columns::ColumnsBody,
    view::{ImportColumns, ImportView, RowView},
};
use super::{Api, At, Call, Caller, Listing, Nothing, Param, Sent, item, listed, never_null, word};
use crate::{
    App,
    integrations::imports::{self, Duplicates, Import, RowState},
};

/// What becomes of rows that are somebody whom we know.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportStart {
    /// `skip` when left out.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    duplicates: Option<Duplicates>,
}

/// What becomes of one row that is somebody whom we know.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RowChoice {
    #[schema(minimum = 1)]
    line: i64,
    choice: Duplicates,
}

const ROWS: &[Param] = &[Param::of("state", word::<RowState>)];

const READING: &[Param] = &[Param::text("encoding"), Param::of("separator", word::<view::Separator>)];

pub fn api() -> Api {
    let (all, one, columns) = (
        "/api/v1/imports",
        "/api/v1/imports/{import}",
        "/api/v1/imports/{import}/columns",
    );
    let (read, write) = ("imports:read", "imports:write");
    Api::new()
        .list::<ImportView, _, _>(all, list, read, "The owner's own imports, newest first", &[])
        .item::<ImportView, _, _>(one, show, read, "One import: how far it is")
        .upload::<ImportView, _, _>(
            all,
            upload::upload,
            write,
            "Bring a file: a table of people, or JSON of jobs",
            form(),
        )
        .item::<ImportColumns, _, _>(
            columns,
            columns::show,
            read,
            "The columns of a table, as they are taken for now",
        )
        .with_query(READING)
        .act::<ColumnsBody, ImportView, _, _>(
            columns,
            columns::set,
            write,
            "Say what each column is; every row is looked at next, and nothing is written",
        )
        .list::<RowView, _, _>(
            "/api/v1/imports/{import}/rows",
            rows,
            read,
            "The report: what each row is or became, in their order",
            ROWS,
        )
        .file(
            "/api/v1/imports/{import}/report",
            report,
            read,
            "The whole report as CSV, with the cells of the file",
        )
        .act::<RowChoice, ImportView, _, _>(
            "/api/v1/imports/{import}/choices",
            choose,
            write,
            "Say what becomes of one row that is somebody whom we know",
        )
        .act::<ImportStart, ImportView, _, _>(
            "/api/v1/imports/{import}/run",
            start,
            write,
            "Begin to add the rows, or go on after a stop",
        )
        .act::<Nothing, ImportView, _, _>(
            "/api/v1/imports/{import}/stop",
            stop,
            write,
            "Stop after the row in hand; what was added stays",
        )
        .delete(
            one,
            discard,
            write,
            "Forget a file and its report; whoever was added stays",
        )
}

fn form() -> Value {
    json!({
        "type": "object",
        "required": ["kind", "file"],
        "properties": {
            "kind": {"type": "string", "enum": ["candidates", "jobs"]},
            "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        },
        "additionalProperties": false,
    })
}

/// Imports are for those who recruit, as their pages are.
fn admit(caller: &Caller) -> Result<()> {
    recruits(&caller.actor)
}

fn recruits(actor: &crate::access::Actor) -> Result<()> {
    if actor.role.recruits() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, &[])?;
    admit(&caller)?;
    let before = listing.after::<(i64, Id<Import>)>()?;
    let before = before.map(|(at, id)| (Time::from_micros(at), id));
    let on = &mut app.db.read();
    let rows = imports::of_user(on, caller.actor.id, before, listing.rows()).await?;
    let page = Page::from_rows(rows, listing.limit, |one| (one.created_at.as_micros(), one.id));
    let mut items = Vec::new();
    for import in page.items {
        items.push(ImportView::load(on, &caller.voice, import).await?);
    }
    Ok(listed(&Page { items, next: page.next }))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Import>) -> Result<Response> {
    admit(&caller)?;
    let on = &mut app.db.read();
    let import = imports::find(on, &caller.actor, id).await?;
    item(&ImportView::load(on, &caller.voice, import).await?)
}

async fn rows(caller: Caller, State(app): State<App>, At(id): At<Import>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, ROWS)?;
    admit(&caller)?;
    let (state, after) = (
        listing.filter::<RowState>("state")?,
        listing.after::<i64>()?.unwrap_or_default(),
    );
    let on = &mut app.db.read();
    let import = imports::find(on, &caller.actor, id).await?;
    let lines = imports::lines(on, &import, state, after, listing.rows()).await?;
    let page = Page::from_rows(lines, listing.limit, |line| line.line);
    Ok(listed(&page.map(|line| RowView::new(line, &caller.voice))))
}

async fn report(caller: Caller, State(app): State<App>, At(id): At<Import>) -> Result<Response> {
    admit(&caller)?;
    let import = imports::find(&mut app.db.read(), &caller.actor, id).await?;
    Ok(imports::report_sheet(&app, &caller.voice.locale, import))
}

/// How the import is after an act.
async fn after<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Import>) -> Result<ImportView> {
    let import = imports::find(tx, &sent.actor, id).await?;
    ImportView::load(tx, &sent.voice, import).await
}

async fn choose(At(id): At<Import>, call: Call<RowChoice>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            recruits(&sent.actor)?;
            imports::choose(tx, &sent.actor, id, sent.body.line, sent.body.choice).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn start(At(id): At<Import>, call: Call<ImportStart>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            recruits(&sent.actor)?;
            let duplicates = sent.body.duplicates.unwrap_or_default();
            imports::start(tx, &sent.actor, id, duplicates).await?;
            imports::run_soon(tx, id).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn stop(At(id): At<Import>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            recruits(&sent.actor)?;
            imports::stop(tx, &sent.actor, id).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}

async fn discard(At(id): At<Import>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            recruits(&sent.actor)?;
            imports::discard(tx, &sent.actor, id).await
        })
    })
    .await
}
