//! Taking back what was just done: what is needed for it is kept for as long as messages are held.
//!
//! Whoever can take back an act of theirs keeps a payload here in the act's own transaction ([`remember`]) and gets it
//! back once ([`take`]). What it means is theirs.

mod store;
#[cfg(test)]
mod tests;

use base::{Id, Time};
use db::{Conn, Tx};
use serde::{Serialize, de::DeserializeOwned};
use web::{Error, Message, Result};

use crate::{
    access::Actor,
    features::Feature,
    organization::{self, HoldTimes},
};

pub const FEATURE: Feature = Feature::named("undo");

/// An act that can be taken back. Marker of its id, and what a page needs to offer it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Undo {
    pub id: Id<Undo>,
    pub kind: String,
    /// JSON of whoever remembered it.
    payload: String,
    /// Until when it can be taken back.
    pub expires_at: Time,
}

/// Keeps what it takes to undo an act, for as long as messages to candidates are held (at least a minute).
pub async fn remember(tx: &mut Tx, actor: &Actor, kind: &'static str, payload: &(impl Serialize + Sync)) -> Result<Id<Undo>> {
    let (hold, _) = organization::load::<HoldTimes>(tx).await?;
    let json = serde_json::to_string(payload).map_err(anyhow::Error::from)?;
    let (id, now) = (tx.id::<Undo>(), tx.now());
    let expires = now + hold.wait().max(jiff::SignedDuration::from_mins(1));
    store::insert(tx, id, actor.id, kind, json, expires).await?;
    Ok(id)
}

/// The act behind an id, if it is the actor's own and not yet over.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Undo>) -> Result<Undo> {
    store::find(on, actor.id, id, actor.now).await?.ok_or(Error::NotFound)
}

/// The payload of an act, once. A second time, or after its time is over, says so; somebody else's is not found.
pub async fn take<T: DeserializeOwned>(tx: &mut Tx, actor: &Actor, undo: &Undo) -> Result<T> {
    let now = tx.now();
    if !store::claim(tx, actor.id, undo.id, now).await? {
        return Err(Error::Conflict(Message::new("undo-over")));
    }
    Ok(serde_json::from_str(&undo.payload).map_err(anyhow::Error::from)?)
}
