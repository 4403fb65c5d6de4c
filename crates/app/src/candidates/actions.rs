//! Adding, editing, trashing and restoring people.

use base::Id;
use db::Tx;
use web::{Error, Message, Result};

use super::{Candidate, NewCandidate, store};
use crate::{
    access::{Actor, Right},
    events::{self, By, Event},
};

/// Writes somebody new, whoever asks for it: an import, an application, a colleague.
pub async fn add(tx: &mut Tx, by: By, new: &NewCandidate) -> anyhow::Result<Id<Candidate>> {
    let author = match by {
        By::User(user) => Some(user),
        By::Candidate(_) | By::Visitor | By::System => None,
    };
    let id = store::insert(tx, new, author).await?;
    let event = Event::new("candidate.added").candidate(id).with("source", &new.source);
    events::record(tx, by, event.words(serde_json::json!({ "name": new.name })));
    Ok(id)
}

/// Adds somebody who has not applied. For those who recruit.
pub async fn add_prospect(tx: &mut Tx, actor: &Actor, new: &NewCandidate) -> Result<Id<Candidate>> {
    if !actor.role.recruits() {
        return Err(Error::Forbidden);
    }
    Ok(add(tx, actor.by(), new).await?)
}

/// Changes what is known of somebody; [`Error::Changed`] when somebody else did meanwhile.
pub async fn update(tx: &mut Tx, actor: &Actor, id: Id<Candidate>, version: i64, new: &NewCandidate) -> Result<()> {
    actor.candidate(tx, id, Right::Decide).await?;
    if !store::update(tx, id, version, new).await? {
        return Err(Error::Changed);
    }
    events::record(tx, actor.by(), Event::new("candidate.changed").candidate(id));
    Ok(())
}

/// Puts somebody into the trash with everything of theirs. Whoever sees some of their applications only may not: the
/// right is needed on all of them.
pub async fn trash(tx: &mut Tx, actor: &Actor, id: Id<Candidate>) -> Result<()> {
    move_to_trash(tx, actor, id, true).await
}

/// Takes somebody out of the trash.
pub async fn restore(tx: &mut Tx, actor: &Actor, id: Id<Candidate>) -> Result<()> {
    move_to_trash(tx, actor, id, false).await
}

async fn move_to_trash(tx: &mut Tx, actor: &Actor, id: Id<Candidate>, trashed: bool) -> Result<()> {
    tx.lock("candidates", id).await?;
    actor.candidate_or_trashed(tx, id, Right::Run).await?;
    let beyond = db::sql_text(format!(
        "SELECT COUNT(*) FROM applications a WHERE a.candidate_id = $2 AND a.trashed_at IS NULL AND NOT ({})",
        actor.may_on_application(Right::Run, "a")
    ));
    if beyond.bind(actor.id).bind(id).value::<i64>(tx).await? > 0 {
        return Err(Error::Forbidden);
    }
    if !store::set_trashed(tx, id, trashed).await? {
        return Err(Error::Conflict(Message::new("candidates-trash-unchanged")));
    }
    let kind = if trashed {
        "candidate.trashed"
    } else {
        "candidate.restored"
    };
    events::record(tx, actor.by(), Event::new(kind).candidate(id));
    Ok(())
}

/// Notes that something about somebody changed, for the order by last change. Called by notes, tags and tasks.
pub async fn touch(tx: &mut Tx, id: Id<Candidate>) -> anyhow::Result<()> {
    store::touch(tx, id).await
}
