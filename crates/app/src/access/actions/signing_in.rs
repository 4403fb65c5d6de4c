//! Sessions: begun with the right password, renewed when it is given again, ended.

use base::{Id, Secret};
use db::{Tx, sql};
use web::{Error, Result};

use super::super::{Actor, Session, User, Via, session};
use crate::events::{self, By, Event};

/// Begins a session in a browser; one that it came with ends, so that no token set beforehand is ever signed in.
pub async fn sign_in(tx: &mut Tx, user: Id<User>, agent: &str, before: Option<&str>) -> Result<Secret> {
    if let Some(before) = before.and_then(|token| token.parse::<Secret>().ok()) {
        sql("DELETE FROM sessions WHERE digest = $1")
            .bind(before.digest())
            .run(tx)
            .await?;
    }
    let secret = session::begin(tx, user, agent).await?;
    let now = tx.now();
    sql("UPDATE users SET seen_at = $2 WHERE id = $1")
        .bind(user)
        .bind(now)
        .run(tx)
        .await?;
    events::record(tx, By::User(user), Event::new("user.signed_in").subject(user));
    Ok(secret)
}

/// Notes a wrong password; `user` is whose it was, if anybody's.
pub fn wrong_password(tx: &mut Tx, user: Option<Id<User>>) {
    let event = Event::new("sign_in.refused");
    let event = match user {
        Some(user) => event.subject(user),
        None => event,
    };
    events::record(tx, By::Visitor, event);
}

/// Ends the session in which somebody asks for it.
pub async fn sign_out(tx: &mut Tx, actor: &Actor) -> Result<()> {
    if let Via::Session { id, .. } = actor.via {
        session::end(tx, id).await?;
        events::record(tx, actor.by(), Event::new("user.signed_out").subject(actor.id));
    }
    Ok(())
}

/// Ends one of one's own sessions, on another device perhaps.
pub async fn end_session(tx: &mut Tx, actor: &Actor, id: Id<Session>) -> Result<()> {
    let ended = sql("DELETE FROM sessions WHERE id = $1 AND user_id = $2")
        .bind(id)
        .bind(actor.id)
        .run_once(tx)
        .await?;
    if !ended {
        return Err(Error::NotFound);
    }
    events::record(tx, actor.by(), Event::new("user.signed_out").subject(actor.id));
    Ok(())
}

/// The password was given again: the session goes on under a new token (AUT-3).
pub async fn step_up(tx: &mut Tx, actor: &Actor, agent: &str) -> Result<Secret> {
    let Via::Session { id, .. } = actor.via else {
        return Err(Error::Forbidden);
    };
    session::end(tx, id).await?;
    let secret = session::begin(tx, actor.id, agent).await?;
    events::record(tx, actor.by(), Event::new("user.confirmed").subject(actor.id));
    Ok(secret)
}
