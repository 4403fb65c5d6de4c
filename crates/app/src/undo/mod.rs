//! Taking back what was just done: what is needed for it is kept for as long as messages are held.
//!
//! Whoever can take back an act of theirs keeps a payload here in the act's own transaction ([`remember`]) and gets it
//! back once ([`take`]). What it means is theirs.

mod pages;
mod store;
#[cfg(test)]
mod tests;
mod way;

pub use way::{offering, way_back};

use base::{Id, Time};
use db::{Conn, Tx};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use web::{Error, Message, Result};

use crate::{
    access::{Access, Actor},
    features::{Feature, Routes},
    organization::{self, HoldTimes},
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().get("/app/undo", pages::show, Access::SignedIn),
    views: |gallery| gallery.show::<pages::UndoPage>(),
    ..Feature::named("undo")
};

/// An act that can be taken back. Marker of its id, and what a page needs to offer it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Undo {
    pub id: Id<Undo>,
    pub kind: String,
    /// JSON of [`Kept`].
    payload: String,
    /// Until when it can be taken back.
    pub expires_at: Time,
}

/// What is stored: the sentence of the toast, and what whoever remembered it needs.
#[derive(Serialize, Deserialize)]
struct Kept {
    said: Message,
    what: serde_json::Value,
}

/// Keeps what it takes to undo an act, for as long as messages to candidates are held (at least a minute).
/// `said` is the sentence of the toast: what was done.
pub async fn remember(
    tx: &mut Tx,
    actor: &Actor,
    kind: &'static str,
    said: Message,
    what: &(impl Serialize + Sync),
) -> Result<Id<Undo>> {
    let (hold, _) = organization::load::<HoldTimes>(tx).await?;
    let what = serde_json::to_value(what).map_err(anyhow::Error::from)?;
    let json = serde_json::to_string(&Kept { said, what }).map_err(anyhow::Error::from)?;
    let (id, now) = (tx.id::<Undo>(), tx.now());
    let expires = now + hold.wait().max(jiff::SignedDuration::from_mins(1));
    store::insert(tx, id, actor.id, kind, json, expires).await?;
    Ok(id)
}

/// The act behind an id, if it is the actor's own and not yet over.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Undo>) -> Result<Undo> {
    store::find(on, actor.id, id, actor.now).await?.ok_or(Error::NotFound)
}

impl Undo {
    /// What was remembered, without using it up.
    pub fn what<T: DeserializeOwned>(&self) -> Result<T> {
        let kept: Kept = serde_json::from_str(&self.payload).map_err(anyhow::Error::from)?;
        Ok(serde_json::from_value(kept.what).map_err(anyhow::Error::from)?)
    }

    /// The sentence that says what was done.
    pub fn said(&self) -> Result<Message> {
        let kept: Kept = serde_json::from_str(&self.payload).map_err(anyhow::Error::from)?;
        Ok(kept.said)
    }
}

/// What the actor can still take back, the latest first.
pub async fn open(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Vec<Undo>> {
    store::open(on, actor.id, actor.now).await
}

/// The payload of an act, once. A second time, or after its time is over, says so; somebody else's is not found.
pub async fn take<T: DeserializeOwned>(tx: &mut Tx, actor: &Actor, undo: &Undo) -> Result<T> {
    let now = tx.now();
    if !store::claim(tx, actor.id, undo.id, now).await? {
        return Err(Error::Conflict(Message::new("undo-over")));
    }
    undo.what()
}

/// The toast that offers to undo an act: `undo/toast.html` shows it and needs `offer`, and `back`, the path to return to.
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    pub id: Id<Undo>,
    pub said: Message,
    /// For so long it is offered.
    pub seconds: i64,
}

impl Offer {
    /// One for the samples of pages.
    pub fn sample() -> Self {
        let said = Message::new("pipeline-said-reopened").with("name", "Ada <Okafor>");
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            said,
            seconds: 600,
        }
    }
}

/// The offer to undo an act of the actor's, unless it is over or was used.
pub async fn offer(on: &mut impl Conn, actor: &Actor, id: Id<Undo>) -> anyhow::Result<Option<Offer>> {
    let Some(undo) = store::find_open(on, actor.id, id, actor.now).await? else {
        return Ok(None);
    };
    let kept: Kept = serde_json::from_str(&undo.payload)?;
    let seconds = undo.expires_at.since(actor.now).as_secs();
    Ok(Some(Offer {
        id: undo.id,
        said: kept.said,
        seconds,
    }))
}

/// The offer to undo what the actor did last.
pub async fn latest(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Option<Offer>> {
    match open(on, actor).await?.first() {
        Some(undo) => offer(on, actor, undo.id).await,
        None => Ok(None),
    }
}

/// The offer named by `done=` in an address, as a page finds it after an act.
pub async fn offered(on: &mut impl Conn, actor: &Actor, query: &web::Fields) -> anyhow::Result<Option<Offer>> {
    match query.many("done").next().and_then(|id| id.parse().ok()) {
        Some(id) => offer(on, actor, id).await,
        None => Ok(None),
    }
}
