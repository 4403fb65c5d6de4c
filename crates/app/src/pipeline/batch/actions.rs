//! Starting, stopping and undoing an act on many.

use std::collections::HashSet;

use base::Id;
use db::{Conn, Tx};
use web::{Error, Message, Result};

use super::{Act, Batch, BatchState, Chosen, ChosenPeople, Doing, RunBatch, UndoBatch, model::Items, store};
use crate::{
    App,
    access::{Actor, Right},
    applications::Application,
    candidates::{self, Candidate},
    events::{self, Event},
    jobs::{Job, stages_of},
    pipeline::people::{self, Filter, Standing},
};

/// The most that one act may take.
const MOST: usize = 20_000;

/// Begins an act on those chosen. When "all that match" are others than the person was shown, nothing begins and the
/// answer is a conflict that names the new number.
pub async fn start(tx: &mut Tx, actor: &Actor, job: Id<Job>, act: Act, chosen: Chosen) -> Result<Batch> {
    let job = actor.job(tx, job, Right::Decide).await?;
    if let Act::Move { stage } = act {
        let stages = stages_of(tx, job.id).await?;
        if !stages.iter().any(|known| known.id == stage) {
            return Err(Error::Conflict(Message::new("pipeline-stage-gone")));
        }
    }
    let applications = items(tx, actor, job.id, chosen).await?;
    // A tag is the person's, whatever they applied for.
    let items = if act.kind().is_about_people() {
        Items::People(store::people_of(tx, job.id, &applications).await?)
    } else {
        Items::Applications(applications)
    };
    begin(tx, actor, Some(job.id), act, items).await
}

/// Begins an act on the people chosen, as [`start`] does on applications. Whoever the actor may not tag is left out.
pub async fn start_on_people(tx: &mut Tx, actor: &Actor, act: Act, chosen: ChosenPeople) -> Result<Batch> {
    if !act.kind().is_about_people() {
        return Err(Error::Malformed("an act on applications without a job"));
    }
    let people = people(tx, actor, chosen).await?;
    begin(tx, actor, None, act, Items::People(people)).await
}

/// The people chosen: only those the actor sees, each once.
async fn people(tx: &mut Tx, actor: &Actor, chosen: ChosenPeople) -> Result<Vec<Id<Candidate>>> {
    match chosen {
        ChosenPeople::These(ids) => {
            let mut seen = HashSet::new();
            let mut kept = Vec::new();
            for id in ids.into_iter().take(MOST) {
                if seen.insert(id) && actor.may_on(tx, Right::See, id).await? {
                    kept.push(id);
                }
            }
            Ok(kept)
        }
        ChosenPeople::All { filter, expected } => {
            let ids = candidates::ids(tx, actor, &filter, MOST + 1).await?;
            if ids.len() as i64 != expected {
                return Err(Error::Conflict(
                    Message::new("pipeline-count-changed").with("n", ids.len()),
                ));
            }
            Ok(ids)
        }
    }
}

async fn begin(tx: &mut Tx, actor: &Actor, job: Option<Id<Job>>, act: Act, items: Items) -> Result<Batch> {
    if items.len() == 0 {
        return Err(Error::Conflict(Message::new("pipeline-nobody-chosen")));
    }
    if items.len() > MOST {
        return Err(Error::Conflict(Message::new("pipeline-too-many").with("most", MOST)));
    }
    let payload = serde_json::to_string(&Doing { job, act: act.clone() }).map_err(anyhow::Error::from)?;
    let id = store::insert(tx, actor.id, &act, payload, &items).await?;
    let event = Event::new("batch.started")
        .subject(id)
        .with("kind", act.kind())
        .with("n", items.len());
    events::record(tx, actor.by(), job.into_iter().fold(event, Event::job));
    work::enqueue::<App, _>(tx, &RunBatch { batch: id }).await?;
    store::find(tx, id).await?.ok_or(Error::NotFound)
}

/// The applications chosen: only those the actor sees, each once, in the order of their numbers.
async fn items(tx: &mut Tx, actor: &Actor, job: Id<Job>, chosen: Chosen) -> Result<Vec<Id<Application>>> {
    match chosen {
        Chosen::These(ids) => {
            let wanted: HashSet<Id<Application>> = ids.into_iter().collect();
            let everybody = Filter {
                standing: Standing::Everyone,
                ..Filter::default()
            };
            let mut seen = people::ids(tx, actor, job, &everybody).await?;
            seen.retain(|id| wanted.contains(id));
            Ok(seen)
        }
        Chosen::All { filter, expected } => {
            let ids = people::ids(tx, actor, job, &filter).await?;
            if ids.len() as i64 != expected {
                return Err(Error::Conflict(
                    Message::new("pipeline-count-changed").with("n", ids.len()),
                ));
            }
            Ok(ids)
        }
    }
}

/// The act of the actor's own; somebody else's is not found.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Batch>) -> Result<Batch> {
    let batch = store::find(on, id)
        .await?
        .filter(|batch| batch.created_by == actor.id)
        .ok_or(Error::NotFound)?;
    if let Some(job) = batch.doing()?.job {
        actor.job(on, job, Right::See).await?;
    }
    Ok(batch)
}

/// Ends it after the item in hand. What was done stays done.
pub async fn stop(tx: &mut Tx, actor: &Actor, id: Id<Batch>) -> Result<()> {
    let batch = find(tx, actor, id).await?;
    if store::become_state(tx, id, &[BatchState::Running], BatchState::Stopped).await? {
        record(tx, actor, &batch, "batch.stopped")?;
    }
    Ok(())
}

/// Puts everybody back whom nobody has moved since.
pub async fn undo(tx: &mut Tx, actor: &Actor, id: Id<Batch>) -> Result<()> {
    let batch = find(tx, actor, id).await?;
    let from = [BatchState::Running, BatchState::Stopped, BatchState::Finished];
    if !store::become_state(tx, id, &from, BatchState::Undoing).await? {
        return Err(Error::Conflict(Message::new("undo-over")));
    }
    record(tx, actor, &batch, "batch.undone")?;
    work::enqueue::<App, _>(tx, &UndoBatch { batch: id }).await?;
    Ok(())
}

pub(super) fn record(tx: &mut Tx, actor: &Actor, batch: &Batch, kind: &'static str) -> Result<()> {
    let job = batch.doing()?.job;
    let event = Event::new(kind)
        .subject(batch.id)
        .with("kind", batch.kind)
        .with("n", batch.total);
    events::record(tx, actor.by(), job.into_iter().fold(event, Event::job));
    Ok(())
}
