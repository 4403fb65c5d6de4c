//! What a check found, for a page to show.

use serde::Serialize;

use super::{Check, Finding, Weight};

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub check: Check,
    pub finding: Finding,
    /// The records that were found and count.
    pub found: Vec<Record>,
    /// The record to add, or to put in the place of those found.
    pub add: Option<Record>,
    /// The domain the finding speaks of, where it is not the sender's own.
    pub domain: Option<String>,
    /// How many questions a receiver has to ask for the SPF record.
    pub lookups: Option<usize>,
}

/// A record of the DNS, as its owner enters it. What was found may be anything: it is cut and holds no control character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The whole name, without a dot at the end.
    pub name: String,
    /// `TXT`, `MX`, `A` or `AAAA`.
    pub kind: &'static str,
    /// None where only the mail server's owner knows it.
    pub value: Option<String>,
}

/// Characters of a value that are shown.
const LONGEST: usize = 1_000;
/// Records of one kind that are shown.
const MOST: usize = 10;

impl Line {
    pub(super) fn new(check: Check, finding: Finding) -> Self {
        Self {
            check,
            finding,
            found: Vec::new(),
            add: None,
            domain: None,
            lookups: None,
        }
    }

    pub(super) fn found(mut self, name: &str, kind: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        let records = values.into_iter().map(|value| Record::new(name, kind, Some(value)));
        self.found.extend(records.take(MOST));
        self
    }

    /// `value` is none where only the mail server's owner knows it.
    pub(super) fn add(mut self, name: &str, kind: &'static str, value: Option<String>) -> Self {
        self.add = Some(Record::new(name, kind, value));
        self
    }

    pub(super) fn of(mut self, domain: &str) -> Self {
        self.domain = Some(clean(domain));
        self
    }

    pub fn weight(&self) -> Weight {
        self.finding.weight()
    }
}

impl Record {
    pub fn new(name: &str, kind: &'static str, value: Option<String>) -> Self {
        Self {
            name: clean(name),
            kind,
            value: value.map(|value| clean(&value)),
        }
    }
}

fn clean(text: &str) -> String {
    let shown = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut clean: String = text.chars().take(LONGEST).map(shown).collect();
    if text.chars().nth(LONGEST).is_some() {
        clean.push('…');
    }
    clean
}
