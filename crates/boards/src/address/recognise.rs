//! Boards by the addresses that people paste.

use url::Url;

use super::{Board, parse};
use crate::kind::Kind;

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
