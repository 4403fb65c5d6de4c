//! Making a posting public and taking it back, now or at a time.

use base::{Id, Time};
use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{
    super::{Posting, PostingState, Standing, store, store::Plan, tasks::PostingDue},
    lock,
};
use crate::{
    access::Actor,
    events::{self, By, Event},
    jobs::{self, Job, JobState, Workplace},
};

/// When something is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Now,
    At(Time),
}

/// What stands against making a posting public: the field and what to do. A job that is not open yet stands against
/// publishing now, not against a plan.
pub async fn problems(
    tx: &mut impl db::Conn,
    posting: &Posting,
    job: &Job,
    when: When,
) -> Result<Vec<(&'static str, Message)>> {
    let mut problems = Vec::new();
    if posting.text.description.trim().is_empty() {
        problems.push(("description", Message::new("postings-needs-description")));
    }
    if job.confidential {
        problems.push(("job", Message::new("postings-job-confidential")));
    }
    if job.internal {
        problems.push(("job", Message::new("postings-job-internal")));
    }
    if job.trashed_at.is_some() || job.state.has_ended() {
        problems.push(("job", Message::new("postings-job-ended")));
    } else if when == When::Now && job.state != JobState::Open {
        problems.push(("job", Message::new("postings-job-not-open")));
    }
    if job.workplace != Workplace::Remote && jobs::places_of(tx, job.id).await?.is_empty() {
        problems.push(("job", Message::new("postings-job-no-place")));
    }
    Ok(problems)
}

/// Makes a posting public, now or later, until a time or until somebody ends it. One that is public already stays public
/// since it was when an end alone is given or a beginning that has passed: only the end changes.
pub async fn publish(tx: &mut Tx, actor: &Actor, posting: &Posting, from: When, until: Option<Time>) -> Result<()> {
    let posting = lock(tx, posting).await?;
    let job = jobs::find(tx, posting.job_id).await?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let begins_anew = match from {
        When::Now => until.is_none(),
        When::At(at) => at > now,
    };
    if matches!(posting.standing(&job, now), Standing::Live { .. }) && !begins_anew {
        return match until {
            Some(until) if until <= now => {
                let message = Message::new("postings-until-before-from");
                Err(Error::Invalid(FormErrors::new("until", message)))
            }
            Some(until) => unpublish(tx, actor, &posting, When::At(until)).await,
            None => Ok(()),
        };
    }
    // A time that has passed is now.
    let from = match from {
        When::At(at) if at > now => When::At(at),
        When::At(_) | When::Now => When::Now,
    };
    let mut errors = FormErrors::default();
    for (field, message) in problems(tx, &posting, &job, from).await? {
        errors.push(field, message);
    }
    let begin = match from {
        When::Now => now,
        When::At(at) => at,
    };
    if until.is_some_and(|until| until <= begin) {
        errors.push("until", Message::new("postings-until-before-from"));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let plan = Plan {
        state: PostingState::Published,
        publish_at: Some(begin),
        unpublish_at: until,
        // While a new plan waits, what was public before stays remembered.
        published_at: if from == When::Now {
            Some(now)
        } else {
            posting.published_at
        },
        unpublished_at: if from == When::Now {
            None
        } else {
            posting.unpublished_at
        },
    };
    store::set_plan(tx, posting.id, &plan).await?;
    if from == When::Now {
        record(tx, actor.by(), "posting.published", &posting);
    } else {
        let event = Event::new("posting.scheduled").job(job.id).subject(posting.id);
        events::record(
            tx,
            actor.by(),
            event.with("language", &posting.language).with("at", begin),
        );
        work::enqueue_at(tx, &PostingDue { posting: posting.id }, begin).await?;
    }
    if let Some(until) = until {
        work::enqueue_at(tx, &PostingDue { posting: posting.id }, until).await?;
    }
    Ok(())
}

/// Ends a posting, now or later. One that was only planned becomes a draft again.
pub async fn unpublish(tx: &mut Tx, actor: &Actor, posting: &Posting, when: When) -> Result<()> {
    let posting = lock(tx, posting).await?;
    if posting.state != PostingState::Published {
        return Err(Error::Conflict(Message::new("postings-not-public")));
    }
    let now = tx.now();
    let began = posting.publish_at.is_none_or(|at| at <= now);
    let at = match when {
        When::At(at) if at > now => Some(at),
        When::At(_) | When::Now => None,
    };
    let mut plan = Plan {
        state: PostingState::Published,
        publish_at: posting.publish_at,
        unpublish_at: at,
        published_at: posting.published_at,
        unpublished_at: None,
    };
    match at {
        Some(at) => {
            if posting.publish_at.is_some_and(|begin| at <= begin) {
                let message = Message::new("postings-until-before-from");
                return Err(Error::Invalid(FormErrors::new("until", message)));
            }
            store::set_plan(tx, posting.id, &plan).await?;
            let event = Event::new("posting.scheduled").job(posting.job_id).subject(posting.id);
            events::record(
                tx,
                actor.by(),
                event.with("language", &posting.language).with("until", at),
            );
            work::enqueue_at(tx, &PostingDue { posting: posting.id }, at).await?;
        }
        None if began => {
            plan.state = PostingState::Unpublished;
            plan.unpublished_at = Some(now);
            store::set_plan(tx, posting.id, &plan).await?;
            record(tx, actor.by(), "posting.unpublished", &posting);
        }
        None => {
            // What was public once is no draft again: its address is kept for good.
            let state = if posting.published_at.is_some() {
                PostingState::Unpublished
            } else {
                PostingState::Draft
            };
            plan = Plan {
                state,
                publish_at: None,
                unpublished_at: posting.unpublished_at,
                ..plan
            };
            store::set_plan(tx, posting.id, &plan).await?;
            record(tx, actor.by(), "posting.unscheduled", &posting);
        }
    }
    Ok(())
}

/// Notes what a due time brought, once: the events that followers wait for. Readers go by the times themselves.
pub(in crate::postings) async fn note_due(tx: &mut Tx, id: Id<Posting>) -> Result<()> {
    let Some(posting) = store::find(tx, id).await? else {
        return Ok(());
    };
    let posting = lock(tx, &posting).await?;
    let now = tx.now();
    if posting.state != PostingState::Published {
        return Ok(());
    }
    let mut plan = Plan {
        state: PostingState::Published,
        publish_at: posting.publish_at,
        unpublish_at: posting.unpublish_at,
        published_at: posting.published_at,
        unpublished_at: None,
    };
    let is_noted = |at: Time| posting.published_at.is_some_and(|noted| noted >= at);
    let begins = posting.publish_at.is_some_and(|at| at <= now && !is_noted(at));
    let ends = posting.unpublish_at.is_some_and(|at| at <= now);
    if begins {
        plan.published_at = posting.publish_at;
        record(tx, By::System, "posting.published", &posting);
    }
    if ends {
        plan.state = PostingState::Unpublished;
        plan.unpublished_at = posting.unpublish_at;
        record(tx, By::System, "posting.unpublished", &posting);
    }
    if begins || ends {
        store::set_plan(tx, id, &plan).await?;
    }
    Ok(())
}

fn record(tx: &mut Tx, by: By, kind: &'static str, posting: &Posting) {
    let event = Event::new(kind).job(posting.job_id).subject(posting.id);
    events::record(tx, by, event.with("language", &posting.language));
}
