//! Errors for programs: `application/problem+json` (RFC 9457), and who gets them instead of a page.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use serde::Serialize;

use crate::{ErrorContext, Message};

/// The body of an error for a program.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// A stable relative reference, such as `/problems/not-found`.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to quote when asking for help; only on failures of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One field that was not accepted.
#[derive(Clone, Debug, Serialize)]
pub struct FieldProblem {
    pub field: String,
    /// The message's key: stable, for programs that branch.
    pub code: String,
    pub detail: String,
}

impl Problem {
    /// In English; [`Problem::titled`] says it in the reader's language. `say` puts a message into words of one.
    pub fn new(context: &ErrorContext, say: impl Fn(&Message) -> String) -> Self {
        let errors = context.form.iter().flat_map(|form| form.iter());
        Self {
            kind: format!("/problems/{}", context.name),
            title: context.title.to_owned(),
            status: context.status.as_u16(),
            detail: context.message.as_ref().map(&say),
            reference: context.reference.clone(),
            errors: errors
                .map(|(field, message)| FieldProblem {
                    field: field.to_owned(),
                    code: message.key.to_string(),
                    detail: say(message),
                })
                .collect(),
        }
    }

    /// The same with another title, and a sentence where it has none.
    #[must_use]
    pub fn titled(self, title: String, detail: impl FnOnce() -> Option<String>) -> Self {
        Self {
            title,
            detail: self.detail.or_else(detail),
            ..self
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).expect("taken from a StatusCode");
        let body = serde_json::to_vec(&self).expect("strings and numbers only");
        (
            status,
            [(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/problem+json"),
            )],
            body,
        )
            .into_response()
    }
}

/// In which form the other end wants an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Page,
    /// Only the part that changed: the request came from a script of ours on a page (htmx).
    Fragment,
    Problem,
}

impl Wanted {
    /// Programs by path (`/api/`, `/compat/`) or because they accept JSON and no HTML; everyone else gets a page. A script
    /// of ours that names problem+json says the sentence in words of its own.
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        static HX_REQUEST: HeaderName = HeaderName::from_static("hx-request");
        let path = uri.path();
        if path.starts_with("/api/") || path.starts_with("/compat/") {
            return Self::Problem;
        }
        let ours = headers.contains_key(&HX_REQUEST);
        let accept = headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .unwrap_or_default();
        let accepts = |kind: &str| {
            accept
                .split(',')
                .any(|part| part.split(';').next().unwrap_or("").trim() == kind)
        };
        let problem = accepts("application/problem+json");
        let json = accepts("application/json") || problem;
        if ours {
            return if problem { Self::Problem } else { Self::Fragment };
        }
        if json && !accepts("text/html") {
            Self::Problem
        } else {
            Self::Page
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    fn wanted(path: &str, accept: Option<&str>) -> Wanted {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(header::ACCEPT, accept.parse().unwrap());
        }
        Wanted::of(&path.parse().unwrap(), &headers)
    }

    #[test]
    fn programs_get_problems_and_people_get_pages() {
        assert_eq!(wanted("/api/v1/things", Some("text/html")), Wanted::Problem);
        assert_eq!(wanted("/things", Some("application/json")), Wanted::Problem);
        assert_eq!(
            wanted("/things", Some("text/html,application/json;q=0.9")),
            Wanted::Page
        );
        assert_eq!(wanted("/things", Some("*/*")), Wanted::Page);
        assert_eq!(wanted("/apiary", None), Wanted::Page);
        let ours = |accept: &str| {
            let headers = [("hx-request", "true"), ("accept", accept)]
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .into_iter()
                .collect();
            Wanted::of(&"/things".parse().unwrap(), &headers)
        };
        assert_eq!(ours("*/*"), Wanted::Fragment);
        assert_eq!(ours("application/problem+json, text/html;q=0.9"), Wanted::Problem);
    }

    #[tokio::test]
    async fn a_problem_has_a_stable_type() {
        let context = Error::Gone
            .into_response()
            .extensions()
            .get::<ErrorContext>()
            .unwrap()
            .clone();
        let response = Problem::new(&context, |message| message.key.to_string()).into_response();
        assert_eq!(response.status(), 410);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"type": "/problems/gone", "title": "No longer here", "status": 410})
        );
    }
}
