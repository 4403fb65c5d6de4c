//! Undoing one act on one application.

use db::Tx;
use web::{Error, Message, Result};

use super::{about, locked};
use crate::{
    access::Actor,
    events,
    jobs::{self, JobState},
    messages,
    pipeline::{Before, store},
};

/// Puts an application back where it was before an act, with its seat, and stops what was to be told. When somebody
/// went on from there, nothing changes and the answer is a conflict.
pub async fn put_back(tx: &mut Tx, actor: &Actor, before: &Before) -> Result<()> {
    let application = locked(tx, actor, before.application).await?;
    let gone_on = || Error::Conflict(Message::new("pipeline-gone-on"));
    if application.version != before.version {
        return Err(gone_on());
    }
    let stage = jobs::stage_now(tx, before.stage).await?.ok_or_else(gone_on)?;
    let before = Before {
        stage: stage.id,
        ..before.clone()
    };
    if !store::put_back(tx, &before, application.stage_id).await? {
        return Err(gone_on());
    }
    messages::take_back_of(tx, actor.by(), application.id, super::ending::FAREWELLS).await?;
    let job = jobs::find(tx, application.job_id).await?.ok_or(Error::NotFound)?;
    if before.filled.is_some() {
        store::leave_seat(tx, application.id).await?;
        if before.ended_job && job.state == JobState::Filled {
            jobs::reopen(tx, actor, &job).await?;
        }
    }
    if let Some(seat) = before.freed {
        if !store::take_seat(tx, seat, application.id).await? {
            return Err(gone_on());
        }
        if before.ended_job && job.state == JobState::Open {
            jobs::fill(tx, actor, &job).await?;
        }
    }
    events::record(
        tx,
        actor.by(),
        about("application.put_back", &application).with("stage", stage.name),
    );
    Ok(())
}
