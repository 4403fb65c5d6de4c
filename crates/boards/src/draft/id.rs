//! Ids: the board's own, else made so that they stay the same.

use sha2::{Digest, Sha256};

use super::words;
use crate::posted::Place;

/// Longest id, in characters; a longer one is replaced by its digest.
const LONGEST_ID: usize = 200;

/// The board's id, else one of the address, else one of title and places: the same as long as these are.
pub(super) fn of(said: &str, url: &str, title: &str, places: &[Place]) -> String {
    let said = words(said);
    if !said.is_empty() && said.chars().nth(LONGEST_ID).is_none() {
        return said;
    }
    if !said.is_empty() {
        return digest("i-", &[&said]);
    }
    if !url.is_empty() {
        return digest("u-", &[&without_tracking(url)]);
    }
    let mut parts = vec![title];
    parts.extend(places.iter().map(|place| place.words.as_str()));
    digest("t-", &parts)
}

/// 64 bits are enough for the postings of one board.
fn digest(prefix: &str, parts: &[&str]) -> String {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update(part.as_bytes());
        sha.update([0]);
    }
    let mut id = prefix.to_owned();
    for byte in &sha.finalize()[..8] {
        id.push_str(&format!("{byte:02x}"));
    }
    id
}

/// The address without what says only where a visitor came from.
fn without_tracking(url: &str) -> String {
    let (url, _) = url.split_once('#').unwrap_or((url, ""));
    let Some((page, query)) = url.split_once('?') else {
        return url.trim_end_matches('/').to_owned();
    };
    let tracking = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
        !(name.starts_with("utm_")
            || matches!(
                name.as_str(),
                "source" | "ref" | "gh_src" | "trk" | "lever-source" | "gclid"
            ))
    };
    let kept: Vec<&str> = query.split('&').filter(tracking).collect();
    format!("{}?{}", page.trim_end_matches('/'), kept.join("&"))
        .trim_end_matches('?')
        .to_owned()
}
