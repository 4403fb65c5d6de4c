//! Taking back what somebody did a moment ago, whatever it was: the one place that knows every kind.

use base::Id;
use db::Tx;
use web::{Message, Result};

use super::put_back;
use crate::{
    access::Actor,
    applications::{self, Application},
    candidates::{self, Done},
    jobs,
    pipeline::Before,
    undo::{self, Undo},
};

/// The kind under which acts in the pipeline are remembered.
const PIPELINE: &str = "pipeline";

/// Keeps what was before an act in the pipeline, with the sentence that says what was done.
pub async fn remember(tx: &mut Tx, actor: &Actor, said: Message, before: &Vec<Before>) -> Result<Id<Undo>> {
    undo::remember(tx, actor, PIPELINE, said, before).await
}

/// The application that an act in the pipeline was about: the first of several.
pub(in crate::pipeline) fn about_whom(undo: &Undo) -> Result<Option<Id<Application>>> {
    if undo.kind != PIPELINE {
        return Ok(None);
    }
    Ok(undo.what::<Vec<Before>>()?.first().map(|before| before.application))
}

/// The scope that a program needs to take an act back: that of the act.
pub fn scope_of(undo: &Undo) -> Result<&'static str> {
    if undo.kind == jobs::UNDO {
        return Ok("jobs:write");
    }
    if undo.kind != candidates::UNDO {
        return Ok("applications:write");
    }
    Ok(match undo.what::<Done>()? {
        Done::Trashed(_) | Done::Compared { .. } => "candidates:write",
        Done::NoteRemoved(_) => "notes:write",
        Done::TaskDone(_) => "tasks:write",
    })
}

/// Takes an act of the actor's back, once.
pub async fn take_back(tx: &mut Tx, actor: &Actor, undone: &Undo) -> Result<()> {
    if undone.kind == applications::UNDO {
        return applications::undo(tx, actor, undone).await;
    }
    if undone.kind == candidates::UNDO {
        return candidates::take_back(tx, actor, undone).await;
    }
    if undone.kind == jobs::UNDO {
        return jobs::take_back(tx, actor, undone).await;
    }
    let before: Vec<Before> = undo::take(tx, actor, undone).await?;
    // The latest act first, so that a seat is free before somebody sits down again.
    for one in before.iter().rev() {
        put_back(tx, actor, one).await?;
    }
    Ok(())
}
