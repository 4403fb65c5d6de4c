//! What the RTF reader keeps and what it passes over.

use super::*;
use crate::text::{Extract, Outcome, Reason};

fn extract(rtf: &str) -> Extract {
    let mut sheet = Sheet::new(10_000);
    read(rtf.as_bytes(), &mut sheet, &Limits::default()).unwrap();
    match sheet.outcome(None, Reason::NoText) {
        Outcome::Text(extract) => extract,
        other => panic!("{other:?}"),
    }
}

#[test]
fn chinese_in_the_code_page_of_its_font_and_in_unicode() {
    let rtf = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset134 SimSun;}}
\f1\'d5\'c5\'ce\'b0\f0  M\'fcller\par \u28145?\u24230? Rust\par\uc2\u22823\'b4\'f3\uc0\u-10179\u-8704 ok}";
    assert_eq!(extract(rtf).text, "张伟 Müller\n深度 Rust\n大😀ok");
}

#[test]
fn a_second_byte_may_be_any_letter() {
    let rtf = r"{\rtf1\ansi\ansicpg932 \'83\\\'83e}";
    assert_eq!(extract(rtf).text, "ソテ");
}

#[test]
fn only_the_words_of_the_document_are_read() {
    let rtf = r"{\rtf1{\stylesheet{\s1 Heading;}}{\info{\author Hidden}}{\*\generator X;}{\*\new thing}
{\pict\wmetafile8 0100}{\pict\bin5 }{\}}}Text {\field{\*\fldinst HYPERLINK mailto:x}{\fldrslt ada@example.org}}\tab end\'7d
{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt in a box\par}}}}ignored";
    assert_eq!(extract(rtf).text, "Text ada@example.org\tend}in a box");
}

#[test]
fn a_cut_file_keeps_what_came_and_a_deep_one_is_refused() {
    let cut = extract(r"{\rtf1 Work {\b in Berl");
    assert_eq!((&*cut.text, cut.truncated), ("Work in Berl", true));
    let deep = format!("{{\\rtf1{}", "{".repeat(10_000));
    let mut sheet = Sheet::new(10);
    assert_eq!(
        read(deep.as_bytes(), &mut sheet, &Limits::default()),
        Err(Fault::TooComplex)
    );
}

#[test]
fn broken_controls_end_without_harm() {
    for rtf in [
        r"{\rtf1 \",
        r"{\rtf1 \'",
        r"{\rtf1 \'g1 a",
        r"{\rtf1 \bin99999999 a",
        r"{\rtf1 \u99999999999 a",
        "{\\rtf1 a}}}",
    ] {
        let mut sheet = Sheet::new(10);
        read(rtf.as_bytes(), &mut sheet, &Limits::default()).unwrap();
    }
}
