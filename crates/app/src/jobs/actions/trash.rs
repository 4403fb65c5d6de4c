//! A job made by mistake goes to the trash and can be taken out again.

use db::{Tx, sql};
use web::{Error, Message, Result};

use super::super::{Job, store};
use crate::{
    access::Actor,
    events::{self, Event},
};

/// Puts a job into the trash. One that people have applied for is closed instead: they are owed an answer.
pub async fn trash(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<()> {
    let job = store::lock(tx, job.id).await?;
    if job.trashed_at.is_some() {
        return Ok(());
    }
    let waiting: i64 = sql("SELECT COUNT(*) FROM applications
         WHERE job_id = $1 AND outcome IS NULL AND trashed_at IS NULL")
    .bind(job.id)
    .value(tx)
    .await?;
    if waiting > 0 {
        return Err(Error::Conflict(
            Message::new("jobs-trash-has-people").with("n", waiting),
        ));
    }
    let now = tx.now();
    store::set_trashed(tx, job.id, Some(now)).await?;
    events::record(tx, actor.by(), Event::new("job.trashed").job(job.id));
    Ok(())
}

/// Takes a job out of the trash, as it was.
pub async fn restore(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<()> {
    let job = store::lock(tx, job.id).await?;
    if job.trashed_at.is_none() {
        return Ok(());
    }
    store::set_trashed(tx, job.id, None).await?;
    events::record(tx, actor.by(), Event::new("job.restored").job(job.id));
    Ok(())
}
