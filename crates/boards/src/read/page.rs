//! Pages with a `JobPosting` in them. The scripts are found in the bytes; no tree of the page is made.

use std::collections::HashMap;

use memchr::{memchr, memmem};
use serde_json::Value;
use url::Url;

use super::{job_posting, microdata};
use crate::{
    address::{self, Board},
    answer::{Answer, Ask, Wanted},
    draft::{Draft, Intake, Queue},
    fault::{At, Fault, Unreadable, What},
    html::tokens::{Token, Tokens, attribute},
    json::{self, Look},
    kind::Kind,
};

/// Most addresses of other pages that are taken from one page.
const MOST_LINKS: usize = 1_000;

/// The postings of a page. A page without any that leads to a board or a feed asks for that.
pub(super) fn read(page: &str, url: &str) -> Result<Answer, Unreadable> {
    let (documents, broken) = linked_data(page);
    let language = language_of(page);
    let mut answer = match of_linked_data(documents, url, &language) {
        Err(Unreadable::NoPosting) => {
            let items = microdata::read(page);
            of_linked_data(items, url, &language)
        }
        read => read,
    };
    match &mut answer {
        Ok(answer) => answer.faults.extend(broken),
        Err(_) => {
            if let Some(fault) = broken.into_iter().next() {
                let what = fault.what.to_string();
                return Err(Unreadable::Broken { why: what });
            }
            let next = links(page, url);
            if !next.is_empty() {
                return Ok(Answer {
                    next,
                    ..Answer::default()
                });
            }
        }
    }
    answer
}

/// The JSON of `<script type="application/ld+json">`, where it speaks of jobs; and those that cannot be read.
fn linked_data(page: &str) -> (Vec<Value>, Vec<Fault>) {
    let (mut documents, mut broken) = (Vec::new(), Vec::new());
    let bytes = page.as_bytes();
    let mut passed = 0;
    let mut scripts = 0;
    while let Some(next) = memchr(b'<', &bytes[passed..]) {
        let at = passed + next;
        passed = at + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"<!--") {
            // What is commented out is not published. An open comment hides the rest.
            let Some(end) = memmem::find(&rest[2..], b"-->") else {
                break;
            };
            passed = at + 2 + end + 3;
        } else if rest.get(1..7).is_some_and(|name| name.eq_ignore_ascii_case(b"script")) {
            let (attributes, body) = match Tokens::new(&page[at..]).next() {
                Some(Token::Raw { attributes, body, .. }) => (attributes, body),
                // XHTML: a script that is a tag alone.
                Some(Token::Open { attributes, .. }) if attributes.ends_with('/') => continue,
                // Not closed: browsers end it with the page.
                _ => break,
            };
            passed = at + (body.as_ptr() as usize - rest.as_ptr() as usize) + body.len();
            if !is_linked_data(attributes) || !speaks_of_jobs(body) || json::has_too_many_values(body) {
                continue;
            }
            scripts += 1;
            match json::parse_lenient(body) {
                Ok(document) => documents.push(document),
                Err(error) => broken.push(Fault {
                    at: At::Item(scripts),
                    what: What::Malformed {
                        why: json::reason(&error),
                    },
                }),
            }
        }
    }
    (documents, broken)
}

fn speaks_of_jobs(body: &str) -> bool {
    memmem::find(body.as_bytes(), b"JobPosting").is_some() || memmem::find(body.as_bytes(), b"ItemList").is_some()
}

fn is_linked_data(attributes: &str) -> bool {
    attribute(attributes, "type").is_some_and(|kind| {
        let kind = kind.trim();
        kind.len() >= 19 && kind.is_char_boundary(19) && kind[..19].eq_ignore_ascii_case("application/ld+json")
    })
}

/// The language of the page, for postings that do not say theirs.
fn language_of(page: &str) -> String {
    let mut tokens = Tokens::new(page).take(20);
    let html = tokens.find_map(|token| match token {
        Token::Open { name, attributes } if name.eq_ignore_ascii_case("html") => Some(attributes),
        _ => None,
    });
    html.and_then(|attributes| attribute(attributes, "lang"))
        .unwrap_or_default()
}

/// The postings of JSON-LD. `language` is that of the page.
pub(super) fn of_linked_data(documents: Vec<Value>, url: &str, language: &str) -> Result<Answer, Unreadable> {
    let mut found = Found::default();
    for document in &documents {
        found.walk(document);
    }
    let alone = found.postings.len() == 1;
    let mut intake = Intake::new(url);
    let mut queue = Queue::new();
    let find = |id: &str| found.by_id.get(id).copied();
    for (at, posting) in (1..).map(At::Item).zip(&found.postings) {
        let mut draft: Draft = job_posting::draft(posting, &find);
        if draft.url.is_empty() && alone {
            url.clone_into(&mut draft.url);
            draft.id.clear();
        }
        if draft.language.is_empty() {
            language.clone_into(&mut draft.language);
        }
        intake.take(at, draft, &mut queue);
    }
    let mut answer = Answer::of(queue);
    if found.postings.is_empty() {
        answer.next = found.listed(url);
        if answer.next.is_empty() {
            return Err(Unreadable::NoPosting);
        }
    }
    Ok(answer)
}

/// What a walk through JSON-LD finds.
#[derive(Default)]
struct Found<'a> {
    postings: Vec<&'a Value>,
    by_id: HashMap<String, &'a Value>,
    lists: Vec<&'a Value>,
}

impl<'a> Found<'a> {
    /// As deep as the JSON is, which its reader limits.
    fn walk(&mut self, value: &'a Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|own| self.walk(own)),
            Value::Object(fields) => {
                if is_a(value, "JobPosting") {
                    self.postings.push(value);
                    return;
                }
                if is_a(value, "ItemList") {
                    self.lists.push(value);
                }
                if fields.len() > 1
                    && let Some(Value::String(id)) = fields.get("@id")
                {
                    self.by_id.insert(id.clone(), value);
                }
                fields.values().for_each(|own| self.walk(own));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The pages of an `ItemList`: a list page may name its postings without repeating them.
    fn listed(&self, url: &str) -> Vec<Ask> {
        let Ok(here) = Url::parse(url) else {
            return Vec::new();
        };
        let items = self.lists.iter().flat_map(|list| list.list("itemListElement"));
        let urls = items.map(|item| match item.text("url") {
            url if url.is_empty() => item.at("item").as_text(),
            url => url,
        });
        let pages = urls
            .filter(|url| !url.is_empty())
            .filter_map(|url| here.join(&url).ok());
        pages
            .filter(|page| page.origin() == here.origin() && *page != here)
            .take(MOST_LINKS)
            .map(|page| Ask {
                kind: Kind::Site,
                url: page.into(),
                wanted: Wanted::List,
            })
            .collect()
    }
}

/// Whether `@type` names a type of schema.org, with or without its address.
fn is_a(value: &Value, wanted: &str) -> bool {
    let named = |name: &Value| {
        let name = name.as_str().unwrap_or_default();
        name.rsplit(['/', ':', '#']).next() == Some(wanted)
    };
    match value.at("@type") {
        Value::Array(names) => names.iter().any(named),
        name => named(name),
    }
}

/// Where a page without postings leads: its feed, or the board it shows in a frame or links to.
fn links(page: &str, url: &str) -> Vec<Ask> {
    let here = Url::parse(url).ok();
    let mut asks: Vec<Ask> = Vec::new();
    for token in Tokens::new(page) {
        let (Token::Open { name, attributes } | Token::Raw { name, attributes, .. }) = token else {
            continue;
        };
        let key = match name.to_ascii_lowercase().as_str() {
            "a" | "link" => "href",
            "script" | "iframe" => "src",
            _ => continue,
        };
        let Some(target) = attribute(attributes, key) else {
            continue;
        };
        let ask = if name.eq_ignore_ascii_case("link") {
            here.as_ref().and_then(|here| alternate(attributes, here, &target))
        } else {
            // A page may not send us to any server it likes.
            address::recognise(&target)
                .filter(Board::is_at_vendor)
                .map(|board| board.ask())
        };
        if let Some(ask) = ask.filter(|ask| !asks.contains(ask)) {
            asks.push(ask);
            if asks.len() == MOST_LINKS {
                break;
            }
        }
    }
    // A feed of the page itself says more than links to others; several boards linked are not this employer's.
    let feed = asks
        .iter()
        .find(|ask| ask.kind == Kind::Bole || ask.kind == Kind::Feed)
        .cloned();
    match feed {
        Some(feed) => vec![feed],
        None if asks.len() == 1 => asks,
        None => Vec::new(),
    }
}

/// `<link rel="alternate" type="application/feed+json" href="/jobs.json">` on the same server.
fn alternate(attributes: &str, here: &Url, target: &str) -> Option<Ask> {
    let rel = attribute(attributes, "rel")?;
    let kind = match attribute(attributes, "type")?.to_ascii_lowercase().as_str() {
        "application/feed+json" => Kind::Bole,
        "application/rss+xml" | "application/atom+xml" => Kind::Feed,
        _ => return None,
    };
    let url = here.join(target).ok()?;
    let fits = rel.eq_ignore_ascii_case("alternate") && url.origin() == here.origin() && url != *here;
    fits.then(|| Ask {
        kind,
        url: url.into(),
        wanted: Wanted::List,
    })
}
