//! The jobs a person may see, with how many people stand where: what the list page, the palette and programs show.

use std::collections::BTreeMap;

use base::{Id, Time};
use db::{Conn, sql, sql_text};
use serde::Serialize;

use super::{Job, JobState, StageKind};
use crate::{
    access::Actor,
    organization::{Department, Translated},
};

/// One job of the list.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Listed {
    pub id: Id<Job>,
    pub number: i64,
    pub title: String,
    pub department_id: Option<Id<Department>>,
    pub department: Option<Translated>,
    pub urgent: bool,
    pub confidential: bool,
    pub internal: bool,
    pub state: JobState,
    pub state_at: Time,
    pub opened_at: Option<Time>,
    pub created_at: Time,
    pub trashed_at: Option<Time>,
    /// Whether the person is on its team.
    pub mine: bool,
    pub openings: i64,
    pub filled: i64,
}

/// How many people stand in the stages of each kind; under hired, all who were.
pub type Counts = BTreeMap<StageKind, i64>;

/// Every job this person may see, newest first; those in the trash only when they may run them.
pub async fn jobs(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Vec<Listed>> {
    let (sees, runs) = (actor.sees_job("j"), actor.may_on_job(crate::access::Right::Run, "j"));
    sql_text(format!(
        "SELECT j.id, j.number, j.title, j.department_id, d.names AS department, j.urgent, j.confidential, j.internal,
                j.state, j.state_at, j.opened_at, j.created_at, j.trashed_at,
                EXISTS (SELECT 1 FROM hiring_team m WHERE m.job_id = j.id AND m.user_id = $1) AS mine,
                (SELECT COUNT(*) FROM openings o WHERE o.job_id = j.id) AS openings,
                (SELECT COUNT(o.application_id) FROM openings o WHERE o.job_id = j.id) AS filled
         FROM jobs j LEFT JOIN departments d ON d.id = j.department_id
         WHERE {sees} AND (j.trashed_at IS NULL OR {runs}) ORDER BY j.number DESC"
    ))
    .bind(actor.id)
    .all(on)
    .await
}

#[derive(sqlx::FromRow)]
struct Count {
    job_id: Id<Job>,
    kind: StageKind,
    people: i64,
}

/// How many people this person sees in each stage of these jobs.
pub async fn counts(on: &mut impl Conn, actor: &Actor, jobs: &[Id<Job>]) -> anyhow::Result<BTreeMap<Id<Job>, Counts>> {
    let rows: Vec<Count> = sql_text(format!(
        "SELECT a.job_id, CASE WHEN a.outcome = 'hired' THEN 'hired' ELSE s.kind END AS kind, COUNT(*) AS people
         FROM applications a JOIN stages s ON s.id = a.stage_id
         WHERE a.job_id IN ({}) AND a.trashed_at IS NULL AND a.admission = 'accepted'
           AND (a.outcome IS NULL OR a.outcome = 'hired') AND {}
         GROUP BY a.job_id, CASE WHEN a.outcome = 'hired' THEN 'hired' ELSE s.kind END",
        db::in_list(2, jobs.len()),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind_all(jobs.iter().copied())
    .all(on)
    .await?;
    let mut counts: BTreeMap<Id<Job>, Counts> = BTreeMap::new();
    for row in rows {
        counts.entry(row.job_id).or_default().insert(row.kind, row.people);
    }
    Ok(counts)
}

/// The languages in which each of these jobs has a text.
pub async fn languages(on: &mut impl Conn, jobs: &[Id<Job>]) -> anyhow::Result<BTreeMap<Id<Job>, Vec<String>>> {
    let text = format!(
        "SELECT job_id, language FROM postings WHERE job_id IN ({}) ORDER BY CASE WHEN source THEN 0 ELSE 1 END, language",
        db::in_list(1, jobs.len())
    );
    let rows: Vec<(Id<Job>, String)> = sql_text(text).bind_all(jobs.iter().copied()).all(on).await?;
    let mut languages: BTreeMap<Id<Job>, Vec<String>> = BTreeMap::new();
    for (job, language) in rows {
        languages.entry(job).or_default().push(language);
    }
    Ok(languages)
}

/// Who on the list of users can be put on a team or asked for approval: those who may sign in.
pub(super) async fn active_users(on: &mut impl Conn) -> anyhow::Result<Vec<(Id<crate::access::User>, String)>> {
    sql("SELECT id, name FROM users WHERE disabled_at IS NULL ORDER BY LOWER(name), id")
        .all(on)
        .await
}
