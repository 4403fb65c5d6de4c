//! Word documents (ECMA-376): the main part, with what its headers and footers say.

use super::{
    Fault,
    archive::Archive,
    ole,
    sheet::Sheet,
    xml::{Node, Walk, walk},
};
use crate::Limits;

pub(super) fn read(bytes: &[u8], sheet: &mut Sheet, limits: &Limits) -> Result<(), Fault> {
    if ole::is_ole(bytes) {
        return Err(if ole::is_encrypted_package(bytes) {
            Fault::Encrypted
        } else {
            Fault::Mismatch
        });
    }
    let mut archive = Archive::open(bytes, limits)?;
    let main = main_part(&mut archive, limits)?.ok_or(Fault::Mismatch)?;
    let body = archive.part(&main)?.ok_or(Fault::Damaged)?;
    let names = archive.names();

    // A header often holds the name and the address, so it comes first.
    for part in beside(&main, "header", &names) {
        if let Some(xml) = archive.part(&part)? {
            story(&xml, sheet, limits)?;
        }
    }
    if story(&body, sheet, limits)?.as_deref() != Some("document") {
        return Err(Fault::Mismatch);
    }
    for part in ["footnotes", "endnotes", "footer"]
        .into_iter()
        .flat_map(|stem| beside(&main, stem, &names))
    {
        if let Some(xml) = archive.part(&part)? {
            story(&xml, sheet, limits)?;
        }
    }
    Ok(())
}

/// The main part is named by the package's relationships; most writers call it `word/document.xml`.
fn main_part(archive: &mut Archive<'_>, limits: &Limits) -> Result<Option<String>, Fault> {
    let Some(relations) = archive.part("_rels/.rels")? else {
        return Ok(None);
    };
    let mut main = None;
    walk(&relations, limits, |node| {
        if let Node::Open(tag) = node
            && tag
                .attribute("Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            main = tag.attribute("Target");
        }
        Walk::On
    })?;
    Ok(main.map(|target| target.trim_start_matches('/').to_owned()))
}

/// The parts beside `main` named `<stem><number>.xml`, in the order of their numbers.
fn beside(main: &str, stem: &str, names: &[String]) -> Vec<String> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let number = |name: &str| -> Option<u32> {
        let name = name.strip_prefix(folder)?.trim_start_matches('/');
        let digits = name.strip_prefix(stem)?.strip_suffix(".xml")?;
        if digits.is_empty() {
            Some(0)
        } else {
            digits.parse().ok()
        }
    };
    let mut found: Vec<_> = names.iter().filter_map(|name| Some((number(name)?, name))).collect();
    found.sort();
    found.into_iter().map(|(_, name)| name.clone()).collect()
}

/// Reads one part and gives the name of its root element.
fn story(xml: &[u8], sheet: &mut Sheet, limits: &Limits) -> Result<Option<String>, Fault> {
    let mut root = None;
    let mut in_text = false;
    // Inside an element whose text is shown elsewhere: the old form of a text box, for readers that lack the new one.
    let mut passing = 0_usize;
    let mut cells = Vec::new();
    walk(xml, limits, |node| {
        match node {
            Node::Open(tag) => {
                if root.is_none() {
                    root = Some(tag.name().to_owned());
                }
                match tag.name() {
                    _ if passing > 0 => passing += 1,
                    "Fallback" => passing = 1,
                    "t" => in_text = true,
                    "tab" | "ptab" => sheet.gap(),
                    "br" | "cr" => sheet.line(),
                    "noBreakHyphen" => sheet.push('-'),
                    "tc" => cells.push(sheet.here()),
                    _ => {}
                }
            }
            Node::Close(_) if passing > 0 => passing -= 1,
            Node::Close(name) => match name {
                "t" => in_text = false,
                "p" | "tr" => sheet.line(),
                "tc" => {
                    if let Some(start) = cells.pop() {
                        sheet.end_cell(start);
                    }
                }
                _ => {}
            },
            Node::Text(text) => {
                if in_text && passing == 0 {
                    sheet.push_str(text);
                }
            }
        }
        if sheet.is_full() { Walk::Stop } else { Walk::On }
    })?;
    sheet.line();
    Ok(root)
}
