//! `bole events verify`: reads the whole log and says whether anything was edited, removed, added or reordered.

use anyhow::Result;
use base::Time;
use db::{Db, sql};
use serde::Serialize;

use super::log::{Link, chain_hash, details_digest};

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How many events were read.
    pub events: i64,
    /// The number of the first event that is wrong, and what is wrong with it.
    pub broken: Option<(i64, String)>,
}

#[derive(sqlx::FromRow)]
struct Stored {
    seq: i64,
    at: Time,
    kind: String,
    actor_kind: String,
    actor_id: Option<uuid::Uuid>,
    job_id: Option<uuid::Uuid>,
    candidate_id: Option<uuid::Uuid>,
    application_id: Option<uuid::Uuid>,
    subject_id: Option<uuid::Uuid>,
    data: String,
    details_digest: Option<String>,
    hash: String,
    salt: Option<String>,
    words: Option<String>,
}

/// Checks every hash, every number and the head. Says nothing about events cut off together with the head:
/// compare with a head noted elsewhere for that.
pub async fn verify(db: &Db) -> Result<Verdict> {
    let (head_seq, head_hash): (i64, String) = sql("SELECT seq, hash FROM event_head WHERE id = 1")
        .one(&mut db.read())
        .await?;
    let (mut seq, mut hash) = (0_i64, String::new());
    loop {
        let page: Vec<Stored> = sql(
            "SELECT e.seq, e.at, e.kind, e.actor_kind, e.actor_id, e.job_id, e.candidate_id,
                    e.application_id, e.subject_id, e.data, e.details_digest, e.hash, d.salt, d.words
             FROM events e LEFT JOIN event_details d ON d.seq = e.seq
             WHERE e.seq > $1 AND e.seq <= $2 ORDER BY e.seq LIMIT 2000",
        )
        .bind(seq)
        .bind(head_seq)
        .all(&mut db.read())
        .await?;
        if page.is_empty() {
            break;
        }
        for event in page {
            if let Some(wrong) = wrong(&event, seq, &hash) {
                return Ok(Verdict {
                    events: seq,
                    broken: Some((event.seq, wrong)),
                });
            }
            (seq, hash) = (event.seq, event.hash);
        }
    }
    let broken = (seq != head_seq || hash != head_hash).then(|| {
        (
            seq + 1,
            format!("the log ends at event {seq}, but its head says {head_seq}"),
        )
    });
    Ok(Verdict { events: seq, broken })
}

fn wrong(event: &Stored, previous_seq: i64, previous: &str) -> Option<String> {
    if event.seq != previous_seq + 1 {
        return Some(format!("event {} is missing", previous_seq + 1));
    }
    let expected = chain_hash(&Link {
        previous,
        seq: event.seq,
        at: event.at,
        kind: &event.kind,
        actor_kind: &event.actor_kind,
        actor_id: event.actor_id,
        job_id: event.job_id,
        candidate_id: event.candidate_id,
        application_id: event.application_id,
        subject_id: event.subject_id,
        data: &event.data,
        details_digest: event.details_digest.as_deref(),
    });
    if expected != event.hash {
        return Some("its content is not what was recorded".to_owned());
    }
    if let (Some(salt), Some(words)) = (&event.salt, &event.words)
        && event.details_digest.as_deref() != Some(&details_digest(salt, words))
    {
        return Some("its words are not those that were recorded".to_owned());
    }
    None
}
