//! Noting that a data request was answered, and that it was not after all.

use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use super::{Asked, DataRequest, store};
use crate::{
    access::Actor,
    events::{self, Event},
};

/// Notes that the actor answered what a candidate asked about their data.
pub async fn answer(tx: &mut Tx, actor: &Actor, id: Id<DataRequest>) -> Result<Asked> {
    change(tx, actor, id, true).await
}

/// It was not answered after all; the day by which the law wants an answer is still the same.
pub async fn reopen(tx: &mut Tx, actor: &Actor, id: Id<DataRequest>) -> Result<Asked> {
    change(tx, actor, id, false).await
}

async fn change(tx: &mut Tx, actor: &Actor, id: Id<DataRequest>, answered: bool) -> Result<Asked> {
    tx.lock("data_requests", id).await?;
    let asked = store::find(tx, actor, id).await?.ok_or(Error::NotFound)?;
    if !store::set_done(tx, id, answered.then_some(actor.id)).await? {
        return Err(Error::Conflict(Message::new("privacy-unchanged")));
    }
    let kind = if answered {
        "data_request.answered"
    } else {
        "data_request.reopened"
    };
    let event = Event::new(kind).candidate(asked.candidate_id).subject(id);
    events::record(tx, actor.by(), event.with("kind", asked.kind));
    Ok(asked)
}
