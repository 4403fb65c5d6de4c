//! One try at a password, with its limits (AUT-7): ten for an account and fifty from one address in fifteen minutes,
//! counted apart. Nobody is locked out for good, and the answer does not tell whether there is such an account.

use axum::extract::FromRequestParts;
use base::{Email, Id};
use http::{HeaderMap, header, request::Parts};
use web::{ClientAddr, Error, RetryAfter, Rule};

use super::{User, actions, password::Turn, store};
use crate::App;

/// Who sends a password, as far as the request tells.
pub struct Caller {
    pub address: ClientAddr,
    /// The browser's name for itself.
    pub agent: String,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Ok(Self {
            address: ClientAddr::from_request_parts(parts, app).await?,
            agent: agent(&parts.headers),
        })
    }
}

fn agent(headers: &HeaderMap) -> String {
    headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// What came of it.
pub enum Verdict {
    Right(Id<User>),
    Wrong,
    /// Too many before; nothing was compared.
    Throttled(RetryAfter),
}

/// Compares a password with the account's. `account` is the mail address as it was typed.
pub async fn with_password(app: &App, caller: &Caller, account: &str, password: String) -> web::Result<Verdict> {
    let email = account.parse::<Email>().ok();
    let key = email
        .as_ref()
        .map_or_else(|| account.trim().to_lowercase(), Email::comparison);
    let known = match &email {
        Some(email) => store::credentials(&mut app.db.read(), email).await?,
        None => None,
    };
    let (per_account, per_address) = rules(app);
    let (address, now) = (caller.address.key(), app.clock.now());
    // Whoever waits here looks at the limits only when those before have been counted.
    let turn = Turn::take().await;
    if let Err(wait) = app.limiter.check(per_address, &address, now) {
        return Ok(Verdict::Throttled(wait));
    }
    if let Err(wait) = app.limiter.hit(per_account, &key, now) {
        return Ok(Verdict::Throttled(wait));
    }
    let (user, kept) = known.map_or((None, None), |known| (Some(known.id), known.password_hash));
    match user.filter(|_| kept.is_some()) {
        Some(user) if turn.verify(password.clone(), kept.clone()).await? => {
            app.limiter.forget(per_account, &key, now);
            return Ok(Verdict::Right(user));
        }
        Some(_) => {}
        None => {
            turn.verify(password, None).await?;
        }
    }
    app.limiter.record(per_address, &address, now);
    drop(turn);
    app.db
        .write(move |tx| {
            Box::pin(async move {
                actions::wrong_password(tx, user);
                Ok::<_, anyhow::Error>(())
            })
        })
        .await?;
    Ok(Verdict::Wrong)
}

/// A link from the mailbox opens an account that somebody else's tries have throttled.
pub fn forgive(app: &App, email: &Email) {
    app.limiter.forget(rules(app).0, &email.comparison(), app.clock.now());
}

fn rules(app: &App) -> (Rule, Rule) {
    let limits = &app.limits;
    let rule = |purpose, limit| Rule {
        purpose,
        limit,
        window: limits.sign_in_window,
    };
    (
        rule("sign-in-account", limits.sign_in_failures_per_account),
        rule("sign-in-address", limits.sign_in_failures_per_address),
    )
}
