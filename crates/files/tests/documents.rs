//! Documents of real programs, read by the child process as in production.

#![expect(clippy::unwrap_used, reason = "a test says by failing what went wrong")]

mod support;

use files::{Kind, Outcome, Reason, Refusal};
use support::{data, extract, text};

#[tokio::test]
async fn every_kind_gives_the_same_words() {
    for (name, kind) in [
        ("chromium.pdf", Kind::Pdf),
        ("libreoffice.pdf", Kind::Pdf),
        ("page.docx", Kind::Docx),
        ("page.odt", Kind::Odt),
        ("page.rtf", Kind::Rtf),
    ] {
        let text = text(extract(data(name), kind).await);
        for line in [
            "Ada Beispiel 简历",
            "ada@example.org",
            "+49 30 5550100",
            "Für große Maßnahmen zuständig.",
            "负责大规模深度学习训练平台的研发，熟悉风险与页面。",
        ] {
            assert!(
                text.lines().any(|found| found == line),
                "{name} lacks {line:?}:\n{text}"
            );
        }
        let row = |cells: [&str; 3]| text.lines().any(|line| line.split(['\t', ' ']).eq(cells));
        assert!(
            row(["2019", "Engineer", "Berlin"]) && row(["2021", "工程师", "杭州"]),
            "{name} tears rows apart:\n{text}"
        );
    }
}

#[tokio::test]
async fn chinese_in_fonts_that_are_not_embedded() {
    let text = text(extract(data("unembedded.pdf"), Kind::Pdf).await);
    assert_eq!(
        text,
        "张伟 负责大规模深度学习平台 Rust 工程师\n\n東京で働くエンジニア\n\nMüller straße naïve"
    );
}

#[tokio::test]
async fn a_password_to_open_is_found_and_one_to_print_does_not_matter() {
    for name in ["user-password-r3.pdf", "user-password-r6.pdf"] {
        let outcome = extract(data(name), Kind::Pdf).await;
        assert_eq!(outcome.refusal(), Some(Refusal::Encrypted), "{name}");
    }
    for name in ["owner-password-r3.pdf", "owner-password-r6.pdf"] {
        let text = text(extract(data(name), Kind::Pdf).await);
        assert!(text.starts_with("张伟 负责"), "{name}: {text}");
    }
    assert_eq!(extract(data("password.docx"), Kind::Docx).await, Outcome::Encrypted);
}

#[tokio::test]
async fn an_encrypted_odt_is_found_in_both_forms() {
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
        <manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>
        </manifest:manifest>"#;
    let mime = "application/vnd.oasis.opendocument.text";
    let parts = support::zip(&[
        ("mimetype", mime),
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(extract(parts, Kind::Odt).await, Outcome::Encrypted);
    let whole = support::zip(&[("mimetype", mime), ("encrypted-package", "\u{1}\u{2}")]);
    assert_eq!(extract(whole, Kind::Odt).await, Outcome::Encrypted);
}

#[tokio::test]
async fn a_scan_is_taken_without_text() {
    let outcome = extract(data("scan.pdf"), Kind::Pdf).await;
    assert_eq!(outcome, Outcome::Unavailable(Reason::PicturesOnly));
    assert_eq!(outcome.refusal(), None);
}

#[tokio::test]
async fn containers_that_hold_something_else_are_refused() {
    let relations = r#"<Relationships><Relationship Id="1"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = support::zip(&[("_rels/.rels", relations), ("xl/workbook.xml", "<workbook/>")]);
    let plain = support::zip(&[("readme.txt", "hello")]);
    let calc = support::zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]);
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 2048]].concat();
    for (bytes, kind) in [
        (sheet, Kind::Docx),
        (plain.clone(), Kind::Docx),
        (plain, Kind::Odt),
        (calc, Kind::Odt),
        (old, Kind::Docx),
        (data("page.odt"), Kind::Docx),
        (data("page.docx"), Kind::Odt),
        (b"text\0with a nul".to_vec(), Kind::Txt),
    ] {
        assert_eq!(
            extract(bytes, kind).await.refusal(),
            Some(Refusal::Mismatch),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn the_address_in_a_page_header_is_read() {
    let relations = r#"<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
        Target="/word/document.xml"/></Relationships>"#;
    let body = "<w:document><w:body><w:p><w:r><w:t>Work</w:t></w:r></w:p><mc:AlternateContent>
        <mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
        <w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>";
    let header = "<w:hdr><w:p><w:r><w:t>ada@example.org</w:t></w:r></w:p></w:hdr>";
    let docx = support::zip(&[
        ("_rels/.rels", relations),
        ("word/document.xml", body),
        ("word/header1.xml", header),
    ]);
    assert_eq!(text(extract(docx, Kind::Docx).await), "ada@example.org\n\nWork\nbox");
}

#[tokio::test]
async fn pages_are_counted_and_a_long_document_is_cut() {
    let bytes = support::pdf(60, "BT /F1 12 Tf 72 700 Td (Page) Tj ET");
    let Outcome::Text(extract) = extract(bytes, Kind::Pdf).await else {
        panic!("text")
    };
    assert_eq!((extract.pages, extract.truncated), (Some(60), true));
    assert_eq!(extract.text.matches("Page").count(), 50);
}

#[tokio::test]
async fn words_are_put_together_by_where_they_stand() {
    let content = "BT /F1 12 Tf 1 0 0 1 72 700 Tm 2 Tr (Bold) Tj 1 0 0 1 102 700 Tm 0 Tr (face) Tj
        1 0 0 1 102.4 700 Tm (face) Tj 1 0 0 1 300 700 Tm (right) Tj
        1 0 0 1 72 684 Tm [(Ker) 120 (ned) -400 (words)] TJ 1 0 0 1 72 640 Tm (10) Tj 4 Ts /F1 7 Tf (th) Tj ET";
    let text = text(extract(support::pdf(1, content), Kind::Pdf).await);
    assert_eq!(text, "Bold face\tright\nKerned words\n\n10th");
}

#[tokio::test]
async fn pages_are_drawn_as_one_picture_inside_the_same_walls() {
    for name in ["chromium.pdf", "libreoffice.pdf", "scan.pdf", "unembedded.pdf"] {
        let png = support::draw(data(name)).await.expect(name);
        assert!(png.starts_with(b"\x89PNG"), "{name}");
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let (width, height) = (side(16), side(20));
        assert!(
            (700..=1000).contains(&width) && height >= width / 2,
            "{name}: {width} by {height}"
        );
        assert!(png.len() > 2_000, "{name} is a white page");
    }
    for name in ["user-password-r6.pdf", "page.docx"] {
        assert!(support::draw(data(name)).await.is_none(), "{name}");
    }
}
