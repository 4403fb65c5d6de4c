//! The SQL of the status page. Everything is asked for one application, found by its token.

use anyhow::Result;
use base::{Email, Id, Language, Secret, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{actions::DataRequestKind, model::Stay};
use crate::{
    access::User, applications::Application, candidates::Candidate, documents::Document, organization::Translated,
};

/// The application of a token; none when the candidate is gone.
pub(super) async fn find(on: &mut impl Conn, token: &str) -> Result<Option<Application>> {
    let Ok(secret) = token.parse::<Secret>() else {
        return Ok(None);
    };
    sql_text(format!(
        "SELECT {} FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE a.status_digest = $1 AND a.trashed_at IS NULL AND c.trashed_at IS NULL AND c.erased_at IS NULL",
        Application::COLUMNS
    ))
    .bind(secret.digest().to_string())
    .maybe(on)
    .await
}

/// What the page says of the person and the posting.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Facts {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub title: String,
    pub title_language: Option<Language>,
    pub verified: bool,
    /// A message about the end has not left yet.
    pub farewell_waits: bool,
}

pub(super) async fn facts(on: &mut impl Conn, application: Id<Application>) -> Result<Facts> {
    sql(
        "SELECT c.name, COALESCE(p.title, j.title) AS title, p.language AS title_language,
                (SELECT cp.value FROM contact_points cp WHERE cp.candidate_id = c.id AND cp.kind = 'mail'
                 ORDER BY cp.position, cp.id LIMIT 1) AS email,
                (SELECT cp.value FROM contact_points cp WHERE cp.candidate_id = c.id AND cp.kind = 'phone'
                 ORDER BY cp.position, cp.id LIMIT 1) AS phone,
                EXISTS (SELECT 1 FROM contact_points cp WHERE cp.candidate_id = c.id AND cp.kind = 'mail'
                        AND cp.verified_at IS NOT NULL) AS verified,
                EXISTS (SELECT 1 FROM messages m WHERE m.application_id = a.id
                        AND m.kind IN ('rejection', 'position_filled') AND m.state IN ('held', 'sending', 'failed'))
                    AS farewell_waits
         FROM applications a JOIN candidates c ON c.id = a.candidate_id JOIN jobs j ON j.id = a.job_id
              LEFT JOIN postings p ON p.id = a.posting_id
         WHERE a.id = $1",
    )
    .bind(application)
    .one(on)
    .await
}

pub(super) async fn stays(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Stay>> {
    sql("SELECT stage_id, entered_at FROM stage_stays WHERE application_id = $1 ORDER BY entered_at, id")
        .bind(application)
        .all(on)
        .await
}

/// An answer with its question.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Answer {
    pub labels: Translated,
    pub options: crate::jobs::Choices,
    pub value: String,
}

pub(super) async fn answers(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Answer>> {
    sql(
        "SELECT q.labels, q.options, an.value FROM answers an JOIN questions q ON q.id = an.question_id
         WHERE an.application_id = $1 ORDER BY q.position, q.id",
    )
    .bind(application)
    .all(on)
    .await
}

/// The files that the candidate sent, with those that were replaced left out.
pub(super) async fn files(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Document>> {
    sql_text(format!(
        "SELECT {} FROM documents d WHERE d.application_id = $1 AND d.created_by IS NULL AND d.removed_at IS NULL
            AND d.replaced_at IS NULL ORDER BY d.created_at, d.id",
        Document::COLUMNS
    ))
    .bind(application)
    .all(on)
    .await
}

/// What was asked about the data and is not done.
pub(super) async fn open_requests(
    on: &mut impl Conn,
    candidate: Id<Candidate>,
) -> Result<Vec<(DataRequestKind, Time)>> {
    sql("SELECT kind, due_at FROM data_requests WHERE candidate_id = $1 AND done_at IS NULL ORDER BY asked_at, id")
        .bind(candidate)
        .all(on)
        .await
}

pub(super) async fn insert_request(
    tx: &mut Tx,
    application: &Application,
    kind: DataRequestKind,
    due_at: Time,
) -> Result<()> {
    let (id, now) = (tx.id::<()>(), tx.now());
    sql(
        "INSERT INTO data_requests (id, candidate_id, application_id, kind, asked_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(application.candidate_id)
    .bind(application.id)
    .bind(kind)
    .bind(now)
    .bind(due_at)
    .run(tx)
    .await?;
    Ok(())
}

/// A colleague who answers for an application.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Responsible {
    pub id: Id<User>,
    pub name: String,
    pub email: Email,
    pub language: Language,
}

/// The recruiter of the job's team, else whoever owns the product.
pub(super) async fn responsible(on: &mut impl Conn, application: Id<Application>) -> Result<Option<Responsible>> {
    sql("SELECT u.id, u.name, u.email, u.language FROM users u
              LEFT JOIN applications a ON a.id = $1
              LEFT JOIN hiring_team ht ON ht.user_id = u.id AND ht.job_id = a.job_id AND ht.role = 'recruiter'
         WHERE u.disabled_at IS NULL AND (ht.user_id IS NOT NULL OR u.role IN ('owner', 'admin'))
         ORDER BY CASE WHEN ht.user_id IS NOT NULL THEN 0 WHEN u.role = 'owner' THEN 1 ELSE 2 END, ht.added_at, u.created_at,
            u.id
         LIMIT 1")
    .bind(application)
    .maybe(on)
    .await
}

/// The applications that an address has open, latest first.
pub(super) async fn of_address(on: &mut impl Conn, comparison: &str, limit: i64) -> Result<Vec<Application>> {
    sql_text(format!(
        "SELECT {} FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE a.trashed_at IS NULL AND c.trashed_at IS NULL AND c.erased_at IS NULL AND a.admission <> 'quarantined'
           AND EXISTS (SELECT 1 FROM contact_points cp WHERE cp.candidate_id = c.id AND cp.kind = 'mail'
                       AND cp.comparison = $1)
         ORDER BY a.applied_at DESC, a.id DESC LIMIT $2",
        Application::COLUMNS
    ))
    .bind(comparison.to_owned())
    .bind(limit)
    .all(on)
    .await
}
