//! The verbs: one application at a time, each checking its own right, so that many at once are many of these.

mod ending;
mod hiring;
mod moving;
mod putting_back;
mod reopening;
mod taking_back;
mod telling;

pub use ending::{Elsewhere, close_out, elsewhere, others_in_play, reject, reopen, withdraw, withdraw_elsewhere};
pub use hiring::hire;
pub use moving::move_to;
pub use putting_back::put_back;
pub use reopening::reopen_job;
pub(super) use taking_back::about_whom;
pub use taking_back::{remember, scope_of, take_back};
pub use telling::{Letter, letter};

use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use crate::{
    access::{Actor, Right},
    applications::{Admission, Application},
    events::Event,
};

/// The application, locked with its job until the commit, if the actor decides on it. The job comes first: whoever
/// removes a stage or fills a seat holds it, too.
async fn locked(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> Result<Application> {
    let application = actor.application(tx, id, Right::Decide).await?;
    tx.lock("jobs", application.job_id).await?;
    tx.lock("applications", id).await?;
    actor.application(tx, id, Right::Decide).await
}

/// Only what has been let in and has not ended can go on.
fn in_play(application: &Application) -> Result<()> {
    if application.admission != Admission::Accepted {
        return Err(Error::Conflict(Message::new("pipeline-not-admitted")));
    }
    if application.outcome.is_some() {
        return Err(Error::Conflict(Message::new("pipeline-has-ended")));
    }
    Ok(())
}

/// An event about this application.
fn about(kind: &'static str, application: &Application) -> Event {
    Event::new(kind)
        .job(application.job_id)
        .candidate(application.candidate_id)
        .application(application.id)
}
