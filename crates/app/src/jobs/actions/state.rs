//! Where a job stands: open, on hold, closed, filled. Each change says when and who.

use db::Tx;
use web::{Error, Message, Result};

use super::super::{Job, JobState, approvals, store};
use crate::{
    access::Actor,
    events::{self, Event},
};

/// Opens a draft, or goes on after a hold. Where approval is asked for, it must have been given for these very terms.
pub async fn open(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    if job.state.has_ended() {
        return Err(Error::Conflict(Message::new("jobs-ended-reopen")));
    }
    approvals::require(tx, &job).await?;
    let kind = if job.state == JobState::OnHold {
        "job.resumed"
    } else {
        "job.opened"
    };
    become_state(tx, actor, job, JobState::Open, kind).await
}

/// Takes no applications for now; those who applied are kept.
pub async fn put_on_hold(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    become_state(tx, actor, job, JobState::OnHold, "job.held").await
}

/// Ends a job that is not filled. What those still in play are told is the pipeline's part: `pipeline::close_out`.
pub async fn close(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    become_state(tx, actor, job, JobState::Closed, "job.closed").await
}

/// Ends a job of which every opening is filled. Hiring into the last opening calls this.
pub async fn fill(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    let openings = store::openings(tx, job.id).await?;
    if openings.iter().any(|opening| opening.application_id.is_none()) {
        return Err(Error::Conflict(Message::new("jobs-openings-free")));
    }
    become_state(tx, actor, job, JobState::Filled, "job.filled").await
}

/// Opens a job that had ended. When every opening is filled, one more is added: somebody is wanted again.
pub async fn reopen(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let job = store::lock(tx, job.id).await?;
    if !job.state.has_ended() {
        return Err(refused(job.state));
    }
    let openings = store::openings(tx, job.id).await?;
    if openings.iter().all(|opening| opening.application_id.is_some()) {
        let last = openings.last().map_or(0, |opening| opening.number);
        store::add_openings(tx, job.id, last, 1).await?;
    }
    approvals::require(tx, &job).await?;
    become_state(tx, actor, job, JobState::Open, "job.reopened").await
}

async fn become_state(tx: &mut Tx, actor: &Actor, job: Job, to: JobState, kind: &'static str) -> Result<Job> {
    if job.trashed_at.is_some() {
        return Err(Error::Conflict(Message::new("jobs-in-trash")));
    }
    if !job.state.may_become(to) {
        return Err(refused(job.state));
    }
    store::set_state(tx, job.id, to, Some(actor.id)).await?;
    events::record(tx, actor.by(), Event::new(kind).job(job.id).with("from", job.state));
    store::lock(tx, job.id).await
}

fn refused(state: JobState) -> Error {
    let key = match state {
        JobState::Draft => "jobs-refused-draft",
        JobState::Open => "jobs-refused-open",
        JobState::OnHold => "jobs-refused-on-hold",
        JobState::Closed => "jobs-refused-closed",
        JobState::Filled => "jobs-refused-filled",
    };
    Error::Conflict(Message::new(key))
}
