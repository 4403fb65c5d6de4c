//! What colleagues write about a person, and whom they name in it.
//!
//! A note is seen by whoever sees the candidate, or, tied to an application, by whoever sees that. Only they can be named;
//! each is told once per note, by mail and on their own page.

mod actions;
mod mentions;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{NewNote, add, edit, put_back, remove, write};
pub use mentions::{Mentioned, Person, emphasised, mark_read, named_in, note_seen, read_about, unread, who_may_see};
pub use store::{of_candidate, own};

use base::{Id, Time};
use serde::Serialize;

use crate::{access::User, applications::Application, candidates::Candidate, features::Feature};

/// A note. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Note {
    pub id: Id<Note>,
    pub candidate_id: Id<Candidate>,
    /// Only those who see this application see the note.
    pub application_id: Option<Id<Application>>,
    pub author_id: Id<User>,
    pub author: String,
    /// Markdown.
    pub body: String,
    pub created_at: Time,
    pub edited_at: Option<Time>,
    pub version: i64,
}

impl Note {
    /// One for the samples of pages.
    pub fn sample() -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            candidate_id: Id::from_uuid(uuid::Uuid::nil()),
            application_id: None,
            author_id: Id::from_uuid(uuid::Uuid::nil()),
            author: "Rosa <Brandt>".to_owned(),
            body: "@Rosa Brandt look <here>".to_owned(),
            created_at: Time::from_micros(1_795_510_800_000_000),
            edited_at: Some(Time::from_micros(1_795_514_400_000_000)),
            version: 1,
        }
    }
}

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    views: pages::views,
    events: &["note.written", "note.edited", "note.removed", "note.restored"],
    ..Feature::named("notes")
};

/// The longest note, in characters.
pub const LONGEST: usize = 20_000;
