//! Where the people of a page stand: the one application of each that matters most.

use std::collections::HashMap;

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, in_list, sql_text};
use serde::Serialize;

use crate::{
    access::Actor,
    applications::Outcome,
    candidates::Candidate,
    jobs::{self, Job},
};

/// The application of somebody that a list shows.
#[derive(Clone, Debug, Serialize)]
pub struct Stands {
    pub job: Id<Job>,
    pub reference: String,
    pub title: String,
    pub stage: String,
    pub outcome: Option<Outcome>,
    pub stage_at: Time,
    /// How many others there are that the actor sees.
    pub others: usize,
}

#[derive(sqlx::FromRow)]
struct Row {
    candidate_id: Id<Candidate>,
    job_id: Id<Job>,
    number: i64,
    title: String,
    stage: String,
    outcome: Option<Outcome>,
    stage_at: Time,
}

/// For each of these people the application on the job asked for, else the latest in play, else the latest.
pub async fn standing(
    on: &mut impl Conn,
    actor: &Actor,
    people: &[Id<Candidate>],
    job: Option<Id<Job>>,
) -> Result<HashMap<Id<Candidate>, Stands>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = sql_text(format!(
        "SELECT a.candidate_id, a.job_id, j.number, j.title, s.name AS stage, a.outcome, a.stage_at
         FROM applications a JOIN jobs j ON j.id = a.job_id JOIN stages s ON s.id = a.stage_id
         WHERE a.candidate_id IN ({}) AND a.trashed_at IS NULL AND {}
         ORDER BY CASE WHEN a.outcome IS NULL THEN 0 ELSE 1 END, a.applied_at DESC, a.id DESC",
        in_list(2, people.len()),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind_all(people.iter().copied())
    .all(on)
    .await?;
    let mut found: HashMap<Id<Candidate>, Stands> = HashMap::new();
    for row in rows {
        let known = found.get(&row.candidate_id).map(|known| known.others + 1);
        if known.is_none() || Some(row.job_id) == job {
            found.insert(
                row.candidate_id,
                Stands {
                    job: row.job_id,
                    reference: jobs::reference(row.number),
                    title: row.title,
                    stage: row.stage,
                    outcome: row.outcome,
                    stage_at: row.stage_at,
                    others: known.unwrap_or(0),
                },
            );
        } else if let Some(stands) = found.get_mut(&row.candidate_id) {
            stands.others += 1;
        }
    }
    Ok(found)
}
