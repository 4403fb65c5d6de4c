//! A file on its way in, as programs read it.

use base::{Id, Time};
use db::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::Result;

use crate::{
    api::{Sentence, Voice},
    integrations::imports::{
        self, Duplicates, Field, Import, ImportKind, ImportState, Line, RowState, Tally, separator_word,
    },
};

/// A file of people or jobs, and how far it is.
#[derive(Serialize, ToSchema)]
#[schema(as = Import)]
pub struct ImportView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Import>,
    kind: ImportKind,
    filename: String,
    state: ImportState,
    /// Why the whole file cannot be read.
    problem: Option<Sentence>,
    /// Rows in the file, and how many of them were looked at.
    total: i64,
    checked: i64,
    rows: RowCounts,
    /// Rows that a start would add as things are: those that are ready, and those chosen one by one.
    would_add: i64,
    /// What becomes of rows that are somebody whom we know.
    duplicates: Duplicates,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Time>,
}

/// How many rows are in each state.
#[derive(Serialize, ToSchema)]
pub struct RowCounts {
    ready: i64,
    same: i64,
    faulty: i64,
    added: i64,
    skipped: i64,
}

impl From<Tally> for RowCounts {
    fn from(tally: Tally) -> Self {
        Self {
            ready: tally.ready,
            same: tally.same,
            faulty: tally.faulty,
            added: tally.added,
            skipped: tally.skipped,
        }
    }
}

impl ImportView {
    pub async fn load(on: &mut impl Conn, voice: &Voice, import: Import) -> Result<Self> {
        let tally = imports::tally(on, import.id).await?;
        let chosen = imports::chosen(on, import.id).await?;
        Ok(Self {
            problem: import.problem().map(|problem| voice.say(&problem)),
            id: import.id,
            kind: import.kind,
            filename: import.filename,
            state: import.state,
            total: import.total,
            checked: import.checked,
            would_add: tally.ready + chosen,
            rows: tally.into(),
            duplicates: import.options.duplicates,
            created_at: import.created_at,
            ended_at: import.ended_at,
        })
    }
}

/// What a separator of values is called.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

impl Separator {
    pub fn of(separator: char) -> Self {
        match separator_word(separator) {
            "semicolon" => Self::Semicolon,
            "tab" => Self::Tab,
            "bar" => Self::Bar,
            _ => Self::Comma,
        }
    }

    pub fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Bar => '|',
        }
    }
}

/// The columns of a table, what they are taken for, and how the file was read.
#[derive(Serialize, ToSchema)]
pub struct ImportColumns {
    /// By its name in the WHATWG Encoding standard.
    pub(super) encoding: String,
    pub(super) separator: Separator,
    /// Some bytes meant nothing in this encoding.
    pub(super) damaged: bool,
    pub(super) columns: Vec<ImportColumn>,
    pub(super) tag: String,
    pub(super) source: String,
}

/// A column of a table.
#[derive(Serialize, ToSchema)]
pub struct ImportColumn {
    pub(super) name: String,
    pub(super) field: Field,
    /// The first cells with anything in them.
    pub(super) samples: Vec<String>,
}

/// What a row is, or became.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportRow)]
pub struct RowView {
    /// The number that a spreadsheet shows beside it; the place in the list for jobs.
    line: i64,
    /// The name of the person, the title of the job.
    who: String,
    /// The mail address, if the row has one.
    contact: String,
    state: RowState,
    problems: Vec<Sentence>,
    /// The candidate or job that it is the same as.
    #[schema(value_type = Option<String>, format = Uuid)]
    same_as: Option<Uuid>,
    /// The candidate or job that it became.
    #[schema(value_type = Option<String>, format = Uuid)]
    made: Option<Uuid>,
    /// What was said of this very row.
    choice: Option<Duplicates>,
}

impl RowView {
    pub fn new(line: Line, voice: &Voice) -> Self {
        Self {
            line: line.line,
            who: line.who,
            contact: line.contact,
            state: line.state,
            problems: line.problems.iter().map(|problem| voice.say(problem)).collect(),
            same_as: line.same_as,
            made: line.made,
            choice: line.choice,
        }
    }
}
