//! May be the same person: found by what two candidates share, decided by a colleague.

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, in_list, sql, sql_text};
use serde::Serialize;

use super::{Candidate, NewCandidate, fold};
use crate::{
    access::{Actor, Right},
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

const COLUMNS: &str = "c.id, c.name, c.script_name";

/// Who may be the same person and is seen by the actor: the same mail, phone or link, or the same folded name with the
/// same place. Those said to be different are left out.
pub async fn twins(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> Result<Vec<Twin>> {
    let shared = "EXISTS (SELECT 1 FROM contact_points o JOIN contact_points t ON t.kind = o.kind
                      AND t.comparison = o.comparison WHERE o.candidate_id = $2 AND t.candidate_id = c.id)";
    sql_text(format!(
        "SELECT {COLUMNS}, {shared} AS shares_contact, m.verdict
         FROM candidates c JOIN candidates own ON own.id = $2
              LEFT JOIN comparisons m ON (m.first_id = c.id AND m.second_id = $2)
                                      OR (m.second_id = c.id AND m.first_id = $2)
         WHERE c.id <> $2 AND c.trashed_at IS NULL AND (m.verdict IS NULL OR m.verdict = 'same')
           AND (c.id IN (SELECT t.candidate_id FROM contact_points o JOIN contact_points t ON t.kind = o.kind
                      AND t.comparison = o.comparison WHERE o.candidate_id = $2)
                OR (c.sort_key = own.sort_key AND (c.city = own.city AND c.city <> '' OR c.country = own.country))
                OR m.verdict = 'same')
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
    let shared = format!(
        "c.id IN (SELECT t.candidate_id FROM contact_points t WHERE t.comparison IN ({}))",
        in_list(3, comparisons.len())
    );
    sql_text(format!(
        "SELECT {COLUMNS}, {shared} AS shares_contact, CAST(NULL AS TEXT) AS verdict FROM candidates c
         WHERE c.trashed_at IS NULL AND ({shared} OR c.sort_key = $2) AND {}
         ORDER BY c.created_at, c.id LIMIT 5",
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .bind(fold::sort_key(&new.name))
    .bind_all(comparisons)
    .all(on)
    .await
}

/// Says whether two candidates are one person. The records stay two; each page leads to the other.
pub async fn compare(
    tx: &mut Tx,
    actor: &Actor,
    one: Id<Candidate>,
    other: Id<Candidate>,
    verdict: Verdict,
) -> web::Result<()> {
    actor.candidate(tx, one, Right::Decide).await?;
    actor.candidate(tx, other, Right::Decide).await?;
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    if first == second {
        return Err(web::Error::NotFound);
    }
    let now = tx.now();
    sql(
        "INSERT INTO comparisons (first_id, second_id, verdict, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (first_id, second_id) DO UPDATE SET verdict = excluded.verdict,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at",
    )
    .bind(first)
    .bind(second)
    .bind(verdict)
    .bind(actor.id)
    .bind(now)
    .run(tx)
    .await?;
    for (of, with) in [(one, other), (other, one)] {
        let event = Event::new("candidate.compared")
            .candidate(of)
            .subject(with)
            .with("verdict", verdict);
        events::record(tx, actor.by(), event);
    }
    Ok(())
}
