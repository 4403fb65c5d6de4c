//! Who works here: added, invited, given a role, disabled; and their passwords.

use base::{Id, Secret};
use db::{Tx, sql};
use web::{Error, FormErrors, Message, Result};

use super::super::{
    Actor, NewUser, PasswordHash, Profile, Role, User,
    link::{self, Link, Purpose},
    session, store,
};
use crate::{
    events::{self, By, Event},
    organization,
};

/// One lock for all that decides who is an owner.
const OWNERS: i64 = 0x6f77_6e65;

/// Adds a person without a password. The address must be new. With the first owner come the reasons everybody needs.
pub async fn add_user(tx: &mut Tx, by: By, new: NewUser) -> Result<User> {
    let (id, now) = (tx.id::<User>(), tx.now());
    let added = sql(
        "INSERT INTO users (id, email, email_key, name, role, language, zone, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(id)
    .bind(new.email.clone())
    .bind(new.email.comparison())
    .bind(new.name)
    .bind(new.role)
    .bind(new.language)
    .bind(new.zone)
    .bind(now)
    .run_once(tx)
    .await?;
    if !added {
        return Err(FormErrors::new("email", Message::new("access-email-taken")).into());
    }
    if new.role == Role::Owner {
        sql("INSERT INTO ownership (id, user_id, role) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING")
            .bind(id)
            .bind(Role::Owner)
            .run(tx)
            .await?;
        organization::write_defaults(tx).await?;
    }
    events::record(tx, by, Event::new("user.added").subject(id).with("role", new.role));
    store::user(tx, id).await?.ok_or(Error::NotFound)
}

/// Keeps a new password; every session and token made under the old one ends.
pub async fn set_password(tx: &mut Tx, by: By, user: Id<User>, hash: &PasswordHash) -> Result<()> {
    sql("UPDATE users SET password_hash = $2, version = version + 1 WHERE id = $1")
        .bind(user)
        .bind(hash.as_str().to_owned())
        .run(tx)
        .await?;
    shut_out(tx, user).await?;
    for purpose in [Purpose::Invitation, Purpose::PasswordReset] {
        link::revoke(tx, purpose, Some(user)).await?;
    }
    events::record(tx, by, Event::new("user.password_changed").subject(user));
    Ok(())
}

/// Adds a colleague and gives the secret of the link with which they choose a password.
pub async fn invite(tx: &mut Tx, actor: &Actor, new: NewUser) -> Result<(User, Secret)> {
    if !actor.role.may_give(new.role) {
        return Err(Error::Forbidden);
    }
    let user = add_user(tx, actor.by(), new).await?;
    let secret = link::issue(tx, Purpose::Invitation, Some(user.id)).await?;
    Ok((user, secret))
}

/// A new link for somebody who has not chosen a password yet.
pub async fn invite_again(tx: &mut Tx, actor: &Actor, user: &User) -> Result<Secret> {
    may_manage(actor, user)?;
    if user.disabled_at.is_some() || store::password_hash(tx, user.id).await?.is_some() {
        return Err(Error::Conflict(Message::new("access-not-waiting")));
    }
    let secret = link::issue(tx, Purpose::Invitation, Some(user.id)).await?;
    events::record(tx, actor.by(), Event::new("user.invited").subject(user.id));
    Ok(secret)
}

/// The person behind an invitation or a forgotten password has chosen a new one.
pub async fn take_up(tx: &mut Tx, link: &Link, hash: &PasswordHash) -> Result<Id<User>> {
    let user = link.user_id.ok_or(Error::NotFound)?;
    link::consume(tx, link).await?;
    set_password(tx, By::User(user), user, hash).await?;
    Ok(user)
}

/// A link for somebody who forgot their password.
pub async fn password_forgotten(tx: &mut Tx, user: Id<User>) -> Result<Secret> {
    let secret = link::issue(tx, Purpose::PasswordReset, Some(user)).await?;
    events::record(tx, By::Visitor, Event::new("user.password_forgotten").subject(user));
    Ok(secret)
}

/// A link for somebody who asked their administrator, to be handed over by hand.
pub async fn reset_by_hand(tx: &mut Tx, actor: &Actor, user: &User) -> Result<Secret> {
    may_manage(actor, user)?;
    if user.disabled_at.is_some() {
        return Err(Error::Conflict(Message::new("access-is-disabled")));
    }
    let secret = link::issue(tx, Purpose::PasswordReset, Some(user.id)).await?;
    events::record(tx, actor.by(), Event::new("user.reset_link_made").subject(user.id));
    Ok(secret)
}

/// The link with which the first owner of an empty installation signs up; none when somebody works here already.
pub async fn first_owner_link(tx: &mut Tx) -> Result<Option<Secret>> {
    if store::has_users(tx).await? {
        return Ok(None);
    }
    Ok(Some(link::issue(tx, Purpose::FirstOwner, None).await?))
}

/// The first person becomes the owner. Works once, and never again when somebody works here.
pub async fn first_owner(tx: &mut Tx, link: &Link, new: NewUser, hash: &PasswordHash) -> Result<Id<User>> {
    db::dialect::exclusive(tx, OWNERS).await?;
    if link.purpose != Purpose::FirstOwner || store::has_users(tx).await? {
        return Err(Error::Gone);
    }
    link::consume(tx, link).await?;
    let user = add_user(
        tx,
        By::System,
        NewUser {
            role: Role::Owner,
            ..new
        },
    )
    .await?;
    set_password(tx, By::User(user.id), user.id, hash).await?;
    Ok(user.id)
}

/// Gives somebody another role. Nobody changes their own, and one owner always stays; whoever loses rights is signed out
/// everywhere (AUT-3, AZ-3).
pub async fn change_role(tx: &mut Tx, actor: &Actor, user: &User, role: Role, version: i64) -> Result<()> {
    may_manage(actor, user)?;
    if !actor.role.may_give(role) {
        return Err(Error::Forbidden);
    }
    if user.role == role {
        return Ok(());
    }
    if user.role == Role::Owner {
        hand_over(tx, user.id).await?;
    }
    let changed = sql("UPDATE users SET role = $2, version = version + 1 WHERE id = $1 AND version = $3")
        .bind(user.id)
        .bind(role)
        .bind(version)
        .run_once(tx)
        .await?;
    if !changed {
        return Err(Error::Changed);
    }
    if role == Role::Owner {
        sql("INSERT INTO ownership (id, user_id, role) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING")
            .bind(user.id)
            .bind(Role::Owner)
            .run(tx)
            .await?;
    }
    if role < user.role {
        shut_out(tx, user.id).await?;
    }
    let event = Event::new("user.role_changed")
        .subject(user.id)
        .with("from", user.role)
        .with("to", role);
    events::record(tx, actor.by(), event);
    Ok(())
}

/// Somebody may no longer sign in; everything they did stays. Their sessions and tokens end at once.
pub async fn disable(tx: &mut Tx, actor: &Actor, user: &User) -> Result<()> {
    may_manage(actor, user)?;
    if user.role == Role::Owner {
        hand_over(tx, user.id).await?;
    }
    let now = tx.now();
    sql("UPDATE users SET disabled_at = $2, version = version + 1 WHERE id = $1 AND disabled_at IS NULL")
        .bind(user.id)
        .bind(now)
        .run(tx)
        .await?;
    shut_out(tx, user.id).await?;
    for purpose in [Purpose::Invitation, Purpose::PasswordReset] {
        link::revoke(tx, purpose, Some(user.id)).await?;
    }
    events::record(tx, actor.by(), Event::new("user.disabled").subject(user.id));
    Ok(())
}

/// Somebody may sign in again, with their old password.
pub async fn enable(tx: &mut Tx, actor: &Actor, user: &User) -> Result<()> {
    may_manage(actor, user)?;
    sql("UPDATE users SET disabled_at = NULL, version = version + 1 WHERE id = $1")
        .bind(user.id)
        .run(tx)
        .await?;
    events::record(tx, actor.by(), Event::new("user.enabled").subject(user.id));
    Ok(())
}

/// What a person says about themselves.
pub async fn change_profile(tx: &mut Tx, actor: &Actor, profile: Profile) -> Result<()> {
    sql("UPDATE users SET name = $2, language = $3, zone = $4, shortcuts = $5, version = version + 1 WHERE id = $1")
        .bind(actor.id)
        .bind(profile.name)
        .bind(profile.language)
        .bind(profile.zone)
        .bind(profile.shortcuts)
        .run(tx)
        .await?;
    events::record(tx, actor.by(), Event::new("user.profile_changed").subject(actor.id));
    Ok(())
}

/// Nobody manages themselves, and only an owner an owner.
pub fn may_manage(actor: &Actor, user: &User) -> Result<()> {
    if actor.id == user.id || !actor.role.may_give(user.role) {
        Err(Error::Forbidden)
    } else {
        Ok(())
    }
}

/// Names another owner in the row that keeps the last one, before this one ceases to be one.
async fn hand_over(tx: &mut Tx, from: Id<User>) -> Result<()> {
    db::dialect::exclusive(tx, OWNERS).await?;
    let Some(next) = store::another_owner(tx, from).await? else {
        return Err(Error::Conflict(Message::new("access-last-owner")));
    };
    sql("INSERT INTO ownership (id, user_id, role) VALUES (1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id")
    .bind(next)
    .bind(Role::Owner)
    .run(tx)
    .await?;
    Ok(())
}

async fn shut_out(tx: &mut Tx, user: Id<User>) -> Result<()> {
    session::end_all(tx, user).await?;
    let now = tx.now();
    sql("UPDATE api_tokens SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL")
        .bind(user)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
