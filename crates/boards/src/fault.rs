//! What can be wrong with what a board says, in words that tell what to do next.

use thiserror::Error;

/// Something about one posting. One bad posting does not spoil the others.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{at}: {what}")]
pub struct Fault {
    pub at: At,
    pub what: What,
}

impl Fault {
    /// Whether the posting was left out; otherwise it was kept, with something changed or missing.
    pub fn is_loss(&self) -> bool {
        self.what.is_loss()
    }
}

/// Where a fault lies. Lines, rows and items are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum At {
    #[error("line {0}")]
    Line(u64),
    #[error("posting {0}")]
    Item(u64),
}

/// What is wrong with a posting.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum What {
    #[error("it has no title and was left out; add one")]
    NoTitle,
    #[error("the id {id} stood before; the first one was kept")]
    Duplicate { id: String },
    #[error("this is not a posting; it was left out")]
    NotAPosting,
    #[error("it cannot be read ({why}) and was left out; correct it and import again")]
    Malformed { why: String },
    #[error("it is longer than {limit} bytes and was left out")]
    TooLong { limit: usize },
    #[error("the title has {length} characters and was cut at {limit}")]
    TitleCut { length: usize, limit: usize },
    #[error("the text has {length} characters and was cut at {limit}")]
    TextCut { length: usize, limit: usize },
    #[error("it names more than {limit} places; the others were left out")]
    PlacesCut { limit: usize },
    #[error("{words:?} is not read as a date; write it as 2026-11-23")]
    NoDate { words: String },
    #[error("{words:?} is not read as a language; write a tag such as en, de or zh-Hans")]
    NoLanguage { words: String },
    #[error("{words:?} does not say whether it is urgent; write true or false, or leave it empty")]
    NoUrgency { words: String },
    #[error("{words:?} is not an address that can be opened; write it from https:// on")]
    NoAddress { words: String },
    #[error("its pay is drawn with a font of the board and cannot be read; type it in from the page")]
    HiddenPay,
    #[error("there are more than {limit} postings; those after it were not read")]
    TooMany { limit: u64 },
    #[error("the file ends here in the middle; what stood before was read")]
    Truncated,
    #[error("reading stopped here: {0}")]
    Stopped(Box<Unreadable>),
}

impl What {
    /// The word for this kind of fault, for messages in other languages.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoTitle => "no-title",
            Self::Duplicate { .. } => "duplicate",
            Self::NotAPosting => "not-a-posting",
            Self::Malformed { .. } => "malformed",
            Self::TooLong { .. } => "too-long",
            Self::TitleCut { .. } => "title-cut",
            Self::TextCut { .. } => "text-cut",
            Self::PlacesCut { .. } => "places-cut",
            Self::NoDate { .. } => "no-date",
            Self::NoLanguage { .. } => "no-language",
            Self::NoUrgency { .. } => "no-urgency",
            Self::NoAddress { .. } => "no-address",
            Self::HiddenPay => "hidden-pay",
            Self::TooMany { .. } => "too-many",
            Self::Truncated => "truncated",
            Self::Stopped(_) => "stopped",
        }
    }

    /// Whether the posting was left out.
    pub const fn is_loss(&self) -> bool {
        match self {
            Self::NoTitle
            | Self::Duplicate { .. }
            | Self::NotAPosting
            | Self::Malformed { .. }
            | Self::TooLong { .. }
            | Self::TooMany { .. }
            | Self::Truncated
            | Self::Stopped(_) => true,
            Self::TitleCut { .. }
            | Self::TextCut { .. }
            | Self::PlacesCut { .. }
            | Self::NoDate { .. }
            | Self::NoLanguage { .. }
            | Self::NoUrgency { .. }
            | Self::HiddenPay
            | Self::NoAddress { .. } => false,
        }
    }
}

/// Why nothing could be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("the answer is empty; try again later")]
    Empty,
    #[error(
        "the board answered a web page where its job list was expected; check the address, or whether the board is public"
    )]
    WebPage,
    #[error("the board answered an error: {message}; check the board's name in the address")]
    Refused { message: String },
    #[error("this is not JSON (line {line}, column {column}: {why})")]
    NotJson { line: usize, column: usize, why: String },
    #[error("this is not well-formed XML (byte {at}: {why})")]
    NotXml { at: u64, why: String },
    #[error("the XML defines entities of its own, which are not read; ask for a feed without them")]
    Entities,
    #[error("it is nested deeper than {limit} levels")]
    TooDeep { limit: usize },
    #[error("it holds more than {limit} values")]
    TooManyValues { limit: usize },
    #[error("it has more than {limit} bytes; read it in parts")]
    TooLarge { limit: u64 },
    #[error("it ends in the middle; fetch or save it again")]
    Truncated,
    #[error("{missing} is missing, so this is not a list of the {kind} kind; check the kind and the address")]
    OtherShape { kind: String, missing: &'static str },
    #[error(
        "there is no job posting that a program can read in this page; give the address of one posting or of the board behind the page, or make a table with the columns title, text, url"
    )]
    NoPosting,
    #[error(
        "this is running text; a file needs columns: id, title, text, url, language, employment_type, location, pay, urgent, posted_at. Only title must be filled"
    )]
    PlainText,
    #[error("no column is called title (there are: {}); name the columns in the first line", seen.join(", "))]
    NoTitleColumn { seen: Vec<String> },
    #[error("this is a file of type {what}; save it as CSV, JSON or as a web page and import that")]
    OtherFile { what: &'static str },
    #[error("it could not be read: {why}")]
    Broken { why: String },
}

impl Unreadable {
    /// The word for this reason, for messages in other languages.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WebPage => "web-page",
            Self::Refused { .. } => "refused",
            Self::NotJson { .. } => "not-json",
            Self::NotXml { .. } => "not-xml",
            Self::Entities => "entities",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyValues { .. } => "too-many-values",
            Self::TooLarge { .. } => "too-large",
            Self::Truncated => "truncated",
            Self::OtherShape { .. } => "other-shape",
            Self::NoPosting => "no-posting",
            Self::PlainText => "plain-text",
            Self::NoTitleColumn { .. } => "no-title-column",
            Self::OtherFile { .. } => "other-file",
            Self::Broken { .. } => "broken",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_where_what_and_what_next() {
        let fault = Fault {
            at: At::Line(7),
            what: What::NoDate {
                words: "soon".to_owned(),
            },
        };
        assert_eq!(
            fault.to_string(),
            "line 7: \"soon\" is not read as a date; write it as 2026-11-23"
        );
        assert!(!fault.is_loss());
    }

    #[test]
    fn a_plain_text_is_told_the_columns_of_the_contract() {
        assert!(
            Unreadable::PlainText
                .to_string()
                .contains("id, title, text, url, language, employment_type, location, pay, urgent, posted_at")
        );
    }
}
