//! Why nothing was fetched, and what to do about it.

use std::time::Duration;

use crate::AddressKind;

/// Why nothing was fetched. Each says in one sentence what went wrong and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error(
        "This is no address that can be fetched: write it in full and within 2,048 characters, like https://example.org/list."
    )]
    BadAddress,
    #[error("The address holds a user name or a password: remove what stands before the @.")]
    SignIn,
    #[error("The address, or a redirect from it, does not begin with https://: ask the site for an https address.")]
    NotHttps,
    #[error("Port {0} is not one of the web: use an address on port 443 or 80, or allow other ports in the settings.")]
    Port(u16),
    #[error(
        "The address leads to {0}, which is not on the public internet: check it, or allow that network in the settings."
    )]
    NotAllowedAddress(AddressKind),
    #[error("No host of this name exists: check the address for a typing mistake.")]
    UnknownHost,
    #[error(
        "The name server gave no answer about this host: try again later, or check the name servers of this machine."
    )]
    Unresolved,
    #[error("The host takes no connection: try again later, or check whether the site opens in a browser.")]
    Unreachable,
    #[error(
        "No trusted encrypted connection came about: the site's certificate or TLS is at fault; tell the site's owner, or add its authority in the settings."
    )]
    Tls,
    #[error("The host did not answer in time: try again later.")]
    Timeout,
    #[error("The answer is larger than {limit} bytes: fetch a smaller part of it, or raise the limit.")]
    TooLarge { limit: u64 },
    #[error("The answer unpacks to far more than any text would: it is broken or an attack; tell the site's owner.")]
    Bomb,
    #[error("The address redirects more than {limit} times: use the address at the end of the chain.")]
    TooManyRedirects { limit: u32 },
    #[error("The address redirects in a circle: tell the site's owner.")]
    RedirectLoop,
    #[error("The site's robots.txt forbids this address to programs: ask the site's owner for permission.")]
    Robots,
    #[error("The site's robots.txt cannot be read at present, which forbids everything: try again later.")]
    RobotsUnread,
    #[error("The host asks to wait{}: try again after that.", retry_after.map(in_words).unwrap_or_default())]
    Busy { retry_after: Option<Duration> },
    #[error("The host answered with status {0}: {next}.", next = next_after(*.0))]
    Status(u16),
    #[error("The answer was cut off or is not valid HTTP: try again later; if it stays so, tell the site's owner.")]
    Broken,
}

fn in_words(pause: Duration) -> String {
    format!(" for {} seconds", pause.as_secs())
}

fn next_after(status: u16) -> &'static str {
    match status {
        401 | 403 => "it wants a sign-in or does not serve programs; ask the site's owner",
        404 | 410 => "nothing is there; check the address",
        500..=599 => "the fault is the host's; try again later",
        _ => "check the address",
    }
}

impl Failure {
    /// A name that stays, for translations and for what is kept in a database.
    pub fn key(&self) -> &'static str {
        match self {
            Self::BadAddress => "bad-address",
            Self::SignIn => "sign-in",
            Self::NotHttps => "not-https",
            Self::Port(_) => "port",
            Self::NotAllowedAddress(_) => "not-allowed-address",
            Self::UnknownHost => "unknown-host",
            Self::Unresolved => "unresolved",
            Self::Unreachable => "unreachable",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
            Self::TooLarge { .. } => "too-large",
            Self::Bomb => "bomb",
            Self::TooManyRedirects { .. } => "too-many-redirects",
            Self::RedirectLoop => "redirect-loop",
            Self::Robots => "robots",
            Self::RobotsUnread => "robots-unread",
            Self::Busy { .. } => "busy",
            Self::Status(_) => "status",
            Self::Broken => "broken",
        }
    }

    /// Whether trying the same again later may help.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unresolved
            | Self::Unreachable
            | Self::Timeout
            | Self::RobotsUnread
            | Self::Busy { .. }
            | Self::Broken => true,
            // Request Timeout and Too Early say so themselves (RFC 9110, 15.5.9; RFC 8470, 5.2); Not Implemented does not pass.
            Self::Status(status) => matches!(status, 408 | 425 | 500 | 502..=599),
            Self::BadAddress
            | Self::SignIn
            | Self::NotHttps
            | Self::Port(_)
            | Self::NotAllowedAddress(_)
            | Self::UnknownHost
            | Self::Tls
            | Self::TooLarge { .. }
            | Self::Bomb
            | Self::TooManyRedirects { .. }
            | Self::RedirectLoop
            | Self::Robots => false,
        }
    }

    /// How long the host asked to be left alone, at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy { retry_after } => *retry_after,
            _ => None,
        }
    }
}
