//! The CV as a Word document: WordprocessingML (ECMA-376) in a zip, written by hand because it is this little.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::content::{Content, Entry};
use crate::Layout;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

pub fn write(content: &Content<'_>, layout: Layout) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // One fixed time for all parts: the same person gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/document.xml", document(content, layout)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", styles(content, layout)),
        ("docProps/core.xml", properties(content)),
    ];
    for (name, text) in parts {
        zip.start_file(name, options)
            .expect("a zip in memory takes another part");
        zip.write_all(text.as_bytes())
            .expect("a zip in memory takes more bytes");
    }
    zip.finish().expect("a zip in memory can be finished").into_inner()
}

fn document(content: &Content<'_>, layout: Layout) -> String {
    let body = match layout {
        Layout::OneColumn | Layout::Sidebar => plain(content),
        Layout::Tabular | Layout::Form => table(content),
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

/// One paragraph after another.
fn plain(content: &Content<'_>) -> String {
    let words = content.words;
    let mut body = paragraph("Title", &both_names(content));
    body += &paragraph("Subtitle", content.headline);
    for (label, value) in &content.facts {
        body += &paragraph("Normal", &format!("{label}: {value}"));
    }
    body += &part(words.summary, &paragraph("Normal", content.summary));
    body += &part(words.experience, &content.posts.iter().map(entry).collect::<String>());
    body += &part(words.education, &content.studies.iter().map(entry).collect::<String>());
    body += &part(words.skills, &paragraph("Normal", &content.skills));
    body + &part(
        words.languages,
        &paragraph("Normal", &content.languages.join(words.comma)),
    )
}

/// Dates and labels in the left column of a table, the matter in the right one.
fn table(content: &Content<'_>) -> String {
    let words = content.words;
    let text = |text: &str| paragraph("Normal", text);
    let entries = |entries: &[Entry]| entries.iter().map(|e| row(&e.span, &matter(e))).collect::<String>();
    let mut facts = row(words.name, &text(&both_names(content)));
    facts += &content
        .facts
        .iter()
        .map(|(label, value)| row(label, &text(value)))
        .collect::<String>();
    facts += &row(words.wish, &text(content.headline));
    let skills = row(words.subject, &text(&content.skills))
        + &row(words.languages, &text(&content.languages.join(words.comma)))
        + &row(words.summary, &text(content.summary));
    paragraph("Title", words.title)
        + &part(words.personal, &rows(&facts))
        + &part(words.experience, &rows(&entries(&content.posts)))
        + &part(words.education, &rows(&entries(&content.studies)))
        + &part(words.skills, &rows(&skills))
        // Word wants a paragraph after the last table.
        + "<w:p/>"
}

fn both_names(content: &Content<'_>) -> String {
    match (content.other_name.as_str(), content.language) {
        ("", _) => content.name.clone(),
        (other, "zh") => format!("{}（{other}）", content.name),
        (other, _) => format!("{} ({other})", content.name),
    }
}

fn part(heading: &str, body: &str) -> String {
    format!("{}{body}", paragraph("Heading1", heading))
}

fn entry(entry: &Entry) -> String {
    matter(&Entry {
        place: format!("{} · {}", entry.place, entry.span),
        title: entry.title.clone(),
        span: String::new(),
        points: entry.points.clone(),
    })
}

fn matter(entry: &Entry) -> String {
    let points: String = entry
        .points
        .iter()
        .map(|point| paragraph("Point", &format!("•\u{a0}{point}")))
        .collect();
    paragraph("Strong", &entry.title) + &paragraph("Quiet", &entry.place) + &points
}

fn paragraph(style: &str, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
        escape(text)
    )
}

fn rows(rows: &str) -> String {
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="2438"/><w:gridCol w:w="7200"/></w:tblGrid>{rows}</w:tbl>"#
    )
}

fn row(label: &str, matter: &str) -> String {
    let label = paragraph("Quiet", label);
    format!(
        r#"<w:tr><w:tc><w:tcPr><w:tcW w:w="2438" w:type="dxa"/></w:tcPr>{label}</w:tc><w:tc><w:tcPr><w:tcW w:w="7200" w:type="dxa"/></w:tcPr>{matter}</w:tc></w:tr>"#
    )
}

fn styles(content: &Content<'_>, layout: Layout) -> String {
    // Fonts that come with Word and LibreOffice; the file names them and does not carry them.
    let latin = if layout == Layout::OneColumn && content.language != "zh" {
        "Cambria"
    } else {
        "Calibri"
    };
    let style = |id: &str, size: u32, extra: &str, spacing: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:pPr><w:spacing {spacing}/></w:pPr><w:rPr>{extra}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        )
    };
    let language = match content.language {
        "zh" => "zh-CN",
        "de" => "de-DE",
        _ => "en-GB",
    };
    let mut all = format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="DengXian" w:cs="{latin}"/><w:sz w:val="21"/><w:lang w:val="{language}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>"#
    );
    all += &style("Normal", 21, "", r#"w:after="40" w:line="276" w:lineRule="auto""#);
    all += &style("Title", 44, "<w:b/>", r#"w:after="60""#);
    all += &style("Subtitle", 23, r#"<w:color w:val="5A5C60"/>"#, r#"w:after="160""#);
    all += &style(
        "Heading1",
        25,
        r#"<w:b/><w:color w:val="264A68"/>"#,
        r#"w:before="240" w:after="80""#,
    );
    all += &style("Strong", 21, "<w:b/>", r#"w:before="60" w:after="0""#);
    all += &style("Quiet", 20, r#"<w:color w:val="5A5C60"/>"#, r#"w:after="20""#);
    all += &style("Point", 21, "", r#"w:after="20" w:line="264" w:lineRule="auto""#);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{all}</w:styles>"#
    )
}

fn properties(content: &Content<'_>) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>"#,
        escape(content.words.title),
        escape(&content.name),
        content.language
    )
}

/// Text for XML; the word lists hold no control characters.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
