//! An application that was junk goes to the trash and can be taken out again.

use base::Id;
use db::{Tx, sql};
use web::Message as Words;

use super::{Admission, Application, admission};
use crate::{
    access::Actor,
    events,
    messages::{self, MessageKind},
};

/// Puts an application that was set aside into the trash. One that was let in is owed an answer: it is rejected instead.
pub async fn trash(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<()> {
    if put_into_trash(tx, actor, id).await? {
        Ok(())
    } else {
        Err(web::Error::Conflict(Words::new("applications-none-waits")))
    }
}

/// Takes an application out of the trash, as it was.
pub async fn restore(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<()> {
    if put_back(tx, actor, id).await? {
        Ok(())
    } else {
        Err(web::Error::Conflict(Words::new("applications-not-in-trash")))
    }
}

/// The same; false when it does not wait (any more). What was about to ask for the address does not leave.
pub(super) async fn put_into_trash(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<bool> {
    let application = admission::decidable(tx, actor, id).await?;
    if application.admission == Admission::Accepted || application.trashed_at.is_some() {
        return Ok(false);
    }
    let now = tx.now();
    sql("UPDATE applications SET trashed_at = $2, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    messages::take_back_of(tx, actor.by(), id, &[MessageKind::ConfirmAddress]).await?;
    events::record(tx, actor.by(), admission::event("application.trashed", &application));
    Ok(true)
}

/// The same; false when it is not in the trash.
pub(super) async fn put_back(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<bool> {
    let application = admission::decidable(tx, actor, id).await?;
    if application.trashed_at.is_none() {
        return Ok(false);
    }
    sql("UPDATE applications SET trashed_at = NULL, version = version + 1 WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    events::record(tx, actor.by(), admission::event("application.restored", &application));
    Ok(true)
}
