//! The background half of an act on many.

use base::Id;
use db::Tx;
use serde::{Deserialize, Serialize};
use web::{Error, Message};
use work::{Failure, Task};

use super::{
    Batch, BatchState,
    actions::record,
    model::{Act, Doing},
    store,
};
use crate::{
    App,
    access::{self, Actor},
    pipeline::{Before, Rejection, move_to, put_back, reject},
    tags,
};

/// Does what waits, item by item, until it is done or somebody stops it.
#[derive(Debug, Serialize, Deserialize)]
pub struct RunBatch {
    pub batch: Id<Batch>,
}

/// Puts back what was done, the latest first.
#[derive(Debug, Serialize, Deserialize)]
pub struct UndoBatch {
    pub batch: Id<Batch>,
}

impl Task<App> for RunBatch {
    const NAME: &'static str = "pipeline.run_batch";

    fn unique_key(&self) -> Option<String> {
        Some(self.batch.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        while run_one(&app, self.batch).await? {}
        Ok(())
    }
}

impl Task<App> for UndoBatch {
    const NAME: &'static str = "pipeline.undo_batch";

    fn unique_key(&self) -> Option<String> {
        Some(self.batch.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        let mut before = i64::MAX;
        while let Some(position) = undo_one(&app, self.batch, before).await? {
            before = position;
        }
        Ok(())
    }
}

/// Whoever started it, with the rights they have now; none when their account was switched off.
async fn starter(app: &App, batch: &Batch) -> anyhow::Result<Option<Actor>> {
    let user = access::user(&mut app.db.read(), batch.created_by).await?;
    Ok(user
        .filter(|user| user.disabled_at.is_none())
        .map(|user| Actor::console(&user, app.clock.now())))
}

/// One item in one transaction; false when there is nothing left to do.
async fn run_one(app: &App, id: Id<Batch>) -> anyhow::Result<bool> {
    let Some(batch) = store::find(&mut app.db.read(), id).await? else {
        return Ok(false);
    };
    let Some(actor) = starter(app, &batch).await? else {
        app.db
            .write(move |tx| {
                Box::pin(async move { store::become_state(tx, id, &[BatchState::Running], BatchState::Stopped).await })
            })
            .await?;
        return Ok(false);
    };
    let doing = batch.doing()?;
    // A refusal rolls back whatever the verb had begun; then the item is written down as left out.
    let tried = app.db.write(|tx| {
        let (actor, doing, batch) = (actor.clone(), doing.clone(), batch.clone());
        Box::pin(async move { step(tx, &actor, &batch, &doing).await })
    });
    match tried.await {
        Ok(more) => Ok(more),
        Err(error) => {
            let why = refusal(error)?;
            app.db
                .write(move |tx| {
                    let why = why.clone();
                    Box::pin(async move {
                        match store::next_waiting(tx, id).await? {
                            Some(item) => store::skip(tx, id, item.position, &why).await,
                            None => Ok(()),
                        }
                    })
                })
                .await?;
            Ok(true)
        }
    }
}

async fn step(tx: &mut Tx, actor: &Actor, batch: &Batch, doing: &Doing) -> web::Result<bool> {
    tx.lock("batches", batch.id).await?;
    let now = store::find(tx, batch.id).await?.ok_or(Error::NotFound)?;
    if now.state != BatchState::Running {
        return Ok(false);
    }
    let Some(item) = store::next_waiting(tx, batch.id).await? else {
        store::become_state(tx, batch.id, &[BatchState::Running], BatchState::Finished).await?;
        record(tx, actor, batch, "batch.finished")?;
        return Ok(false);
    };
    let before = act_on(tx, actor, batch, &doing.act, &item).await?;
    store::done(tx, batch.id, item.position, before).await?;
    Ok(true)
}

/// Does the act to one item; gives what undo needs, none when there was nothing to do.
async fn act_on(
    tx: &mut Tx,
    actor: &Actor,
    batch: &Batch,
    act: &Act,
    item: &store::Item,
) -> web::Result<Option<String>> {
    let application = || item.application_id.ok_or(Error::NotFound);
    let person = || item.candidate_id.ok_or(Error::NotFound);
    let before = match act {
        Act::Move { stage } => move_to(tx, actor, application()?, *stage, None).await?,
        Act::Reject { reason, telling } => {
            let rejection = Rejection {
                reason: *reason,
                telling: *telling,
                batch: Some(batch.id.uuid()),
            };
            Some(reject(tx, actor, application()?, &rejection).await?)
        }
        // Whoever had the tag keeps it when this is undone, whoever had none gets none.
        Act::Tag { name } => {
            let new = tags::tag(tx, actor, person()?, name).await?;
            return Ok(new.then(|| name.clone()));
        }
        Act::Untag { name } => {
            let had = tags::untag_named(tx, actor, person()?, name).await?;
            return Ok(had.then(|| name.clone()));
        }
    };
    let before = before.as_ref().map(serde_json::to_string).transpose();
    Ok(before.map_err(anyhow::Error::from)?)
}

/// Why an item is left out; what is our own failure is tried again.
fn refusal(error: Error) -> anyhow::Result<Message> {
    match error {
        Error::Conflict(why) => Ok(why),
        Error::Invalid(_) => Ok(Message::new("pipeline-choose-reason")),
        Error::NotFound | Error::Forbidden => Ok(Message::new("pipeline-not-yours")),
        other => Err(other.into()),
    }
}

/// Puts one item back; gives its position, or none when that was all.
async fn undo_one(app: &App, id: Id<Batch>, before: i64) -> anyhow::Result<Option<i64>> {
    let Some(batch) = store::find(&mut app.db.read(), id).await? else {
        return Ok(None);
    };
    if batch.state != BatchState::Undoing {
        return Ok(None);
    }
    let item = store::next_done(&mut app.db.read(), id, before).await?;
    let (Some(item), Some(actor)) = (item, starter(app, &batch).await?) else {
        app.db
            .write(move |tx| {
                Box::pin(async move { store::become_state(tx, id, &[BatchState::Undoing], BatchState::Undone).await })
            })
            .await?;
        return Ok(None);
    };
    let (position, act) = (item.position, batch.doing()?.act);
    let item = std::sync::Arc::new(item);
    let tried = app.db.write(move |tx| {
        let (actor, act, item) = (actor.clone(), act.clone(), item.clone());
        Box::pin(async move {
            undo_on(tx, &actor, &act, &item).await?;
            store::undone(tx, id, position).await?;
            Ok(())
        })
    });
    // Whom somebody moved on since stays where they are.
    match tried.await {
        Ok(()) => {}
        Err(error) => {
            refusal(error)?;
        }
    }
    Ok(Some(position))
}

async fn undo_on(tx: &mut Tx, actor: &Actor, act: &Act, item: &store::Item) -> web::Result<()> {
    match (act, item.candidate_id, &item.before) {
        (Act::Tag { name }, Some(person), _) => {
            tags::untag_named(tx, actor, person, name).await?;
        }
        (Act::Untag { name }, Some(person), _) => {
            tags::tag(tx, actor, person, name).await?;
        }
        (Act::Move { .. } | Act::Reject { .. }, _, Some(before)) => {
            let before: Before = serde_json::from_str(before).map_err(anyhow::Error::from)?;
            put_back(tx, actor, &before).await?;
        }
        (Act::Move { .. } | Act::Reject { .. }, _, None) | (Act::Tag { .. } | Act::Untag { .. }, None, _) => {}
    }
    Ok(())
}
