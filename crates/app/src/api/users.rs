//! /api/v1/users: who works here; /api/v1/me: whose token this is.

use axum::{extract::State, response::Response};
use base::{Email, Id, Language, Time, Zone};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Api, At, Caller, caller::ANY_SCOPE, item, whole};
use crate::{
    App,
    access::{self, Actor, Role, User, Via},
};

/// A colleague. The address is told to those who manage the organization.
#[derive(Serialize, ToSchema)]
#[schema(as = User)]
pub struct UserView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<User>,
    name: String,
    role: Role,
    #[schema(value_type = Option<String>)]
    email: Option<Email>,
    #[schema(value_type = String)]
    language: Language,
    #[schema(value_type = String)]
    zone: Zone,
    /// When the account was switched off.
    #[schema(value_type = Option<String>, format = DateTime)]
    disabled_at: Option<Time>,
}

impl UserView {
    fn new(user: User, reader: &Actor) -> Self {
        let tells = reader.role.manages_organization() || reader.id == user.id;
        Self {
            id: user.id,
            name: user.name,
            role: user.role,
            email: tells.then_some(user.email),
            language: user.language,
            zone: user.zone,
            disabled_at: user.disabled_at,
        }
    }
}

/// Whose token this is, and what it may.
#[derive(Serialize, ToSchema)]
pub struct Me {
    #[schema(value_type = String, format = Uuid)]
    id: Id<User>,
    name: String,
    #[schema(value_type = String)]
    email: Email,
    role: Role,
    #[schema(value_type = String)]
    language: Language,
    #[schema(value_type = String)]
    zone: Zone,
    scopes: Vec<String>,
}

pub fn api() -> Api {
    let read = "users:read";
    Api::new()
        .item::<Me, _, _>("/api/v1/me", me, ANY_SCOPE, "Whose token this is, and what it may")
        .all::<UserView, _, _>("/api/v1/users", list, read, "Who works here")
        .item::<UserView, _, _>("/api/v1/users/{user}", show, read, "One colleague")
}

async fn me(caller: Caller) -> Result<Response> {
    let actor = caller.actor;
    let scopes = match actor.via {
        Via::Token { scopes, .. } => scopes,
        Via::Session { .. } | Via::Console => Vec::new(),
    };
    item(&Me {
        id: actor.id,
        name: actor.name,
        email: actor.email,
        role: actor.role,
        language: actor.language,
        zone: actor.zone,
        scopes,
    })
}

/// Colleagues are known to those who put them on teams.
async fn list(caller: Caller, State(app): State<App>) -> Result<Response> {
    if !caller.actor.role.recruits() {
        return Err(Error::Forbidden);
    }
    let users = access::users(&mut app.db.read()).await?;
    let views = users.into_iter().map(|user| UserView::new(user, &caller.actor));
    Ok(whole(views.collect()))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<User>) -> Result<Response> {
    if !caller.actor.role.recruits() && caller.actor.id != id {
        return Err(Error::Forbidden);
    }
    let user = access::user(&mut app.db.read(), id).await?.ok_or(Error::NotFound)?;
    item(&UserView::new(user, &caller.actor))
}
