//! Pages for what went wrong, in the reader's language (that of their account, if they are signed in), and problem+json
//! for programs.

use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Language;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use web::{Asked, ErrorContext, Locale, Message, Wanted, templates::View};

use super::Desk;
use crate::{App, LANGUAGES, api, integrations::greenhouse};

/// A page that says what went wrong and what to do next.
#[derive(Clone, Serialize)]
pub struct ErrorView {
    lang: String,
    status: u16,
    name: String,
    message: Option<Message>,
    reference: Option<String>,
    /// Whether the reader was in the recruiter's application.
    staff: bool,
    organization: String,
}

/// The same for somebody who is signed in: within the frame of the application.
#[derive(Serialize)]
pub struct DeskErrorView(ErrorView);

impl View for DeskErrorView {
    const TEMPLATE: &'static str = "layout/error-app.html";

    fn samples() -> Vec<Self> {
        ErrorView::samples().into_iter().map(Self).collect()
    }
}

impl View for ErrorView {
    const TEMPLATE: &'static str = "layout/error.html";

    fn samples() -> Vec<Self> {
        ["not-found", "internal", "rate-limited", "conflict", "gone"]
            .into_iter()
            .zip([404, 500, 429, 409, 410])
            .map(|(name, status)| Self {
                lang: "en".to_owned(),
                status,
                name: name.to_owned(),
                message: None,
                reference: (status == 500).then(|| "k3v9p2m4xq".to_owned()),
                staff: status != 404,
                organization: "Example".to_owned(),
            })
            .collect()
    }
}

/// Makes the answer to a request that failed.
pub async fn show_errors(app: App, asked: Asked, context: ErrorContext) -> Response {
    let staff = asked.uri.path().starts_with("/app");
    let desk = if staff { Desk::of(&app, &asked).await } else { None };
    let language = desk
        .as_ref()
        .map(|desk| desk.actor.language.clone())
        .or_else(|| wished_language(asked.accept_language.as_ref()))
        .unwrap_or_else(first_language);
    let organization = app.organization().await;
    let zone = organization
        .as_ref()
        .map_or_else(|_| base::Zone::utc(), |organization| organization.zone.clone());
    let locale = desk
        .as_ref()
        .map_or_else(|| Locale::new(language.as_str(), zone, app.clock.now()), Desk::locale);
    if greenhouse::serves(asked.uri.path()) {
        return greenhouse::error(&app, &context, &locale);
    }
    if asked.wanted == Wanted::Problem {
        let mut response = api::problem(&context, &app.templates, &locale).into_response();
        if context.status == StatusCode::UNAUTHORIZED {
            // RFC 9110, 11.6.1: whoever is sent away is told how to come in.
            let bearer = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        }
        return response;
    }
    // A part of a page is not replaced by the sign-in page; the script reloads the whole on 401.
    if staff && context.status == StatusCode::UNAUTHORIZED && asked.wanted == Wanted::Page {
        return to_sign_in(&asked);
    }
    let view = ErrorView {
        lang: language.to_string(),
        status: context.status.as_u16(),
        name: context.name.to_owned(),
        message: context.message.clone(),
        reference: context.reference.clone(),
        staff,
        organization: organization
            .map(|organization| organization.name.in_language(&language).to_owned())
            .unwrap_or_default(),
    };
    if let Some(desk) = desk.filter(|_| asked.wanted == Wanted::Page) {
        match desk.page_with(context.status, DeskErrorView(view.clone())).await {
            Ok(page) => return page,
            // The page without the frame needs nothing of the database.
            Err(error) => tracing::warn!("The frame around an error page cannot be shown: {error}"),
        }
    }
    match app.templates.render(ErrorView::TEMPLATE, &view, &locale) {
        Ok(html) => (context.status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!("The error page cannot be shown: {error:#}");
            (context.status, context.title).into_response()
        }
    }
}

fn first_language() -> Language {
    let first = LANGUAGES.first().expect("there is a language");
    first.parse().expect("our languages are tags")
}

/// The one of our languages that suits an Accept-Language best, if any does.
pub fn wished_language(header: Option<&HeaderValue>) -> Option<Language> {
    let wished = header?.to_str().ok()?;
    let spoken: Vec<Language> = LANGUAGES
        .iter()
        .map(|tag| tag.parse().expect("our languages are tags"))
        .collect();
    Language::best_of(&spoken, wished)
}

/// A page asks to sign in first, then leads back; a form that was sent is not sent again.
fn to_sign_in(asked: &Asked) -> Response {
    let back = if asked.method == http::Method::GET {
        asked.uri.path_and_query().map(|path| path.as_str())
    } else {
        None
    };
    let encoded: String = back.map(web::encode_component).unwrap_or_default();
    let path = if encoded.is_empty() {
        "/app/sign-in".to_owned()
    } else {
        format!("/app/sign-in?next={encoded}")
    };
    Redirect::to(&path).into_response()
}
