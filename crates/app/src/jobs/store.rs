//! The SQL of jobs, their places and openings.

use anyhow::Result;
use base::{Country, Id, Time, Zone};
use db::{Conn, Tx, sql, sql_text};

use super::{Job, JobState, Opening, Place, Terms, Workplace};
use crate::{access::User, organization::Organization};

/// The job as it is now, whoever asks. Pages load through [`crate::access::Actor`] instead.
pub(crate) async fn find(on: &mut impl Conn, id: Id<Job>) -> Result<Option<Job>> {
    sql_text(format!("SELECT {} FROM jobs j WHERE j.id = $1", Job::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// The job, locked until the commit.
pub(super) async fn lock(tx: &mut Tx, id: Id<Job>) -> web::Result<Job> {
    tx.lock("jobs", id).await?;
    find(tx, id).await?.ok_or(web::Error::NotFound)
}

pub(super) async fn insert(
    tx: &mut Tx,
    number: i64,
    terms: &Terms,
    by: Id<User>,
    copied_from: Option<Id<Job>>,
) -> Result<Id<Job>> {
    let (id, now) = (tx.id::<Job>(), tx.now());
    sql(
        "INSERT INTO jobs (id, number, title, department_id, workplace, remote_countries, remote_zones, employment,
            seniority, urgent, confidential, internal, pay, pay_shown, answer_days, cover_letter, state, state_at, state_by,
            created_at, created_by, copied_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'draft', $17, $18, $17, $18, $19)",
    )
    .bind(id)
    .bind(number)
    .bind(terms.title.clone())
    .bind(terms.department_id)
    .bind(terms.workplace)
    .bind(terms.remote_countries.clone())
    .bind(terms.remote_zones.clone())
    .bind(terms.employment)
    .bind(terms.seniority)
    .bind(terms.urgent)
    .bind(terms.confidential)
    .bind(terms.internal)
    .bind(terms.pay.clone())
    .bind(terms.pay_shown)
    .bind(terms.answer_days)
    .bind(terms.cover_letter)
    .bind(now)
    .bind(by)
    .bind(copied_from)
    .run(tx)
    .await?;
    Ok(id)
}

/// Writes the terms if the job still has this version.
pub(super) async fn update(tx: &mut Tx, id: Id<Job>, version: i64, terms: &Terms) -> Result<bool> {
    sql(
        "UPDATE jobs SET title = $3, department_id = $4, workplace = $5, remote_countries = $6, remote_zones = $7,
            employment = $8, seniority = $9, urgent = $10, confidential = $11, internal = $12, pay = $13,
            pay_shown = $14, answer_days = $15, cover_letter = $16, version = version + 1
         WHERE id = $1 AND version = $2",
    )
    .bind(id)
    .bind(version)
    .bind(terms.title.clone())
    .bind(terms.department_id)
    .bind(terms.workplace)
    .bind(terms.remote_countries.clone())
    .bind(terms.remote_zones.clone())
    .bind(terms.employment)
    .bind(terms.seniority)
    .bind(terms.urgent)
    .bind(terms.confidential)
    .bind(terms.internal)
    .bind(terms.pay.clone())
    .bind(terms.pay_shown)
    .bind(terms.answer_days)
    .bind(terms.cover_letter)
    .run_once(tx)
    .await
}

/// Writes where a job stands, with when and who; the first opening is remembered.
pub(super) async fn set_state(tx: &mut Tx, id: Id<Job>, state: JobState, by: Option<Id<User>>) -> Result<()> {
    let now = tx.now();
    let opened = if state == JobState::Open { Some(now) } else { None };
    sql(
        "UPDATE jobs SET state = $2, state_at = $3, state_by = $4, opened_at = COALESCE(opened_at, $5),
            version = version + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(state)
    .bind(now)
    .bind(by)
    .bind(opened)
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_trashed(tx: &mut Tx, id: Id<Job>, at: Option<Time>) -> Result<()> {
    sql("UPDATE jobs SET trashed_at = $2, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(at)
        .run(tx)
        .await?;
    Ok(())
}

/// The places of a job in their order.
pub async fn places(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Place>> {
    sql("SELECT office_id, city, country FROM job_places WHERE job_id = $1 ORDER BY position")
        .bind(job)
        .all(on)
        .await
}

pub(super) async fn replace_places(tx: &mut Tx, job: Id<Job>, places: &[Place]) -> Result<()> {
    sql("DELETE FROM job_places WHERE job_id = $1")
        .bind(job)
        .run(tx)
        .await?;
    for (position, place) in places.iter().enumerate() {
        sql("INSERT INTO job_places (job_id, position, office_id, city, country) VALUES ($1, $2, $3, $4, $5)")
            .bind(job)
            .bind(position as i32)
            .bind(place.office_id)
            .bind(place.city.clone())
            .bind(place.country)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Whether job searches on other sites leave it out: they want a country for remote work. Places name theirs.
pub async fn is_unlisted(on: &mut impl Conn, job: &Job) -> Result<bool> {
    let names_none = job.workplace == Workplace::Remote && job.remote_countries.0.is_empty();
    Ok(names_none && !job.confidential && !job.internal && places(on, job.id).await?.is_empty())
}

/// The zone of a job's first place, an office of ours or a city; else the organization's.
pub async fn zone(on: &mut impl Conn, job: Id<Job>, organization: &Organization) -> Result<Zone> {
    let place: Option<(Option<Zone>, String, Country)> = sql("SELECT o.zone, p.city, p.country
         FROM job_places p LEFT JOIN offices o ON o.id = p.office_id
         WHERE p.job_id = $1 ORDER BY p.position LIMIT 1")
    .bind(job)
    .maybe(on)
    .await?;
    let zone = place.and_then(|(office, city, country)| office.or_else(|| places::zone(&city, Some(country))));
    Ok(zone.unwrap_or_else(|| organization.zone.clone()))
}

/// The openings of a job by number.
pub(super) async fn openings(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Opening>> {
    sql("SELECT id, job_id, number, application_id, filled_at FROM openings WHERE job_id = $1 ORDER BY number")
        .bind(job)
        .all(on)
        .await
}

pub(super) async fn add_openings(tx: &mut Tx, job: Id<Job>, after: i32, count: i32) -> Result<()> {
    for number in after + 1..=after + count {
        let id = tx.id::<Opening>();
        sql("INSERT INTO openings (id, job_id, number) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(job)
            .bind(number)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes away an opening that is still free.
pub(super) async fn remove_opening(tx: &mut Tx, id: Id<Opening>) -> Result<bool> {
    sql("DELETE FROM openings WHERE id = $1 AND application_id IS NULL")
        .bind(id)
        .run_once(tx)
        .await
}
