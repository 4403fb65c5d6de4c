//! The mails that carry a one-time link. The secret is sealed in the message until it leaves.

use base::Secret;
use db::Tx;
use web::Result;

use super::super::{Actor, User, link};
use crate::{
    keys::Keys,
    messages::{self, MessageKind, NewMessage, SealedLink},
};

/// Writes to a colleague who was invited.
pub async fn mail_invitation(tx: &mut Tx, keys: &Keys, actor: &Actor, user: &User, secret: &Secret) -> Result<()> {
    let message = NewMessage {
        created_by: Some(actor.id),
        ..message(tx, keys, MessageKind::Invitation, user, secret)
    };
    messages::hold(tx, message.with("sender", &actor.name)).await?;
    Ok(())
}

/// Writes to somebody who forgot their password.
pub async fn mail_reset(tx: &mut Tx, keys: &Keys, user: &User, secret: &Secret) -> Result<()> {
    let message = message(tx, keys, MessageKind::PasswordReset, user, secret);
    messages::hold(tx, message).await?;
    Ok(())
}

fn message(tx: &Tx, keys: &Keys, kind: MessageKind, user: &User, secret: &Secret) -> NewMessage {
    NewMessage {
        user: Some(user.id),
        to_name: user.name.clone(),
        link: Some(SealedLink::new(keys, &link::path(secret))),
        ..NewMessage::new(kind, user.email.clone(), user.language.clone(), tx.now())
    }
    .with("name", &user.name)
}
