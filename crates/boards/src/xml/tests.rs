//! Records out of documents, well-formed or not.

use proptest::prelude::*;

use super::*;
use crate::budget::LARGEST_ROW;

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
    let large = format!("<s><job><t>{}</t></job></s>", "x".repeat(LARGEST_ROW + 100_000));
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
