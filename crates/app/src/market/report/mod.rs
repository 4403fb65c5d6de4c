//! What an employer's boards said in a period: counts, lists, pay, and observations with their evidence. About postings
//! alone; nothing is inferred about people.

mod csv;
mod json;
mod load;
mod markdown;
mod observations;
mod pay;

use std::collections::BTreeMap;

use base::{Currency, Date, Id, Time};
use serde::Serialize;
use web::Message;

pub use self::{
    csv::{file_name, to_csv},
    json::to_json,
    load::{Asked, load},
    markdown::to_markdown,
    observations::{board_name, board_said, language_name},
    pay::{Highest, Range, Ranges},
};
use super::{Employer, Posting};

/// The report of an employer and a period.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub employer: Employer,
    pub from: Date,
    pub to: Date,
    /// When its boards were looked at first and last.
    pub first_look: Option<Time>,
    pub last_look: Option<Time>,
    pub boards: Vec<BoardPart>,
    /// Jobs, each counted once, on however many boards it stands.
    pub jobs: i64,
    pub functions: BTreeMap<String, i64>,
    pub levels: BTreeMap<String, i64>,
    pub employments: BTreeMap<String, i64>,
    pub urgent: Vec<Line>,
    pub internships: Vec<Line>,
    pub executives: Vec<Line>,
    pub highest: Option<Highest>,
    pub ranges: Vec<Ranges>,
    pub currency: Currency,
    pub opened: Vec<Line>,
    pub closed: Vec<Line>,
    pub weeks: Vec<Week>,
    pub observations: Vec<Observation>,
}

/// One board.
#[derive(Clone, Debug, Serialize)]
pub struct BoardPart {
    pub id: String,
    pub kind: String,
    pub postings: i64,
    /// By primary code; empty where it was not told apart.
    pub languages: BTreeMap<String, i64>,
    pub urgent: i64,
    /// A few of its postings, as evidence.
    pub evidence: Vec<String>,
}

/// A job, as one of its postings names it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    pub posting: Id<Posting>,
    pub job: String,
    pub function: String,
    pub level: String,
    pub language: String,
    pub places: String,
    pub url: String,
    pub board: String,
    pub at: Option<Time>,
    /// The words by which it is urgent.
    pub words: String,
}

/// Jobs that opened and closed in a week; it begins on a Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    pub from: Date,
    pub opened: i64,
    pub closed: i64,
}

/// A sentence, and the postings that it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Observation {
    pub message: Message,
    pub evidence: Vec<String>,
}

/// Lists hold so many; the counts tell of the rest.
pub const LIST: i64 = 500;
