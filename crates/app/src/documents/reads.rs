//! Who looked at or took away which personal data: the access log (AUD-1), chained apart from the event log.
//!
//! A read is noted before its bytes leave. Each is a write of its own: people open files by hand, some a minute.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Db, sql};
use sha2::{Digest, Sha256};

use crate::{
    access::{Actor, User},
    alerts,
    candidates::Candidate,
};

/// What somebody did with personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    CandidateViewed,
    DocumentViewed,
    DocumentDownloaded,
    StatusLinkCopied,
    ExportMade,
}

db::text_enum!(Read {
    CandidateViewed = "candidate_viewed",
    DocumentViewed = "document_viewed",
    DocumentDownloaded = "document_downloaded",
    StatusLinkCopied = "status_link_copied",
    ExportMade = "export_made",
});

/// Whether the actor has looked at a candidate since a time.
pub async fn looked_since(on: &mut impl Conn, actor: &Actor, candidate: Id<Candidate>, since: Time) -> Result<bool> {
    let looks: i64 =
        sql("SELECT COUNT(*) FROM access_log WHERE candidate_id = $1 AND user_id = $2 AND at >= $3 AND action = $4")
            .bind(candidate)
            .bind(actor.id)
            .bind(since)
            .bind(Read::CandidateViewed)
            .value(on)
            .await?;
    Ok(looks > 0)
}

/// Notes a read; the caller hands the data out only after this has returned.
pub async fn note_read<T: 'static>(
    db: &Db,
    actor: &Actor,
    read: Read,
    candidate: Option<Id<Candidate>>,
    subject: Option<Id<T>>,
) -> Result<()> {
    note(db, Some(actor.id), read, candidate, subject.map(Id::uuid)).await
}

/// Notes a read by whoever commands the server itself, who has no account here.
pub async fn note_console_read(db: &Db, read: Read) -> Result<()> {
    note(db, None, read, None, None).await
}

async fn note(
    db: &Db,
    user: Option<Id<User>>,
    read: Read,
    candidate: Option<Id<Candidate>>,
    subject: Option<uuid::Uuid>,
) -> Result<()> {
    db.write(move |tx| {
        Box::pin(async move {
            let now = tx.now();
            // The counter's row is the lock: one number after the other, and so one chain.
            let seq: i64 = sql("INSERT INTO counters (name, value) VALUES ('access_log', 1)
                 ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value")
            .value(tx)
            .await?;
            let previous: Option<String> = sql("SELECT hash FROM access_log WHERE seq = $1")
                .bind(seq - 1)
                .maybe_value(tx)
                .await?;
            let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
            let mut hash = Sha256::new();
            for field in [
                previous.unwrap_or_default(),
                seq.to_string(),
                now.as_micros().to_string(),
                id(user.map(Id::uuid)),
                read.to_string(),
                id(candidate.map(Id::uuid)),
                id(subject),
            ] {
                hash.update((field.len() as u64).to_be_bytes());
                hash.update(field.as_bytes());
            }
            let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            sql(
                "INSERT INTO access_log (seq, at, user_id, action, candidate_id, subject_id, hash)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(seq)
            .bind(now)
            .bind(user)
            .bind(read)
            .bind(candidate)
            .bind(subject)
            .bind(hash)
            .run(tx)
            .await?;
            if let Some(user) = user {
                alerts::watch_reads(tx, user).await?;
            }
            // Somebody has looked now, so that it no longer counts as new.
            sql("UPDATE candidates SET unverified = FALSE WHERE id = $1 AND unverified")
                .bind(candidate)
                .run(tx)
                .await
        })
    })
    .await?;
    Ok(())
}
