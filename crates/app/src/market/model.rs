//! Watched employers, their boards, and what stands on them.

use base::{Country, Id, Language, Time};
use boards::Kind;
use serde::{Deserialize, Serialize};
use web::Message;

/// An employer that is watched. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Employer {
    pub id: Id<Employer>,
    pub name: String,
    pub website: String,
    pub version: i64,
}

impl Employer {
    pub const COLUMNS: &'static str = "e.id, e.name, e.website, e.version";
}

/// A list of postings of an employer. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Board {
    pub id: Id<Board>,
    pub employer_id: Id<Employer>,
    /// Of the employer's boards, from 1.
    pub number: i32,
    pub kind: String,
    /// What is fetched; empty: files alone.
    pub address: String,
    pub language: String,
    pub country: String,
    pub state: BoardState,
    pub state_at: Time,
    pub problem: Option<Problem>,
    pub failures: i32,
    pub looked_at: Option<Time>,
    pub next_at: Option<Time>,
    pub etag: String,
    pub last_modified: String,
    pub version: i64,
}

impl Board {
    pub const COLUMNS: &'static str = "b.id, b.employer_id, b.number, b.kind, b.address, b.language, b.country, b.state, \
         b.state_at, b.problem, b.failures, b.looked_at, b.next_at, b.etag, b.last_modified, b.version";

    pub fn kind(&self) -> Kind {
        self.kind.parse().expect("it was checked when it was added")
    }

    pub fn language(&self) -> Option<Language> {
        self.language.parse().ok()
    }

    /// What decides how its postings are read.
    pub fn ground(&self) -> super::row::Ground {
        let own = match self.kind() {
            // The site is for the mainland alone.
            Kind::BossZhipin => "CN".parse::<Country>().ok(),
            _ => None,
        };
        super::row::Ground {
            language: self.language().map(|language| language.to_string()),
            country: self.country.parse().ok().or(own),
        }
    }
}

/// How a board does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoardState {
    /// Nothing was seen on it yet.
    New,
    /// The last look went well.
    Good,
    /// It was empty or much shorter than before: a second look decides.
    Unsure,
    /// The last look failed; what was seen before stays.
    Failing,
}

db::text_enum!(BoardState { New = "new", Good = "good", Unsure = "unsure", Failing = "failing" });

/// What went wrong, to be said in a reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problem(pub Message);
db::json_text!(Problem);

/// What a board held at one time. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Snapshot {
    pub id: Id<Snapshot>,
    pub board_id: Id<Board>,
    pub number: i32,
    pub at: Time,
    pub done_at: Option<Time>,
    pub postings: i64,
    pub opened: i64,
    pub closed: i64,
    pub changed: i64,
    pub faults: i64,
    pub remarks: Remarks,
}

impl Snapshot {
    pub const COLUMNS: &'static str = "s.id, s.board_id, s.number, s.at, s.done_at, s.postings, s.opened, s.closed, \
         s.changed, s.faults, s.remarks";
}

/// The first faults of a reading, in plain English words of the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remarks(pub Vec<String>);
db::json_text!(Remarks);

/// A posting of a board. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Posting {
    pub id: Id<Posting>,
    pub employer_id: Id<Employer>,
    pub board_id: Id<Board>,
    pub outside_id: String,
    /// Postings of one job share it.
    pub job_id: Id<Posting>,
    pub title: String,
    pub url: String,
    pub language: String,
    pub function: String,
    pub level: String,
    pub employment: String,
    pub urgent: bool,
    pub urgent_words: String,
    pub department: String,
    pub places: String,
    pub pay_words: String,
    pub pay: Option<pay::Pay>,
    pub posted_at: Option<Time>,
    pub since: Time,
    pub first_seen_at: Time,
    pub changed_at: Time,
    pub closed_at: Option<Time>,
}

impl Posting {
    pub const COLUMNS: &'static str = "m.id, m.employer_id, m.board_id, m.outside_id, m.job_id, m.title, m.url, m.language, \
         m.function, m.level, m.employment, m.urgent, m.urgent_words, m.department, m.places, m.pay_words, m.pay, \
         m.posted_at, m.since, m.first_seen_at, m.changed_at, m.closed_at";
}

/// How places stand in one column.
pub const BETWEEN_PLACES: &str = "; ";

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    Opened,
    Closed,
    Reposted,
    TextChanged,
    PayChanged,
    BecameUrgent,
    NewPlace,
    NewLanguage,
    TeamForming,
}

impl SignalKind {
    pub const ALL: [Self; 9] = [
        Self::Opened,
        Self::Closed,
        Self::Reposted,
        Self::TextChanged,
        Self::PayChanged,
        Self::BecameUrgent,
        Self::NewPlace,
        Self::NewLanguage,
        Self::TeamForming,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Reposted => "reposted",
            Self::TextChanged => "text_changed",
            Self::PayChanged => "pay_changed",
            Self::BecameUrgent => "became_urgent",
            Self::NewPlace => "new_place",
            Self::NewLanguage => "new_language",
            Self::TeamForming => "team_forming",
        }
    }
}

/// The name of an employer as it is looked for.
pub fn fold_name(name: &str) -> String {
    crate::candidates::fold::fold(name)
}
