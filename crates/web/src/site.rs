//! The origin under which people reach us.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use http::{request::Parts, uri::Authority};

use crate::{Error, OriginError, Result};

/// Scheme, host and port under which people reach us; an extractor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    pub https: bool,
    /// Host, with the port unless it is the scheme's own; lower case.
    host: String,
}

impl Site {
    pub(crate) fn new(https: bool, host: &str) -> Self {
        Self {
            https,
            host: host.to_ascii_lowercase(),
        }
    }

    /// Reads a base URL: https, or http on this machine.
    pub(crate) fn parse(text: &str) -> Result<Self, OriginError> {
        let wrong = || OriginError::BaseUrl(text.to_owned());
        let (https, rest) = match text.trim_end_matches('/').split_once("://") {
            Some(("https", rest)) => (true, rest),
            Some(("http", rest)) => (false, rest),
            _ => return Err(wrong()),
        };
        let authority: Authority = rest.parse().map_err(|_| wrong())?;
        if authority.host().is_empty() || rest.contains('@') {
            return Err(wrong());
        }
        let rest = rest.to_ascii_lowercase();
        let host = rest
            .strip_suffix(if https { ":443" } else { ":80" })
            .unwrap_or(&rest)
            .to_owned();
        let site = Self { https, host };
        if https || site.is_loopback() {
            Ok(site)
        } else {
            Err(OriginError::Insecure(text.to_owned()))
        }
    }

    /// `https://www.example.com`, as browsers write it in `Origin`.
    pub fn origin(&self) -> String {
        format!("{}://{}", if self.https { "https" } else { "http" }, self.host)
    }

    /// The absolute address of a local path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    pub fn is_loopback(&self) -> bool {
        let Ok(authority) = self.host.parse::<Authority>() else {
            return false;
        };
        let name = authority.host();
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name == "localhost" || name.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Site {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Error::internal("no Site: the request came around the shell"))
    }
}
