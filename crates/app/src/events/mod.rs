//! The event log: what happened, who did it, in one unbroken chain.
//!
//! A verb calls [`record`]; the event waits in the transaction and is written as the last thing before its commit
//! ([`log`]). Followers ([`follow`]) read the log with a cursor. [`verify`] checks the chain. An event holds ids, states
//! and figures; words that may have to be erased go into [`Event::words`] and lie apart, only their digest in the chain.

mod follow;
mod log;
#[cfg(test)]
mod tests;
mod timeline;
mod verify;

pub use follow::{Follower, follow, head};
pub use log::write_recorded;
pub use timeline::{Entry, of_candidate, of_job};
pub use verify::{Verdict, verify};

use base::Id;
use db::Tx;
use serde::Serialize;
use serde_json::Value;

use crate::{access::User, applications::Application, candidates::Candidate, jobs::Job};

/// The Postgres channel on which nodes tell each other that something was committed.
pub const CHANNEL: &str = "bole_events";

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    User(Id<User>),
    /// The person themself, through a link only they have.
    Candidate(Id<Candidate>),
    /// Somebody unknown on the public site.
    Visitor,
    /// Nobody: a due time came, a command ran.
    System,
}

impl By {
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Candidate(_) => "candidate",
            Self::Visitor => "visitor",
            Self::System => "system",
        }
    }

    pub(crate) fn id(self) -> Option<uuid::Uuid> {
        match self {
            Self::User(id) => Some(id.uuid()),
            Self::Candidate(id) => Some(id.uuid()),
            Self::Visitor | Self::System => None,
        }
    }
}

/// Something that happened. `kind` is `<thing>.<past participle>`, such as `job.opened`; its sentence on the timeline
/// is the message `event-job-opened`.
#[derive(Clone, Debug)]
pub struct Event {
    pub(crate) kind: &'static str,
    pub(crate) job: Option<Id<Job>>,
    pub(crate) candidate: Option<Id<Candidate>>,
    pub(crate) application: Option<Id<Application>>,
    pub(crate) subject: Option<uuid::Uuid>,
    pub(crate) data: Value,
    pub(crate) words: Option<Value>,
}

impl Event {
    pub fn new(kind: &'static str) -> Self {
        Self {
            kind,
            job: None,
            candidate: None,
            application: None,
            subject: None,
            data: Value::Object(serde_json::Map::new()),
            words: None,
        }
    }

    pub fn job(mut self, id: Id<Job>) -> Self {
        self.job = Some(id);
        self
    }

    pub fn candidate(mut self, id: Id<Candidate>) -> Self {
        self.candidate = Some(id);
        self
    }

    pub fn application(mut self, id: Id<Application>) -> Self {
        self.application = Some(id);
        self
    }

    /// What it is about when that is neither job, candidate nor application: a posting, a note, a user.
    pub fn subject<T>(mut self, id: Id<T>) -> Self {
        self.subject = Some(id.uuid());
        self
    }

    /// Adds an id, state or figure. Never a word about a person.
    pub fn with(mut self, key: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).expect("event data are plain values");
        self.data
            .as_object_mut()
            .expect("data is an object")
            .insert(key.to_owned(), value);
        self
    }

    /// Adds words that may have to be erased: a name, a reason in free text, the values before and after.
    pub fn words(mut self, words: impl Serialize) -> Self {
        self.words = Some(serde_json::to_value(words).expect("event words are plain values"));
        self
    }
}

/// Notes an event; it is written when the transaction commits, and not at all when it does not.
pub fn record(tx: &mut Tx, by: By, event: Event) {
    tx.carry::<log::Recorded>().push(by, event);
}
