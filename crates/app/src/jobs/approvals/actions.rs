//! Asking for approval, deciding, delegating, taking back.

use base::Id;
use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{Approval, ApprovalPolicy, ApprovalState, Decision, Rule, Standing, mails, store};
use crate::{
    access::{Actor, User},
    events::{self, Event},
    jobs::{Job, JobState, put_on_hold, store as jobs},
    keys::Keys,
    organization,
};

/// Asks for approval of a job's present terms. One request at a time.
pub async fn request(tx: &mut Tx, keys: &Keys, actor: &Actor, job: &Job) -> Result<Id<Approval>> {
    let job = jobs::lock(tx, job.id).await?;
    match store::standing(tx, &job).await? {
        Standing::NotNeeded => return Err(conflict("jobs-approval-not-needed")),
        Standing::Waiting => return Err(conflict("jobs-approval-waiting-already")),
        Standing::Given => return Err(conflict("jobs-approval-given-already")),
        Standing::Missing | Standing::Refused | Standing::Overtaken | Standing::Outdated => {}
    }
    let (policy, _) = organization::load::<ApprovalPolicy>(tx).await?;
    let steps = people_asked(tx, actor, &policy).await?;
    let digest = store::digest(tx, &job).await?;
    let id = store::insert(tx, job.id, actor.id, digest, &steps).await?;
    events::record(tx, actor.by(), Event::new("approval.requested").job(job.id).subject(id));
    let asked = store::approval(tx, id).await?.ok_or(Error::NotFound)?;
    mails::ask(tx, keys, &asked).await?;
    Ok(id)
}

/// The chain as it is for this person: without themself and without those who can no longer sign in.
async fn people_asked(tx: &mut Tx, actor: &Actor, policy: &ApprovalPolicy) -> Result<Vec<(Rule, Vec<Id<User>>)>> {
    let mut steps = Vec::new();
    for step in &policy.steps {
        let mut people = Vec::new();
        for user in &step.people {
            let is_there = *user != actor.id && store::name_of(tx, *user).await?.is_some();
            if is_there && !people.contains(user) {
                people.push(*user);
            }
        }
        // A step of the requester alone is met by asking; one whose people have all left must be repaired first.
        if people.is_empty() && !step.people.contains(&actor.id) {
            return Err(conflict("jobs-approval-step-empty"));
        }
        if !people.is_empty() {
            steps.push((step.rule, people));
        }
    }
    if steps.is_empty() {
        return Err(conflict("jobs-approval-nobody"));
    }
    Ok(steps)
}

/// Decides in the step whose turn it is. A refusal needs a reason and ends the approval.
pub async fn decide(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    id: Id<Approval>,
    decision: Decision,
    reason: &str,
) -> Result<Approval> {
    let approval = lock(tx, actor, id).await?;
    let reason = reason.trim();
    if decision == Decision::Refused && reason.is_empty() {
        return Err(invalid("reason", Message::new("jobs-approval-reason-needed")));
    }
    let Some((step, seat)) = approval.seat_of(actor.id) else {
        return Err(no_seat(&approval));
    };
    store::decide(tx, step.id, seat.user_id, decision, reason, actor.id).await?;
    let kind = match decision {
        Decision::Approved => "approval.agreed",
        Decision::Refused => "approval.refused",
    };
    let event = Event::new(kind).job(approval.job_id).subject(id);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "reason": reason })));
    let job = approval.job_id;
    match decision {
        Decision::Refused => {
            store::end(tx, id, ApprovalState::Refused).await?;
            mails::tell_outcome(tx, keys, actor, &approval, decision).await?;
        }
        Decision::Approved => {
            let now = store::approval(tx, id).await?.ok_or(Error::NotFound)?;
            let met = now.current().filter(|step| step.is_met()).map(|step| step.id);
            if let Some(step) = met {
                store::end_step(tx, step).await?;
            }
            let is_last = now
                .steps
                .iter()
                .all(|step| step.ended_at.is_some() || Some(step.id) == met);
            if is_last {
                store::end(tx, id, ApprovalState::Approved).await?;
                events::record(tx, actor.by(), Event::new("approval.given").job(job).subject(id));
                mails::tell_outcome(tx, keys, actor, &approval, decision).await?;
            } else if met.is_some() {
                let next = store::approval(tx, id).await?.ok_or(Error::NotFound)?;
                mails::ask(tx, keys, &next).await?;
            }
        }
    }
    store::approval(tx, id).await?.ok_or(Error::NotFound)
}

/// Lets somebody else decide in one's place, for a holiday. Not the person who asked. Named oneself, one decides again
/// what one had given away.
pub async fn delegate(tx: &mut Tx, keys: &Keys, actor: &Actor, id: Id<Approval>, to: Id<User>) -> Result<()> {
    let approval = lock(tx, actor, id).await?;
    if let Some((step, seat)) = approval.delegated_by(actor.id).filter(|_| to == actor.id) {
        store::delegate(tx, step.id, seat.user_id, None).await?;
        let event = Event::new("approval.retaken").job(approval.job_id).subject(id);
        events::record(tx, actor.by(), event);
        return Ok(());
    }
    let Some((step, seat)) = approval.seat_of(actor.id) else {
        return Err(no_seat(&approval));
    };
    if to == approval.requested_by {
        return Err(invalid("to", Message::new("jobs-approval-delegate-requester")));
    }
    let Some(name) = store::name_of(tx, to).await?.filter(|_| to != actor.id) else {
        return Err(invalid("to", Message::new("jobs-approval-delegate-nobody")));
    };
    store::delegate(tx, step.id, seat.user_id, Some(to).filter(|to| *to != seat.user_id)).await?;
    let event = Event::new("approval.delegated").job(approval.job_id).subject(id);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "name": name })));
    mails::ask_one(tx, keys, &approval, to).await
}

/// Takes a request back.
pub async fn withdraw(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<()> {
    let job = jobs::lock(tx, job.id).await?;
    let waiting = store::approval_of(tx, job.id)
        .await?
        .filter(|approval| approval.state == ApprovalState::Waiting);
    let Some(approval) = waiting else {
        return Err(conflict("jobs-approval-none-waiting"));
    };
    store::end(tx, approval.id, ApprovalState::Withdrawn).await?;
    events::record(
        tx,
        actor.by(),
        Event::new("approval.withdrawn").job(job.id).subject(approval.id),
    );
    Ok(())
}

/// Refuses to open a job whose present terms are not approved.
pub(in crate::jobs) async fn require(tx: &mut Tx, job: &Job) -> Result<()> {
    match store::standing(tx, job).await? {
        Standing::NotNeeded | Standing::Given => Ok(()),
        Standing::Missing | Standing::Overtaken => Err(conflict("jobs-approval-missing")),
        Standing::Waiting => Err(conflict("jobs-approval-still-waiting")),
        Standing::Refused => Err(conflict("jobs-approval-was-refused")),
        Standing::Outdated => Err(conflict("jobs-approval-outdated")),
    }
}

/// After a change of a job's terms, which were `before` ([`store::digest`]). What still waits would be a decision about
/// something else, so it ends. A job that is open rests until the new terms are approved: otherwise approval could be
/// walked around by opening with one opening and writing five.
pub(in crate::jobs) async fn terms_changed(tx: &mut Tx, actor: &Actor, job: Id<Job>, before: &str) -> Result<()> {
    let job = jobs::lock(tx, job).await?;
    let now = store::digest(tx, &job).await?;
    if now == before {
        return Ok(());
    }
    let waiting = store::approval_of(tx, job.id)
        .await?
        .filter(|approval| approval.state == ApprovalState::Waiting && approval.terms_digest != now);
    if let Some(approval) = waiting {
        store::end(tx, approval.id, ApprovalState::Withdrawn).await?;
        let event = Event::new("approval.overtaken").job(job.id).subject(approval.id);
        events::record(tx, actor.by(), event);
    }
    let (policy, _) = organization::load::<ApprovalPolicy>(tx).await?;
    if !policy.is_on || !matches!(job.state, JobState::Open | JobState::OnHold) {
        return Ok(());
    }
    let standing = store::standing(tx, &job).await?;
    if standing != Standing::Given {
        if job.state == JobState::Open || standing == Standing::NotNeeded {
            events::record(tx, actor.by(), Event::new("approval.due").job(job.id));
        }
        if job.state == JobState::Open {
            put_on_hold(tx, actor, &job).await?;
        }
    }
    Ok(())
}

/// The approval, its job locked; not found by those who have no part in it.
async fn lock(tx: &mut Tx, actor: &Actor, id: Id<Approval>) -> Result<Approval> {
    let approval = store::approval(tx, id)
        .await?
        .filter(|approval| approval.involves(actor.id));
    let approval = approval.ok_or(Error::NotFound)?;
    tx.lock("jobs", approval.job_id).await?;
    store::approval(tx, id).await?.ok_or(Error::NotFound)
}

/// Why somebody has nothing to decide here.
fn no_seat(approval: &Approval) -> Error {
    conflict(match approval.state {
        ApprovalState::Withdrawn if approval.overtaken => "jobs-approval-was-overtaken",
        ApprovalState::Withdrawn => "jobs-approval-was-withdrawn",
        ApprovalState::Waiting | ApprovalState::Approved | ApprovalState::Refused => "jobs-approval-not-your-turn",
    })
}

fn conflict(key: &'static str) -> Error {
    Error::Conflict(Message::new(key))
}

fn invalid(field: &str, message: Message) -> Error {
    Error::Invalid(FormErrors::new(field, message))
}
