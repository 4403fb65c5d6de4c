//! What leaves: everything as one zip, one person, one job's people.
//!
//! [`ask`] has everything made in the background, [`write`] makes it for the command line; [`person`] and [`job_people`]
//! answer at once. Rows pass the same predicate as every page; each export is in the access log.

mod actions;
mod archive;
pub mod cells;
mod everything;
pub(super) mod job_people;
mod model;
pub(super) mod pages;
pub(super) mod person;
mod store;
pub mod tables;
mod tasks;

pub use actions::{ask, find};
pub use everything::{Progress, Taken, write};
pub use model::{Export, ExportState};
pub use tasks::MakeExport;
