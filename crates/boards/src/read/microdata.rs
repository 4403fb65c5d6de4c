//! `JobPosting` in the attributes of HTML (`itemscope`, `itemtype`, `itemprop`), as the same JSON that JSON-LD would
//! be.

use memchr::memmem;
use serde_json::{Map, Value};

use crate::html::{
    text,
    tokens::{Token, Tokens, attribute},
};

/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// Deepest nesting that is followed; what lies deeper belongs to what is open.
const DEPTH: usize = 256;
/// Most postings of one page, and most values of one property.
const MOST: usize = 10_000;
/// How often the bytes of a page may be copied into properties: they may stand inside of each other.
const COPIES: usize = 4;

/// The items of a page that are postings.
pub(super) fn read(page: &str) -> Vec<Value> {
    if memmem::find(page.as_bytes(), b"schema.org/JobPosting").is_none() {
        return Vec::new();
    }
    let mut reader = Reader {
        page,
        open: Vec::new(),
        postings: Vec::new(),
        budget: page.len().saturating_mul(COPIES),
    };
    let mut tokens = Tokens::new(page);
    while reader.postings.len() < MOST {
        let before = page.len() - tokens.left();
        let Some(token) = tokens.next() else { break };
        match token {
            Token::Open { name, attributes } => reader.start(name, attributes, page.len() - tokens.left()),
            Token::Close { name } => reader.end(name, before),
            Token::Text(_) | Token::Raw { .. } => {}
        }
    }
    while !reader.open.is_empty() {
        reader.close(page.len());
    }
    reader.postings
}

/// An element that is open, and what it stands for.
struct Open<'a> {
    name: &'a str,
    /// Its `itemprop`; empty if it has none, or if its value is known already.
    property: String,
    /// Its item, if it has `itemscope`.
    item: Option<Map<String, Value>>,
    /// Where its content begins.
    from: usize,
}

struct Reader<'a> {
    page: &'a str,
    open: Vec<Open<'a>>,
    postings: Vec<Value>,
    /// Bytes that may still be copied.
    budget: usize,
}

impl<'a> Reader<'a> {
    fn start(&mut self, name: &'a str, attributes: &str, from: usize) {
        let mut opened = Open {
            name,
            property: String::new(),
            item: None,
            from,
        };
        let void = VOID.iter().any(|own| own.eq_ignore_ascii_case(name)) || attributes.ends_with('/');
        if attributes.to_ascii_lowercase().contains("item") {
            opened.property = attribute(attributes, "itemprop").unwrap_or_default();
            if attribute(attributes, "itemscope").is_some() {
                let kind = attribute(attributes, "itemtype").unwrap_or_default();
                opened.item = Some(Map::from_iter([("@type".to_owned(), Value::String(kind))]));
            } else if let Some(value) = value_of(name, attributes, &opened.property) {
                let property = std::mem::take(&mut opened.property);
                self.put(&property, Value::String(value));
            }
        }
        if void {
            if let Some(item) = opened.item {
                self.put(&opened.property, Value::Object(item));
            }
        } else if self.open.len() < DEPTH {
            self.open.push(opened);
        }
    }

    /// An end tag closes what is open inside of it; one that opens nothing is passed over.
    fn end(&mut self, name: &str, at: usize) {
        if let Some(index) = self.open.iter().rposition(|own| own.name.eq_ignore_ascii_case(name)) {
            while self.open.len() > index {
                self.close(at);
            }
        }
    }

    /// Closes the innermost element: its item or its content goes to the item around it.
    fn close(&mut self, at: usize) {
        let Some(opened) = self.open.pop() else { return };
        if let Some(item) = opened.item {
            return self.put(&opened.property, Value::Object(item));
        }
        let content = self.page.get(opened.from..at).unwrap_or("");
        if opened.property.is_empty() || content.len() > self.budget {
            return;
        }
        self.budget -= content.len();
        let value = if opened.property.contains("description") {
            content.to_owned()
        } else {
            text::of_html(content).replace('\n', " ")
        };
        self.put(&opened.property, Value::String(value));
    }

    fn put(&mut self, property: &str, value: Value) {
        let kind = value.get("@type").and_then(Value::as_str).unwrap_or("");
        if kind.ends_with("schema.org/JobPosting") {
            self.postings.push(value);
            return;
        }
        let Some(around) = self.open.iter_mut().rev().find_map(|own| own.item.as_mut()) else {
            return;
        };
        for name in property.split_ascii_whitespace() {
            match around.get_mut(name) {
                None => {
                    around.insert(name.to_owned(), value.clone());
                }
                // A text in parts is one text; several items are several.
                Some(Value::String(first)) if value.is_string() => {
                    first.push('\n');
                    first.push_str(value.as_str().unwrap_or_default());
                }
                Some(Value::Array(list)) if list.len() < MOST => list.push(value.clone()),
                Some(Value::Array(_)) => {}
                Some(first) => *first = Value::Array(vec![first.take(), value.clone()]),
            }
        }
    }
}

/// A value in an attribute, which is what a machine is meant to read.
fn value_of(name: &str, attributes: &str, property: &str) -> Option<String> {
    let link = matches!(name.to_ascii_lowercase().as_str(), "a" | "link" | "area");
    let address = property == "url" || property == "sameAs";
    let keys: &[&str] = if link && address {
        &["content", "href"]
    } else {
        &["content", "datetime"]
    };
    keys.iter()
        .filter(|_| !property.is_empty())
        .find_map(|key| attribute(attributes, key))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn items_become_the_same_json_as_json_ld() {
        let page = r#"<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">R&amp;D <b>Lead</b></h1>
            <meta itemprop="datePosted" content="2026-11-20"><time itemprop=validThrough datetime="2027-01-01">soon</time>
            <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><span itemprop="address" itemscope>
            <span itemprop="addressLocality">Berlin</span></span></div>
            <a itemprop="url" href="/jobs/7">more</a><div itemprop="description"><p>We build</p></div></div>"#;
        let posting = read(page).remove(0);
        assert_eq!(posting["title"], "R&D Lead");
        assert_eq!(posting["datePosted"], "2026-11-20");
        assert_eq!(posting["validThrough"], "2027-01-01");
        assert_eq!(posting["jobLocation"]["address"]["addressLocality"], "Berlin");
        assert_eq!(posting["url"], "/jobs/7");
        assert_eq!(posting["description"], "<p>We build</p>");
    }

    #[test]
    fn properties_inside_of_each_other_do_not_grow_without_limit() {
        let start = "<div itemscope itemtype='http://schema.org/JobPosting'>";
        let page = format!(
            "{start}{}{}",
            "<p itemprop=description>".repeat(250),
            "x".repeat(100_000)
        );
        let postings = read(&page);
        let size = postings[0]["description"].as_str().unwrap().len();
        assert!(size <= page.len() * COPIES, "{size}");
        assert_eq!(read("schema.org/JobPosting"), Vec::<Value>::new());
        assert_eq!(
            read(&format!("{start}</div>")),
            [json!({"@type": "http://schema.org/JobPosting"})]
        );
    }

    proptest! {
        #[test]
        fn any_page_is_answered(rest in "(<(/?(div|p|meta)|!--)( itemscope| itemprop='?[a-c]'?| content=x)*/?>|[a-c中&])*") {
            read(&format!("<div itemscope itemtype=http://schema.org/JobPosting>{rest}"));
        }
    }
}
