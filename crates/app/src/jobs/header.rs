//! The head of every page of a job: its name, where it stands, and the tabs to its other pages.

use base::{Id, Language, Time};
use db::{Conn, sql, sql_text};
use serde::Serialize;

use super::{Job, JobState, store};
use crate::{
    access::{Actor, Right},
    organization::{self, Translated},
};

/// What `jobs/header.html` shows; a page's view has it as `header`.
#[derive(Clone, Debug, Serialize)]
pub struct JobHeader {
    pub id: Id<Job>,
    pub reference: String,
    pub title: String,
    pub department: Option<String>,
    pub places: Vec<String>,
    pub state: JobState,
    pub state_at: Time,
    pub opened_at: Option<Time>,
    pub urgent: bool,
    pub confidential: bool,
    pub internal: bool,
    pub in_trash: bool,
    /// People in play, as far as this person may see them.
    pub people: i64,
    pub postings: i64,
    pub openings: i64,
    pub filled: i64,
    /// What this person may do here.
    pub may_comment: bool,
    pub may_decide: bool,
    pub may_run: bool,
    /// The tab that is open: board, table, postings, team, plan.
    pub tab: &'static str,
}

impl JobHeader {
    /// The head of a job that this person may see.
    pub async fn load(on: &mut impl Conn, actor: &Actor, job: &Job, tab: &'static str) -> web::Result<Self> {
        let sees = actor.sees_application("a");
        let people: i64 = sql_text(format!(
            "SELECT COUNT(*) FROM applications a
             WHERE a.job_id = $2 AND a.outcome IS NULL AND a.trashed_at IS NULL AND a.admission = 'accepted' AND {sees}"
        ))
        .bind(actor.id)
        .bind(job.id)
        .value(on)
        .await?;
        let postings = sql("SELECT COUNT(*) FROM postings WHERE job_id = $1")
            .bind(job.id)
            .value(on)
            .await?;
        let (openings, filled) = sql("SELECT COUNT(*), COUNT(application_id) FROM openings WHERE job_id = $1")
            .bind(job.id)
            .one(on)
            .await?;
        Ok(Self {
            id: job.id,
            reference: job.reference(),
            title: job.title.clone(),
            department: department_name(on, job, &actor.language).await?,
            places: place_names(on, job.id, &actor.language).await?,
            state: job.state,
            state_at: job.state_at,
            opened_at: job.opened_at,
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            in_trash: job.trashed_at.is_some(),
            people,
            postings,
            openings,
            filled,
            may_comment: actor.may(on, Right::Comment, job.id).await?,
            may_decide: actor.may(on, Right::Decide, job.id).await?,
            may_run: actor.may(on, Right::Run, job.id).await?,
            tab,
        })
    }

    /// One for the samples of pages.
    pub fn sample(tab: &'static str) -> Self {
        let now = Time::from_micros(1_795_510_800_000_000);
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            reference: "J-0007".to_owned(),
            title: "Kiln Engineer <Ceramics>".to_owned(),
            department: Some("Kilns".to_owned()),
            places: vec!["Munich".to_owned(), "杭州".to_owned()],
            state: JobState::Open,
            state_at: now,
            opened_at: Some(now),
            urgent: true,
            confidential: false,
            internal: false,
            in_trash: false,
            people: 41,
            postings: 3,
            openings: 3,
            filled: 1,
            may_comment: true,
            may_decide: true,
            may_run: true,
            tab,
        }
    }
}

async fn department_name(on: &mut impl Conn, job: &Job, language: &Language) -> anyhow::Result<Option<String>> {
    let Some(id) = job.department_id else { return Ok(None) };
    let names: Option<Translated> = sql("SELECT names FROM departments WHERE id = $1")
        .bind(id)
        .maybe_value(on)
        .await?;
    Ok(names.map(|names| names.in_language(language).to_owned()))
}

/// The places of a job as people call them: our offices by their name in this language, other cities as written.
pub async fn place_names(on: &mut impl Conn, job: Id<Job>, language: &Language) -> anyhow::Result<Vec<String>> {
    let places = store::places(on, job).await?;
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let offices = organization::offices(on).await?;
    let name = |place: super::Place| {
        let office = offices.iter().find(|office| Some(office.id) == place.office_id);
        office.map_or(place.city, |office| office.names.in_language(language).to_owned())
    };
    Ok(places.into_iter().map(name).filter(|name| !name.is_empty()).collect())
}
