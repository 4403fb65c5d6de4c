//! The SQL of documents.

use std::collections::HashSet;

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, in_list, sql, sql_text};

use super::{Document, NewDocument, Reading, TextState};
use crate::{access::User, applications::Application, candidates::Candidate};

pub(super) fn insert(tx: &mut Tx, id: Id<Document>, new: &NewDocument, by: Option<Id<User>>) {
    let now = tx.now();
    let state = match new.file.reading {
        None => TextState::Waiting,
        Some(Reading::Text(_)) => TextState::Read,
        Some(Reading::Unavailable) => TextState::Unavailable,
    };
    sql(
        "INSERT INTO documents (id, candidate_id, application_id, question_id, kind, file_key, filename, media, size,
            sha256, text_state, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id)
    .bind(new.candidate)
    .bind(new.application)
    .bind(new.question)
    .bind(new.kind)
    .bind(new.file.key.to_string())
    .bind(new.file.filename.clone())
    .bind(new.file.media)
    .bind(new.file.size as i64)
    .bind(new.file.sha256.clone())
    .bind(state)
    .bind(now)
    .bind(by)
    .later(tx);
    if let Some(Reading::Text(text)) = &new.file.reading {
        insert_text(tx, id, text);
    }
}

fn insert_text(tx: &mut Tx, id: Id<Document>, text: &str) {
    // Postgres takes no NUL in a text.
    sql("INSERT INTO document_texts (document_id, text) VALUES ($1, $2)
         ON CONFLICT (document_id) DO UPDATE SET text = excluded.text")
    .bind(id)
    .bind(text.replace('\0', ""))
    .later(tx);
}

/// Notes what reading a document gave, unless it is gone.
pub(super) async fn note_reading(tx: &mut Tx, id: Id<Document>, reading: &Reading) -> Result<()> {
    let state = match reading {
        Reading::Text(_) => TextState::Read,
        Reading::Unavailable => TextState::Unavailable,
    };
    let changed = sql("UPDATE documents SET text_state = $2 WHERE id = $1 AND removed_at IS NULL")
        .bind(id)
        .bind(state)
        .run_once(tx)
        .await?;
    if let Reading::Text(text) = reading
        && changed
    {
        insert_text(tx, id, text);
    }
    Ok(())
}

pub(super) async fn find(on: &mut impl Conn, id: Id<Document>) -> Result<Option<Document>> {
    sql_text(format!(
        "SELECT {} FROM documents d WHERE d.id = $1 AND d.removed_at IS NULL",
        Document::COLUMNS
    ))
    .bind(id)
    .maybe(on)
    .await
}

/// The text of a document that the caller has loaded for the actor; none while it is being read, or when there is none.
pub async fn text(on: &mut impl Conn, id: Id<Document>) -> Result<Option<String>> {
    sql("SELECT text FROM document_texts WHERE document_id = $1")
        .bind(id)
        .maybe_value(on)
        .await
}

/// The files of a candidate, latest first, those that were replaced too. Who may see the candidate is the caller's lookup;
/// files of an application on a job that the actor does not see are filtered by [`crate::access::Actor::documents`].
pub async fn of_candidate(on: &mut impl Conn, candidate: Id<Candidate>) -> Result<Vec<Document>> {
    sql_text(format!(
        "SELECT {} FROM documents d WHERE d.candidate_id = $1 AND d.removed_at IS NULL ORDER BY d.created_at DESC, d.id DESC",
        Document::COLUMNS
    ))
    .bind(candidate)
    .all(on)
    .await
}

/// The files of an application in use, in the order in which they came.
pub async fn of_application(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Document>> {
    sql_text(format!(
        "SELECT {} FROM documents d WHERE d.application_id = $1 AND d.removed_at IS NULL AND d.replaced_at IS NULL
         ORDER BY d.created_at, d.id",
        Document::COLUMNS
    ))
    .bind(application)
    .all(on)
    .await
}

/// How many files an application has had in all.
pub async fn count_of_application(on: &mut impl Conn, application: Id<Application>) -> Result<i64> {
    sql("SELECT COUNT(*) FROM documents WHERE application_id = $1")
        .bind(application)
        .value(on)
        .await
}

pub(super) async fn replace_resume(tx: &mut Tx, application: Id<Application>, by: Id<Document>) -> Result<u64> {
    let now = tx.now();
    sql("UPDATE documents SET replaced_at = $3
         WHERE application_id = $1 AND kind = 'resume' AND id <> $2 AND replaced_at IS NULL AND removed_at IS NULL")
    .bind(application)
    .bind(by)
    .bind(now)
    .run(tx)
    .await
}

pub(super) async fn mark_removed(tx: &mut Tx, id: Id<Document>) -> Result<bool> {
    let now = tx.now();
    sql("DELETE FROM document_texts WHERE document_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    sql("UPDATE documents SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
        .bind(id)
        .bind(now)
        .run_once(tx)
        .await
}

/// Those of the keys that some row still names.
pub(super) async fn referenced(on: &mut impl Conn, keys: &[files::Key]) -> Result<HashSet<files::Key>> {
    let names = || keys.iter().map(ToString::to_string);
    let list = in_list(1, keys.len());
    let found: Vec<String> = sql_text(format!(
        "SELECT file_key FROM documents WHERE file_key IN ({list}) AND removed_at IS NULL
         UNION SELECT file_key FROM upload_parts WHERE file_key IN ({list})
         UNION SELECT file_key FROM kept_files WHERE file_key IN ({list})"
    ))
    .bind_all(names())
    .values(on)
    .await?;
    Ok(found.iter().filter_map(|key| key.parse().ok()).collect())
}
