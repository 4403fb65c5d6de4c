//! OpenDocument text (ISO/IEC 26300): the body, with the page headers and footers kept among the styles.

use super::{
    Fault,
    archive::Archive,
    sheet::Sheet,
    xml::{Node, Walk, walk},
};
use crate::Limits;

const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

pub(super) fn read(bytes: &[u8], sheet: &mut Sheet, limits: &Limits) -> Result<(), Fault> {
    let mut archive = Archive::open(bytes, limits)?;
    let media_type = archive.part("mimetype")?.ok_or(Fault::Mismatch)?;
    if !media_type.starts_with(MEDIA_TYPE) {
        return Err(Fault::Mismatch);
    }
    if is_encrypted(&mut archive, limits)? {
        return Err(Fault::Encrypted);
    }
    if let Some(styles) = archive.part("styles.xml")? {
        story(&styles, "master-styles", sheet, limits)?;
    }
    let content = archive.part("content.xml")?.ok_or(Fault::Damaged)?;
    story(&content, "body", sheet, limits)
}

/// Either the manifest lists how each part is encrypted, or one entry holds the whole document (since 1.4).
fn is_encrypted(archive: &mut Archive<'_>, limits: &Limits) -> Result<bool, Fault> {
    if archive.names().iter().any(|name| name == "encrypted-package") {
        return Ok(true);
    }
    let Some(manifest) = archive.part("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    let mut encrypted = false;
    walk(&manifest, limits, |node| match node {
        Node::Open(tag) if tag.name() == "encryption-data" => {
            encrypted = true;
            Walk::Stop
        }
        _ => Walk::On,
    })?;
    Ok(encrypted)
}

/// Reads the paragraphs inside the element `within`.
fn story(xml: &[u8], within: &str, sheet: &mut Sheet, limits: &Limits) -> Result<(), Fault> {
    let mut inside = false;
    let mut paragraphs = 0_usize;
    let mut passing = 0_usize;
    let mut cells = Vec::new();
    walk(xml, limits, |node| {
        match node {
            Node::Open(tag) => match tag.name() {
                _ if passing > 0 => passing += 1,
                // Comments, and what was deleted while changes were tracked.
                "annotation" | "tracked-changes" => passing = 1,
                name if name == within => inside = true,
                "p" | "h" if inside => paragraphs += 1,
                "table-cell" => cells.push(sheet.here()),
                "tab" if inside => sheet.gap(),
                "line-break" if inside => sheet.line(),
                // However many spaces it stands for, the sheet keeps one.
                "s" if inside => sheet.space(),
                _ => {}
            },
            Node::Close(_) if passing > 0 => passing -= 1,
            Node::Close(name) => match name {
                _ if name == within => inside = false,
                "p" | "h" if inside => {
                    paragraphs = paragraphs.saturating_sub(1);
                    sheet.line();
                }
                "table-cell" => {
                    if let Some(start) = cells.pop() {
                        sheet.end_cell(start);
                    }
                }
                "table-row" if inside => sheet.line(),
                _ => {}
            },
            Node::Text(text) => {
                if paragraphs > 0 && passing == 0 {
                    sheet.push_str(text);
                }
            }
        }
        if sheet.is_full() { Walk::Stop } else { Walk::On }
    })?;
    sheet.line();
    Ok(())
}
