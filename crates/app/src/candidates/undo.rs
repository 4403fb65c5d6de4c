//! What can be taken back of what was done about a person.

use base::Id;
use db::Tx;
use serde::{Deserialize, Serialize};
use web::Message;

use super::{Candidate, Verdict, actions, twins};
use crate::{
    access::Actor,
    notes::{self, Note},
    tasks::{self, Task},
    undo::{self, Undo},
};

/// The kind under which these acts are remembered.
pub const UNDO: &str = "people";

/// An act to take back.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Trashed(Id<Candidate>),
    /// What somebody said about two people, and what was said before.
    Compared {
        one: Id<Candidate>,
        other: Id<Candidate>,
        before: Option<Verdict>,
    },
    NoteRemoved(Id<Note>),
    TaskDone(Id<Task>),
}

/// Keeps an act, with the sentence that says what was done; gives what the next page asks for it by.
pub async fn remember(tx: &mut Tx, actor: &Actor, said: Message, done: Done) -> web::Result<String> {
    Ok(undo::remember(tx, actor, UNDO, said, &done).await?.to_string())
}

/// Takes one back, once.
pub async fn take_back(tx: &mut Tx, actor: &Actor, undo: &Undo) -> web::Result<()> {
    match undo::take(tx, actor, undo).await? {
        Done::Trashed(candidate) => actions::restore(tx, actor, candidate).await,
        Done::Compared { one, other, before } => twins::judge(tx, actor, one, other, before).await.map(drop),
        Done::NoteRemoved(note) => notes::put_back(tx, actor, note).await,
        Done::TaskDone(task) => tasks::reopen(tx, actor, task).await,
    }
}
