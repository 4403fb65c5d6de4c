//! Where boards are: kind and name by the address that people paste, and what to fetch first.

mod recognise;
#[cfg(test)]
mod tests;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use thiserror::Error;
use url::Url;

use crate::{
    answer::{Ask, Wanted},
    kind::Kind,
};

pub use recognise::recognise;

/// A board, as far as an address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub kind: Kind,
    /// The name of the employer's board at the vendor; for sites and feeds their address.
    pub token: String,
    /// Where the interface of the vendor is, if not at its usual place: `https://api.eu.lever.co`.
    base: Option<String>,
    /// The language of a board that has a list per language.
    language: Option<String>,
}

/// Why an address cannot be watched.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadAddress {
    #[error("{0:?} is neither an address (https://…) nor the name of a board")]
    NotAnAddress(String),
    #[error("this is the address of a {found} board, and the kind is {wanted}; choose {found}")]
    OtherKind { wanted: Kind, found: Kind },
    #[error("{0} shows its lists to nobody but signed-in people; save the pages and import them as files")]
    NoPublicList(Kind),
    #[error("a board of the kind {0} is watched by an address; give the one of its page or feed")]
    AddressNeeded(Kind),
}

/// Longest name of a board, in bytes.
const LONGEST_TOKEN: usize = 100;

/// Under these hosts the interfaces of the vendors are.
const VENDORS: [&str; 10] = [
    "greenhouse.io",
    "lever.co",
    "ashbyhq.com",
    "smartrecruiters.com",
    "workable.com",
    "recruitee.com",
    "personio.de",
    "personio.com",
    "teamtailor.com",
    "bamboohr.com",
];

/// What a segment of a path may hold as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The address of what to fetch first: for the name of a board, its page, or a page or feed itself. `base` takes the
/// place of the vendor's own server.
pub fn first(kind: &Kind, token_or_url: &str, base: Option<&str>) -> Result<Ask, BadAddress> {
    let said = token_or_url.trim();
    let mut board = board(kind, said)?;
    if let Some(base) = base {
        board.base = Some(base.trim_end_matches('/').to_owned());
    }
    Ok(board.ask())
}

fn board(kind: &Kind, said: &str) -> Result<Board, BadAddress> {
    let bad = || BadAddress::NotAnAddress(said.chars().take(LONGEST_TOKEN).collect());
    match kind {
        Kind::Greenhouse
        | Kind::Lever
        | Kind::Ashby
        | Kind::Smartrecruiters
        | Kind::Recruitee
        | Kind::Workable
        | Kind::Personio
        | Kind::Teamtailor
        | Kind::Bamboohr => match recognise(said) {
            Some(found) if found.kind == *kind => Ok(found),
            Some(found) => Err(BadAddress::OtherKind {
                wanted: kind.clone(),
                found: found.kind,
            }),
            // A server of one's own, or behind an employer's name.
            None if said.contains("://") => parse(said)
                .map(|url| Board::at(kind.clone(), url.into()))
                .ok_or_else(bad),
            None => Board::named(kind.clone(), said).ok_or_else(bad),
        },
        Kind::Bole => match parse(said).ok_or_else(bad)? {
            url if url.path() == "/" || url.path() == "/jobs" => {
                let feed = url.join("/jobs.json").map_err(|_| bad())?;
                Ok(Board::at(Kind::Bole, feed.into()))
            }
            url => Ok(Board::at(Kind::Bole, url.into())),
        },
        Kind::Linkedin | Kind::Indeed | Kind::Xing | Kind::BossZhipin => {
            let url = parse(said).ok_or_else(|| BadAddress::AddressNeeded(kind.clone()))?;
            if let Some(closed) = closed(&url) {
                return Err(BadAddress::NoPublicList(closed));
            }
            Ok(Board::at(kind.clone(), url.into()))
        }
        Kind::Feed | Kind::Site | Kind::Other(_) => {
            let url = parse(said).ok_or_else(bad)?;
            match closed(&url) {
                Some(closed) => Err(BadAddress::NoPublicList(closed)),
                None => Ok(Board::at(kind.clone(), url.into())),
            }
        }
    }
}

/// Servers that forbid programs to read their lists.
fn closed(url: &Url) -> Option<Kind> {
    let host = url.host_str().unwrap_or("").to_ascii_lowercase();
    let closed = [
        ("linkedin.com", Kind::Linkedin),
        ("indeed.com", Kind::Indeed),
        ("xing.com", Kind::Xing),
        ("zhipin.com", Kind::BossZhipin),
    ];
    let is_under = |own: &str| host == own || host.strip_suffix(own).is_some_and(|sub| sub.ends_with('.'));
    closed.into_iter().find(|(own, _)| is_under(own)).map(|(_, kind)| kind)
}

/// An address of http or https, with or without its beginning.
fn parse(text: &str) -> Option<Url> {
    let text = text.trim();
    let url = if text.contains("://") {
        Url::parse(text).ok()?
    } else if text.starts_with("//") {
        Url::parse(&format!("https:{text}")).ok()?
    } else {
        // The name of a board has no dot and path; a host has.
        let host = text.split('/').next().unwrap_or("");
        let (_, end) = host.split(':').next()?.rsplit_once('.')?;
        let fits = end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic());
        fits.then(|| Url::parse(&format!("https://{text}")).ok())??
    };
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    // A name and a password in an address are nobody's business, and would be stored and shown.
    (web && url.username().is_empty() && url.password().is_none()).then_some(url)
}

impl Board {
    fn named(kind: Kind, token: &str) -> Option<Self> {
        let token = percent_encoding::percent_decode_str(token).decode_utf8().ok()?;
        let token = token.trim();
        let sound = token
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '&'));
        (!token.is_empty() && token.len() <= LONGEST_TOKEN && sound && !token.starts_with('.')).then(|| Self {
            kind,
            token: token.to_owned(),
            base: None,
            language: None,
        })
    }

    /// A board at an address that says all there is to know.
    fn at(kind: Kind, url: String) -> Self {
        Self {
            kind,
            token: url,
            base: None,
            language: None,
        }
    }

    fn in_eu(mut self, eu: bool) -> Self {
        if eu {
            // UNCONFIRMED for Greenhouse: third parties see this server answer for boards in the EU.
            self.base = Some(match self.kind {
                Kind::Lever => "https://api.eu.lever.co".to_owned(),
                _ => "https://boards-api.eu.greenhouse.io".to_owned(),
            });
        }
        self
    }

    /// Personio has a list per language; which one is in the address of its pages.
    fn speaking(mut self, url: &Url) -> Self {
        let said = url
            .query_pairs()
            .find(|(key, _)| key == "language")
            .map(|(_, tag)| tag.into_owned());
        self.language = said.filter(|tag| self.kind == Kind::Personio && crate::language::read(tag).is_some());
        self
    }

    /// Whether the board is at its vendor's own server, and not at any that answers as one.
    pub(crate) fn is_at_vendor(&self) -> bool {
        let url = Url::parse(&self.ask().url).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or("");
        let vendor = VENDORS
            .iter()
            .any(|own| host.strip_suffix(own).is_some_and(|sub| sub.ends_with('.')));
        vendor
            && url
                .as_ref()
                .is_some_and(|url| url.scheme() == "https" && url.port().is_none())
    }

    /// What to fetch first.
    pub fn ask(&self) -> Ask {
        let token = utf8_percent_encode(&self.token, SEGMENT);
        let base = |usual: &str| self.base.clone().unwrap_or_else(|| usual.to_owned());
        let whole = self.token.contains("://");
        let url = match &self.kind {
            _ if whole => self.token.clone(),
            Kind::Greenhouse => format!(
                "{}/v1/boards/{token}/jobs?content=true&pay_transparency=true",
                base("https://boards-api.greenhouse.io")
            ),
            Kind::Lever => format!(
                "{}/v0/postings/{token}?mode=json&limit=100&skip=0",
                base("https://api.lever.co")
            ),
            Kind::Ashby => {
                format!(
                    "{}/posting-api/job-board/{token}?includeCompensation=true",
                    base("https://api.ashbyhq.com")
                )
            }
            Kind::Smartrecruiters => {
                format!(
                    "{}/v1/companies/{token}/postings?limit=100&offset=0",
                    base("https://api.smartrecruiters.com")
                )
            }
            Kind::Workable => {
                format!(
                    "{}/api/v1/widget/accounts/{token}?details=true",
                    base("https://apply.workable.com")
                )
            }
            Kind::Recruitee => format!("{}/api/offers/", base(&format!("https://{token}.recruitee.com"))),
            Kind::Personio => {
                let language = self
                    .language
                    .as_ref()
                    .map(|tag| format!("?language={tag}"))
                    .unwrap_or_default();
                format!("{}/xml{language}", base(&format!("https://{token}.jobs.personio.de")))
            }
            Kind::Teamtailor => format!("{}/jobs.json", base(&format!("https://{token}.teamtailor.com"))),
            Kind::Bamboohr => format!("{}/careers/list", base(&format!("https://{token}.bamboohr.com"))),
            Kind::Linkedin
            | Kind::Indeed
            | Kind::Xing
            | Kind::BossZhipin
            | Kind::Bole
            | Kind::Feed
            | Kind::Site
            | Kind::Other(_) => self.token.clone(),
        };
        Ask {
            kind: self.kind.clone(),
            url,
            wanted: Wanted::List,
        }
    }
}
