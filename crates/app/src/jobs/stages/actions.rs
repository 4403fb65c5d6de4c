//! Changing the stages of a job, also one that people are in.

use base::Id;
use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{NewStage, Stage, StageKind, store};
use crate::{
    access::Actor,
    events::{self, Event},
    jobs::Job,
    organization::Translated,
};

/// More than any process needs; the board stays readable.
const MOST: usize = 20;

/// Adds a stage before the last one.
pub async fn add_stage(tx: &mut Tx, actor: &Actor, job: &Job, new: NewStage) -> Result<Id<Stage>> {
    tx.lock("jobs", job.id).await?;
    let stages = store::stages_of(tx, job.id).await?;
    check_name(&stages, None, &new.name)?;
    check_kind(new.kind)?;
    if stages.len() >= MOST {
        return Err(invalid(Message::new("jobs-stage-too-many").with("most", MOST)));
    }
    let new = NewStage {
        public_names: store::tidy(new.public_names),
        ..new
    };
    let id = store::insert(tx, job.id, stages.len() as i32, &new).await?;
    let mut order: Vec<Id<Stage>> = stages.iter().map(|stage| stage.id).collect();
    order.insert(order.len().saturating_sub(1), id);
    store::set_positions(tx, &order).await?;
    let event = Event::new("stage.added").job(job.id).subject(id).with("name", new.name);
    events::record(tx, actor.by(), event);
    Ok(id)
}

/// Changes what a stage is called, by the team and by candidates, and its kind where it is not fixed.
pub async fn rename_stage(
    tx: &mut Tx,
    actor: &Actor,
    job: &Job,
    id: Id<Stage>,
    name: &str,
    public_names: Translated,
    kind: StageKind,
) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    let stages = store::stages_of(tx, job.id).await?;
    let before = find(&stages, id)?;
    check_name(&stages, Some(id), name)?;
    let kind = if before.is_fixed() { before.kind } else { kind };
    if !before.is_fixed() {
        check_kind(kind)?;
    }
    let after = Stage {
        name: name.trim().to_owned(),
        public_names: store::tidy(public_names),
        kind,
        ..before.clone()
    };
    if after == *before {
        return Ok(());
    }
    store::rename(tx, &after).await?;
    let event = Event::new("stage.changed").job(job.id).subject(id);
    events::record(
        tx,
        actor.by(),
        event.with("before", &before.name).with("name", after.name),
    );
    Ok(())
}

/// Puts the stages between the first and the last into this order. Every one of them must be named, once.
pub async fn reorder_stages(tx: &mut Tx, actor: &Actor, job: &Job, order: &[Id<Stage>]) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    let stages = store::stages_of(tx, job.id).await?;
    let mut known: Vec<Id<Stage>> = stages.iter().map(|stage| stage.id).collect();
    let mut named = order.to_vec();
    known.sort_unstable();
    named.sort_unstable();
    let ends_stay =
        order.first() == stages.first().map(|stage| &stage.id) && order.last() == stages.last().map(|stage| &stage.id);
    if known != named || !ends_stay {
        return Err(Error::Conflict(Message::new("jobs-stages-changed")));
    }
    if stages.iter().map(|stage| stage.id).eq(order.iter().copied()) {
        return Ok(());
    }
    store::set_positions(tx, order).await?;
    events::record(tx, actor.by(), Event::new("stages.reordered").job(job.id));
    Ok(())
}

/// Where a stage goes when a person asks for one move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewPosition {
    Earlier,
    Later,
    /// Counted from 0 over all stages.
    At(usize),
}

/// Moves one stage; at the ends it stays.
pub async fn set_position(tx: &mut Tx, actor: &Actor, job: &Job, id: Id<Stage>, to: NewPosition) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    let stages = store::stages_of(tx, job.id).await?;
    let at = stages.iter().position(|stage| stage.id == id).ok_or(Error::NotFound)?;
    if stages[at].is_fixed() {
        return Err(Error::Conflict(Message::new("jobs-stage-fixed")));
    }
    let wanted = match to {
        NewPosition::Earlier => at - 1,
        NewPosition::Later => at + 1,
        NewPosition::At(wanted) => wanted,
    };
    let mut order: Vec<Id<Stage>> = stages.iter().map(|stage| stage.id).collect();
    let moved = order.remove(at);
    // The first and the last stage keep their places.
    order.insert(wanted.clamp(1, order.len() - 1), moved);
    reorder_stages(tx, actor, job, &order).await
}

/// Removes a stage. Those in play in it go to `move_to`; without it, nobody may be there. Those whose way ended in it
/// keep it in their history.
pub async fn remove_stage(
    tx: &mut Tx,
    actor: &Actor,
    job: &Job,
    id: Id<Stage>,
    move_to: Option<Id<Stage>>,
) -> Result<usize> {
    take_away(tx, actor, job, id, move_to, "stage.removed").await
}

/// Makes one stage of two: everybody who stands in the first stands in the second, also those whose way has ended.
pub async fn merge_stages(tx: &mut Tx, actor: &Actor, job: &Job, id: Id<Stage>, into: Id<Stage>) -> Result<usize> {
    take_away(tx, actor, job, id, Some(into), "stage.merged").await
}

async fn take_away(
    tx: &mut Tx,
    actor: &Actor,
    job: &Job,
    id: Id<Stage>,
    to: Option<Id<Stage>>,
    kind: &'static str,
) -> Result<usize> {
    tx.lock("jobs", job.id).await?;
    // Whoever moves somebody here at this moment waits, and then finds the stage removed.
    tx.lock("stages", id).await?;
    let stages = store::stages_of(tx, job.id).await?;
    let stage = find(&stages, id)?.clone();
    if stage.is_fixed() {
        return Err(Error::Conflict(Message::new("jobs-stage-fixed")));
    }
    let target = match to {
        Some(to) if to == id => return Err(invalid_target(Message::new("jobs-stage-into-itself"))),
        Some(to) => Some(
            find(&stages, to)
                .map_err(|_| invalid_target(Message::new("jobs-stages-changed")))?
                .clone(),
        ),
        None => None,
    };
    if target.as_ref().is_some_and(|target| target.kind == StageKind::Hired) {
        return Err(invalid_target(Message::new("jobs-stage-not-hired")));
    }
    let merging = kind == "stage.merged";
    let standing = store::applications_in(tx, id).await?;
    let moved: Vec<_> = standing.into_iter().filter(|one| one.in_play || merging).collect();
    match &target {
        None if !moved.is_empty() => {
            return Err(invalid_target(
                Message::new("jobs-stage-has-people").with("n", moved.len()),
            ));
        }
        None => {}
        Some(target) => {
            for one in &moved {
                store::carry(tx, one.id, target.id, actor.id).await?;
                let event = Event::new("application.carried")
                    .job(job.id)
                    .candidate(one.candidate_id);
                let event = event
                    .application(one.id)
                    .with("from", &stage.name)
                    .with("to", &target.name);
                events::record(tx, actor.by(), event.subject(target.id));
            }
        }
    }
    store::remove(tx, id, target.as_ref().map(|target| target.id)).await?;
    let order: Vec<Id<Stage>> = stages.iter().map(|stage| stage.id).filter(|own| *own != id).collect();
    store::set_positions(tx, &order).await?;
    let mut event = Event::new(kind)
        .job(job.id)
        .subject(id)
        .with("name", &stage.name)
        .with("people", moved.len());
    if let Some(target) = target {
        event = event.with("into", target.name);
    }
    events::record(tx, actor.by(), event);
    Ok(moved.len())
}

fn find(stages: &[Stage], id: Id<Stage>) -> Result<&Stage> {
    stages.iter().find(|stage| stage.id == id).ok_or(Error::NotFound)
}

fn check_name(stages: &[Stage], own: Option<Id<Stage>>, name: &str) -> Result<()> {
    if name.trim().is_empty() {
        return Err(invalid(Message::new("fields-required")));
    }
    let others = stages.iter().filter(|stage| Some(stage.id) != own);
    if others.into_iter().any(|stage| store::same_name(&stage.name, name)) {
        return Err(invalid(Message::new("jobs-stage-same-name")));
    }
    Ok(())
}

fn check_kind(kind: StageKind) -> Result<()> {
    match kind {
        StageKind::Review | StageKind::Interview | StageKind::Offer => Ok(()),
        StageKind::Applied | StageKind::Hired => Err(Error::Invalid(FormErrors::new(
            "kind",
            Message::new("jobs-stage-one-end"),
        ))),
    }
}

fn invalid(message: Message) -> Error {
    Error::Invalid(FormErrors::new("name", message))
}

fn invalid_target(message: Message) -> Error {
    Error::Invalid(FormErrors::new("move_to", message))
}
