//! What can be taken back of what was done about a person.

use base::Id;
use db::Tx;
use serde::{Deserialize, Serialize};
use web::Message;

use super::{Candidate, Verdict, actions, twins};
use crate::{
    access::{Actor, Right},
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
async fn remember(tx: &mut Tx, actor: &Actor, said: Message, done: Done) -> web::Result<String> {
    Ok(undo::remember(tx, actor, UNDO, said, &done).await?.to_string())
}

/// Puts somebody into the trash, so that it can be taken back.
pub async fn throw_away(tx: &mut Tx, actor: &Actor, id: Id<Candidate>) -> web::Result<String> {
    let name = actor.candidate_or_trashed(tx, id, Right::Run).await?.name;
    actions::trash(tx, actor, id).await?;
    let said = Message::new("candidates-said-trashed").with("name", name);
    remember(tx, actor, said, Done::Trashed(id)).await
}

/// Notes what somebody says about two people, so that it can be taken back.
pub async fn compare(
    tx: &mut Tx,
    actor: &Actor,
    one: Id<Candidate>,
    other: Id<Candidate>,
    says: Verdict,
) -> web::Result<String> {
    let name = actor.candidate(tx, other, Right::Decide).await?.name;
    if one == other {
        return Err(web::Error::NotFound);
    }
    let before = twins::judge(tx, actor, one, other, Some(says)).await?;
    let said = match says {
        Verdict::Same => Message::new("candidates-said-same").with("name", name),
        Verdict::Different => Message::new("candidates-said-different").with("name", name),
    };
    remember(tx, actor, said, Done::Compared { one, other, before }).await
}

/// Takes a note away, so that it can be taken back; gives it as it was.
pub async fn remove_note(tx: &mut Tx, actor: &Actor, id: Id<Note>) -> web::Result<(Note, String)> {
    let note = notes::remove(tx, actor, id).await?;
    let said = Message::new("notes-said-removed");
    let undo = remember(tx, actor, said, Done::NoteRemoved(id)).await?;
    Ok((note, undo))
}

/// Ticks a task off, so that it can be taken back; nothing is remembered when it was done before.
pub async fn finish_task(tx: &mut Tx, actor: &Actor, id: Id<Task>) -> web::Result<(Task, Option<String>)> {
    let (task, ticked) = tasks::tick(tx, actor, id).await?;
    if !ticked {
        return Ok((task, None));
    }
    let said = Message::new("tasks-said-done").with("title", task.title.clone());
    let undo = remember(tx, actor, said, Done::TaskDone(id)).await?;
    Ok((task, Some(undo)))
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
