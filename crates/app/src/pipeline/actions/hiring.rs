//! Hiring: an application takes a seat of the job, and nobody else can.

use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use super::{about, in_play, locked};
use crate::{
    access::Actor,
    applications::{Application, Outcome},
    events,
    jobs::{self, JobState, Opening, StageKind, openings_of, stages_of},
    pipeline::{Before, store},
};

/// Hires somebody into an opening of their job. With the last opening the job is filled. Two at once for one seat:
/// exactly one is hired, the other learns of it.
pub async fn hire(tx: &mut Tx, actor: &Actor, application: Id<Application>, opening: Id<Opening>) -> Result<Before> {
    let application = locked(tx, actor, application).await?;
    in_play(&application)?;
    let openings = openings_of(tx, application.job_id).await?;
    let Some(seat) = openings.iter().find(|seat| seat.id == opening) else {
        return Err(Error::Conflict(Message::new("pipeline-no-such-opening")));
    };
    if !store::take_seat(tx, seat.id, application.id).await? {
        return Err(Error::Conflict(
            Message::new("pipeline-seat-taken").with("n", seat.number),
        ));
    }
    let stages = stages_of(tx, application.job_id).await?;
    let last = stages.iter().find(|stage| stage.kind == StageKind::Hired);
    let last = last.ok_or_else(|| Error::internal("a job has a last stage"))?;
    let mut before = Before::of(&application);
    before.filled = Some(seat.id);
    if application.stage_id != last.id {
        store::enter(tx, &application, last.id, Some(actor.id)).await?;
        before.version += 1;
    }
    store::end(tx, application.id, Outcome::Hired, Some(actor.id), None).await?;
    let event = about("application.hired", &application)
        .with("opening", seat.number)
        .with("stage_id", last.id)
        .with("from_id", application.stage_id);
    events::record(tx, actor.by(), event);
    let all_filled = openings
        .iter()
        .all(|other| other.id == seat.id || other.application_id.is_some());
    let job = jobs::find(tx, application.job_id).await?.ok_or(Error::NotFound)?;
    if all_filled && job.state.may_become(JobState::Filled) {
        jobs::fill(tx, actor, &job).await?;
        before.ended_job = true;
    }
    Ok(before)
}
