//! The program behind a request: its token, the person it acts for, and how often it may ask.

use std::time::Duration;

use axum::extract::FromRequestParts;
use base::Id;
use http::{header, request::Parts};
use web::{ClientAddr, Error, Message, RouteInfo, Rule};

use super::Voice;
use crate::{
    App,
    access::{Access, Actor, ApiToken, Via, token},
};

/// A program with a token that holds, whose scopes cover the route. Taking one as an argument is what makes a route need
/// a token.
#[derive(Clone)]
pub struct Caller {
    pub app: App,
    pub actor: Actor,
    pub token: Id<ApiToken>,
    pub voice: Voice,
}

/// The scope of a route that any token may use.
pub const ANY_SCOPE: &str = "any";

/// Requests of one token.
const REQUESTS: Rule = Rule {
    purpose: "api",
    limit: 600,
    window: Duration::from_secs(60),
};

/// Requests with a token that does not hold, from one address.
const REFUSED: Rule = Rule {
    purpose: "api-refused",
    limit: 60,
    window: Duration::from_secs(60),
};

/// Where a token must never stand: addresses end up in logs (ASVS 14.2.1).
const SECRET_PARAMETERS: [&str; 3] = ["access_token", "token", "api_token"];

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let query = parts.uri.query().unwrap_or_default();
        if query
            .split('&')
            .any(|pair| SECRET_PARAMETERS.contains(&pair.split('=').next().unwrap_or_default()))
        {
            return Err(Error::Malformed(
                "a token in the address; send it as Authorization: Bearer",
            ));
        }
        let text = bearer(parts).ok_or(Error::Unauthorized)?.to_owned();
        Self::with_token(parts, app, &text).await
    }
}

impl Caller {
    /// The program that shows this token, however it does.
    pub async fn with_token(parts: &mut Parts, app: &App, text: &str) -> Result<Self, Error> {
        let from = ClientAddr::from_request_parts(parts, app).await?;
        let now = app.clock.now();
        app.limiter.check(REFUSED, &from.key(), now)?;
        let Some(actor) = token::actor(&app.db, text).await? else {
            app.limiter.record(REFUSED, &from.key(), now);
            return Err(Error::Unauthorized);
        };
        let Via::Token { id, .. } = actor.via else {
            return Err(Error::internal("a token made an actor of another kind"));
        };
        app.limiter.hit(REQUESTS, &id.to_string(), now)?;
        match parts.extensions.get::<RouteInfo<Access>>().map(|route| route.access) {
            Some(Access::Token(scope)) if scope == ANY_SCOPE || actor.has_scope(scope) => Ok(Self {
                app: app.clone(),
                voice: Voice::of(app, &actor, &parts.headers),
                actor,
                token: id,
            }),
            Some(Access::Token(scope)) => {
                Err(Error::Forbidden.saying(Message::new("api-scope-missing").with("scope", scope)))
            }
            _ => Err(Error::internal("a route of the API without a scope")),
        }
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let (scheme, text) = parts
        .headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| text.trim())
}
