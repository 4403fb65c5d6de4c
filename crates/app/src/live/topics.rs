//! Which topics an event is about, and which of them a person may hear of.

use std::collections::{BTreeSet, HashSet};

use base::Id;
use db::{Conn, in_list, sql_text};

use crate::{access::Actor, candidates::Candidate, jobs::Job};

/// What of an event decides its topics.
pub(super) struct Touched {
    pub kind: String,
    pub job: Option<Id<Job>>,
    pub candidate: Option<Id<Candidate>>,
    pub subject: Option<uuid::Uuid>,
}

/// The topics of some events, as far as the actor may see what they are about. That something happened to a job or a
/// person one may not see is itself a secret (AZ-4).
pub(super) async fn topics(on: &mut impl Conn, actor: &Actor, events: &[Touched]) -> anyhow::Result<BTreeSet<String>> {
    let jobs = seen_jobs(on, actor, events.iter().filter_map(|event| event.job)).await?;
    let candidates = seen_candidates(on, actor, events.iter().filter_map(|event| event.candidate)).await?;
    let mut topics = BTreeSet::new();
    for event in events {
        let job_seen = event.job.is_none_or(|job| jobs.contains(&job));
        let candidate_seen = event.candidate.is_none_or(|candidate| candidates.contains(&candidate));
        if !job_seen || !candidate_seen {
            continue;
        }
        if let Some(job) = event.job {
            topics.insert(format!("job:{job}"));
            topics.insert("home".to_owned());
        }
        if let Some(candidate) = event.candidate {
            topics.insert(format!("candidate:{candidate}"));
            topics.extend(["candidates".to_owned(), "home".to_owned()]);
        }
        match event.kind.split('.').next() {
            Some("message") if event.candidate.is_some() => {
                topics.insert("outbox".to_owned());
            }
            Some("batch") => topics.extend(event.subject.map(|batch| format!("batch:{batch}"))),
            Some("task" | "note" | "approval") => {
                topics.insert("home".to_owned());
            }
            _ => {}
        }
    }
    Ok(topics)
}

async fn seen_jobs(
    on: &mut impl Conn,
    actor: &Actor,
    ids: impl Iterator<Item = Id<Job>>,
) -> anyhow::Result<HashSet<Id<Job>>> {
    let ids: HashSet<Id<Job>> = ids.collect();
    if ids.is_empty() {
        return Ok(ids);
    }
    let text = format!(
        "SELECT j.id FROM jobs j WHERE j.id IN ({}) AND {}",
        in_list(2, ids.len()),
        actor.sees_job("j")
    );
    let seen: Vec<Id<Job>> = sql_text(text).bind(actor.id).bind_all(ids).values(on).await?;
    Ok(seen.into_iter().collect())
}

async fn seen_candidates(
    on: &mut impl Conn,
    actor: &Actor,
    ids: impl Iterator<Item = Id<Candidate>>,
) -> anyhow::Result<HashSet<Id<Candidate>>> {
    let ids: HashSet<Id<Candidate>> = ids.collect();
    if ids.is_empty() {
        return Ok(ids);
    }
    let text = format!(
        "SELECT c.id FROM candidates c WHERE c.id IN ({}) AND {}",
        in_list(2, ids.len()),
        actor.sees_candidate("c")
    );
    let seen: Vec<Id<Candidate>> = sql_text(text).bind(actor.id).bind_all(ids).values(on).await?;
    Ok(seen.into_iter().collect())
}
