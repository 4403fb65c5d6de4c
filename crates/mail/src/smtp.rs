//! Which SMTP server, how to reach it and who we are there.

use std::{fmt, time::Duration};

use crate::address::Address;

/// The SMTP server that takes our mail.
#[derive(Clone)]
pub struct SmtpConfig {
    /// A name or an address; with encryption the server's certificate must be for it.
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// None for a server that takes mail from us without sign-in.
    pub sign_in: Option<SignIn>,
    /// The sender of every message, in the envelope and in the From header.
    pub from: Address,
    /// For one whole conversation, from the first byte to the server's last word. 30 seconds is a good value.
    pub timeout: Duration,
    /// PEM text of an authority that signed the server's certificate, for a mail server inside a company's network.
    /// The public authorities are trusted besides.
    pub certificate_authority: Option<String>,
}

/// How the conversation is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Readable for everybody on the way: only for a server on the same machine or network.
    None,
    /// Begins readable and must turn private before anything is said (RFC 3207); never falls back. Usually port 587.
    Starttls,
    /// Private from the first byte (RFC 8314). Usually port 465.
    Tls,
}

impl Security {
    /// The port that mail servers use for it (RFC 8314; 25 for a plain relay).
    pub fn usual_port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::Starttls => 587,
            Self::Tls => 465,
        }
    }
}

/// Our account on the server.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub username: String,
    pub password: Password,
}

/// A password that is never printed.
#[derive(Clone)]
pub struct Password(pub(crate) String);

impl Password {
    pub fn new(password: impl Into<String>) -> Self {
        Self(password.into())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

impl SmtpConfig {
    /// Host and port, as a person would write them.
    pub(crate) fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}
