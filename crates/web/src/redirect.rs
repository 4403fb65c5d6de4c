//! Sending the browser on after a form, and the one message that the next page shows.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use base::Time;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::{Message, cookies::Cookie, sign::Signer, site::Site};

/// A redirect to one of our own pages.
#[derive(Clone, Debug)]
pub struct Redirect {
    status: StatusCode,
    path: String,
    flash: Option<Message>,
}

/// After a form: 303, the browser fetches the page that follows.
pub fn redirect(path: impl Into<String>) -> Redirect {
    Redirect {
        status: StatusCode::SEE_OTHER,
        path: path.into(),
        flash: None,
    }
}

/// The page has another address for good: 301.
pub fn moved(path: impl Into<String>) -> Redirect {
    Redirect {
        status: StatusCode::MOVED_PERMANENTLY,
        ..redirect(path)
    }
}

/// The page is elsewhere this time: 302.
pub fn found(path: impl Into<String>) -> Redirect {
    Redirect {
        status: StatusCode::FOUND,
        ..redirect(path)
    }
}

impl Redirect {
    /// A message for the next page, once.
    pub fn flash(mut self, message: Message) -> Self {
        self.flash = Some(message);
        self
    }
}

impl IntoResponse for Redirect {
    fn into_response(self) -> Response {
        // A path from a form could name another site; such a one leads home.
        let path = if is_local(&self.path) {
            self.path
        } else {
            "/".to_owned()
        };
        let location = HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/"));
        let mut response = (self.status, [(header::LOCATION, location)]).into_response();
        if let Some(message) = self.flash {
            response.extensions_mut().insert(Outgoing(message));
        }
        response
    }
}

/// Whether a browser reads this as a place on our own site: one slash, then no slash or backslash, and nothing that
/// browsers drop (tabs, line ends) or that is no ASCII. Query and fragment may follow.
pub fn is_local(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// The message that the last page left for this one. Found among the request's extensions; showing it uses it up.
#[derive(Clone, Debug)]
pub struct Flash(pub Message);

/// A message on its way out, in the response's extensions.
#[derive(Clone)]
struct Outgoing(Message);

const PURPOSE: &str = "flash";
const AGE: Duration = Duration::from_mins(2);

/// The message a request brings, if it is one of ours and fresh.
pub(crate) fn arriving(headers: &HeaderMap, site: &Site, signer: &Signer, now: Time) -> Option<Flash> {
    let token = Cookie::Flash.read(headers, site)?;
    let payload = signer.verify(PURPOSE, token, now, Duration::ZERO..=AGE).ok()?;
    serde_json::from_slice(&payload).ok().map(Flash)
}

/// Sets the cookie for a message that leaves; takes it away once a page has been shown.
pub(crate) fn leaving(response: &mut Response, arrived: bool, site: &Site, signer: &Signer, now: Time) {
    let cookie = if let Some(Outgoing(message)) = response.extensions_mut().remove::<Outgoing>() {
        let payload = serde_json::to_vec(&message).expect("a message is made of strings and numbers");
        Cookie::Flash.set(site, &signer.sign(PURPOSE, &payload, now), Some(AGE))
    } else if arrived && shows_messages(response) {
        Cookie::Flash.clear(site)
    } else {
        return;
    };
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// Pages of HTML show a message; redirects, files and data pass it on.
fn shows_messages(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    !response.status().is_redirection() && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_stay_at_home() {
        for local in ["/", "/a?b=c#d", "/a//b", "/%2F%2Fevil.example"] {
            assert!(is_local(local), "{local}");
        }
        for foreign in [
            "",
            "a",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\\b",
            "/\t/evil",
            "/ä",
            "/a b",
        ] {
            assert!(!is_local(foreign), "{foreign}");
            assert_eq!(redirect(foreign).into_response().headers()[header::LOCATION], "/");
        }
        assert_eq!(redirect("/a").into_response().status(), 303);
    }
}
