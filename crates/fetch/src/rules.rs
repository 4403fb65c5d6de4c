//! What a client may do, and how much of it.

use std::{net::SocketAddr, time::Duration};

use rustls::pki_types::CertificateDer;

use crate::Reach;

/// The rules of a client. The defaults are for the public internet.
#[derive(Clone, Debug)]
pub struct Rules {
    pub reach: Reach,
    pub schemes: Schemes,
    pub ports: Ports,
    /// For looking the name up, connecting and agreeing on TLS.
    pub connect_within: Duration,
    /// From the request to the last byte of one answer; a redirect begins anew. Waiting for one's turn does not count.
    pub answer_within: Duration,
    /// Of an answer's body, unpacked. A [`Request`](crate::Request) may name its own.
    pub most_bytes: u64,
    pub most_redirects: u32,
    /// Who asks: a product token, and in brackets where to read about it. robots.txt is read for the token before the `/`.
    pub agent: String,
    /// Between the end of one request to a host and the beginning of the next.
    pub per_host_pause: Duration,
    /// Instead of the name servers of this machine.
    pub name_server: Option<SocketAddr>,
    /// Authorities besides those that everybody trusts: of an intranet, or of a test.
    pub authorities: Vec<CertificateDer<'static>>,
}

/// Which schemes a request may use. From https to http no redirect is followed either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Schemes {
    #[default]
    HttpsOnly,
    HttpsAndHttp,
}

/// Which ports a request may go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ports {
    /// 443 and 80.
    #[default]
    Web,
    Any,
}

impl Ports {
    pub(crate) fn allow(self, port: u16) -> bool {
        match self {
            Self::Web => matches!(port, 80 | 443),
            Self::Any => true,
        }
    }
}

impl Rules {
    /// The rules for the public internet, with the name under which one asks: `Bole/0.1 (+https://example.org/about)`.
    pub fn public(agent: impl Into<String>) -> Self {
        Self {
            reach: Reach::Public,
            schemes: Schemes::HttpsOnly,
            ports: Ports::Web,
            connect_within: Duration::from_secs(10),
            answer_within: Duration::from_secs(60),
            most_bytes: 1024 * 1024,
            most_redirects: 3,
            agent: agent.into(),
            per_host_pause: Duration::from_secs(2),
            name_server: None,
            authorities: Vec::new(),
        }
    }

    /// The name that robots.txt knows us by: the letters, `-` and `_` with which the agent begins (RFC 9309, 2.2.1).
    pub(crate) fn product_token(&self) -> &str {
        crate::robots::product_token(&self.agent)
    }
}
