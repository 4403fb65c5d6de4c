//! May be the same person: found by what two candidates share, decided by a colleague.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, in_list, sql, sql_text};
use serde::Serialize;

use super::{Candidate, NewCandidate, fold};
use crate::{
    access::{Actor, Right},
    applications::Outcome,
    events::{self, Event},
};

/// What a colleague said about two candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Same,
    Different,
}

db::text_enum!(Verdict { Same = "same", Different = "different" });

/// Another candidate who may be the same person.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Twin {
    pub id: Id<Candidate>,
    pub name: String,
    pub script_name: String,
    /// A mail address, number or link of both.
    pub shares_contact: bool,
    /// The verdict, when there is one.
    pub verdict: Option<Verdict>,
}

impl Twin {
    /// Some for the samples of pages.
    pub fn samples() -> Vec<Self> {
        [None, Some(Verdict::Same)]
            .map(|verdict| Self {
                id: Id::from_uuid(uuid::Uuid::nil()),
                name: "Zhang <Wei>".to_owned(),
                script_name: "张伟".to_owned(),
                shares_contact: verdict.is_none(),
                verdict,
            })
            .into()
    }
}

/// What one goes by to see whether somebody is the same person.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Described {
    pub id: Id<Candidate>,
    pub headline: String,
    pub city: String,
    pub updated_at: Time,
    /// Their latest application that the actor sees: the job, the stage, how it ended.
    #[sqlx(skip)]
    pub job: Option<(String, String, Option<Outcome>)>,
}

/// Says more of these people, as far as the actor sees it.
pub async fn described(on: &mut impl Conn, actor: &Actor, ids: &[Id<Candidate>]) -> Result<Vec<Described>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT c.id, c.headline, c.city, c.updated_at FROM candidates c WHERE c.id IN ({}) AND {}",
        in_list(2, ids.len()),
        actor.sees_candidate("c")
    );
    let mut people: Vec<Described> = sql_text(text).bind(actor.id).bind_all(ids.to_vec()).all(on).await?;
    let text = format!(
        "SELECT a.candidate_id, j.title, s.name, a.outcome FROM applications a JOIN jobs j ON j.id = a.job_id
              JOIN stages s ON s.id = a.stage_id
         WHERE a.candidate_id IN ({}) AND a.trashed_at IS NULL AND {} ORDER BY a.applied_at, a.id",
        in_list(2, ids.len()),
        actor.sees_application("a")
    );
    let rows: Vec<(Id<Candidate>, String, String, Option<Outcome>)> =
        sql_text(text).bind(actor.id).bind_all(ids.to_vec()).all(on).await?;
    for (id, job, stage, outcome) in rows {
        if let Some(one) = people.iter_mut().find(|one| one.id == id) {
            one.job = Some((job, stage, outcome));
        }
    }
    Ok(people)
}

const COLUMNS: &str = "c.id, c.name, c.script_name";

/// Who may be the same person and is seen by the actor: the same mail, phone or link, or the same folded name with the
/// same place, and those said to be the same. Those said to be different are left out.
pub async fn twins(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> Result<Vec<Twin>> {
    // Each way to be alike is a lookup by an index of its own; only those found are read.
    let sharing = "SELECT t.candidate_id FROM contact_points o JOIN contact_points t ON t.kind = o.kind
                      AND t.comparison = o.comparison WHERE o.candidate_id = $2";
    sql_text(format!(
        "SELECT {COLUMNS}, c.id IN ({sharing}) AS shares_contact,
                (SELECT m.verdict FROM comparisons m WHERE (m.first_id = c.id AND m.second_id = $2)
                     OR (m.first_id = $2 AND m.second_id = c.id)) AS verdict
         FROM candidates c
         WHERE c.id <> $2 AND c.trashed_at IS NULL
           AND c.id IN ({sharing}
                UNION SELECT n.id FROM candidates n JOIN candidates own ON own.sort_key = n.sort_key
                      WHERE own.id = $2 AND (n.city = own.city AND n.city <> '' OR n.country = own.country)
                UNION SELECT m.second_id FROM comparisons m WHERE m.first_id = $2 AND m.verdict = 'same'
                UNION SELECT m.first_id FROM comparisons m WHERE m.second_id = $2 AND m.verdict = 'same')
           AND NOT EXISTS (SELECT 1 FROM comparisons m WHERE m.verdict = 'different'
                AND ((m.first_id = c.id AND m.second_id = $2) OR (m.first_id = $2 AND m.second_id = c.id)))
           AND {}
         ORDER BY c.created_at, c.id LIMIT 5",
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .bind(id)
    .all(on)
    .await
}

/// Who of those the actor sees may be somebody about to be added.
pub async fn who_else(on: &mut impl Conn, actor: &Actor, new: &NewCandidate) -> Result<Vec<Twin>> {
    let comparisons: Vec<String> = new.contact.iter().map(|point| point.comparison.clone()).collect();
    let sharing = format!(
        "SELECT t.candidate_id FROM contact_points t WHERE t.kind IN ('mail', 'phone', 'link') AND t.comparison IN ({})",
        in_list(3, comparisons.len())
    );
    sql_text(format!(
        "SELECT {COLUMNS}, c.id IN ({sharing}) AS shares_contact, CAST(NULL AS TEXT) AS verdict FROM candidates c
         WHERE c.trashed_at IS NULL
           AND c.id IN ({sharing} UNION SELECT n.id FROM candidates n WHERE n.sort_key = $2) AND {}
         ORDER BY c.created_at, c.id LIMIT 5",
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .bind(fold::sort_key(&new.name))
    .bind_all(comparisons)
    .all(on)
    .await
}

/// What has been said about two candidates.
pub async fn verdict(on: &mut impl Conn, one: Id<Candidate>, other: Id<Candidate>) -> Result<Option<Verdict>> {
    let (first, second) = in_order(one, other);
    sql("SELECT verdict FROM comparisons WHERE first_id = $1 AND second_id = $2")
        .bind(first)
        .bind(second)
        .maybe_value(on)
        .await
}

fn in_order(one: Id<Candidate>, other: Id<Candidate>) -> (Id<Candidate>, Id<Candidate>) {
    if one < other { (one, other) } else { (other, one) }
}

/// Says whether two candidates are one person; none takes back what was said. The records stay two; each page leads to
/// the other. Gives what was said before.
pub async fn judge(
    tx: &mut Tx,
    actor: &Actor,
    one: Id<Candidate>,
    other: Id<Candidate>,
    says: Option<Verdict>,
) -> web::Result<Option<Verdict>> {
    actor.candidate(tx, one, Right::Decide).await?;
    actor.candidate(tx, other, Right::Decide).await?;
    let (first, second) = in_order(one, other);
    if first == second {
        return Err(web::Error::NotFound);
    }
    let (now, before) = (tx.now(), verdict(tx, one, other).await?);
    match says {
        Some(says) => {
            sql(
                "INSERT INTO comparisons (first_id, second_id, verdict, decided_by, decided_at)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (first_id, second_id) DO UPDATE SET verdict = excluded.verdict,
                    decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            )
            .bind(first)
            .bind(second)
            .bind(says)
            .bind(actor.id)
            .bind(now)
            .run(tx)
            .await?
        }
        None => {
            sql("DELETE FROM comparisons WHERE first_id = $1 AND second_id = $2")
                .bind(first)
                .bind(second)
                .run(tx)
                .await?
        }
    };
    for (of, with) in [(one, other), (other, one)] {
        let event = Event::new("candidate.compared")
            .candidate(of)
            .subject(with)
            .with("verdict", says);
        events::record(tx, actor.by(), event);
    }
    Ok(before)
}
