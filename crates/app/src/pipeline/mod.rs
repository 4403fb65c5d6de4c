//! Moving people through the stages of a job: board, table, reject, hire, in bulk and back.
//!
//! The verbs are [`move_to`], [`reject`], [`withdraw`], [`reopen`], [`hire`], [`close_out`] and [`put_back`]; each checks
//! the actor's right on the one application it is about. [`Before`] is what undo needs.

mod actions;
pub mod batch;
mod model;
mod morning;
mod pages;
pub mod people;
mod scope;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{
    Elsewhere, Letter, close_out, elsewhere, hire, letter, move_to, others_in_play, put_back, reject, remember, reopen,
    reopen_job, scope_of, take_back, withdraw, withdraw_elsewhere,
};
pub use model::{Before, Farewell, Rejection, Telling};
pub use morning::next_working_morning;
pub use pages::Acts;

use crate::features::Feature;

const EVENTS: &[&str] = &[
    "application.moved",
    "application.rejected",
    "application.withdrawn",
    "application.reopened",
    "application.hired",
    "application.put_back",
    "job.closed_out",
    "batch.started",
    "batch.stopped",
    "batch.finished",
    "batch.undone",
];

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    tasks: |registry| registry.task::<batch::RunBatch>().task::<batch::UndoBatch>(),
    events: EVENTS,
    views: pages::views,
    ..Feature::named("pipeline")
};
