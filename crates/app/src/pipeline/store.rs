//! The SQL of moving, ending and hiring.

use anyhow::Result;
use base::{Country, Email, Id, Language, Zone};
use db::{Conn, Tx, sql};

use super::Before;
use crate::{
    access::User,
    applications::{Application, NewStay, Outcome},
    candidates::Candidate,
    jobs::{Job, Opening, Stage},
    organization::{Reason, ReasonSide},
};

/// Puts an application into a stage: the stay before ends, a new one begins.
pub(super) async fn enter(
    tx: &mut Tx,
    application: &Application,
    stage: Id<Stage>,
    by: Option<Id<User>>,
) -> Result<()> {
    let now = tx.now();
    sql("UPDATE applications SET stage_id = $2, stage_at = $3, version = version + 1 WHERE id = $1")
        .bind(application.id)
        .bind(stage)
        .bind(now)
        .run(tx)
        .await?;
    sql("UPDATE stage_stays SET left_at = $2 WHERE application_id = $1 AND left_at IS NULL")
        .bind(application.id)
        .bind(now)
        .run(tx)
        .await?;
    NewStay {
        application: application.id,
        stage,
        entered_at: now,
        by,
    }
    .insert(tx);
    Ok(())
}

/// Writes how an application ended. The stay in its stage ends with it.
pub(super) async fn end(
    tx: &mut Tx,
    application: Id<Application>,
    outcome: Outcome,
    by: Option<Id<User>>,
    reason: Option<Id<Reason>>,
) -> Result<()> {
    let now = tx.now();
    sql(
        "UPDATE applications SET outcome = $2, outcome_at = $3, outcome_by = $4, reason_id = $5, version = version + 1
         WHERE id = $1",
    )
    .bind(application)
    .bind(outcome)
    .bind(now)
    .bind(by)
    .bind(reason)
    .run(tx)
    .await?;
    Ok(())
}

/// Makes an application one that is in play again, in a stage.
pub(super) async fn reopen(tx: &mut Tx, application: Id<Application>) -> Result<()> {
    sql(
        "UPDATE applications SET outcome = NULL, outcome_at = NULL, outcome_by = NULL, reason_id = NULL,
            version = version + 1 WHERE id = $1",
    )
    .bind(application)
    .run(tx)
    .await?;
    Ok(())
}

/// Puts back what was before an act, unless somebody went on from there. The stay the act began never was.
pub(super) async fn put_back(tx: &mut Tx, before: &Before, now_in: Id<Stage>) -> Result<bool> {
    let put_back = sql(
        "UPDATE applications SET stage_id = $3, stage_at = $4, outcome = $5, outcome_at = $6,
            outcome_by = $7, reason_id = $8, answer_by = $9, version = version + 1 WHERE id = $1 AND version = $2",
    )
    .bind(before.application)
    .bind(before.version)
    .bind(before.stage)
    .bind(before.stage_at)
    .bind(before.outcome)
    .bind(before.outcome_at)
    .bind(before.outcome_by)
    .bind(before.reason)
    .bind(before.answer_by)
    .run_once(tx)
    .await?;
    if put_back && now_in != before.stage {
        sql("DELETE FROM stage_stays WHERE application_id = $1 AND left_at IS NULL")
            .bind(before.application)
            .run(tx)
            .await?;
        sql("UPDATE stage_stays SET left_at = NULL WHERE id =
             (SELECT id FROM stage_stays WHERE application_id = $1 ORDER BY entered_at DESC, id DESC LIMIT 1)")
        .bind(before.application)
        .run(tx)
        .await?;
    }
    Ok(put_back)
}

/// The stages an application was in, latest first.
pub(super) async fn stages_been_in(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Id<Stage>>> {
    sql("SELECT stage_id FROM stage_stays WHERE application_id = $1 ORDER BY entered_at DESC, id DESC")
        .bind(application)
        .values(on)
        .await
}

/// Takes a seat for an application; false when somebody sits there.
pub(super) async fn take_seat(tx: &mut Tx, opening: Id<Opening>, application: Id<Application>) -> Result<bool> {
    let now = tx.now();
    sql("UPDATE openings SET application_id = $2, filled_at = $3 WHERE id = $1 AND application_id IS NULL")
        .bind(opening)
        .bind(application)
        .bind(now)
        .run_once(tx)
        .await
}

/// Sets the seat of an application free and tells which it was.
pub(super) async fn leave_seat(tx: &mut Tx, application: Id<Application>) -> Result<Option<Id<Opening>>> {
    let seat: Option<Id<Opening>> = sql("SELECT id FROM openings WHERE application_id = $1")
        .bind(application)
        .maybe_value(tx)
        .await?;
    sql("UPDATE openings SET application_id = NULL, filled_at = NULL WHERE application_id = $1")
        .bind(application)
        .run(tx)
        .await?;
    Ok(seat)
}

/// A reason that may be chosen: which side it is on.
pub(super) async fn side(on: &mut impl Conn, reason: Id<Reason>) -> Result<Option<ReasonSide>> {
    sql("SELECT side FROM reasons WHERE id = $1 AND archived_at IS NULL")
        .bind(reason)
        .maybe_value(on)
        .await
}

/// Those still in play for a job, by number.
pub(super) async fn in_play(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Id<Application>>> {
    sql("SELECT id FROM applications WHERE job_id = $1 AND outcome IS NULL AND trashed_at IS NULL ORDER BY number")
        .bind(job)
        .values(on)
        .await
}

/// Whether every opening of a job is filled.
pub(super) async fn seats_are_taken(on: &mut impl Conn, job: Id<Job>) -> Result<bool> {
    sql("SELECT NOT EXISTS (SELECT 1 FROM openings WHERE job_id = $1 AND application_id IS NULL)")
        .bind(job)
        .value(on)
        .await
}

/// The person behind an application, as a mail to them needs it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Recipient {
    pub id: Id<Candidate>,
    pub name: String,
    pub language: Language,
    pub city: String,
    pub country: Option<Country>,
    /// Where nothing better is known of the place.
    pub zone: Option<Zone>,
    pub do_not_contact: bool,
    pub email: Option<Email>,
    /// The first place of the job.
    pub job_country: Option<Country>,
    /// What the job is called where the person read of it; none when there is no posting in their language.
    pub posting_title: Option<String>,
    pub job_title: String,
}

pub(super) async fn recipient(on: &mut impl Conn, application: Id<Application>) -> Result<Recipient> {
    sql(
        "SELECT c.id, c.name, c.language, c.city, c.country, c.zone, c.do_not_contact,
            (SELECT p.value FROM contact_points p WHERE p.candidate_id = c.id AND p.kind = 'mail'
             ORDER BY p.position, p.id LIMIT 1) AS email,
            (SELECT jp.country FROM job_places jp WHERE jp.job_id = j.id ORDER BY jp.position LIMIT 1) AS job_country,
            COALESCE((SELECT po.title FROM postings po WHERE po.job_id = j.id AND po.language = c.language),
                     (SELECT po.title FROM postings po WHERE po.id = a.posting_id)) AS posting_title,
            j.title AS job_title
         FROM applications a JOIN candidates c ON c.id = a.candidate_id JOIN jobs j ON j.id = a.job_id
         WHERE a.id = $1",
    )
    .bind(application)
    .one(on)
    .await
}
