//! Opening a job again that had ended, with those who have not heard of its end.

use base::Id;
use db::{Tx, sql_text};
use web::Result;

use super::ending::{FAREWELLS, go_on};
use crate::{
    access::Actor,
    applications::{self, Application},
    jobs::{self, Job},
    pipeline::Before,
};

/// Opens a job that had ended, and brings those back who have not heard of its end. Gives how many they are.
pub async fn reopen_job(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<(Job, usize)> {
    let job = jobs::reopen(tx, actor, job).await?;
    let back = bring_back(tx, actor, job.id).await?;
    Ok((job, back.len()))
}

/// Whose application ended with the job, and whose mail about that is still held, goes on where they were, and the mail is
/// taken back: nobody reads that a position is closed that is open. Gives what undo would put back.
pub(super) async fn bring_back(tx: &mut Tx, actor: &Actor, job: Id<Job>) -> Result<Vec<Before>> {
    let kinds: Vec<String> = FAREWELLS[1..].iter().map(|kind| format!("'{kind}'")).collect();
    let unheard: Vec<Id<Application>> = sql_text(format!(
        "SELECT a.id FROM applications a
         WHERE a.job_id = $1 AND a.outcome = 'rejected' AND a.trashed_at IS NULL AND EXISTS
             (SELECT 1 FROM messages m WHERE m.application_id = a.id AND m.state = 'held' AND m.kind IN ({}))
         ORDER BY a.number",
        kinds.join(", ")
    ))
    .bind(job)
    .values(tx)
    .await?;
    let mut back = Vec::new();
    for id in unheard {
        if let Some(application) = applications::find(tx, id).await? {
            back.push(go_on(tx, actor, &application).await?);
        }
    }
    Ok(back)
}
