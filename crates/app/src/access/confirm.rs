//! Giving one's password again before an act that decides who gets in (TRUST section 3: it counts for ten minutes).
//!
//! A form that needs it asks for it in a field of its own, `current_password`, when the last time is too long ago; so
//! nothing typed is lost. [`page`] asks on a page of its own, for acts that are links.

use axum::{
    extract::FromRequest,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use web::{Cookie, Error, Fields, FormErrors, FormView, Message, templates::View};

use super::{
    actions,
    attempt::{self, Caller, Verdict},
};
use crate::{App, layout::Desk};

/// The field of a form that asks for the password.
pub const FIELD: &str = "current_password";

/// A form whose password, if it brought one, was taken out before anybody could show it again.
pub struct Guarded {
    pub fields: Fields,
    password: Option<String>,
}

impl FromRequest<App> for Guarded {
    type Rejection = Error;

    async fn from_request(request: axum::extract::Request, app: &App) -> Result<Self, Error> {
        let fields = Fields::from_request(request, app).await?;
        let password = fields.one(FIELD)?.map(str::to_owned);
        Ok(Self {
            fields: fields.without(FIELD),
            password,
        })
    }
}

impl Guarded {
    /// Lets an act go on, or says what is wrong with the password. A right one renews the session; the cookie goes into
    /// the answer.
    pub async fn pass(&self, desk: &Desk, caller: &Caller) -> web::Result<Result<Pass, FormErrors>> {
        if desk.actor.is_stepped_up() {
            return Ok(Ok(Pass(None)));
        }
        let Some(password) = self.password.clone().filter(|password| !password.is_empty()) else {
            return Ok(Err(FormErrors::new(FIELD, Message::new("access-confirm-needed"))));
        };
        give(desk, caller, password).await
    }
}

/// The right to go on, and the new cookie of the session if there is one.
pub struct Pass(Option<HeaderValue>);

impl Pass {
    /// The answer, with the cookie.
    pub fn with(self, answer: impl IntoResponse) -> Response {
        let mut response = answer.into_response();
        if let Some(cookie) = self.0 {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

async fn give(desk: &Desk, caller: &Caller, password: String) -> web::Result<Result<Pass, FormErrors>> {
    match attempt::with_password(&desk.app, caller, desk.actor.email.as_str(), password).await? {
        Verdict::Right(user) if user == desk.actor.id => {}
        Verdict::Right(_) | Verdict::Wrong => {
            return Ok(Err(FormErrors::new(FIELD, Message::new("access-password-wrong"))));
        }
        Verdict::Throttled(_) => return Ok(Err(FormErrors::new(FIELD, Message::new("access-throttled")))),
    }
    let (actor, agent) = (desk.actor.clone(), caller.agent.clone());
    let secret = desk
        .app
        .db
        .write(move |tx| {
            let (actor, agent) = (actor.clone(), agent.clone());
            Box::pin(async move { actions::step_up(tx, &actor, &agent).await })
        })
        .await?;
    Ok(Ok(Pass(Some(Cookie::Session.set(&desk.site, &secret.reveal(), None)))))
}

/// Asks for the password, then leads on.
#[derive(Serialize)]
pub struct ConfirmView {
    form: FormView,
}

impl View for ConfirmView {
    const TEMPLATE: &'static str = "access/confirm.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new(FIELD, Message::new("access-password-wrong"));
        vec![
            Self {
                form: FormView::blank().with("next", "/app"),
            },
            Self {
                form: FormView::again(Fields::default(), wrong),
            },
        ]
    }
}

/// Asks for the password before this very page, which takes much away; the answer is 403 and leads back here (ABU-4).
pub async fn challenge(desk: &Desk) -> web::Result {
    let view = ConfirmView {
        form: FormView::blank().with("next", desk.here()),
    };
    desk.page_with(StatusCode::FORBIDDEN, view).await
}

/// `GET /app/confirm?next=`
pub async fn page(desk: Desk, query: web::Query) -> web::Result {
    let next = query.0.one("next")?.unwrap_or("/app").to_owned();
    desk.page(ConfirmView {
        form: FormView::blank().with("next", next),
    })
    .await
}

/// `POST /app/confirm`
pub async fn confirm(desk: Desk, caller: Caller, guarded: Guarded) -> web::Result {
    let next = super::pages::local(guarded.fields.one("next")?);
    let password = guarded.password.clone().unwrap_or_default();
    match give(&desk, &caller, password).await? {
        Ok(pass) => Ok(pass.with(web::redirect(next))),
        Err(errors) => {
            let view = ConfirmView {
                form: FormView::again(guarded.fields, errors),
            };
            desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, view).await
        }
    }
}
