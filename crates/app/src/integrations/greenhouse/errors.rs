//! What goes wrong, as Greenhouse's clients read it: `{"status": 404, "error": "Not found"}`.
//!
//! The documentation shows no error. A client in the field takes an object whose `status` is 404 for "no such board"
//! (npm `greenhouse-jobboard-js` 0.6.0); the wording of `error` is UNCONFIRMED.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde_json::json;
use web::{ErrorContext, Locale, Policy};

use crate::{App, api};

/// Whether an address is one of this API.
pub fn serves(path: &str) -> bool {
    path.starts_with("/compat/greenhouse/")
}

/// The answer to a request that failed: the status, a sentence, and for mistakes in fields each with its own.
pub fn error(app: &App, context: &ErrorContext, locale: &Locale) -> Response {
    let problem = api::problem(context, &app.templates, locale);
    let fields: Vec<_> = problem
        .errors
        .iter()
        .map(|mistake| json!({"field": mistake.field, "message": mistake.detail}))
        .collect();
    let sentence = if context.status == StatusCode::NOT_FOUND {
        "Not found".to_owned()
    } else if problem.errors.is_empty() {
        problem.detail.unwrap_or(problem.title)
    } else {
        let told = problem
            .errors
            .iter()
            .map(|mistake| format!("{}: {}", mistake.field, mistake.detail));
        told.collect::<Vec<_>>().join(" ")
    };
    let mut body = json!({"status": context.status.as_u16(), "error": sentence});
    if !fields.is_empty() {
        body["errors"] = fields.into();
    }
    if let Some(reference) = problem.reference {
        body["reference"] = reference.into();
    }
    let mut response = (context.status, Policy::PublicData, Json(body)).into_response();
    if context.status == StatusCode::UNAUTHORIZED {
        // RFC 9110, 11.6.1.
        let basic = HeaderValue::from_static("Basic realm=\"Bole\", charset=\"UTF-8\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, basic);
    }
    response
}
