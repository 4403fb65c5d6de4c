//! /api/v1/tasks: what is to be done about candidates.

use axum::{extract::State, response::Response};
use base::{Date, Id};
use db::{Conn, Page, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, LINE, Listing, Nothing, Param, Reader, item, listed};
use crate::{
    App,
    access::{Actor, User},
    candidates::{self, Candidate},
    tasks::{self, Task},
};

/// A thing to do.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Task)]
pub struct TaskView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Task>,
    title: String,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = String, format = Uuid)]
    assignee_id: Id<User>,
    assignee: String,
    #[schema(value_type = Option<String>, format = Date)]
    due_on: Option<Date>,
    done: bool,
}

impl From<Task> for TaskView {
    fn from(task: Task) -> Self {
        Self {
            id: task.id,
            title: task.title,
            candidate_id: task.candidate_id,
            assignee_id: task.assignee_id,
            assignee: task.assignee,
            due_on: task.due_on,
            done: task.done,
        }
    }
}

/// Something to do, for a colleague who may see the candidate; for the token's owner when nobody is named.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTask)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    #[schema(value_type = Option<String>, format = Uuid)]
    assignee_id: Option<Id<User>>,
    #[schema(value_type = Option<String>, format = Date)]
    due_on: Option<Date>,
}

const FILTERS: &[Param] = &[Param::id("candidate_id"), Param::id("assignee_id"), Param::flag("done")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/tasks", "/api/v1/tasks/{task}");
    Api::new()
        .list::<TaskView, _, _>(all, list, "tasks:read", "Tasks, newest first", FILTERS)
        .item::<TaskView, _, _>(one, show, "tasks:read", "One task")
        .create::<NewBody, TaskView, _, _>(all, create, "tasks:write", "Give somebody something to do")
        .act::<Nothing, TaskView, _, _>(
            "/api/v1/tasks/{task}/completion",
            done,
            "tasks:write",
            "Tick a task off",
        )
}

fn select(actor: &Actor, condition: &str) -> String {
    format!(
        "SELECT k.id, k.title, k.candidate_id, k.assignee_id, u.name AS assignee, k.due_on,
                k.done_at IS NOT NULL AS done
         FROM tasks k JOIN candidates c ON c.id = k.candidate_id JOIN users u ON u.id = k.assignee_id
         WHERE c.trashed_at IS NULL AND {} AND {condition}",
        actor.sees_candidate("c")
    )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let those = select(
        &caller.actor,
        "($2 IS NULL OR k.id < $2) AND ($3 IS NULL OR k.candidate_id = $3)
         AND ($4 IS NULL OR k.assignee_id = $4) AND ($5 IS NULL OR (k.done_at IS NOT NULL) = $5)",
    );
    let rows: Vec<TaskView> = sql_text(format!("{those} ORDER BY k.id DESC LIMIT $6"))
        .bind(caller.actor.id)
        .bind(listing.after::<Id<Task>>()?)
        .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
        .bind(listing.filter::<Id<User>>("assignee_id")?)
        .bind(listing.filter::<bool>("done")?)
        .bind(listing.rows())
        .all(&mut app.db.read())
        .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}

async fn load(on: &mut impl Conn, actor: &Actor, id: Id<Task>) -> Result<TaskView> {
    let task = sql_text(select(actor, "k.id = $2"))
        .bind(actor.id)
        .bind(id)
        .maybe(on)
        .await?;
    task.ok_or(Error::NotFound)
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Task>) -> Result<Response> {
    item(&load(&mut app.db.read(), &caller.actor, id).await?)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/tasks", |tx, sent| {
        Box::pin(async move {
            let said = &sent.body;
            let mut reader = Reader::new();
            let title = reader.line("title", &said.title, 1..=LINE);
            reader.finish()?;
            let assignee = said.assignee_id.unwrap_or(sent.actor.id);
            let id = tasks::add(tx, &sent.actor, said.candidate_id, &title, assignee, said.due_on).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn done(At(id): At<Task>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            candidates::finish_task(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}
