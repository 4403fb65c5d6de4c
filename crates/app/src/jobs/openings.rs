//! Openings: the seats of a job's headcount. Filling one is the pipeline's act.

use base::{Id, Time};
use db::{Conn, Tx};
use web::{Error, FormErrors, Message, Result};

use super::{Job, JobState, approvals, store};
use crate::{
    access::Actor,
    applications::Application,
    events::{self, Event},
};

/// One seat. Also the marker of its id.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Opening {
    pub id: Id<Opening>,
    pub job_id: Id<Job>,
    /// Counted from 1 within the job; a number is not used again.
    pub number: i32,
    /// Who took it.
    pub application_id: Option<Id<Application>>,
    pub filled_at: Option<Time>,
}

/// More than any one job hires for; several jobs are clearer then.
pub const MOST: i32 = 500;

/// The openings of a job, by number.
pub async fn openings_of(on: &mut impl Conn, job: Id<Job>) -> anyhow::Result<Vec<Opening>> {
    store::openings(on, job).await
}

/// Changes how many people are to be hired. Seats that are filled stay; when only those are left, the job is filled, as
/// by the last hire.
pub async fn set_headcount(tx: &mut Tx, actor: &Actor, job: &Job, count: i32) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    let openings = store::openings(tx, job.id).await?;
    let filled = openings
        .iter()
        .filter(|opening| opening.application_id.is_some())
        .count() as i32;
    let before = openings.len() as i32;
    if count == before {
        return Ok(job);
    }
    if !(1..=MOST).contains(&count) {
        return Err(invalid(Message::new("jobs-openings-range").with("most", MOST)));
    }
    if count < filled {
        return Err(invalid(Message::new("jobs-openings-filled").with("n", filled)));
    }
    let approved = approvals::digest(tx, &job).await?;
    if count > before {
        let last = openings.last().map_or(0, |opening| opening.number);
        store::add_openings(tx, job.id, last, count - before).await?;
    } else {
        let free = openings.iter().rev().filter(|opening| opening.application_id.is_none());
        for opening in free.take((before - count) as usize) {
            if !store::remove_opening(tx, opening.id).await? {
                return Err(Error::Changed);
            }
        }
    }
    let event = Event::new("openings.changed")
        .job(job.id)
        .with("before", before)
        .with("after", count);
    events::record(tx, actor.by(), event);
    if count == filled && job.state.may_become(JobState::Filled) {
        return super::fill(tx, actor, &job).await;
    }
    approvals::terms_changed(tx, actor, job.id, &approved).await?;
    store::lock(tx, job.id).await
}

fn invalid(message: Message) -> Error {
    Error::Invalid(FormErrors::new("openings", message))
}
