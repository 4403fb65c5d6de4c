//! What leaves: everything as one zip, one person, one job's people.
//!
//! [`ask`] has everything made in the background, [`write`] makes it for the command line; [`person`] and [`job_people`]
//! answer at once. Rows pass the same predicate as every page; each export is in the access log.

mod actions;
mod archive;
pub mod cells;
mod everything;
pub(super) mod job_people;
pub(super) mod leaving;
mod model;
pub(super) mod pages;
pub(super) mod person;
mod store;
pub mod tables;
mod tasks;

pub use actions::{ask, find};
pub use everything::{Progress, Taken, write};
pub use job_people::{FREE_ROWS, sheet};
pub use leaving::fetch;
pub use model::{Export, ExportState};
pub use person::archive_of;
pub use store::of_user;
pub use tasks::MakeExport;
