//! Walks XML without document types, entities of its own or anything fetched.

use encoding_rs::UTF_8;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::Fault;
use crate::Limits;

/// What a walk meets. Names are without prefix: documents choose their own.
pub(super) enum Node<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// An opening tag within the limits.
pub(super) struct Tag<'a> {
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(
            found
                .normalized_value(quick_xml::XmlVersion::default())
                .ok()?
                .into_owned(),
        )
    }
}

/// Whether to go on.
#[derive(PartialEq, Eq)]
pub(super) enum Walk {
    On,
    Stop,
}

/// Tags shorter than this cannot hold too many attributes.
const SHORT: usize = 512;

pub(super) fn walk(xml: &[u8], limits: &Limits, mut visit: impl FnMut(Node<'_>) -> Walk) -> Result<(), Fault> {
    // A byte order mark decides; without one XML is UTF-8 (Office and LibreOffice write nothing else).
    let (text, _, _) = UTF_8.decode(xml);
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        let walk = match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > limits.xml_depth {
                    return Err(Fault::TooComplex);
                }
                check(&start, limits)?;
                visit(Node::Open(Tag { start: &start }))
            }
            Event::Empty(start) => {
                check(&start, limits)?;
                match visit(Node::Open(Tag { start: &start })) {
                    Walk::On => visit(Node::Close(start.local_name().into_inner())),
                    Walk::Stop => Walk::Stop,
                }
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Node::Close(end.local_name().into_inner()))
            }
            Event::Text(text) => visit(Node::Text(&text.xml10_content())),
            Event::CData(text) => visit(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    Ok(None) => predefined(&reference.into_inner()),
                    Err(_) => None,
                };
                let mut buffer = [0; 4];
                c.map_or(Walk::On, |c| visit(Node::Text(c.encode_utf8(&mut buffer))))
            }
            Event::DocType(_) => return Err(Fault::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Walk::On,
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(Fault::Damaged) },
        };
        if walk == Walk::Stop {
            return Ok(());
        }
    }
}

fn check(start: &BytesStart<'_>, limits: &Limits) -> Result<(), Fault> {
    if start.len() > limits.xml_tag_bytes {
        return Err(Fault::TooComplex);
    }
    if start.len() > SHORT {
        let mut attributes = start.attributes();
        if attributes.with_checks(false).count() > limits.xml_attributes {
            return Err(Fault::TooComplex);
        }
    }
    Ok(())
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &[u8]) -> Result<String, Fault> {
        let mut all = String::new();
        walk(xml, &Limits::default(), |node| {
            if let Node::Text(text) = node {
                all.push_str(text);
            }
            Walk::On
        })?;
        Ok(all)
    }

    #[test]
    fn only_the_entities_of_xml_itself_are_known() {
        assert_eq!(text(b"<a>R&amp;D &#x5927;&lt;&other;</a>").unwrap(), "R&D 大<");
        let file = br#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#;
        assert_eq!(text(file), Err(Fault::Damaged));
    }

    #[test]
    fn utf_16_with_its_mark_is_read() {
        let xml: Vec<u8> = "\u{feff}<a>简历</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&xml).unwrap(), "简历");
    }

    #[test]
    fn depth_tags_and_attributes_are_bounded() {
        let deep = format!("{}{}", "<a>".repeat(65), "</a>".repeat(65));
        assert_eq!(text(deep.as_bytes()), Err(Fault::TooComplex));
        let shallow = format!("{}{}", "<a>".repeat(64), "</a>".repeat(64));
        assert_eq!(text(shallow.as_bytes()), Ok(String::new()));
        let many = " a='1'".repeat(300);
        assert_eq!(text(format!("<a{many}/>").as_bytes()), Err(Fault::TooComplex));
        let long = format!("<a b='{}'/>", "x".repeat(70_000));
        assert_eq!(text(long.as_bytes()), Err(Fault::TooComplex));
    }

    #[test]
    fn a_cut_document_is_damaged() {
        assert_eq!(text(b"<a><b>text</b>"), Err(Fault::Damaged));
    }
}
