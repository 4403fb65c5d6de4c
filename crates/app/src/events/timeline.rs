//! What happened to a candidate or a job, newest first, as a page shows it.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, sql, sql_text};
use serde::Serialize;
use serde_json::Value;

use crate::{access::Actor, applications::Application, candidates::Candidate, jobs::Job};

/// An event with the name of who did it and the words that belong to it.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub seq: i64,
    pub at: Time,
    pub kind: String,
    pub actor_kind: String,
    /// The user's name; none for a candidate, a visitor or the system.
    pub actor: Option<String>,
    pub job_id: Option<Id<Job>>,
    pub application_id: Option<Id<Application>>,
    pub subject_id: Option<uuid::Uuid>,
    pub data: Value,
    /// None when there were none, or they have been erased.
    pub words: Option<Value>,
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: Time,
    kind: String,
    actor_kind: String,
    actor: Option<String>,
    job_id: Option<Id<Job>>,
    application_id: Option<Id<Application>>,
    subject_id: Option<uuid::Uuid>,
    data: String,
    words: Option<String>,
}

/// The latest events about a candidate whom the caller has loaded for the actor, before event `before` if given. What
/// happened on an application or a job that the actor does not see is left out.
pub async fn of_candidate(
    on: &mut impl Conn,
    actor: &Actor,
    candidate: Id<Candidate>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = sql_text(format!(
        "SELECT e.seq, e.at, e.kind, e.actor_kind, u.name AS actor, e.job_id, e.application_id,
                e.subject_id, e.data, d.words
         FROM events e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN event_details d ON d.seq = e.seq
         WHERE e.candidate_id = $2 AND e.seq < $3
           AND (e.application_id IS NULL OR EXISTS (SELECT 1 FROM applications ea WHERE ea.id = e.application_id AND {}))
           AND (e.job_id IS NULL OR EXISTS (SELECT 1 FROM jobs ej WHERE ej.id = e.job_id AND {}))
         ORDER BY e.seq DESC LIMIT $4",
        actor.sees_application("ea"),
        actor.sees_job("ej"),
    ))
    .bind(actor.id)
    .bind(candidate)
    .bind(before.unwrap_or(i64::MAX))
    .bind(limit)
    .all(on)
    .await?;
    Ok(rows.into_iter().map(Row::entry).collect())
}

/// The latest events about a job itself, not about the people who applied. Who may see it is the caller's lookup.
pub async fn of_job(on: &mut impl Conn, job: Id<Job>, before: Option<i64>, limit: i64) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = sql(
        "SELECT e.seq, e.at, e.kind, e.actor_kind, u.name AS actor, e.job_id, e.application_id,
                e.subject_id, e.data, d.words
         FROM events e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN event_details d ON d.seq = e.seq
         WHERE e.job_id = $1 AND e.candidate_id IS NULL AND e.seq < $2 ORDER BY e.seq DESC LIMIT $3",
    )
    .bind(job)
    .bind(before.unwrap_or(i64::MAX))
    .bind(limit)
    .all(on)
    .await?;
    Ok(rows.into_iter().map(Row::entry).collect())
}

impl Row {
    fn entry(self) -> Entry {
        Entry {
            seq: self.seq,
            at: self.at,
            kind: self.kind,
            actor_kind: self.actor_kind,
            actor: self.actor,
            job_id: self.job_id,
            application_id: self.application_id,
            subject_id: self.subject_id,
            data: serde_json::from_str(&self.data).unwrap_or_default(),
            words: self.words.and_then(|words| serde_json::from_str(&words).ok()),
        }
    }
}
