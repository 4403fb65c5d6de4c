//! The reference rates of the European Central Bank, in the files it publishes: `eurofxref-daily.xml`,
//! `eurofxref-hist.xml` and `-hist-90d.xml`, `eurofxref.csv` and `eurofxref-hist.csv`, and the zips of the last two.
//!
//! A rate says how much of a currency one euro buys. Currencies that no longer exist are in the historical files; they are
//! named and left out.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

use base::{Currency, Date};
use jiff::fmt::strtime;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thiserror::Error;

use super::{PerEuro, Rate};

/// How readers are told where a rate comes from.
pub const SOURCE: &str = "ECB";

/// The whole history since 1999 is 8 MB as XML; nothing larger is one of these files.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub rates: Vec<Rate>,
    /// Codes of currencies that are no longer in use, such as the drachma's.
    pub unknown: BTreeSet<String>,
}

/// Why a file is not read. The words are for the person who chose it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotRates {
    #[error(
        "this is no file of reference rates of the European Central Bank: take eurofxref-daily.xml, eurofxref-hist.xml or eurofxref-hist.zip"
    )]
    Unknown,
    #[error("the file is damaged near {0:?}: load it again")]
    Damaged(String),
    #[error("the file is larger than any file of reference rates")]
    TooLarge,
    #[error("the file holds no rates")]
    Empty,
}

/// Reads any of the files, by what it holds.
///
/// # Errors
/// [`NotRates`] when it is none of them, or damaged. A file is taken whole or not at all.
pub fn read(bytes: &[u8]) -> Result<Contents, NotRates> {
    if bytes.len() > MOST_BYTES {
        return Err(NotRates::TooLarge);
    }
    let contents = if bytes.starts_with(b"PK\x03\x04") {
        csv(&unpack(bytes)?)
    } else {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.starts_with(b"<") {
            xml(text)
        } else if text.starts_with(b"Date") {
            csv(text)
        } else {
            Err(NotRates::Unknown)
        }
    }?;
    if contents.rates.is_empty() {
        return Err(NotRates::Empty);
    }
    Ok(contents)
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, NotRates> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotRates::Unknown)?;
    let file = archive.by_index(0).map_err(|_| NotRates::Unknown)?;
    let mut text = Vec::new();
    file.take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|_| NotRates::Damaged("the zip".to_owned()))?;
    if text.len() > MOST_BYTES {
        return Err(NotRates::TooLarge);
    }
    Ok(text)
}

/// `<Cube time="2026-11-27"><Cube currency="USD" rate="1.0823"/>`. No document type is read, so there is nothing to expand.
fn xml(text: &[u8]) -> Result<Contents, NotRates> {
    let mut reader = Reader::from_reader(text);
    let (mut contents, mut day, mut begun) = (Contents::default(), None, false);
    loop {
        let event = reader
            .read_event()
            .map_err(|_| NotRates::Damaged(near(text, reader.buffer_position())))?;
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Cube" => {
                if let Some(time) = attribute(&tag, "time") {
                    let date = time.parse().map_err(|_| NotRates::Damaged(time))?;
                    day = Some(date);
                }
                if let (Some(code), Some(rate)) = (attribute(&tag, "currency"), attribute(&tag, "rate")) {
                    contents.add(day.ok_or(NotRates::Unknown)?, &code, &rate)?;
                }
            }
            Event::Start(tag) if !begun && tag.local_name().as_ref() != "Envelope" => return Err(NotRates::Unknown),
            Event::Start(_) => begun = true,
            Event::DocType(_) => return Err(NotRates::Unknown),
            Event::Eof => return Ok(contents),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    Some(found.value.into_owned())
}

/// A row a day, a column a currency, `N/A` or nothing where it had no rate. The daily file writes the day as
/// `27 November 2026`, the historical one as `2026-11-27`.
fn csv(text: &[u8]) -> Result<Contents, NotRates> {
    let mut table = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text);
    let header = table.headers().map_err(|_| NotRates::Unknown)?.clone();
    if header.get(0) != Some("Date") {
        return Err(NotRates::Unknown);
    }
    let mut contents = Contents::default();
    for row in table.records() {
        let row = row.map_err(|error| NotRates::Damaged(error.to_string()))?;
        let day = row.get(0).unwrap_or_default();
        let date = date(day).ok_or_else(|| NotRates::Damaged(day.to_owned()))?;
        for (code, rate) in header.iter().zip(&row).skip(1) {
            if !code.is_empty() && !matches!(rate, "" | "N/A") {
                contents.add(date, code, rate)?;
            }
        }
    }
    Ok(contents)
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| {
        let day = strtime::parse("%d %B %Y", text).ok()?.to_date().ok()?;
        Date::try_from(day).ok()
    })
}

fn near(text: &[u8], position: u64) -> String {
    let from = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    let from = from.saturating_sub(20);
    let to = text.len().min(from + 40);
    String::from_utf8_lossy(&text[from..to]).into_owned()
}

impl Contents {
    fn add(&mut self, date: Date, code: &str, rate: &str) -> Result<(), NotRates> {
        let per_eur: PerEuro = rate.parse().map_err(|_| NotRates::Damaged(format!("{code} {rate}")))?;
        match code.parse::<Currency>() {
            Ok(currency) => self.rates.push(Rate {
                currency,
                date,
                per_eur,
                source: SOURCE.to_owned(),
            }),
            Err(_) => {
                let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
                if !is_code {
                    return Err(NotRates::Damaged(code.chars().take(20).collect()));
                }
                self.unknown.insert(code.to_owned());
            }
        }
        Ok(())
    }
}
