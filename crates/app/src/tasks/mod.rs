//! Things somebody has to do about a person by a day.

mod pages;
#[cfg(test)]
mod tests;

use anyhow::Result;
use base::{Date, Id, clean_line};
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;
use web::{Error, FormErrors, Message};

use crate::{
    access::{Actor, Right, User},
    candidates::{self, Candidate},
    events::{self, Event},
    features::Feature,
    notes,
};

/// A thing to do. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Task {
    pub id: Id<Task>,
    pub title: String,
    pub candidate_id: Id<Candidate>,
    /// The candidate's name.
    pub about: String,
    pub assignee_id: Id<User>,
    pub assignee: String,
    pub due_on: Option<Date>,
    pub done: bool,
}

impl Task {
    /// Some for the samples of pages.
    pub fn samples() -> Vec<Self> {
        [None, "2026-11-20".parse().ok(), "2026-12-24".parse().ok()]
            .map(|due_on| Self {
                id: Id::from_uuid(uuid::Uuid::nil()),
                title: "Ask about <notice>".to_owned(),
                candidate_id: Id::from_uuid(uuid::Uuid::nil()),
                about: "Ada <Okafor>".to_owned(),
                assignee_id: Id::from_uuid(uuid::Uuid::nil()),
                assignee: "Hari <Menon>".to_owned(),
                due_on,
                done: false,
            })
            .into()
    }
}

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    events: &["task.added", "task.done", "task.reopened"],
    ..Feature::named("tasks")
};

/// Gives a colleague (or the actor) something to do about a candidate. Whoever does it must see the candidate.
pub async fn add(
    tx: &mut Tx,
    actor: &Actor,
    candidate: Id<Candidate>,
    title: &str,
    assignee: Id<User>,
    due_on: Option<Date>,
) -> web::Result<Id<Task>> {
    actor.candidate(tx, candidate, Right::Comment).await?;
    let title: String = clean_line(title).chars().take(200).collect();
    if title.is_empty() {
        return Err(FormErrors::new("title", Message::new("fields-required")).into());
    }
    if assignee != actor.id
        && !notes::who_may_see(tx, actor, candidate, None)
            .await?
            .iter()
            .any(|user| user.id == assignee)
    {
        return Err(FormErrors::new("assignee", Message::new("tasks-cannot-see")).into());
    }
    let (id, now) = (tx.id::<Task>(), tx.now());
    sql(
        "INSERT INTO tasks (id, title, candidate_id, assignee_id, due_on, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(title.clone())
    .bind(candidate)
    .bind(assignee)
    .bind(due_on)
    .bind(actor.id)
    .bind(now)
    .run(tx)
    .await?;
    candidates::touch(tx, candidate).await?;
    let event = Event::new("task.added").candidate(candidate).subject(id);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "title": title })));
    Ok(id)
}

/// Ticks a task off, as [`tick`] does; gives whom it is about.
pub async fn done(tx: &mut Tx, actor: &Actor, id: Id<Task>) -> web::Result<Id<Candidate>> {
    Ok(tick(tx, actor, id).await?.0.candidate_id)
}

/// Ticks a task off. Anybody with a say on the candidate may, and whoever has to do it. False when it was done before.
pub async fn tick(tx: &mut Tx, actor: &Actor, id: Id<Task>) -> web::Result<(Task, bool)> {
    let task = own(tx, actor, id).await?;
    let now = tx.now();
    let ticked = sql("UPDATE tasks SET done_at = $2, done_by = $3 WHERE id = $1 AND done_at IS NULL")
        .bind(id)
        .bind(now)
        .bind(actor.id)
        .run_once(tx)
        .await?;
    if ticked {
        let event = Event::new("task.done").candidate(task.candidate_id).subject(id);
        events::record(tx, actor.by(), event.words(serde_json::json!({ "title": task.title })));
    }
    Ok((task, ticked))
}

/// Puts a task that was ticked off back on the list.
pub async fn reopen(tx: &mut Tx, actor: &Actor, id: Id<Task>) -> web::Result<()> {
    let task = own(tx, actor, id).await?;
    let reopened = sql("UPDATE tasks SET done_at = NULL, done_by = NULL WHERE id = $1 AND done_at IS NOT NULL")
        .bind(id)
        .run_once(tx)
        .await?;
    if reopened {
        let event = Event::new("task.reopened").candidate(task.candidate_id).subject(id);
        events::record(tx, actor.by(), event.words(serde_json::json!({ "title": task.title })));
    }
    Ok(())
}

/// A task of the actor's own, or about somebody on whom they have a say.
async fn own(tx: &mut Tx, actor: &Actor, id: Id<Task>) -> web::Result<Task> {
    let task = find(tx, actor, id).await?.ok_or(Error::NotFound)?;
    if task.assignee_id != actor.id && !actor.may_on(tx, Right::Comment, task.candidate_id).await? {
        return Err(Error::Forbidden);
    }
    Ok(task)
}

fn select(actor: &Actor, condition: &str) -> String {
    format!(
        "SELECT k.id, k.title, k.candidate_id, c.name AS about, k.assignee_id, u.name AS assignee, k.due_on,
                k.done_at IS NOT NULL AS done
         FROM tasks k JOIN candidates c ON c.id = k.candidate_id JOIN users u ON u.id = k.assignee_id
         WHERE c.trashed_at IS NULL AND {condition} AND {}
         ORDER BY CASE WHEN k.due_on IS NULL THEN 1 ELSE 0 END, k.due_on, k.created_at, k.id",
        actor.sees_candidate("c")
    )
}

async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Task>) -> Result<Option<Task>> {
    sql_text(select(actor, "k.id = $2"))
        .bind(actor.id)
        .bind(id)
        .maybe(on)
        .await
}

/// What is to be done about somebody the actor sees.
pub async fn of_candidate(on: &mut impl Conn, actor: &Actor, candidate: Id<Candidate>) -> Result<Vec<Task>> {
    let text = select(actor, "k.candidate_id = $2 AND k.done_at IS NULL");
    sql_text(text).bind(actor.id).bind(candidate).all(on).await
}

/// What the actor has to do by a day, or without one.
pub async fn due(on: &mut impl Conn, actor: &Actor, today: Date) -> Result<Vec<Task>> {
    let text = select(
        actor,
        "k.assignee_id = $1 AND k.done_at IS NULL AND (k.due_on IS NULL OR k.due_on <= $2)",
    );
    sql_text(text).bind(actor.id).bind(today).all(on).await
}
