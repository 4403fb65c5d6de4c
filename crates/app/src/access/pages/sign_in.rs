//! Signing in and out.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use base::{Id, Secret};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use web::{Cookie, Fields, FormErrors, FormView, Message, NoFields, Query, RetryAfter, Site, templates::View};

use super::{
    super::{
        User, actions,
        attempt::{self, Caller, Verdict},
        session, store,
    },
    local,
};
use crate::{
    App,
    layout::{Desk, Visit},
};

/// The sign-in page.
#[derive(Serialize)]
pub struct SignInView {
    form: FormView,
    /// Nobody works here yet: the first owner's link comes first.
    empty: bool,
}

impl View for SignInView {
    const TEMPLATE: &'static str = "access/sign_in.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("email", Message::new("access-wrong"));
        vec![
            Self {
                form: FormView::blank().with("next", "/app"),
                empty: false,
            },
            Self {
                form: FormView::blank(),
                empty: true,
            },
            Self {
                form: FormView::again(Fields::default(), wrong),
                empty: false,
            },
        ]
    }
}

/// `GET /app/sign-in?next=`
pub async fn page(visit: Visit, headers: HeaderMap, query: Query) -> web::Result {
    let next = local(query.0.one("next")?);
    if let Some(token) = Cookie::Session.read(&headers, &visit.site)
        && session::actor(&visit.app.db, token).await?.is_some()
    {
        return Ok(web::redirect(next).into_response());
    }
    let empty = !store::has_users(&mut visit.app.db.read()).await?;
    visit
        .page(SignInView {
            form: FormView::blank().with("next", next),
            empty,
        })
        .await
}

/// `POST /app/sign-in`
pub async fn sign_in(visit: Visit, caller: Caller, headers: HeaderMap, fields: Fields) -> web::Result {
    let email = fields.one("email")?.unwrap_or_default().to_owned();
    let password = fields.one("password")?.unwrap_or_default().to_owned();
    let next = local(fields.one("next")?);
    let fields = fields.without("password");
    let again = |message| SignInView {
        form: FormView::again(fields, FormErrors::new("email", message)),
        empty: false,
    };
    match attempt::with_password(&visit.app, &caller, &email, password).await? {
        Verdict::Right(user) => {
            let cookie = begin(&visit.app, &visit.site, user, &caller, &headers).await?;
            Ok(([(header::SET_COOKIE, cookie)], web::redirect(next)).into_response())
        }
        Verdict::Wrong => visit.invalid(again(Message::new("access-wrong"))).await,
        Verdict::Throttled(wait) => {
            let page = visit
                .page_with(StatusCode::TOO_MANY_REQUESTS, again(Message::new("access-throttled")))
                .await?;
            Ok(told_to_wait(page, wait))
        }
    }
}

fn told_to_wait(mut page: Response, RetryAfter(wait): RetryAfter) -> Response {
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
    page
}

/// Begins a session and gives its cookie; whatever session the browser came with ends.
pub async fn begin(
    app: &App,
    site: &Site,
    user: Id<User>,
    caller: &Caller,
    headers: &HeaderMap,
) -> web::Result<HeaderValue> {
    let (agent, before) = (
        caller.agent.clone(),
        Cookie::Session.read(headers, site).map(str::to_owned),
    );
    let secret: Secret = app
        .db
        .write(move |tx| {
            let (agent, before) = (agent.clone(), before.clone());
            Box::pin(async move { actions::sign_in(tx, user, &agent, before.as_deref()).await })
        })
        .await?;
    Ok(Cookie::Session.set(site, &secret.reveal(), None))
}

/// `POST /app/sign-out`: ends the session and has the browser forget the pages it kept.
pub async fn sign_out(desk: Desk, State(app): State<App>, _: NoFields) -> web::Result {
    let actor = desk.actor.clone();
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::sign_out(tx, &actor).await })
        })
        .await?;
    let cookie = Cookie::Session.clear(&desk.site);
    let forget = HeaderValue::from_static("\"cache\", \"storage\"");
    let leave = web::redirect("/app/sign-in").flash(Message::new("access-signed-out"));
    Ok((
        [
            (header::SET_COOKIE, cookie),
            (header::HeaderName::from_static("clear-site-data"), forget),
        ],
        leave,
    )
        .into_response())
}

/// `GET /app/session`: nothing, while somebody is signed in. A page asks before it sends what was typed for a long time.
pub(in super::super) async fn still(_: Desk) -> StatusCode {
    StatusCode::NO_CONTENT
}
