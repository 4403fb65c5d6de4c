//! The name of a person, and how it is shown.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    Language,
    text::{clean_line, shorten},
};

/// A name in two parts, either of which may be empty: some people have one name only, kept as the given one.
///
/// Names are shown as their own script has it: 王小明, the family name first and without a space, and Ada Lovelace.
/// A name is personal: `Debug` keeps it to itself.
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct PersonName {
    given: String,
    family: String,
}

/// Why two texts are no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PersonNameError {
    #[error("enter a name")]
    Empty,
    #[error("a name has 200 characters at most")]
    TooLong,
}

#[derive(Deserialize)]
struct Parts {
    #[serde(default)]
    given: String,
    #[serde(default)]
    family: String,
}

/// Characters of both parts together (the limit of plain text fields).
const LONGEST: usize = 200;

/// Chinese family names of two characters that are borne by many.
const COMPOUND_FAMILY_NAMES: [&str; 24] = [
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容",
    "令狐", "东方", "東方", "夏侯", "轩辕", "軒轅", "端木", "独孤", "南宫", "宇文",
];

impl PersonName {
    /// Cleans both parts.
    pub fn new(given: &str, family: &str) -> Result<Self, PersonNameError> {
        let name = Self {
            given: clean_line(given),
            family: clean_line(family),
        };
        match name.given.chars().count() + name.family.chars().count() {
            0 => Err(PersonNameError::Empty),
            1..=LONGEST => Ok(name),
            _ => Err(PersonNameError::TooLong),
        }
    }

    /// Splits a name that was written in one field, so that showing it gives what was written back. Which part is the
    /// family's is a guess: the first character (or a compound name) of a Han name, the first word of another East
    /// Asian one, else the last word. What is longer than 200 characters is cut; no text gives the empty name.
    pub fn from_display(text: &str) -> Self {
        let text = clean_line(text);
        let text = shorten(&text, LONGEST);
        let (family, given) = match (is_east_asian(text), text.split_once(' ')) {
            (true, Some((family, given))) => (family, given),
            (true, None) => split_han(text),
            (false, _) => text
                .rsplit_once(' ')
                .map_or(("", text), |(given, family)| (family, given)),
        };
        Self {
            given: given.to_owned(),
            family: family.to_owned(),
        }
    }

    pub fn given(&self) -> &str {
        &self.given
    }

    pub fn family(&self) -> &str {
        &self.family
    }

    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && self.family.is_empty()
    }

    /// The name as a reader of this language expects it. The script of the name decides: East Asian ones have the
    /// family name first, others last. Where the parts differ in script (王 David), the reader's habit decides.
    pub fn display(&self, reader: &Language) -> String {
        let family_first = match (is_east_asian(&self.family), is_east_asian(&self.given)) {
            _ if self.given.is_empty() || self.family.is_empty() => return format!("{}{}", self.family, self.given),
            (true, true) => return self.east_asian(),
            (false, false) => false,
            _ => matches!(reader.primary(), "zh" | "ja" | "ko" | "yue"),
        };
        let (first, last) = if family_first {
            (&self.family, &self.given)
        } else {
            (&self.given, &self.family)
        };
        format!("{first} {last}")
    }

    /// The name for an alphabetical list: family name first, `Lovelace, Ada` and 王小明.
    pub fn sorting(&self) -> String {
        if self.given.is_empty() || self.family.is_empty() || is_east_asian(&self.family) && is_east_asian(&self.given)
        {
            return self.east_asian();
        }
        format!("{}, {}", self.family, self.given)
    }

    /// One or two letters for a picture of the person: 王 for 王小明, AL for Ada Lovelace.
    pub fn initials(&self) -> String {
        let first = |part: &str| {
            part.graphemes(true)
                .find(|seen| seen.chars().any(char::is_alphabetic))
                .map(capital)
        };
        let (given, family) = (first(&self.given), first(&self.family));
        match (given, family) {
            (_, Some(family)) if is_east_asian(&self.family) => family,
            (Some(given), Some(family)) => format!("{given}{family}"),
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }

    /// Han and Hangul are written without a space; so is a name of one part. A Korean or Japanese name typed with a
    /// space is shown without it.
    fn east_asian(&self) -> String {
        format!("{}{}", self.family, self.given)
    }
}

/// The first grapheme in capitals and composed, so that ß does not become two letters of an initial.
fn capital(seen: &str) -> String {
    let upper: String = seen.to_uppercase().nfc().collect();
    upper.graphemes(true).next().unwrap_or_default().to_owned()
}

fn split_han(text: &str) -> (&str, &str) {
    let characters = text.chars().count();
    let compound = COMPOUND_FAMILY_NAMES
        .iter()
        .find(|name| text.starts_with(**name) && characters > 2);
    match (compound, text.chars().next()) {
        (Some(name), _) => text.split_at(name.len()),
        (None, Some(first)) if characters > 1 => text.split_at(first.len_utf8()),
        _ => ("", text),
    }
}

/// Whether all letters are of a script in which the family name comes first: Han, kana, Hangul.
fn is_east_asian(text: &str) -> bool {
    let east_asian = |c: char| {
        matches!(c,
            '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
            | '\u{16fe2}'..='\u{16fff}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
    };
    let mut letters = text.chars().filter(|c| c.is_alphabetic() || east_asian(*c)).peekable();
    // The middle dot stands in foreign names that were put into Chinese, 阿达·洛芙莱斯: given name first, as written.
    letters.peek().is_some() && letters.all(east_asian) && !text.contains(['·', '・', '‧', '•'])
}

impl TryFrom<Parts> for PersonName {
    type Error = PersonNameError;
    fn try_from(parts: Parts) -> Result<Self, PersonNameError> {
        Self::new(&parts.given, &parts.family)
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(..)")
    }
}

#[cfg(test)]
#[path = "person_name_tests.rs"]
mod tests;
