//! A job made by mistake goes to the trash and can be taken out again.

use base::Id;
use db::{Tx, sql};
use web::{Error, Message, Result};

use super::super::{Job, store};
use crate::{
    access::{Actor, Right},
    events::{self, Event},
    undo::{self, Undo},
};

/// The kind under which a job put into the trash is remembered.
pub const UNDO: &str = "jobs";

/// Puts a job into the trash, so that it can be taken back; nothing is remembered when it lay there before.
pub async fn throw_away(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Option<Id<Undo>>> {
    if job.trashed_at.is_some() {
        return Ok(None);
    }
    trash(tx, actor, job).await?;
    let said = Message::new("jobs-said-trashed");
    Ok(Some(undo::remember(tx, actor, UNDO, said, &job.id).await?))
}

/// Takes one back, once.
pub async fn take_back(tx: &mut Tx, actor: &Actor, undone: &Undo) -> Result<()> {
    let id: Id<Job> = undo::take(tx, actor, undone).await?;
    let job = actor.job(tx, id, Right::Run).await?;
    restore(tx, actor, &job).await
}

/// Puts a job into the trash. One that people have applied for is closed instead: they are owed an answer.
pub async fn trash(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<()> {
    let job = store::lock(tx, job.id).await?;
    if job.trashed_at.is_some() {
        return Ok(());
    }
    let waiting: i64 = sql(
        "SELECT COUNT(*) FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE a.job_id = $1 AND a.outcome IS NULL AND a.trashed_at IS NULL AND c.trashed_at IS NULL",
    )
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
