//! An address that may be asked, as far as its letters tell.

use std::net::IpAddr;

use url::{Host, Url};

use crate::{Failure, Rules, rules::Schemes};

/// The longest address (bytes); what is longer is an attack or a mistake.
const LONGEST_URL: usize = 2048;

/// An address that keeps the rules. Where its name leads is looked at when connecting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) url: Url,
    pub(crate) place: Place,
    pub(crate) port: u16,
    pub(crate) scheme: Scheme,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Name(String),
    Address(IpAddr),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
}

impl Target {
    pub(crate) fn parse(text: &str, rules: &Rules) -> Result<Self, Failure> {
        if text.len() > LONGEST_URL {
            return Err(Failure::BadAddress);
        }
        Self::check(Url::parse(text).map_err(|_| Failure::BadAddress)?, rules)
    }

    /// Where a redirect from here leads. From https to http it leads nowhere, whatever the rules allow.
    pub(crate) fn redirect(&self, location: &str, rules: &Rules) -> Result<Self, Failure> {
        if location.len() > LONGEST_URL {
            return Err(Failure::BadAddress);
        }
        let url = self.url.join(location).map_err(|_| Failure::BadAddress)?;
        let next = Self::check(url, rules)?;
        match (self.scheme, next.scheme) {
            (Scheme::Https, Scheme::Http) => Err(Failure::NotHttps),
            (Scheme::Http, _) | (Scheme::Https, Scheme::Https) => Ok(next),
        }
    }

    /// The robots.txt that speaks for this address.
    pub(crate) fn robots(&self) -> Self {
        let mut url = self.url.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Self { url, ..self.clone() }
    }

    /// What robots.txt speaks for: scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Who waits in one line: a host, on whatever port.
    pub(crate) fn host(&self) -> String {
        match &self.place {
            Place::Name(name) => name.clone(),
            Place::Address(address) => address.to_string(),
        }
    }

    /// Path and query, as a request line takes it.
    pub(crate) fn path(&self) -> String {
        match self.url.query() {
            Some(query) => format!("{}?{query}", self.url.path()),
            None => self.url.path().to_owned(),
        }
    }

    /// What the `Host` header says: the port only where it is not the scheme's own.
    pub(crate) fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        match self.url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    fn check(mut url: Url, rules: &Rules) -> Result<Self, Failure> {
        url.set_fragment(None);
        if url.as_str().len() > LONGEST_URL {
            return Err(Failure::BadAddress);
        }
        let scheme = match url.scheme() {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            _ => return Err(Failure::BadAddress),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Failure::SignIn);
        }
        if scheme == Scheme::Http && rules.schemes == Schemes::HttpsOnly {
            return Err(Failure::NotHttps);
        }
        let place = match url.host().ok_or(Failure::BadAddress)? {
            Host::Domain(name) => Place::Name(name.trim_end_matches('.').to_owned()),
            Host::Ipv4(four) => Place::Address(four.into()),
            Host::Ipv6(six) => Place::Address(six.into()),
        };
        if place == Place::Name(String::new()) {
            return Err(Failure::BadAddress);
        }
        let port = url.port_or_known_default().ok_or(Failure::BadAddress)?;
        if !rules.ports.allow(port) {
            return Err(Failure::Port(port));
        }
        Ok(Self {
            url,
            place,
            port,
            scheme,
        })
    }
}
