//! What a handler fails with, and what the person or program at the other end learns of it.
//!
//! An [`Error`] becomes a response with a plain body and an [`ErrorContext`] among its extensions. The application's
//! shell turns the context into a page or into problem+json. Which type to use where: handlers and scoped loads return
//! [`Error`]; verbs return `anyhow` or [`Error`]; a `thiserror` enum exists only where a caller branches on it. An
//! [`Error`] that travelled inside an `anyhow::Error` is itself again on arrival.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use rand::Rng;

use crate::{FormErrors, Message};

/// The result of a handler: a response, unless a type is named.
pub type Result<T = Response, E = Error> = std::result::Result<T, E>;

/// Everything that a request can fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Bytes that are no request: broken encoding, repeated parameters, malformed multipart.
    #[error("the request could not be read: {0}")]
    Malformed(&'static str),
    /// One of the others, with a sentence that says what exactly is wrong.
    #[error("{error}: {}", .message.key)]
    Saying { error: Box<Self>, message: Message },
    #[error("nobody is signed in")]
    Unauthorized,
    /// Known and not allowed. For what a person may not see, use [`Error::NotFound`].
    #[error("not allowed")]
    Forbidden,
    /// An unsafe request that another site caused, or may have.
    #[error("sent from another site")]
    CrossSite,
    #[error("not found")]
    NotFound,
    #[error("the address does not take this method")]
    MethodNotAllowed,
    /// The sender stopped sending.
    #[error("the request did not arrive in time")]
    Timeout,
    #[error("conflict: {}", .0.key)]
    Conflict(Message),
    #[error("was here and is gone")]
    Gone,
    /// `If-Match` named a version that is no longer the present one.
    #[error("changed by someone else in the meantime")]
    Changed,
    #[error("too large")]
    TooLarge,
    #[error("this kind of content is not accepted")]
    UnsupportedMedia,
    /// A person's mistake in a form, field by field.
    #[error("{} field(s) need attention", .0.len())]
    Invalid(FormErrors),
    #[error("too many requests")]
    RateLimited { retry_after: Duration },
    #[error("unavailable for now")]
    Unavailable { retry_after: Duration },
    /// Our own failure. Logged once, here; the other end sees a reference and nothing else.
    #[error(transparent)]
    Internal(anyhow::Error),
}

/// What an error page or a problem document may say. Rides in the response's extensions.
#[derive(Clone, Debug)]
pub struct ErrorContext {
    pub status: StatusCode,
    /// Stable name, the last part of the problem's type: `not-found`.
    pub name: &'static str,
    /// A short English title, for programs; people get a translated page.
    pub title: &'static str,
    pub message: Option<Message>,
    /// What of the request could not be read, in a few English words for whoever writes the program.
    pub what: Option<&'static str>,
    pub form: Option<FormErrors>,
    /// Random; finds the entry in the log.
    pub reference: Option<String>,
    pub retry_after: Option<Duration>,
}

impl Error {
    /// A failure of ours that is a sentence and has no cause.
    pub fn internal(text: impl Into<String>) -> Self {
        Self::Internal(anyhow::Error::msg(text.into()))
    }

    /// The same error with a sentence of its own.
    pub fn saying(self, message: Message) -> Self {
        Self::Saying {
            error: Box::new(self),
            message,
        }
    }

    pub fn status(&self) -> StatusCode {
        self.kind().0
    }

    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Saying { error, .. } => error.kind(),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed", "The request could not be read"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized", "Sign in first"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "Not allowed"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "Sent from another site"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "The address does not take this method",
            ),
            Self::Timeout => (
                StatusCode::REQUEST_TIMEOUT,
                "timeout",
                "The request did not arrive in time",
            ),
            Self::Conflict(_) => (StatusCode::CONFLICT, "conflict", "Not possible in the present state"),
            Self::Gone => (StatusCode::GONE, "gone", "No longer here"),
            Self::Changed => (StatusCode::PRECONDITION_FAILED, "changed", "Changed in the meantime"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large"),
            Self::UnsupportedMedia => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media",
                "This kind of content is not accepted",
            ),
            Self::Invalid(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "Some fields need attention",
            ),
            Self::RateLimited { .. } => (StatusCode::TOO_MANY_REQUESTS, "rate-limited", "Too many requests"),
            Self::Unavailable { .. } => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Unavailable for now"),
            Self::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here",
            ),
        }
    }
}

impl From<anyhow::Error> for Error {
    /// Storage and other failures are internal, but for a database with too much to do, or one that does not answer; an
    /// [`Error`] that was wrapped on the way comes out again.
    fn from(error: anyhow::Error) -> Self {
        if error.is::<db::Busy>() {
            tracing::warn!("There was no turn at the database in time; somebody was asked to come back");
            return Self::Unavailable {
                retry_after: Duration::from_secs(10),
            };
        }
        if db::is_cut_off(&error) {
            tracing::error!("The database does not answer: {error:#}");
            return Self::Unavailable {
                retry_after: Duration::from_secs(10),
            };
        }
        error.downcast::<Self>().unwrap_or_else(Self::Internal)
    }
}

impl From<FormErrors> for Error {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl db::WriteError for Error {
    fn cause(&self) -> Option<&anyhow::Error> {
        match self {
            Self::Internal(error) => Some(error),
            _ => None,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, name, title) = self.kind();
        let mut context = ErrorContext {
            status,
            name,
            title,
            message: None,
            what: None,
            form: None,
            reference: None,
            retry_after: None,
        };
        let mut error = self;
        if let Self::Saying { error: own, message } = error {
            context.message = Some(message);
            error = *own;
        }
        match error {
            Self::Internal(error) => {
                let reference = reference();
                tracing::error!(%reference, error = format!("{error:#}"), "A request failed");
                context.reference = Some(reference);
            }
            Self::Malformed(what) => {
                context.what = Some(what);
                tracing::debug!(what, "A malformed request");
            }
            Self::Conflict(message) => context.message = Some(message),
            Self::Invalid(errors) => context.form = Some(errors),
            Self::RateLimited { retry_after } | Self::Unavailable { retry_after } => {
                context.retry_after = Some(retry_after);
            }
            Self::Unauthorized
            | Self::Forbidden
            | Self::CrossSite
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::Timeout
            | Self::Gone
            | Self::Changed
            | Self::TooLarge
            | Self::UnsupportedMedia
            | Self::Saying { .. } => {}
        }
        context.into_response()
    }
}

impl IntoResponse for ErrorContext {
    fn into_response(self) -> Response {
        let body = match &self.reference {
            Some(reference) => format!("{}. Reference: {reference}\n", self.title),
            None => format!("{}.\n", self.title),
        };
        let mut response = (self.status, body).into_response();
        if let Some(wait) = self.retry_after {
            // Rounded up: a client that comes back exactly then must be let in.
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Ten characters that a person can read over the telephone. Random, so that it says nothing about the server.
#[expect(
    clippy::disallowed_methods,
    reason = "must not be guessed, and an error has no context to ask"
)]
fn reference() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut random = [0_u8; 10];
    rand::rng().fill_bytes(&mut random);
    random
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_that_travelled_inside_anyhow_is_itself_again() {
        let wrapped = Err::<(), _>(Error::NotFound).context("load the thing").unwrap_err();
        assert!(matches!(Error::from(wrapped), Error::NotFound));
        assert!(matches!(Error::from(anyhow::anyhow!("disk full")), Error::Internal(_)));
    }

    #[tokio::test]
    async fn an_internal_error_shows_a_reference_and_nothing_else() {
        let response = Error::from(anyhow::anyhow!("password=hunter2 at /srv/secret.rs")).into_response();
        assert_eq!(response.status(), 500);
        let context = response.extensions().get::<ErrorContext>().unwrap().clone();
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains(context.reference.as_deref().unwrap()));
        assert!(!body.contains("hunter2") && !body.contains("secret"));
    }

    #[test]
    fn retry_after_is_whole_seconds_and_never_zero() {
        let response = Error::RateLimited {
            retry_after: Duration::from_millis(1500),
        }
        .into_response();
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
        let response = Error::Unavailable {
            retry_after: Duration::ZERO,
        }
        .into_response();
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
    }
}
