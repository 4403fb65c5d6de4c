//! A posting as a board gives it, and what was understood of it.

use std::borrow::Cow;

use crate::{
    kinds::{Employment, Function, Level},
    language::Language,
    title::Topics,
};

/// No title is longer, in bytes; what follows is not read.
pub const LONGEST_TITLE: usize = 400;
/// No name of a department, in bytes.
pub const LONGEST_DEPARTMENT: usize = 200;
/// No text of a posting, in bytes.
pub const LONGEST_TEXT: usize = 32_000;

/// A posting of a watched board, as plain text. What the board does not say is empty or None.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ad<'a> {
    pub title: &'a str,
    /// The description, without markup.
    pub text: &'a str,
    pub department: &'a str,
    /// The board's words or codes for the form of employment: `FULL_TIME`, `Festanstellung, Vollzeit`, `实习`.
    pub employment: &'a str,
    /// As the board says, a BCP 47 tag.
    pub language: Option<&'a str>,
    /// Whether the board shows a badge of urgency.
    pub urgent: Option<bool>,
    /// Cities as the board writes them.
    pub places: &'a [&'a str],
    pub pay: Pay<'a>,
    /// The employer's number of the requisition, if the board tells it; never the board's own number of the posting.
    pub reference: Option<&'a str>,
}

/// What a posting says of pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pay<'a> {
    #[default]
    Unsaid,
    /// A year's pay in minor units, and the currency (ISO 4217).
    Yearly { min: i64, max: i64, currency: &'a str },
    /// Words that nobody could read as an amount.
    Words(&'a str),
}

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Title,
    Department,
    Text,
    /// The board says so in a field of its own.
    Board,
}

/// What was found, where, and by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    pub what: T,
    pub source: Source,
    /// The word of our lists that was found, or what the board says.
    pub words: Cow<'static, str>,
}

impl<T> Found<T> {
    pub(crate) fn new(what: T, source: Source, words: impl Into<Cow<'static, str>>) -> Self {
        let words = words.into();
        Self { what, source, words }
    }
}

/// What a posting says. None is "not said": nothing is guessed.
#[derive(Clone, Debug)]
pub struct Meaning {
    pub language: Option<Found<Language>>,
    pub function: Option<Found<Function>>,
    pub level: Option<Found<Level>>,
    pub employment: Option<Found<Employment>>,
    pub urgent: Option<Found<bool>>,
    /// What the title is about.
    pub topics: Topics,
}

impl Meaning {
    /// The function for a report, in which every posting is counted somewhere.
    pub fn function_or_other(&self) -> Function {
        self.function.as_ref().map_or(Function::Other, |found| found.what)
    }
}
