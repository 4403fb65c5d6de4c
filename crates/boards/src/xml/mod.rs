//! XML a record at a time: only the element of one posting is in memory. Tags that do not match, entities of HTML and
//! bare `&` are tolerated; entities that a document defines itself are not.

mod element;

use std::io::{BufReader, Read};

use quick_xml::{Reader, events::Event};

use crate::{
    budget::{Budget, broken},
    encoding::Utf8,
    fault::Unreadable,
    html::entity,
};

pub(crate) use element::Element;

/// Elements that hold one posting (or one address of a site map).
const RECORDS: [&str; 9] = [
    "job", "posting", "position", "item", "entry", "vacancy", "offer", "url", "sitemap",
];

/// Deepest nesting inside one record; what lies deeper is text of its parent.
const DEPTH: usize = 48;
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
        let budget = Budget::new(BufReader::with_capacity(64 * 1024, source));
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
            self.reader.get_mut().renew();
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
                        let record = Element::opened(&start);
                        return self.record(record).map(Some);
                    }
                    self.in_language = name.eq_ignore_ascii_case("language") && self.language.is_empty();
                    if let Some(language) = Element::opened(&start).attribute("xml:lang")
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

    /// Reads up to the end of a record. An end tag closes what is open inside of it; one that opens nothing is passed
    /// over.
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
                Event::Start(start) => open.push(Element::opened(&start)),
                Event::End(_) if too_deep > 0 => too_deep -= 1,
                Event::End(end) => {
                    let name = end.name().0;
                    if let Some(at) = open.iter().rposition(|own| own.name == name) {
                        while open.len() > at {
                            let closed = open.pop().expect("as many are open");
                            match open.last_mut() {
                                Some(parent) => parent.push(closed),
                                None => return Ok(closed),
                            }
                        }
                    }
                }
                Event::Empty(start) => top.push(Element::opened(&start)),
                Event::Text(text) => top.push_text(&text),
                Event::CData(text) => top.push_text(&text),
                Event::GeneralRef(reference) => top.push_text(&entity::decode(&format!("&{};", &*reference))),
                Event::Eof => return Err(Unreadable::Truncated),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
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

#[cfg(test)]
mod tests;
