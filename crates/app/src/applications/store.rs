//! The SQL of applications as they come in.

use anyhow::Result;
use base::{Country, Date, Id, Language, Time};
use db::{Conn, Tx, sql, sql_text};
use jiff::SignedDuration;

use super::{Admission, Application, Signals, Source, status_link::NewLink};
use crate::{
    access::User,
    candidates::Candidate,
    jobs::{Job, Stage},
    organization::{self, Organization, Setting, notice},
    postings::Posting,
};

/// An application by id, for verbs and tasks that already know that it may be used. Pages load through the actor.
pub async fn find(on: &mut impl Conn, id: Id<Application>) -> Result<Option<Application>> {
    sql_text(format!(
        "SELECT {} FROM applications a WHERE a.id = $1",
        Application::COLUMNS
    ))
    .bind(id)
    .maybe(on)
    .await
}

/// The stage with which a job begins.
pub async fn first_stage(on: &mut impl Conn, job: Id<Job>) -> Result<Option<Id<Stage>>> {
    sql("SELECT id FROM stages WHERE job_id = $1 AND removed_at IS NULL ORDER BY position, id LIMIT 1")
        .bind(job)
        .maybe_value(on)
        .await
}

/// What a new application must know of its job.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct OfJob {
    pub state: String,
    /// The job is open to everybody and this posting of it is live at this moment.
    pub is_live: bool,
    pub answer_days: i32,
    pub country: Option<Country>,
    /// Where a new application stands; every job has a stage.
    pub first_stage: Option<Id<Stage>>,
    /// The setting of this name as it is stored.
    organization: Option<String>,
    /// There is a published notice of the version that was asked about.
    has_notice: bool,
}

impl OfJob {
    pub fn organization(&self) -> Result<Organization> {
        organization::read_setting(self.organization.as_deref())
    }

    /// The version of the notice that was on the page; what a stranger made up counts as the present one.
    pub async fn notice(&self, tx: &mut Tx, shown: &str, language: &Language) -> Result<String> {
        if self.has_notice || shown == notice::BUILT_IN {
            return Ok(shown.to_owned());
        }
        Ok(notice::current(tx, language).await?.version)
    }
}

/// Everything at once: at busy times an application's cost is mostly that of going to the database and back.
pub(super) async fn of_job(
    tx: &mut Tx,
    job: Id<Job>,
    posting: Option<Id<Posting>>,
    notice: Option<&str>,
) -> Result<Option<OfJob>> {
    let now = tx.now();
    sql("SELECT j.state, j.answer_days,
                (j.state = 'open' AND NOT j.confidential AND NOT j.internal
                    AND EXISTS (SELECT 1 FROM postings own WHERE own.id = $2 AND own.job_id = j.id)
                    AND EXISTS (SELECT 1 FROM postings p WHERE p.job_id = j.id AND p.state = 'published'
                        AND (p.publish_at IS NULL OR p.publish_at <= $3)
                        AND (p.unpublish_at IS NULL OR p.unpublish_at > $3))) AS is_live,
                (SELECT value FROM settings WHERE key = $4) AS organization,
                EXISTS (SELECT 1 FROM notices n WHERE n.version = $5) AS has_notice,
                (SELECT jp.country FROM job_places jp WHERE jp.job_id = j.id ORDER BY jp.position LIMIT 1) AS country,
                (SELECT s.id FROM stages s WHERE s.job_id = j.id AND s.removed_at IS NULL
                 ORDER BY s.position, s.id LIMIT 1) AS first_stage
         FROM jobs j WHERE j.id = $1 AND j.trashed_at IS NULL")
    .bind(job)
    .bind(posting)
    .bind(now)
    .bind(Organization::KEY.to_owned())
    .bind(notice.map(str::to_owned))
    .maybe(tx)
    .await
}

/// Changes the promised day of an application that has one.
pub(super) async fn set_answer_by(tx: &mut Tx, application: Id<Application>, day: Date) -> Result<()> {
    sql("UPDATE applications SET answer_by = $2 WHERE id = $1 AND answer_by IS NOT NULL")
        .bind(application)
        .bind(day)
        .run(tx)
        .await?;
    Ok(())
}

/// For how long one form, or one content, is one application.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// How far the application was let in that a form made, while the form is remembered.
pub async fn sent_by(on: &mut impl Conn, form_key: &str) -> Result<Option<Admission>> {
    sql("SELECT a.admission FROM submission_keys k JOIN applications a ON a.id = k.application_id WHERE k.key = $1")
        .bind(key_of_form(form_key))
        .maybe_value(on)
        .await
}

/// Under which a form is remembered.
pub(super) fn key_of_form(form_key: &str) -> String {
    format!("form:{form_key}")
}

/// Reserves two keys for an application; if another has one of them, tells which. What was reserved longer ago than it
/// is remembered can be had again.
pub(super) async fn reserve(
    tx: &mut Tx,
    keys: [String; 2],
    application: Id<Application>,
) -> Result<Option<Id<Application>>> {
    let now = tx.now();
    let mine = sql(
        "INSERT INTO submission_keys (key, application_id, created_at) VALUES ($1, $3, $4), ($2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET application_id = excluded.application_id, created_at = excluded.created_at
         WHERE submission_keys.created_at < $5",
    )
    .bind_all(keys.clone())
    .bind(application)
    .bind(now)
    .bind(now - REMEMBERED)
    .run(tx)
    .await?;
    if mine == 2 {
        return Ok(None);
    }
    sql("SELECT application_id FROM submission_keys WHERE key IN ($1, $2) AND application_id <> $3 ORDER BY key DESC LIMIT 1")
        .bind_all(keys)
        .bind(application)
        .value(tx)
        .await
        .map(Some)
}

/// Gives back what an application reserved that is not going to be.
pub(super) async fn release(tx: &mut Tx, application: Id<Application>) -> Result<()> {
    sql("DELETE FROM submission_keys WHERE application_id = $1")
        .bind(application)
        .run(tx)
        .await?;
    Ok(())
}

/// A row of `applications` to write.
pub(super) struct NewRow {
    pub id: Id<Application>,
    pub number: i64,
    pub job: Id<Job>,
    pub candidate: Id<Candidate>,
    pub posting: Option<Id<Posting>>,
    pub stage: Id<Stage>,
    pub signals: Signals,
    pub marked: bool,
    pub source: Source,
    pub language: Language,
    pub link: NewLink,
    pub form_key: Option<String>,
    pub notice_version: Option<String>,
    pub answer_by: Option<Date>,
}

/// The number of the next application.
pub(super) async fn next_number(tx: &mut Tx) -> Result<i64> {
    sql("INSERT INTO counters (name, value) VALUES ('applications', 1)
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value")
    .value(tx)
    .await
}

/// Writes the application and its first stay.
pub(super) fn insert(tx: &mut Tx, new: NewRow) {
    let (now, admission) = (tx.now(), new.signals.admission());
    sql("INSERT INTO applications (id, number, job_id, candidate_id, posting_id, stage_id, stage_at, admission, signals,
            marked, source, source_detail, language, applied_at, status_digest, status_token, form_key, notice_version,
            answer_by, admitted_at, channel, publication_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $7, $14, $15, $16, $17, $18, $19, $20, $21)")
    .bind(new.id)
    .bind(new.number)
    .bind(new.job)
    .bind(new.candidate)
    .bind(new.posting)
    .bind(new.stage)
    .bind(now)
    .bind(admission)
    .bind(new.signals)
    .bind(new.marked)
    .bind(new.source.name)
    .bind(new.source.detail)
    .bind(new.language)
    .bind(new.link.digest)
    .bind(new.link.sealed)
    .bind(new.form_key)
    .bind(new.notice_version)
    .bind(new.answer_by)
    .bind((admission == Admission::Accepted).then_some(now))
    .bind(new.source.channel)
    .bind(new.source.publication)
    .later(tx);
    NewStay {
        application: new.id,
        stage: new.stage,
        entered_at: now,
        by: None,
    }
    .insert(tx);
}

/// The beginning of a stay in a stage.
pub struct NewStay {
    pub application: Id<Application>,
    pub stage: Id<Stage>,
    pub entered_at: Time,
    pub by: Option<Id<User>>,
}

impl NewStay {
    pub fn insert(self, tx: &mut Tx) {
        let id = tx.id::<()>();
        sql("INSERT INTO stage_stays (id, application_id, stage_id, entered_at, moved_by) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(self.application)
            .bind(self.stage)
            .bind(self.entered_at)
            .bind(self.by)
            .later(tx);
    }
}

/// How many people applied through the link of a publication.
pub async fn applied_through(on: &mut impl Conn, publication: uuid::Uuid) -> Result<i64> {
    sql("SELECT COUNT(*) FROM applications WHERE publication_id = $1 AND admission = 'accepted' AND trashed_at IS NULL")
        .bind(publication)
        .value(on)
        .await
}
