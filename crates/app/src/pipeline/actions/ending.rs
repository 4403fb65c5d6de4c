//! How an application ends without a hire, and how it goes on after all.

use base::Id;
use db::{Conn, Tx};
use serde::Serialize;
use web::{Error, FormErrors, Message, Result};

use super::{about, in_play, locked, reopening::bring_back, telling};
use crate::{
    access::{Actor, Right},
    applications::{self, Application, Outcome},
    events::{self, By, Event},
    jobs::{self, Job, JobState, StageKind},
    messages::{self, MessageKind},
    organization::ReasonSide,
    pipeline::{Before, Farewell, Rejection, store},
};

/// What a held mail about the end says, in whichever words: of one person alone, then of the whole job.
pub(super) const FAREWELLS: &[MessageKind] = &[
    MessageKind::Rejection,
    MessageKind::PositionFilled,
    MessageKind::JobClosed,
];

/// Ends an application with a reason. With a reason of theirs it is a withdrawal they told us of, and nobody is
/// written to; with one of ours the mail is held as the rejection says.
pub async fn reject(tx: &mut Tx, actor: &Actor, application: Id<Application>, rejection: &Rejection) -> Result<Before> {
    let application = locked(tx, actor, application).await?;
    in_play(&application)?;
    let missing = || Error::Invalid(FormErrors::new("reason", Message::new("pipeline-choose-reason")));
    let side = store::side(tx, rejection.reason).await?.ok_or_else(missing)?;
    let (outcome, kind) = match side {
        ReasonSide::Ours => (Outcome::Rejected, "application.rejected"),
        ReasonSide::Theirs => (Outcome::Withdrawn, "application.withdrawn"),
    };
    store::end(tx, application.id, outcome, Some(actor.id), Some(rejection.reason)).await?;
    events::record(
        tx,
        actor.by(),
        about(kind, &application).with("reason_id", rejection.reason),
    );
    if outcome == Outcome::Rejected {
        telling::tell(
            tx,
            actor,
            &application,
            MessageKind::Rejection,
            rejection.telling,
            rejection.batch,
        )
        .await?;
    }
    Ok(Before::of(&application))
}

/// Ends an application because the person said so, on the status page or to a colleague. The caller has checked who
/// asks: the link of the status page, or the right to decide. Once withdrawn, again changes nothing.
pub async fn withdraw(tx: &mut Tx, by: By, application: Id<Application>) -> Result<()> {
    let job = applications::find(tx, application)
        .await?
        .ok_or(Error::NotFound)?
        .job_id;
    tx.lock("jobs", job).await?;
    tx.lock("applications", application).await?;
    let application = applications::find(tx, application).await?.ok_or(Error::NotFound)?;
    match application.outcome {
        Some(Outcome::Withdrawn) => return Ok(()),
        // A rejection that is still held is not yet true for them: they go by their own choice.
        Some(Outcome::Rejected) => {
            if messages::take_back_of(tx, By::System, application.id, FAREWELLS).await? == 0 {
                return Err(Error::Conflict(Message::new("pipeline-has-ended")));
            }
        }
        Some(Outcome::Hired) => return Err(Error::Conflict(Message::new("pipeline-has-ended"))),
        None => {}
    }
    let user = match by {
        By::User(id) => Some(id),
        By::Candidate(_) | By::Visitor | By::System => None,
    };
    store::end(tx, application.id, Outcome::Withdrawn, user, None).await?;
    events::record(tx, by, about("application.withdrawn", &application));
    Ok(())
}

/// Another application of somebody, still in play for another job.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Elsewhere {
    pub application: Id<Application>,
    pub title: String,
    pub stage: String,
}

/// The other applications of the same person that are in play and that the actor decides on. Those on jobs of others
/// are not told of: whoever decides there decides.
pub async fn elsewhere(on: &mut impl Conn, actor: &Actor, application: &Application) -> Result<Vec<Elsewhere>> {
    let found = db::sql_text(format!(
        "SELECT a.id AS application, j.title, s.name AS stage FROM applications a
         JOIN jobs j ON j.id = a.job_id JOIN stages s ON s.id = a.stage_id
         WHERE a.candidate_id = $2 AND a.id <> $3 AND a.outcome IS NULL AND a.admission = 'accepted'
           AND a.trashed_at IS NULL AND {} ORDER BY a.number",
        actor.may_on_application(Right::Decide, "a")
    ))
    .bind(actor.id)
    .bind(application.candidate_id)
    .bind(application.id)
    .all(on)
    .await?;
    Ok(found)
}

/// Ends the other applications of somebody who was hired, as withdrawn: they have what they wanted. Nobody is written
/// to. Gives what undo would put back.
pub async fn withdraw_elsewhere(tx: &mut Tx, actor: &Actor, hired: &Application) -> Result<Vec<Before>> {
    let mut ended = Vec::new();
    for other in elsewhere(tx, actor, hired).await? {
        let other = locked(tx, actor, other.application).await?;
        if other.outcome.is_some() {
            continue;
        }
        store::end(tx, other.id, Outcome::Withdrawn, Some(actor.id), None).await?;
        events::record(tx, actor.by(), about("application.withdrawn", &other));
        ended.push(Before::of(&other));
    }
    Ok(ended)
}

/// Lets an application that had ended go on where it was. A rejection that is still held is taken back. A hire that
/// fell through sets its seat free, and a job that was filled by it opens again, with those who have not heard that it
/// was. Gives what undo would put back, the application's own first.
pub async fn reopen(tx: &mut Tx, actor: &Actor, application: Id<Application>) -> Result<Vec<Before>> {
    let application = locked(tx, actor, application).await?;
    let Some(outcome) = application.outcome else {
        return Err(Error::Conflict(Message::new("pipeline-in-play")));
    };
    let mut before = go_on(tx, actor, &application).await?;
    let mut others = Vec::new();
    if outcome == Outcome::Hired {
        before.freed = store::leave_seat(tx, application.id).await?;
        let to = stage_before_hire(tx, &application).await?;
        let again = Application {
            version: application.version + 1,
            ..application.clone()
        };
        store::enter(tx, &again, to, Some(actor.id)).await?;
        before.version += 1;
        let job = jobs::find(tx, application.job_id).await?.ok_or(Error::NotFound)?;
        if job.state == JobState::Filled {
            jobs::reopen(tx, actor, &job).await?;
            before.ended_job = true;
            others = bring_back(tx, actor, job.id).await?;
        }
    }
    others.insert(0, before);
    Ok(others)
}

/// Puts an application that had ended back in play, and stops what was to be told.
pub(super) async fn go_on(tx: &mut Tx, actor: &Actor, application: &Application) -> Result<Before> {
    store::reopen(tx, application.id).await?;
    messages::take_back_of(tx, actor.by(), application.id, FAREWELLS).await?;
    events::record(
        tx,
        actor.by(),
        about("application.reopened", application).with("outcome", application.outcome),
    );
    Ok(Before::of(application))
}

/// The stage from which somebody was hired, or what has become of it.
async fn stage_before_hire(tx: &mut Tx, application: &Application) -> Result<Id<jobs::Stage>> {
    for stage in store::stages_been_in(tx, application.id).await? {
        if let Some(stage) = jobs::stage_now(tx, stage).await?
            && stage.kind != StageKind::Hired
        {
            return Ok(stage.id);
        }
    }
    let first = applications::first_stage(tx, application.job_id).await?;
    first.ok_or_else(|| Error::internal("a job has stages"))
}

/// Ends every application still in play for a job that has ended or is about to: those are told what the farewell
/// says, in the words for a job that is filled or for one that is closed without. Gives what undo would put back.
pub async fn close_out(tx: &mut Tx, actor: &Actor, job: &Job, farewell: &Farewell) -> Result<Vec<Before>> {
    let job = actor.job(tx, job.id, Right::Decide).await?;
    tx.lock("jobs", job.id).await?;
    if store::side(tx, farewell.reason).await? != Some(ReasonSide::Ours) {
        return Err(Error::Invalid(FormErrors::new(
            "reason",
            Message::new("pipeline-choose-reason"),
        )));
    }
    let kind = if store::seats_are_taken(tx, job.id).await? {
        MessageKind::PositionFilled
    } else {
        MessageKind::JobClosed
    };
    let mut ended = Vec::new();
    for id in store::in_play(tx, job.id).await? {
        let Some(application) = applications::find(tx, id).await? else {
            continue;
        };
        store::end(tx, id, Outcome::Rejected, Some(actor.id), Some(farewell.reason)).await?;
        let event = about("application.rejected", &application)
            .with("reason_id", farewell.reason)
            .with("closing", true);
        events::record(tx, actor.by(), event);
        telling::tell(tx, actor, &application, kind, farewell.telling, None).await?;
        ended.push(Before::of(&application));
    }
    if !ended.is_empty() {
        let event = Event::new("job.closed_out").job(job.id).with("n", ended.len());
        events::record(tx, actor.by(), event);
    }
    Ok(ended)
}

/// How many others are still in play for the job of an application, as far as the actor may see them.
pub async fn others_in_play(on: &mut impl Conn, actor: &Actor, application: &Application) -> Result<i64> {
    let count: i64 = db::sql_text(format!(
        "SELECT COUNT(*) FROM applications a
         WHERE a.job_id = $2 AND a.id <> $3 AND a.outcome IS NULL AND a.trashed_at IS NULL AND {}",
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(application.job_id)
    .bind(application.id)
    .value(on)
    .await?;
    Ok(count)
}
