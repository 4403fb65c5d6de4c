//! From one stage to another.

use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use super::{about, in_play, locked};
use crate::{
    access::Actor,
    applications::{self, Application},
    events,
    jobs::{Stage, StageKind, stages_of},
    pipeline::{Before, store},
};

/// Moves an application to a stage of its job. `seen` is the version on the screen: when somebody else moved it
/// meanwhile the answer is a conflict. `None` when it stands there already.
///
/// Nobody comes to the last stage this way: being hired takes an opening, see [`super::hire`].
pub async fn move_to(
    tx: &mut Tx,
    actor: &Actor,
    application: Id<Application>,
    stage: Id<Stage>,
    seen: Option<i64>,
) -> Result<Option<Before>> {
    let application = locked(tx, actor, application).await?;
    in_play(&application)?;
    let stages = stages_of(tx, application.job_id).await?;
    let named = |id| stages.iter().find(|stage| stage.id == id);
    let Some(to) = named(stage) else {
        return Err(Error::Conflict(Message::new("pipeline-stage-gone")));
    };
    if to.id == application.stage_id {
        return Ok(None);
    }
    if seen.is_some_and(|seen| seen != application.version) {
        return Err(Error::Conflict(Message::new("pipeline-moved-meanwhile")));
    }
    if to.kind == StageKind::Hired {
        return Err(Error::Conflict(Message::new("pipeline-hire-instead")));
    }
    let from = named(application.stage_id);
    store::enter(tx, &application, to.id, Some(actor.id)).await?;
    let reads = |stage: &Stage| stage.public_name(&application.language);
    if from.is_none_or(|from| reads(from) != reads(to)) {
        applications::promise_again(tx, &application).await?;
    }
    let from = from.map(|stage| stage.name.clone()).unwrap_or_default();
    let event = about("application.moved", &application)
        .with("from_id", application.stage_id)
        .with("from", from)
        .with("stage_id", to.id)
        .with("stage", &to.name);
    events::record(tx, actor.by(), event);
    Ok(Some(Before::of(&application)))
}
