//! What lies in the trash and the actor may take out, what was thrown away last first.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, sql_text};
use serde::Serialize;

use crate::{
    access::{Actor, Right},
    applications::Application,
    candidates::Candidate,
    jobs::Job,
};

/// A job in the trash.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub(super) struct TrashedJob {
    pub id: Id<Job>,
    pub number: i64,
    pub title: String,
    pub trashed_at: Time,
}

/// A person in the trash.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub(super) struct TrashedCandidate {
    pub id: Id<Candidate>,
    pub name: String,
    pub script_name: String,
    pub headline: String,
    pub trashed_at: Time,
}

/// An application in the trash, of somebody who is not.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub(super) struct TrashedApplication {
    pub id: Id<Application>,
    pub name: String,
    pub job_title: String,
    pub trashed_at: Time,
}

pub(super) async fn jobs(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<Vec<TrashedJob>> {
    sql_text(format!(
        "SELECT j.id, j.number, j.title, j.trashed_at FROM jobs j WHERE j.trashed_at IS NOT NULL AND {}
         ORDER BY j.trashed_at DESC, j.id LIMIT $2",
        actor.may_on_job(Right::Run, "j")
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await
}

/// Only those on all of whose applications the actor has the right, as taking them out asks for.
pub(super) async fn candidates(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<Vec<TrashedCandidate>> {
    sql_text(format!(
        "SELECT c.id, c.name, c.script_name, c.headline, c.trashed_at FROM candidates c
         WHERE c.trashed_at IS NOT NULL AND c.erased_at IS NULL AND {}
           AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.candidate_id = c.id AND a.trashed_at IS NULL
                           AND NOT ({}))
         ORDER BY c.trashed_at DESC, c.id LIMIT $2",
        actor.may_on_candidate(Right::Run, "c"),
        actor.may_on_application(Right::Run, "a")
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await
}

pub(super) async fn applications(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<Vec<TrashedApplication>> {
    sql_text(format!(
        "SELECT a.id, c.name, j.title AS job_title, a.trashed_at
         FROM applications a JOIN candidates c ON c.id = a.candidate_id JOIN jobs j ON j.id = a.job_id
         WHERE a.trashed_at IS NOT NULL AND c.trashed_at IS NULL AND {}
         ORDER BY a.trashed_at DESC, a.id LIMIT $2",
        actor.may_on_application(Right::Decide, "a")
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await
}
