//! The market watch: what other employers post, where, in which language, how urgently, at what pay, and what changed.
//!
//! What a board says is read by the crate `boards` and understood by the crate `market`, in a child process ([`child`]);
//! [`taking`] puts it beside what was known, [`tallies`] counts it, [`report`] tells it. About postings alone; nothing is
//! inferred about people.

pub mod actions;
pub mod child;
mod intake;
mod model;
pub mod report;
pub mod row;
mod store;
mod taking;
mod tallies;
#[cfg(test)]
mod tests;

pub use actions::{NewBoard, add_board, add_employer, decide, remove_board, remove_employer};
pub use child::{COMMAND as READ_BOARD, LARGE_FILE, ONE_ANSWER, main as child_main};
pub use intake::{Gathered, read_kind, take_files, take_gathered};
pub use model::{Board, BoardState, Employer, Posting, Problem, SignalKind, Snapshot};
pub use store::{Wanted, board, boards_of, employer, employer_named, listed};
pub use taking::Ended;

use crate::features::Feature;

pub const FEATURE: Feature = Feature {
    events: &[
        "market.employer_added",
        "market.employer_removed",
        "market.board_added",
        "market.board_removed",
        "market.looked",
        "market.decided",
    ],
    ..Feature::named("market")
};
