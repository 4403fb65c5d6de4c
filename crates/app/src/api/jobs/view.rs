//! A job, as programs read it.

use std::collections::HashMap;

use base::{Country, Currency, Id, Language, Time};
use db::{Conn, in_list, sql_text};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    jobs::{Countries, CoverLetter, Employment, Job, JobState, Seniority, Workplace, Zones},
    organization::{Department, Office},
    postings::{Pay, Period},
};

/// A job.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Job>,
    number: i64,
    /// Such as J-0001.
    reference: String,
    title: String,
    #[schema(value_type = Option<String>, format = Uuid)]
    department_id: Option<Id<Department>>,
    places: Vec<PlaceView>,
    workplace: Workplace,
    /// For remote work: the countries it is open to, by ISO 3166-1 code; empty for any.
    #[schema(value_type = Vec<String>)]
    remote_countries: Countries,
    /// For remote work: the time zones it is open to; empty for any.
    #[schema(value_type = Vec<String>)]
    remote_zones: Zones,
    employment_type: Employment,
    seniority: Seniority,
    urgent: bool,
    confidential: bool,
    internal: bool,
    pay: Option<PayView>,
    pay_shown: bool,
    /// Working days within which an applicant is promised an answer.
    answer_days: i32,
    cover_letter: CoverLetter,
    /// How many people are to be hired, and how many have been.
    openings: i64,
    filled: i64,
    state: JobState,
    #[schema(value_type = Option<String>, format = DateTime)]
    opened_at: Option<Time>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    trashed_at: Option<Time>,
    version: i64,
}

/// One place of a job: an office of ours, or a city.
#[derive(Serialize, ToSchema)]
#[schema(as = Place)]
pub struct PlaceView {
    #[schema(value_type = Option<String>, format = Uuid)]
    office_id: Option<Id<Office>>,
    city: String,
    #[schema(value_type = String)]
    country: Country,
}

/// Pay. Amounts are in minor units: with exponent 2, 6500000 are 65,000.
#[derive(Serialize, ToSchema)]
#[schema(as = Pay)]
pub struct PayView {
    min: Option<i64>,
    max: Option<i64>,
    #[schema(value_type = String)]
    currency: Currency,
    exponent: u32,
    period: Period,
    /// Monthly salaries a year.
    months: u8,
    bonus_months: Option<u8>,
    bonus_percent: Option<u8>,
    equity: String,
    /// In words of the owner's language.
    text: String,
}

impl PayView {
    pub fn new(pay: Pay, language: &Language) -> Self {
        Self {
            min: pay.min,
            max: pay.max,
            currency: pay.currency,
            exponent: pay.currency.exponent(),
            period: pay.period,
            months: pay.months,
            bonus_months: pay.bonus_months,
            bonus_percent: pay.bonus_percent,
            text: pay.print(language.as_str()),
            equity: pay.equity,
        }
    }
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    job_id: Id<Job>,
    office_id: Option<Id<Office>>,
    city: String,
    country: Country,
}

/// Jobs with their places and seats, in two queries however many there are.
pub(super) async fn load(on: &mut impl Conn, jobs: Vec<Job>, language: &Language) -> web::Result<Vec<JobView>> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<Job>> = jobs.iter().map(|job| job.id).collect();
    let list = in_list(1, ids.len());
    let rows: Vec<PlaceRow> = sql_text(format!(
        "SELECT job_id, office_id, city, country FROM job_places WHERE job_id IN ({list}) ORDER BY job_id, position"
    ))
    .bind_all(ids.clone())
    .all(on)
    .await?;
    let mut places: HashMap<Id<Job>, Vec<PlaceView>> = HashMap::new();
    for row in rows {
        places.entry(row.job_id).or_default().push(PlaceView {
            office_id: row.office_id,
            city: row.city,
            country: row.country,
        });
    }
    let seats: Vec<(Id<Job>, i64, i64)> = sql_text(format!(
        "SELECT job_id, COUNT(*), COUNT(application_id) FROM openings WHERE job_id IN ({list}) GROUP BY job_id"
    ))
    .bind_all(ids)
    .all(on)
    .await?;
    let seats: HashMap<Id<Job>, (i64, i64)> = seats
        .into_iter()
        .map(|(job, all, filled)| (job, (all, filled)))
        .collect();
    Ok(jobs
        .into_iter()
        .map(|job| {
            let places = places.remove(&job.id).unwrap_or_default();
            let seats = seats.get(&job.id).copied().unwrap_or_default();
            JobView::new(job, places, seats, language)
        })
        .collect())
}

pub(super) async fn one(on: &mut impl Conn, job: Job, language: &Language) -> web::Result<JobView> {
    let views = load(on, vec![job], language).await?;
    views.into_iter().next().ok_or(web::Error::NotFound)
}

impl JobView {
    fn new(job: Job, places: Vec<PlaceView>, (openings, filled): (i64, i64), language: &Language) -> Self {
        Self {
            id: job.id,
            number: job.number,
            reference: job.reference(),
            title: job.title,
            department_id: job.department_id,
            places,
            workplace: job.workplace,
            remote_countries: job.remote_countries,
            remote_zones: job.remote_zones,
            employment_type: job.employment,
            seniority: job.seniority,
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            pay: job.pay.map(|pay| PayView::new(pay, language)),
            pay_shown: job.pay_shown,
            answer_days: job.answer_days,
            cover_letter: job.cover_letter,
            openings,
            filled,
            state: job.state,
            opened_at: job.opened_at,
            created_at: job.created_at,
            trashed_at: job.trashed_at,
            version: job.version,
        }
    }
}
