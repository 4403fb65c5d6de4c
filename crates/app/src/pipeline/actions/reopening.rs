//! Opening a job again that had ended, with those who have not heard of its end.

use db::{Tx, sql_text};
use web::Result;

use super::ending::{FAREWELLS, reopen};
use crate::{access::Actor, applications::Application, jobs, jobs::Job};

/// Opens a job that had ended. Whose application ended with it, and whose mail about that is still held, goes on where
/// they were, and the mail is taken back: nobody reads that a position is closed that is open. Gives how many they are.
pub async fn reopen_job(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<(Job, usize)> {
    let kinds: Vec<String> = FAREWELLS[1..].iter().map(|kind| format!("'{kind}'")).collect();
    let job = jobs::reopen(tx, actor, job).await?;
    let unheard: Vec<base::Id<Application>> = sql_text(format!(
        "SELECT a.id FROM applications a
         WHERE a.job_id = $1 AND a.outcome = 'rejected' AND a.trashed_at IS NULL AND EXISTS
             (SELECT 1 FROM messages m WHERE m.application_id = a.id AND m.state = 'held' AND m.kind IN ({}))
         ORDER BY a.number",
        kinds.join(", ")
    ))
    .bind(job.id)
    .values(tx)
    .await?;
    for application in &unheard {
        reopen(tx, actor, *application).await?;
    }
    Ok((job, unheard.len()))
}
