//! The careers site's SQL: what is public, and what an address that is not says.

use std::collections::HashMap;

use anyhow::Result;
use base::{Country, Id, Time, Zone};
use db::{Conn, sql, sql_text};

use super::model::Text;
use crate::{
    jobs::{Countries, Employment, Job, JobState, Seniority, Workplace, Zones},
    organization::{Department, Office},
    postings::Pay,
};

const TEXT: &str = "p.id, p.number, p.job_id, p.language, p.title, p.description, p.requirements, p.benefits, p.slug, \
     p.source, p.publish_at, p.unpublish_at, p.published_at, p.updated_at";

/// Jobs that may be public at all (AZ-5); the same rule as [`Job::is_public`].
const PUBLIC_JOB: &str = "j.state = 'open' AND NOT j.confidential AND NOT j.internal AND j.trashed_at IS NULL";

/// The public side of a job.
#[derive(sqlx::FromRow)]
pub(super) struct JobRow {
    pub id: Id<Job>,
    pub number: i64,
    pub department_id: Option<Id<Department>>,
    pub workplace: Workplace,
    pub remote_countries: Countries,
    pub remote_zones: Zones,
    pub employment: Employment,
    pub seniority: Seniority,
    pub urgent: bool,
    pub pay: Option<Pay>,
    pub pay_shown: bool,
    pub answer_days: i32,
    pub questions: i64,
    /// Seats that nobody has filled.
    pub free_seats: i64,
    /// Of its first office.
    pub zone: Option<Zone>,
}

#[derive(sqlx::FromRow)]
pub(super) struct PlaceRow {
    pub job_id: Id<Job>,
    pub office_id: Option<Id<Office>>,
    pub city: String,
    pub country: Country,
}

/// Which jobs are looked at.
#[derive(Clone, Copy)]
pub(super) enum Which {
    /// Those that may be public at all, with their published texts that have not ended.
    Public,
    /// One, whatever its state, with all its texts.
    One(Id<Job>),
}

/// Texts, the source of each job first; also those that have not begun.
pub(super) async fn texts(on: &mut impl Conn, which: Which, now: Time) -> Result<Vec<Text>> {
    let (holds, text) = match which {
        Which::Public => (
            format!("p.state = 'published' AND (p.unpublish_at IS NULL OR p.unpublish_at > $1) AND {PUBLIC_JOB}"),
            None,
        ),
        Which::One(job) => ("p.job_id = $1".to_owned(), Some(job)),
    };
    let look = sql_text(format!(
        "SELECT {TEXT} FROM postings p JOIN jobs j ON j.id = p.job_id
         WHERE {holds} ORDER BY CASE WHEN p.source THEN 0 ELSE 1 END, p.number"
    ));
    match text {
        None => look.bind(now),
        Some(job) => look.bind(job),
    }
    .all(on)
    .await
}

pub(super) async fn jobs(on: &mut impl Conn, which: Which) -> Result<Vec<JobRow>> {
    bound(
        which,
        "SELECT j.id, j.number, j.department_id, j.workplace, j.remote_countries, j.remote_zones, j.employment,
                j.seniority, j.urgent, j.pay, j.pay_shown, j.answer_days,
                (SELECT COUNT(*) FROM questions q WHERE q.job_id = j.id AND q.removed_at IS NULL) AS questions,
                (SELECT COUNT(*) FROM openings s WHERE s.job_id = j.id AND s.application_id IS NULL) AS free_seats,
                (SELECT o.zone FROM job_places jp JOIN offices o ON o.id = jp.office_id
                 WHERE jp.job_id = j.id ORDER BY jp.position LIMIT 1) AS zone
         FROM jobs j",
        "",
    )
    .all(on)
    .await
}

pub(super) async fn places(on: &mut impl Conn, which: Which) -> Result<HashMap<Id<Job>, Vec<PlaceRow>>> {
    let rows: Vec<PlaceRow> = bound(
        which,
        "SELECT l.job_id, l.office_id, l.city, l.country FROM job_places l JOIN jobs j ON j.id = l.job_id",
        "ORDER BY l.job_id, l.position",
    )
    .all(on)
    .await?;
    let mut places: HashMap<Id<Job>, Vec<PlaceRow>> = HashMap::new();
    for row in rows {
        places.entry(row.job_id).or_default().push(row);
    }
    Ok(places)
}

/// A statement over jobs `j`, for those that are looked at.
fn bound(which: Which, select: &str, order: &str) -> db::Sql {
    match which {
        Which::Public => sql_text(format!("{select} WHERE {PUBLIC_JOB} {order}")),
        Which::One(job) => sql_text(format!("{select} WHERE j.id = $1 {order}")).bind(job),
    }
}

/// What is known of an address that is not a live text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// It is the former address of this text, which may be live or not.
    Former { slug: String },
    /// It was public and is no longer.
    Closed {
        job: Id<Job>,
        title: String,
        language: base::Language,
    },
    /// Nothing that the public may know of.
    Unknown,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    slug: String,
    title: String,
    language: base::Language,
    published_at: Option<Time>,
    job_id: Id<Job>,
    state: JobState,
    confidential: bool,
    internal: bool,
    trashed_at: Option<Time>,
}

pub(super) async fn address(on: &mut impl Conn, slug: &str, now: Time) -> Result<Address> {
    let row: Option<AddressRow> = sql(
        "SELECT p.slug, p.title, p.language, p.published_at, j.id AS job_id, j.state, j.confidential, j.internal,
                j.trashed_at
         FROM postings p JOIN jobs j ON j.id = p.job_id
         WHERE p.slug = $1 OR p.id = (SELECT s.posting_id FROM slugs s WHERE s.slug = $1)
         ORDER BY CASE WHEN p.slug = $1 THEN 0 ELSE 1 END LIMIT 1",
    )
    .bind(slug.to_owned())
    .maybe(on)
    .await?;
    let Some(row) = row else { return Ok(Address::Unknown) };
    let hidden = row.confidential || row.internal || row.trashed_at.is_some() || row.state == JobState::Draft;
    if hidden || row.published_at.is_none_or(|since| since > now) {
        Ok(Address::Unknown)
    } else if row.slug == slug {
        Ok(Address::Closed {
            job: row.job_id,
            title: row.title,
            language: row.language,
        })
    } else {
        Ok(Address::Former { slug: row.slug })
    }
}

/// When somebody applied and when they first heard something, for those who applied since a moment: they came to a stage
/// that they hear of (an interview and beyond), or it was decided.
pub(super) async fn first_answers(on: &mut impl Conn, since: Time) -> Result<Vec<(Time, Time)>> {
    let rows: Vec<(Time, Option<Time>, Option<Time>)> = sql("SELECT a.applied_at,
                (SELECT MIN(s.entered_at) FROM stage_stays s JOIN stages t ON t.id = s.stage_id
                 WHERE s.application_id = a.id AND t.kind IN ('interview', 'offer', 'hired')) AS heard_at,
                CASE WHEN a.outcome IN ('rejected', 'hired') THEN a.outcome_at END AS decided_at
         FROM applications a
         WHERE a.applied_at >= $1 AND a.admission = 'accepted' AND a.trashed_at IS NULL
         ORDER BY a.applied_at DESC LIMIT 5000")
    .bind(since)
    .all(on)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(applied, heard, decided)| Some((applied, [heard, decided].into_iter().flatten().min()?)))
        .collect())
}
