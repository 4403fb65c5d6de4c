//! Who may send applications: a server with a token of ours as the user name of HTTP Basic, as Greenhouse has its key.

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderMap, header, request::Parts};
use web::Error;

use crate::{App, access::Access, api::Caller};

/// The scope that it takes.
pub const ACCESS: Access = Access::Token("applications:write");

/// Lets in a token that holds and has the scope. Whatever is sent as password is passed over.
pub async fn admit(parts: &mut Parts, app: &App) -> web::Result<Caller> {
    let token = user_name(&parts.headers).ok_or(Error::Unauthorized)?;
    Caller::with_token(parts, app, &token).await
}

fn user_name(headers: &HeaderMap) -> Option<String> {
    let (scheme, text) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(text.trim()).ok()?).ok()?;
    Some(pair.split(':').next()?.to_owned())
}

#[cfg(test)]
mod sender_tests {
    use super::*;

    fn read(value: &str) -> Option<String> {
        user_name(&HeaderMap::from_iter([(header::AUTHORIZATION, value.parse().unwrap())]))
    }

    #[test]
    fn the_token_is_the_user_name() {
        assert_eq!(read("Basic Ym9sZV94Og==").as_deref(), Some("bole_x"), "bole_x:");
        assert_eq!(read("basic Ym9sZV94").as_deref(), Some("bole_x"), "no colon");
        for wrong in ["Bearer bole_x", "Basic", "Basic %%%", "Basic /w==", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
