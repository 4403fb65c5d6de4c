//! The mails of an approval: whose turn it is, and what was decided.

use base::{Email, Id, Language};
use db::{Tx, sql};
use web::{Error, Result};

use super::{Approval, Decision};
use crate::{
    access::{Actor, User},
    jobs::store as jobs,
    keys::Keys,
    messages::{self, MessageKind, NewMessage, SealedLink},
};

/// Who is written to.
#[derive(sqlx::FromRow)]
struct Reader {
    id: Id<User>,
    name: String,
    email: Email,
    language: Language,
}

/// Asks those whose turn it is now.
pub(super) async fn ask(tx: &mut Tx, keys: &Keys, approval: &Approval) -> Result<()> {
    let people = approval.current().into_iter().flat_map(|step| &step.approvers);
    for person in people.filter(|person| person.decision.is_none()) {
        ask_one(tx, keys, approval, person.decider_id()).await?;
    }
    Ok(())
}

/// Asks one person to decide.
pub(super) async fn ask_one(tx: &mut Tx, keys: &Keys, approval: &Approval, to: Id<User>) -> Result<()> {
    let address = format!("/app/approvals/{}", approval.id);
    let sender = approval.requester.clone();
    write(tx, keys, approval, MessageKind::ApprovalRequest, to, sender, &address).await
}

/// Tells the person who asked what came of it.
pub(super) async fn tell_outcome(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    approval: &Approval,
    decision: Decision,
) -> Result<()> {
    let kind = match decision {
        Decision::Approved => MessageKind::ApprovalGiven,
        Decision::Refused => MessageKind::ApprovalRefused,
    };
    let address = format!("/app/jobs/{}/plan#approval", approval.job_id);
    let (to, sender) = (approval.requested_by, actor.name.clone());
    write(tx, keys, approval, kind, to, sender, &address).await
}

async fn write(
    tx: &mut Tx,
    keys: &Keys,
    approval: &Approval,
    kind: MessageKind,
    to: Id<User>,
    sender: String,
    address: &str,
) -> Result<()> {
    let reader: Option<Reader> =
        sql("SELECT id, name, email, language FROM users WHERE id = $1 AND disabled_at IS NULL")
            .bind(to)
            .maybe(tx)
            .await?;
    let Some(reader) = reader else { return Ok(()) };
    let job = jobs::find(tx, approval.job_id).await?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let message = NewMessage {
        user: Some(reader.id),
        to_name: reader.name.clone(),
        link: Some(SealedLink::new(keys, address)),
        ..NewMessage::new(kind, reader.email, reader.language, now)
            .with("name", reader.name)
            .with("sender", sender)
            .with("job", job.title)
    };
    messages::hold(tx, message).await?;
    Ok(())
}
