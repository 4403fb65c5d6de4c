//! An act on many, and where it stands.

use base::{Id, Time};
use serde::{Deserialize, Serialize};

use crate::{
    access::User,
    applications::Application,
    candidates::{self, Candidate},
    jobs::{Job, Stage},
    organization::Reason,
    pipeline::{Telling, people::Filter},
};

/// An act on many. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Batch {
    pub id: Id<Batch>,
    pub kind: BatchKind,
    /// JSON of [`Doing`].
    pub(super) payload: String,
    pub total: i64,
    pub done: i64,
    pub skipped: i64,
    pub state: BatchState,
    pub created_by: Id<User>,
    pub created_at: Time,
    pub ended_at: Option<Time>,
}

impl Batch {
    pub(super) const COLUMNS: &'static str =
        "id, kind, payload, total, done, skipped, state, created_by, created_at, ended_at";

    /// What is being done.
    pub fn doing(&self) -> anyhow::Result<Doing> {
        Ok(serde_json::from_str(&self.payload)?)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchKind {
    Move,
    Reject,
    Tag,
    Untag,
}

db::text_enum!(BatchKind { Move = "move", Reject = "reject", Tag = "tag", Untag = "untag" });

impl BatchKind {
    /// Whether it is done to people, whatever they applied for; else to applications of one job.
    pub fn is_about_people(self) -> bool {
        match self {
            Self::Move | Self::Reject => false,
            Self::Tag | Self::Untag => true,
        }
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    Running,
    /// Somebody stopped it; what was done stays done until it is undone.
    Stopped,
    Finished,
    Undoing,
    Undone,
}

db::text_enum!(BatchState {
    Running = "running",
    Stopped = "stopped",
    Finished = "finished",
    Undoing = "undoing",
    Undone = "undone",
});

/// What is done to each, and among the people of which job; without one, among all people.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Doing {
    pub job: Option<Id<Job>>,
    pub act: Act,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Move { stage: Id<Stage> },
    Reject { reason: Id<Reason>, telling: Telling },
    Tag { name: String },
    Untag { name: String },
}

impl Act {
    pub fn kind(&self) -> BatchKind {
        match self {
            Self::Move { .. } => BatchKind::Move,
            Self::Reject { .. } => BatchKind::Reject,
            Self::Tag { .. } => BatchKind::Tag,
            Self::Untag { .. } => BatchKind::Untag,
        }
    }
}

/// Whom somebody chose.
#[derive(Clone, Debug)]
pub enum Chosen {
    These(Vec<Id<Application>>),
    /// All that a filter keeps; there were so many when they chose.
    All {
        filter: Filter,
        expected: i64,
    },
}

/// Which people somebody chose.
#[derive(Clone, Debug)]
pub enum ChosenPeople {
    These(Vec<Id<Candidate>>),
    /// All that a filter keeps; there were so many when they chose.
    All {
        filter: Box<candidates::Filter>,
        expected: i64,
    },
}

/// What an act works through.
pub(super) enum Items {
    Applications(Vec<Id<Application>>),
    People(Vec<Id<Candidate>>),
}

impl Items {
    pub fn len(&self) -> usize {
        match self {
            Self::Applications(ids) => ids.len(),
            Self::People(ids) => ids.len(),
        }
    }
}

impl Batch {
    /// The sample of another kind.
    pub fn of_kind(self, kind: BatchKind) -> Self {
        Self { kind, ..self }
    }

    /// One for the samples of pages.
    pub fn sample(state: BatchState) -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            kind: BatchKind::Reject,
            payload: String::new(),
            total: 1312,
            done: 640,
            skipped: 60,
            state,
            created_by: Id::from_uuid(uuid::Uuid::nil()),
            created_at: Time::from_micros(1_795_510_800_000_000),
            ended_at: None,
        }
    }
}
