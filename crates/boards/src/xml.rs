//! XML a record at a time: only the element of one posting is in memory. Tags that do not match, entities of HTML and
//! bare `&` are tolerated; entities that a document defines itself are not.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use serde_json::Value;

use crate::{
    encoding::{Exceeded, Utf8},
    fault::Unreadable,
    html::entity,
};

/// Elements that hold one posting (or one address of a site map).
const RECORDS: [&str; 9] = [
    "job", "posting", "position", "item", "entry", "vacancy", "offer", "url", "sitemap",
];

/// Deepest nesting inside one record; what lies deeper is text of its parent.
const DEPTH: usize = 48;
/// Largest record, in bytes: no posting is longer, and one that is fills no memory.
pub(crate) const LARGEST_RECORD: usize = 4 * 1024 * 1024;

/// An element with its text and children in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// As written: `tt:location`.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Text(String),
    Child(Element),
}

impl Element {
    /// The first direct child of this name, in any case.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|own| own.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|node| match node {
            Node::Child(child) => Some(child),
            Node::Text(_) => None,
        })
    }

    /// Direct children of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children().filter(move |own| own.name.eq_ignore_ascii_case(name))
    }

    /// The direct text, trimmed.
    pub(crate) fn own_text(&self) -> String {
        let texts = self.content.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Child(_) => None,
        });
        let whole: String = texts.collect();
        whole.trim().to_owned()
    }

    /// The text of the first direct child of this name; empty without one.
    pub(crate) fn text(&self, name: &str) -> String {
        self.child(name).map(Self::own_text).unwrap_or_default()
    }

    /// What stands in it as HTML: text as it is (HTML in CDATA), or the elements written again.
    pub(crate) fn html(&self) -> String {
        if self.children().next().is_none() {
            return self.own_text();
        }
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The children as JSON: texts, objects of those with children, lists of those that have all one name.
    pub(crate) fn to_json(&self) -> Value {
        let mut children = self.children();
        let Some(first) = children.next() else {
            return Value::String(self.own_text());
        };
        let mut rest = children.peekable();
        let container = format!("{}s", first.name).eq_ignore_ascii_case(&self.name);
        if container || (rest.peek().is_some() && rest.all(|own| own.name == first.name)) {
            return self.children().map(Self::to_json).collect();
        }
        let mut fields = serde_json::Map::new();
        for child in self.children() {
            // HTML that was not escaped is a text, whatever tags it has.
            let value = match crate::columns::Column::named(&child.name) {
                Some(crate::columns::Column::Text | crate::columns::Column::Part) => Value::String(child.html()),
                _ => child.to_json(),
            };
            fields.entry(child.name.clone()).or_insert(value);
        }
        Value::Object(fields)
    }

    fn write(&self, out: &mut String) {
        for node in &self.content {
            match node {
                Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                Node::Child(child) => {
                    out.extend(["<", &child.name, ">"]);
                    child.write(out);
                    out.extend(["</", &child.name, ">"]);
                }
            }
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut own = self.attributes.iter();
        own.find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    fn push_text(&mut self, text: &str) {
        match self.content.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.content.push(Node::Text(text.to_owned())),
        }
    }
}

/// The records of a document, one after another.
pub(crate) struct Records<R> {
    reader: Reader<Budget<BufReader<Utf8<R>>>>,
    buffer: Vec<u8>,
    /// Name of the outermost element.
    pub(crate) root: String,
    /// Text of `language` before the first record: the language of a feed.
    pub(crate) language: String,
    depth: usize,
    in_language: bool,
    finished: bool,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(source: Utf8<R>) -> Self {
        let budget = Budget {
            inner: BufReader::with_capacity(64 * 1024, source),
            left: LARGEST_RECORD,
        };
        let mut reader = Reader::from_reader(budget);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
            root: String::new(),
            language: String::new(),
            depth: 0,
            in_language: false,
            finished: false,
        }
    }

    /// The next record; none at the end of the document. After an error there is nothing more.
    pub(crate) fn next(&mut self) -> Result<Option<Element>, Unreadable> {
        if self.finished {
            return Ok(None);
        }
        let found = self.find();
        self.finished = !matches!(found, Ok(Some(_)));
        found
    }

    fn find(&mut self) -> Result<Option<Element>, Unreadable> {
        loop {
            self.reader.get_mut().left = LARGEST_RECORD;
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(unreadable(&error, self.reader.error_position())),
            };
            match event {
                Event::Start(start) => {
                    let name = start.name().0.to_owned();
                    if self.root.is_empty() {
                        self.root.clone_from(&name);
                        if name.eq_ignore_ascii_case("html") {
                            return Err(Unreadable::WebPage);
                        }
                    } else if RECORDS.iter().any(|own| own.eq_ignore_ascii_case(&name)) {
                        let record = element(&start);
                        return self.record(record).map(Some);
                    }
                    self.in_language = name.eq_ignore_ascii_case("language") && self.language.is_empty();
                    if let Some(language) = element(&start).attribute("xml:lang")
                        && self.language.is_empty()
                    {
                        language.clone_into(&mut self.language);
                    }
                    self.depth += 1;
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.in_language = false;
                }
                Event::Text(text) if self.in_language => self.language.push_str(text.trim()),
                Event::DocType(declared) if declared.to_ascii_uppercase().contains("<!ENTITY") => {
                    return Err(Unreadable::Entities);
                }
                Event::Eof if self.root.is_empty() => {
                    return Err(Unreadable::NotXml {
                        at: 0,
                        why: "there is no element".to_owned(),
                    });
                }
                Event::Eof if self.depth > 0 => return Err(Unreadable::Truncated),
                Event::Eof => return Ok(None),
                Event::Text(_)
                | Event::DocType(_)
                | Event::Empty(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::GeneralRef(_) => {}
            }
        }
    }

    /// Reads up to the end of a record. An end tag closes what is open inside of it; one that opens nothing is passed over.
    fn record(&mut self, record: Element) -> Result<Element, Unreadable> {
        let mut open = vec![record];
        let mut too_deep = 0_usize;
        loop {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(unreadable(&error, self.reader.error_position())),
            };
            let depth = open.len();
            let top = open.last_mut().expect("the record itself is open");
            match event {
                Event::Start(_) if depth >= DEPTH => too_deep += 1,
                Event::Start(start) => open.push(element(&start)),
                Event::End(_) if too_deep > 0 => too_deep -= 1,
                Event::End(end) => {
                    let name = end.name().0;
                    if let Some(at) = open.iter().rposition(|own| own.name == name) {
                        while open.len() > at {
                            let closed = open.pop().expect("as many are open");
                            match open.last_mut() {
                                Some(parent) => parent.content.push(Node::Child(closed)),
                                None => return Ok(closed),
                            }
                        }
                    }
                }
                Event::Empty(start) => top.content.push(Node::Child(element(&start))),
                Event::Text(text) => top.push_text(&text),
                Event::CData(text) => top.push_text(&text),
                Event::GeneralRef(reference) => top.push_text(&entity::decode(&format!("&{};", &*reference))),
                Event::Eof => return Err(Unreadable::Truncated),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.html_attributes();
    Element {
        name: start.name().0.to_owned(),
        attributes: attributes
            .with_checks(false)
            .flatten()
            .map(|own| (own.key.0.to_owned(), entity::decode(&own.value)))
            .collect(),
        content: Vec::new(),
    }
}

fn unreadable(error: &quick_xml::Error, at: u64) -> Unreadable {
    match error {
        quick_xml::Error::Io(error) => broken(error),
        // All of these say that the document ends within something.
        quick_xml::Error::Syntax(_) => Unreadable::Truncated,
        quick_xml::Error::IllFormed(_)
        | quick_xml::Error::InvalidAttr(_)
        | quick_xml::Error::Encoding(_)
        | quick_xml::Error::Escape(_)
        | quick_xml::Error::Namespace(_) => Unreadable::NotXml {
            at,
            why: error.to_string(),
        },
    }
}

/// What an error of a source means.
pub(crate) fn broken(error: &io::Error) -> Unreadable {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Exceeded>()) {
        Some(Exceeded(limit)) => Unreadable::TooLarge { limit: *limit },
        None => Unreadable::Broken { why: error.to_string() },
    }
}

/// Lets a reader take so many bytes and no more, until it is given more.
struct Budget<B> {
    inner: B,
    left: usize,
}

impl<B: BufRead> Budget<B> {
    fn spent() -> io::Error {
        io::Error::other(Exceeded(LARGEST_RECORD as u64))
    }
}

impl<B: BufRead> Read for Budget<B> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(out)?;
        self.consume(length);
        Ok(length)
    }
}

impl<B: BufRead> BufRead for Budget<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(Self::spent());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(document: &str) -> (Vec<Element>, Option<Unreadable>) {
        let mut records = Records::new(Utf8::new(document.as_bytes(), 1 << 30));
        let mut all = Vec::new();
        loop {
            match records.next() {
                Ok(Some(record)) => all.push(record),
                Ok(None) => return (all, None),
                Err(error) => return (all, Some(error)),
            }
        }
    }

    #[test]
    fn records_come_with_direct_children_and_their_text() {
        let document = "<?xml version='1.0'?><source><job><title><![CDATA[R&D <Lead>]]></title><a><title>no</title></a>\
            <b>x &amp; y &uuml; &#228; &nope; & z</b></job><job/></source>";
        let (records, error) = read(document);
        assert_eq!(error, None);
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].text("TITLE"), "R&D <Lead>");
        assert_eq!(records[0].text("b"), "x & y ü ä &nope; & z");
    }

    #[test]
    fn tags_that_do_not_match_spoil_nothing() {
        let (records, error) = read("<s><job><d>a<br>b</d></i><t>c</t></job><job><t>d</t></job></s>");
        assert_eq!(error, None);
        assert_eq!(records.len(), 2);
        assert_eq!(records[0].text("t"), "c");
        assert_eq!(records[0].child("d").unwrap().html(), "a<br>b</br>");
    }

    #[test]
    fn own_entities_are_refused_and_a_plain_doctype_is_not() {
        let bomb = "<!DOCTYPE s [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><s><job><t>&b;</t></job></s>";
        assert_eq!(read(bomb), (Vec::new(), Some(Unreadable::Entities)));
        assert_eq!(
            read("<!DOCTYPE s SYSTEM 'x.dtd'><s><job><t>&b;</t></job></s>").0[0].text("t"),
            "&b;"
        );
    }

    #[test]
    fn an_end_in_the_middle_keeps_what_stood_before() {
        for document in [
            "<s><job><t>a</t></job><job><t>b",
            "<s><job><t>a</t></job><jo",
            "<s><job><t>a</t></job>",
        ] {
            let (records, error) = read(document);
            assert_eq!((records.len(), error), (1, Some(Unreadable::Truncated)), "{document}");
        }
    }

    #[test]
    fn depth_and_size_are_limited() {
        let deep = format!(
            "<s><job>{}x{}<t>a</t></job></s>",
            "<a>".repeat(50_000),
            "</a>".repeat(50_000)
        );
        assert_eq!(read(&deep).0[0].text("t"), "a");
        let large = format!("<s><job><t>{}</t></job></s>", "x".repeat(LARGEST_RECORD + 100_000));
        assert!(matches!(read(&large).1, Some(Unreadable::TooLarge { .. })));
    }

    proptest! {
        #[test]
        fn any_document_is_answered(document in "(<s>)?[</>a-c &;!\\[\\]\\-job='\"?中]{0,200}") {
            read(&document);
        }

        #[test]
        fn any_text_comes_back(text in "[ -~中é]{0,80}") {
            let document = format!("<s><job><t>{}</t></job></s>", quick_xml::escape::escape(text.as_str()));
            prop_assert_eq!(read(&document).0[0].text("t"), text.trim());
        }
    }
}
