//! Answers of boards, one file per format. Each says what a posting of it is as a [`Draft`]; what is common to all is
//! here.

mod ashby;
mod bamboohr;
mod boss;
mod feed;
mod greenhouse;
mod indeed;
mod job_posting;
mod lever;
mod linkedin;
mod microdata;
mod page;
mod partner;
mod per_place;
mod personio;
mod recruitee;
mod site_map;
mod smartrecruiters;
mod syndication;
mod workable;
mod xing;
pub(crate) mod xml_feed;

use serde_json::Value;

use crate::{
    answer::{Answer, Source},
    draft::{Draft, Intake, Queue},
    encoding,
    fault::{At, Fault, Unreadable, What},
    html::tokens::{Token, Tokens},
    json::{self, Look},
    kind::Kind,
};

/// Most postings of one answer. The largest employers of the world list fewer.
pub const MOST_POSTINGS: u64 = 200_000;

/// Largest answer, page or document that is read as a whole, in bytes. The largest board that was seen answers 41 MB.
pub const LARGEST_DOCUMENT: u64 = 64 * 1024 * 1024;

/// Reads an answer of a board of this kind. What the answer is decides, the kind settles what is left open: a feed that
/// LinkedIn would read is read as such from any address.
///
/// # Errors
/// Where nothing can be read of it at all. What is wrong with single postings is in [`Answer::faults`].
pub fn read(kind: &Kind, source: &Source<'_>) -> Result<Answer, Unreadable> {
    if source.bytes.len() as u64 > LARGEST_DOCUMENT {
        return Err(Unreadable::TooLarge {
            limit: LARGEST_DOCUMENT,
        });
    }
    let text = encoding::decode(source.bytes, source.media_type);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    match shape(text) {
        Shape::Json => of_json(kind, &json::parse(text)?, source),
        Shape::Xml => xml_feed::read(kind, text, source.url),
        Shape::Html if expects_data(kind) => Err(Unreadable::WebPage),
        Shape::Html => page::read(text, source.url),
        Shape::Other => Err(other(kind, source.bytes)),
    }
}

/// What a text is by its first characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Json,
    Xml,
    Html,
    Other,
}

pub(crate) fn shape(text: &str) -> Shape {
    match text.as_bytes().first() {
        Some(b'{' | b'[') => Shape::Json,
        Some(b'<') => {
            let mut tokens = Tokens::new(text).take(LOOKED_AT);
            let first = tokens.find_map(|token| match token {
                Token::Open { name, .. } | Token::Raw { name, .. } => Some(name),
                Token::Text(_) | Token::Close { .. } => None,
            });
            let page = |name: &str| PAGE.iter().any(|own| own.eq_ignore_ascii_case(name));
            match first {
                Some(name) if !page(name) => Shape::Xml,
                // Nothing but declarations and comments.
                None if text.starts_with("<?xml") => Shape::Xml,
                Some(_) | None => Shape::Html,
            }
        }
        _ => Shape::Other,
    }
}

/// How many tags and texts are looked at to find the first element.
const LOOKED_AT: usize = 1_000;

/// Elements that a page begins with. Any other begins an XML document.
const PAGE: [&str; 26] = [
    "html", "head", "body", "div", "p", "script", "style", "meta", "title", "link", "base", "span", "table", "main",
    "section", "article", "a", "h1", "h2", "ul", "form", "iframe", "img", "br", "header", "nav",
];

/// What is neither JSON, XML nor a page.
fn other(kind: &Kind, bytes: &[u8]) -> Unreadable {
    if let Some(what) = binary(bytes) {
        return Unreadable::OtherFile { what };
    }
    if !expects_data(kind) {
        return Unreadable::PlainText;
    }
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(200)])
        .trim()
        .to_owned();
    Unreadable::Refused { message: text }
}

/// Kinds of files that people mistake for a list.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &'static str); 9] = [
        (b"PK\x03\x04", "ZIP or Excel"),
        (b"\xd0\xcf\x11\xe0", "old Excel or Word"),
        (b"%PDF", "PDF"),
        (b"\x1f\x8b", "gzip"),
        (b"\x89PNG", "picture (PNG)"),
        (b"\xff\xd8\xff", "picture (JPEG)"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7-Zip"),
        (b"From: <Saved by", "web archive (MHTML)"),
    ];
    known
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, what)| *what)
}

/// Boards that answer data: a page from them is a mistake in the address, or a page that tells of an error.
fn expects_data(kind: &Kind) -> bool {
    match kind {
        Kind::Greenhouse
        | Kind::Lever
        | Kind::Ashby
        | Kind::Smartrecruiters
        | Kind::Recruitee
        | Kind::Workable
        | Kind::Personio
        | Kind::Bamboohr => true,
        Kind::Teamtailor
        | Kind::Linkedin
        | Kind::Indeed
        | Kind::Xing
        | Kind::BossZhipin
        | Kind::Bole
        | Kind::Feed
        | Kind::Site
        | Kind::Other(_) => false,
    }
}

fn of_json(kind: &Kind, json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    match kind {
        Kind::Greenhouse => greenhouse::read(json, source),
        Kind::Lever => lever::read(json, source),
        Kind::Ashby => ashby::read(json, source),
        Kind::Smartrecruiters => smartrecruiters::read(json, source),
        Kind::Recruitee => recruitee::read(json, source),
        Kind::Workable => workable::read(json, source),
        Kind::Bamboohr => bamboohr::read(json, source),
        Kind::BossZhipin => boss::read(json, source),
        Kind::Teamtailor | Kind::Bole => feed::read(kind, json, source),
        Kind::Personio | Kind::Linkedin | Kind::Indeed | Kind::Xing | Kind::Feed | Kind::Site | Kind::Other(_) => {
            by_its_shape(kind, json, source)
        }
    }
}

/// JSON of a board that nobody named: the keys tell.
fn by_its_shape(kind: &Kind, json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    if !json.list("items").is_empty() || json.text("version").contains("jsonfeed.org") {
        return feed::read(kind, json, source);
    }
    if json.get("@context").is_some() || json.get("@graph").is_some() || json.get("@type").is_some() {
        return page::of_linked_data(vec![json.clone()], source.url, "");
    }
    let Some(list) = partner::list(json) else {
        if !draft_of(json).title.is_empty() {
            return Ok(drafts(std::slice::from_ref(json), source.url, |item| {
                vec![draft_of(item)]
            }));
        }
        return Err(refusal(json).unwrap_or_else(|| shapeless(kind, "a list of postings")));
    };
    Ok(drafts(list, source.url, |item| vec![draft_of(item)]))
}

/// A posting in JSON of an unknown board: by the keys that only one board has, else by the names of the columns of
/// files.
pub(crate) fn draft_of(item: &Value) -> Draft {
    let has = |key: &str| item.get(key).is_some();
    if has("absolute_url") && has("title") {
        greenhouse::draft(item)
    } else if has("categories") && has("text") {
        lever::draft(item)
    } else if has("jobUrl") && has("isListed") {
        ashby::draft(item)
    } else if has("careers_url") && has("slug") {
        recruitee::drafts(item).into_iter().next().unwrap_or_default()
    } else if has("shortcode") {
        workable::draft(item)
    } else if has("encryptJobId") || has("jobName") {
        boss::draft(item)
    } else if has("content_html") || has("_bole") {
        feed::draft(item)
    } else if item.text("@type") == "JobPosting" {
        job_posting::draft(item, &|_| None)
    } else {
        partner::draft(item)
    }
}

/// Makes postings of the items of a list; what is no object is a fault of its own.
fn drafts(items: &[Value], base: &str, make: impl Fn(&Value) -> Vec<Draft>) -> Answer {
    let mut intake = Intake::new(base);
    let mut queue = Queue::new();
    for (at, item) in (1..).zip(items) {
        if at > MOST_POSTINGS {
            let what = What::TooMany { limit: MOST_POSTINGS };
            queue.push_back(Err(Fault { at: At::Item(at), what }));
            break;
        }
        let at = At::Item(at);
        if item.is_object() {
            for draft in make(item) {
                intake.take(at, draft, &mut queue);
            }
        } else {
            let what = What::NotAPosting;
            queue.push_back(Err(Fault { at, what }));
        }
    }
    Answer::of(queue)
}

/// The list of a key, or why there is none.
fn list<'a>(json: &'a Value, key: &'static str, kind: &Kind) -> Result<&'a [Value], Unreadable> {
    match json.get(key) {
        Some(Value::Array(list)) => Ok(list),
        _ => Err(refusal(json).unwrap_or_else(|| shapeless(kind, key))),
    }
}

fn shapeless(kind: &Kind, missing: &'static str) -> Unreadable {
    Unreadable::OtherShape {
        kind: kind.to_string(),
        missing,
    }
}

/// What a board says instead of a list: `{"status": 404, "error": "Job not found"}`, `{"ok": false, ..}`.
fn refusal(json: &Value) -> Option<Unreadable> {
    let keys = ["error", "message", "errorMessage", "detail", "title"];
    let named = |value: &Value| keys.iter().map(|key| value.text(key)).find(|text| !text.is_empty());
    let message = named(json)
        .or_else(|| {
            json.list("errors")
                .first()
                .and_then(|first| named(first).or_else(|| Some(first.as_text())))
        })
        .or_else(|| named(json.at("error")));
    let mut message = message.filter(|text| !text.is_empty())?;
    if let Some((end, _)) = message.char_indices().nth(200) {
        message.truncate(end);
    }
    Some(Unreadable::Refused { message })
}

/// The values that are not empty, in order, each once.
fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !part.trim().is_empty() && !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(between)
}

#[cfg(test)]
mod tests;
