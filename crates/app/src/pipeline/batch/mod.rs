//! One act on many applications of a job, or on many people: chosen by a filter or by hand, done in the background one by one, stoppable and
//! undoable.
//!
//! Each item is one verb in a transaction of its own, with its own check of rights, so that what somebody may not do
//! with one of them is left out and said, and a stop leaves no item half done.

mod actions;
mod model;
mod store;
mod tasks;

pub use actions::{find, start, start_on_people, stop, undo};
pub use model::{Act, Batch, BatchKind, BatchState, Chosen, ChosenPeople, Doing};
pub use store::{Skipped, skipped};
pub use tasks::{RunBatch, UndoBatch};
