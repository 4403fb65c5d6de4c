//! What the tests share: the extractor over the test child, and containers made on the spot.

#![expect(dead_code, reason = "each test program uses its own part of this")]

use std::{
    fmt::Write as _,
    fs::File,
    io::{Cursor, Seek, Write},
    path::Path,
};

use files::{Extractor, Kind, Limits, Outcome};
use zip::{ZipWriter, write::SimpleFileOptions};

pub const CHILD: &str = env!("CARGO_BIN_EXE_files-test-child");

/// A document beside the tests.
pub fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// A handle as the store gives it.
pub fn handle(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

pub async fn extract(bytes: Vec<u8>, kind: Kind) -> Outcome {
    extract_within(bytes, kind, Limits::default()).await
}

pub async fn extract_within(bytes: Vec<u8>, kind: Kind, limits: Limits) -> Outcome {
    Extractor::new(CHILD, ["parse-file"], limits)
        .read(handle(&bytes), kind)
        .await
}

/// The pages of a PDF as a picture.
pub async fn draw(bytes: Vec<u8>) -> Option<Vec<u8>> {
    Extractor::new(CHILD, ["parse-file"], Limits::default())
        .draw(handle(&bytes))
        .await
}

pub fn text(outcome: Outcome) -> String {
    match outcome {
        Outcome::Text(extract) => extract.text,
        other => panic!("no text: {other:?}"),
    }
}

pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let relations =
        r#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    zip(&[("_rels/.rels", relations), ("word/document.xml", body)])
}

/// A PDF of so many pages, all with this content.
pub fn pdf(pages: usize, content: &str) -> Vec<u8> {
    let kids: String = (0..pages).fold(String::new(), |mut kids, page| {
        write!(kids, "{} 0 R ", page + 5).unwrap();
        kids
    });
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_owned()));
    pdf_of(&objects)
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", number + 1).as_bytes());
    }
    let start = file.len();
    let size = objects.len() + 1;
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend_from_slice(end.as_bytes());
    file
}
