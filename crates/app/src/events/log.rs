//! Writing what a transaction recorded, as its last statements.
//!
//! One `UPDATE` of the head row takes the numbers; that row is the lock, taken last and held only until the commit, so
//! writers queue for a moment and never deadlock (measured: docs/adr/0003-events.md).

use anyhow::Result;
use base::Time;
use db::{Tx, dialect, sql, sql_text};
use futures::future::BoxFuture;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{By, CHANNEL, Event};

/// Events of a transaction that are not yet written.
#[derive(Default)]
pub(crate) struct Recorded(Vec<(By, Event)>);

impl Recorded {
    pub(super) fn push(&mut self, by: By, event: Event) {
        self.0.push((by, event));
    }
}

/// The values of an event's row.
const COLUMNS: usize = 12;

/// The hook of [`db::BeforeCommit`].
pub fn write_recorded(tx: &mut Tx) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        let recorded = std::mem::take(tx.carry::<Recorded>()).0;
        if recorded.is_empty() {
            return Ok(());
        }
        let count = recorded.len() as i64;
        let (last, mut hash): (i64, String) =
            sql("UPDATE event_head SET seq = seq + $1 WHERE id = 1 RETURNING seq, hash")
                .bind(count)
                .one(tx)
                .await?;
        let at = tx.now();
        let mut rows = Vec::with_capacity(recorded.len());
        for (offset, (by, event)) in recorded.into_iter().enumerate() {
            let row = Row::new(last - count + 1 + offset as i64, at, by, event, &hash);
            hash.clone_from(&row.hash);
            rows.push(row);
        }
        for chunk in rows.chunks(db::rows_at_once(COLUMNS)) {
            insert(tx, chunk);
            insert_details(tx, chunk);
        }
        sql("UPDATE event_head SET hash = $1 WHERE id = 1").bind(hash).later(tx);
        dialect::notify(tx, CHANNEL).await
    })
}

struct Row {
    seq: i64,
    at: Time,
    by: By,
    event: Event,
    data: String,
    details: Option<Details>,
    hash: String,
}

struct Details {
    salt: String,
    words: String,
    digest: String,
}

impl Row {
    fn new(seq: i64, at: Time, by: By, event: Event, previous: &str) -> Self {
        let data = event.data.to_string();
        let details = event.words.as_ref().map(Details::new);
        let hash = chain_hash(&Link {
            previous,
            seq,
            at,
            kind: event.kind,
            actor_kind: by.kind(),
            actor_id: by.id(),
            job_id: event.job.map(base::Id::uuid),
            candidate_id: event.candidate.map(base::Id::uuid),
            application_id: event.application.map(base::Id::uuid),
            subject_id: event.subject,
            data: &data,
            details_digest: details.as_ref().map(|details| details.digest.as_str()),
        });
        Self {
            seq,
            at,
            by,
            event,
            data,
            details,
            hash,
        }
    }
}

impl Details {
    fn new(words: &Value) -> Self {
        let salt = base::Secret::random().reveal();
        let words = words.to_string();
        let digest = details_digest(&salt, &words);
        Self { salt, words, digest }
    }
}

/// What the hash of an event is made of, in this order.
pub(super) struct Link<'a> {
    pub previous: &'a str,
    pub seq: i64,
    pub at: Time,
    pub kind: &'a str,
    pub actor_kind: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub job_id: Option<uuid::Uuid>,
    pub candidate_id: Option<uuid::Uuid>,
    pub application_id: Option<uuid::Uuid>,
    pub subject_id: Option<uuid::Uuid>,
    pub data: &'a str,
    pub details_digest: Option<&'a str>,
}

/// SHA-256 over the fields, each with its length before it, so that no two events share one text.
pub(super) fn chain_hash(link: &Link<'_>) -> String {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    for field in [
        link.previous,
        &link.seq.to_string(),
        &link.at.as_micros().to_string(),
        link.kind,
        link.actor_kind,
        &id(link.actor_id),
        &id(link.job_id),
        &id(link.candidate_id),
        &id(link.application_id),
        &id(link.subject_id),
        link.data,
        link.details_digest.unwrap_or_default(),
    ] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field.as_bytes());
    }
    hex(&hash.finalize())
}

pub(super) fn details_digest(salt: &str, words: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(words.as_bytes());
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string cannot fail");
            text
        })
}

fn insert(tx: &mut Tx, rows: &[Row]) {
    let mut statement = sql_text(format!(
        "INSERT INTO events (seq, at, kind, actor_kind, actor_id, job_id, candidate_id, application_id, subject_id,
         data, details_digest, hash) VALUES {}",
        db::value_rows(rows.len(), COLUMNS)
    ));
    for row in rows {
        statement = statement
            .bind(row.seq)
            .bind(row.at)
            .bind(row.event.kind.to_owned())
            .bind(row.by.kind().to_owned())
            .bind(row.by.id())
            .bind(row.event.job)
            .bind(row.event.candidate)
            .bind(row.event.application)
            .bind(row.event.subject)
            .bind(row.data.clone())
            .bind(row.details.as_ref().map(|details| details.digest.clone()))
            .bind(row.hash.clone());
    }
    statement.later(tx);
}

fn insert_details(tx: &mut Tx, rows: &[Row]) {
    let with_words: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row.seq, row.details.as_ref()?)))
        .collect();
    if with_words.is_empty() {
        return;
    }
    let mut statement = sql_text(format!(
        "INSERT INTO event_details (seq, salt, words) VALUES {}",
        db::value_rows(with_words.len(), 3)
    ));
    for (seq, details) in with_words {
        statement = statement
            .bind(seq)
            .bind(details.salt.clone())
            .bind(details.words.clone());
    }
    statement.later(tx);
}
