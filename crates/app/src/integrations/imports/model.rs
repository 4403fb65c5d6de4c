//! A file on its way in, its rows, and what somebody decided about them.

use base::{Id, Time};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use web::Message;

use super::columns::Field;
use crate::access::User;

/// A file of people or jobs. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Import {
    pub id: Id<Import>,
    pub kind: ImportKind,
    pub filename: String,
    #[serde(skip)]
    pub(super) file_key: String,
    pub state: ImportState,
    #[serde(skip)]
    pub options: Options,
    /// JSON of a [`Message`]: why the whole file cannot be read.
    #[serde(skip)]
    pub(super) problem: Option<String>,
    /// Rows in the file, and how many of them were looked at.
    pub total: i64,
    pub checked: i64,
    pub created_by: Id<User>,
    pub created_at: Time,
    pub ended_at: Option<Time>,
}

impl Import {
    pub(super) const COLUMNS: &'static str = "id, kind, filename, file_key, state, options, problem, total, checked, \
                                              created_by, created_at, ended_at";

    /// How long a file and its rows are kept, for the report.
    pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

    /// Why the whole file cannot be read.
    pub fn problem(&self) -> Option<Message> {
        serde_json::from_str(self.problem.as_deref()?).ok()
    }

    /// One for the samples of pages.
    pub fn sample(kind: ImportKind, state: ImportState) -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            kind,
            filename: "people <2026>.csv".to_owned(),
            file_key: String::new(),
            state,
            options: Options::default(),
            problem: None,
            total: 10_000,
            checked: 6_200,
            created_by: Id::from_uuid(uuid::Uuid::nil()),
            created_at: Time::from_micros(1_795_510_800_000_000),
            ended_at: None,
        }
    }
}

/// What the file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportKind {
    /// A table, one person a row.
    Candidates,
    /// JSON, one job an item.
    Jobs,
}

db::text_enum!(ImportKind { Candidates = "candidates", Jobs = "jobs" });

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Somebody says which column is what.
    Mapping,
    /// Every row is looked at; nothing is written.
    Checking,
    /// The report is there; nothing was written yet.
    Checked,
    Running,
    /// Somebody stopped it; what was added stays.
    Stopped,
    Finished,
    /// The file cannot be read.
    Refused,
}

db::text_enum!(ImportState {
    Mapping = "mapping",
    Checking = "checking",
    Checked = "checked",
    Running = "running",
    Stopped = "stopped",
    Finished = "finished",
    Refused = "refused",
});

/// What somebody decided about the whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// None: the likeliest.
    pub encoding: Option<String>,
    /// None: the likeliest.
    pub separator: Option<char>,
    /// What each column is, in their order.
    pub columns: Vec<Field>,
    pub duplicates: Duplicates,
    /// A tag for everybody of the file.
    pub tag: String,
    /// The source of those for whom the file names none.
    pub source: String,
}
db::json_text!(Options);

/// What becomes of rows that are somebody whom we know, or a job that we have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    #[default]
    Skip,
    /// They become a person or job of their own.
    Add,
}

db::text_enum!(Duplicates { Skip = "skip", Add = "add" });

/// What a row is, or became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowState {
    Ready,
    /// The same as somebody whom we know.
    Same,
    Faulty,
    Added,
    Skipped,
}

db::text_enum!(RowState {
    Ready = "ready",
    Same = "same",
    Faulty = "faulty",
    Added = "added",
    Skipped = "skipped",
});

/// A row of the file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// The number that a spreadsheet shows beside it; the place in the list for jobs.
    pub line: i64,
    /// The cells of the row, or one that is the JSON of the job.
    pub cells: Cells,
    pub state: RowState,
    /// What somebody said about this very row.
    pub choice: Option<Duplicates>,
    pub problems: Problems,
    pub same_as: Option<uuid::Uuid>,
    pub made: Option<uuid::Uuid>,
}

impl Row {
    pub(super) const COLUMNS: &'static str = "line, cells, state, choice, problems, same_as, made";

    /// Whether this row is to be added, if it is the same as one we have.
    pub(super) fn is_wanted(&self, options: &Options) -> bool {
        self.choice.unwrap_or(options.duplicates) == Duplicates::Add
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cells(pub Vec<String>);
db::json_text!(Cells);

/// Why a row is faulty, or was left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems(pub Vec<Message>);
db::json_text!(Problems);

/// How many rows are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub ready: i64,
    pub same: i64,
    pub faulty: i64,
    pub added: i64,
    pub skipped: i64,
}

impl Tally {
    /// Rows that are done with.
    pub fn handled(&self) -> i64 {
        self.faulty + self.added + self.skipped
    }

    /// One more row in this state.
    pub fn count(&mut self, state: RowState) {
        *self.of_state(state) += 1;
    }

    pub(super) fn of(rows: Vec<(RowState, i64)>) -> Self {
        let mut tally = Self::default();
        for (state, count) in rows {
            *tally.of_state(state) = count;
        }
        tally
    }

    fn of_state(&mut self, state: RowState) -> &mut i64 {
        match state {
            RowState::Ready => &mut self.ready,
            RowState::Same => &mut self.same,
            RowState::Faulty => &mut self.faulty,
            RowState::Added => &mut self.added,
            RowState::Skipped => &mut self.skipped,
        }
    }
}
