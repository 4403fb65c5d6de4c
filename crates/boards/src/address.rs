//! Where boards are: kind and name by the address that people paste, and what to fetch first.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use thiserror::Error;
use url::Url;

use crate::{
    answer::{Ask, Wanted},
    kind::Kind,
};

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

/// What a segment of a path may hold as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Finds kind and name of a board by any address of it: `https://jobs.lever.co/example/0b1c`, a posting, the interface
/// itself, without `https://` too.
pub fn recognise(address: &str) -> Option<Board> {
    let url = parse(address)?;
    let host = url.host_str()?.to_ascii_lowercase();
    let path: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let at = |index: usize| path.get(index).copied();
    let behind = |name: &str| {
        path.iter()
            .position(|part| *part == name)
            .and_then(|found| at(found + 1))
    };
    let board = |kind, token: Option<&str>| Board::named(kind, token?);
    let eu = host.contains(".eu.");
    if let Some(found) = compatible(&url, &path) {
        return Some(found);
    }
    match host.as_str() {
        "boards-api.greenhouse.io" | "boards-api.eu.greenhouse.io" => {
            board(Kind::Greenhouse, behind("boards")).map(|own| own.in_eu(eu))
        }
        "boards.greenhouse.io"
        | "job-boards.greenhouse.io"
        | "boards.eu.greenhouse.io"
        | "job-boards.eu.greenhouse.io" => {
            let embedded = url
                .query_pairs()
                .find(|(key, _)| key == "for")
                .map(|(_, value)| value.into_owned());
            let token = if at(0) == Some("embed") {
                embedded.as_deref()
            } else {
                at(0)
            };
            board(Kind::Greenhouse, token).map(|own| own.in_eu(eu))
        }
        "jobs.lever.co" | "jobs.eu.lever.co" => board(Kind::Lever, at(0)).map(|own| own.in_eu(eu)),
        "api.lever.co" | "api.eu.lever.co" => board(Kind::Lever, behind("postings")).map(|own| own.in_eu(eu)),
        "jobs.ashbyhq.com" => board(Kind::Ashby, at(0)),
        "api.ashbyhq.com" => board(Kind::Ashby, behind("job-board")),
        "careers.smartrecruiters.com" | "jobs.smartrecruiters.com" => board(Kind::Smartrecruiters, at(0)),
        "api.smartrecruiters.com" => board(Kind::Smartrecruiters, behind("companies")),
        "apply.workable.com" => match at(0) {
            Some("api") => board(Kind::Workable, behind("accounts")),
            name => board(Kind::Workable, name),
        },
        _ => of_company(&host).map(|own| own.speaking(&url)),
    }
}

/// Hosts that begin with the name of the company.
fn of_company(host: &str) -> Option<Board> {
    let known = [
        (".recruitee.com", Kind::Recruitee),
        (".jobs.personio.de", Kind::Personio),
        (".jobs.personio.com", Kind::Personio),
        (".teamtailor.com", Kind::Teamtailor),
        (".bamboohr.com", Kind::Bamboohr),
    ];
    let (company, kind) = known
        .iter()
        .find_map(|(end, kind)| Some((host.strip_suffix(end)?, kind)))?;
    // The vendors' own pages.
    if matches!(
        company,
        "www" | "api" | "app" | "support" | "docs" | "career" | "blog" | "developer" | "developers"
    ) {
        return None;
    }
    let mut board = Board::named(kind.clone(), company)?;
    board.base = Some(format!("https://{host}"));
    Some(board)
}

/// Bole answers as Greenhouse does, under a path of its own, and has its JSON feed.
fn compatible(url: &Url, path: &[&str]) -> Option<Board> {
    if let Some(at) = path.windows(3).position(|part| part == ["greenhouse", "v1", "boards"]) {
        let mut base = url.clone();
        base.set_query(None);
        base.set_fragment(None);
        base.set_path(&path[..=at].join("/"));
        let mut board = Board::named(Kind::Greenhouse, path.get(at + 3)?)?;
        board.base = Some(String::from(base).trim_end_matches('/').to_owned());
        return Some(board);
    }
    (path.last() == Some(&"jobs.json") && !url.host_str()?.ends_with(".teamtailor.com")).then(|| Board {
        kind: Kind::Bole,
        token: url.clone().into(),
        base: None,
        language: None,
    })
}

/// The address of what to fetch first: for the name of a board, its page, or a page or feed itself. `base` takes the place of
/// the vendor's own server.
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
            if is_closed(&url) {
                return Err(BadAddress::NoPublicList(kind.clone()));
            }
            Ok(Board::at(kind.clone(), url.into()))
        }
        Kind::Feed | Kind::Site | Kind::Other(_) => match parse(said) {
            Some(url) if is_closed(&url) => Err(BadAddress::NoPublicList(kind.clone())),
            Some(url) => Ok(Board::at(kind.clone(), url.into())),
            None => Err(bad()),
        },
    }
}

/// Servers that forbid programs to read their lists.
fn is_closed(url: &Url) -> bool {
    let host = url.host_str().unwrap_or("").to_ascii_lowercase();
    let closed = ["linkedin.com", "indeed.com", "xing.com", "zhipin.com"];
    closed
        .iter()
        .any(|own| host == *own || host.strip_suffix(own).is_some_and(|sub| sub.ends_with('.')))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ask(address: &str) -> String {
        recognise(address).map_or_else(String::new, |board| format!("{} {}", board.kind, board.ask().url))
    }

    #[test]
    fn addresses_that_people_paste_are_recognised() {
        let greenhouse =
            "greenhouse https://boards-api.greenhouse.io/v1/boards/example/jobs?content=true&pay_transparency=true";
        let lever = "lever https://api.lever.co/v0/postings/example?mode=json&limit=100&skip=0";
        let ashby = "ashby https://api.ashbyhq.com/posting-api/job-board/Example%20Lab?includeCompensation=true";
        let smart = "smartrecruiters https://api.smartrecruiters.com/v1/companies/Example/postings?limit=100&offset=0";
        let workable = "workable https://apply.workable.com/api/v1/widget/accounts/example?details=true";
        let cases = [
            ("https://boards.greenhouse.io/example", greenhouse),
            (
                "https://job-boards.greenhouse.io/example/jobs/4001?gh_src=x",
                greenhouse,
            ),
            ("boards.greenhouse.io/embed/job_board?for=example", greenhouse),
            (
                "https://boards.greenhouse.io/embed/job_board/js?for=example",
                greenhouse,
            ),
            ("https://boards-api.greenhouse.io/v1/boards/example/jobs", greenhouse),
            (
                "https://job-boards.eu.greenhouse.io/example",
                "greenhouse https://boards-api.eu.greenhouse.io/v1/boards/example/jobs?content=true&pay_transparency=true",
            ),
            ("https://jobs.lever.co/example/0b1c/apply", lever),
            ("https://api.lever.co/v0/postings/example?mode=json", lever),
            (
                "https://jobs.eu.lever.co/example",
                "lever https://api.eu.lever.co/v0/postings/example?mode=json&limit=100&skip=0",
            ),
            ("https://jobs.ashbyhq.com/Example%20Lab", ashby),
            ("https://careers.smartrecruiters.com/Example", smart),
            ("https://jobs.smartrecruiters.com/Example/743-engineer", smart),
            ("https://apply.workable.com/example/j/AB12/", workable),
            (
                "https://example.recruitee.com/o/engineer",
                "recruitee https://example.recruitee.com/api/offers/",
            ),
            (
                "https://example.jobs.personio.de/job/42?language=de",
                "personio https://example.jobs.personio.de/xml?language=de",
            ),
            (
                "example.jobs.personio.com",
                "personio https://example.jobs.personio.com/xml",
            ),
            (
                "https://example.teamtailor.com/jobs",
                "teamtailor https://example.teamtailor.com/jobs.json",
            ),
            (
                "https://example.bamboohr.com/careers",
                "bamboohr https://example.bamboohr.com/careers/list",
            ),
            (
                "https://jobs.example.org/jobs.json",
                "bole https://jobs.example.org/jobs.json",
            ),
            (
                "http://localhost:8080/compat/greenhouse/v1/boards/demo/jobs",
                "greenhouse http://localhost:8080/compat/greenhouse/v1/boards/demo/jobs?content=true&pay_transparency=true",
            ),
        ];
        for (address, expected) in cases {
            assert_eq!(ask(address), expected, "{address}");
        }
    }

    #[test]
    fn other_addresses_are_not_taken_for_boards() {
        for address in [
            "https://www.example.org/careers",
            "https://www.teamtailor.com/en/",
            "https://boards.greenhouse.io/",
            "https://evil.example/boards.greenhouse.io/example",
            "https://boards.greenhouse.io.evil.example/example",
            "ftp://jobs.lever.co/example",
            "https://user:secret@jobs.lever.co/example",
            "https://boards.greenhouse.io/%2e%2e%2f",
            "example",
            "",
        ] {
            assert_eq!(ask(address), "", "{address}");
        }
    }

    #[test]
    fn a_name_an_address_and_another_server_give_what_to_fetch() {
        let url = |kind: Kind, said: &str, base| first(&kind, said, base).map(|ask| ask.url);
        assert_eq!(
            url(Kind::Lever, " example ", None).unwrap(),
            "https://api.lever.co/v0/postings/example?mode=json&limit=100&skip=0"
        );
        assert_eq!(
            url(
                Kind::Greenhouse,
                "demo",
                Some("http://127.0.0.1:8080/compat/greenhouse/")
            )
            .unwrap(),
            "http://127.0.0.1:8080/compat/greenhouse/v1/boards/demo/jobs?content=true&pay_transparency=true"
        );
        assert_eq!(
            url(Kind::Personio, "https://jobs.example.org/xml?language=en", None).unwrap(),
            "https://jobs.example.org/xml?language=en"
        );
        assert_eq!(
            url(Kind::Bole, "jobs.example.org", None).unwrap(),
            "https://jobs.example.org/jobs.json"
        );
        assert_eq!(
            url(Kind::Bole, "http://127.0.0.1:9/jobs", None).unwrap(),
            "http://127.0.0.1:9/jobs.json"
        );
        assert_eq!(
            url(Kind::Linkedin, "https://jobs.example.org/feeds/linkedin.xml", None).unwrap(),
            "https://jobs.example.org/feeds/linkedin.xml"
        );
        assert_eq!(
            url(Kind::Site, "www.example.org/jobs", None).unwrap(),
            "https://www.example.org/jobs"
        );
    }

    #[test]
    fn what_cannot_be_watched_says_why() {
        assert_eq!(
            first(&Kind::Lever, "https://jobs.ashbyhq.com/example", None),
            Err(BadAddress::OtherKind {
                wanted: Kind::Lever,
                found: Kind::Ashby
            })
        );
        for (kind, address) in [
            (Kind::Linkedin, "https://www.linkedin.com/company/example/jobs"),
            (Kind::BossZhipin, "https://www.zhipin.com/gongsi/job/x.html"),
            (Kind::Site, "https://de.linkedin.com/jobs"),
        ] {
            assert_eq!(first(&kind, address, None), Err(BadAddress::NoPublicList(kind.clone())));
        }
        assert!(matches!(
            first(&Kind::Site, "example", None),
            Err(BadAddress::NotAnAddress(_))
        ));
        assert!(matches!(
            first(&Kind::Greenhouse, "a/../b", None),
            Err(BadAddress::NotAnAddress(_))
        ));
        assert_eq!(
            first(&Kind::Xing, "example", None),
            Err(BadAddress::AddressNeeded(Kind::Xing))
        );
    }

    proptest! {
        #[test]
        fn any_address_is_answered(address in "\\PC{0,60}|https?://[a-z./?=%@:&#-]{0,60}") {
            recognise(&address);
            for kind in Kind::ALL {
                let _ = first(&kind, &address, None);
            }
        }
    }
}
