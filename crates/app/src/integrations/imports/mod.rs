//! What comes in from other systems: people from a table, jobs from JSON.
//!
//! A file is looked at as a whole, then every row is checked and reported on, and only then, when somebody says so, the
//! rows are added, each by the verb that a colleague's form would call. Nobody gets a mail by an import.

mod actions;
mod arrival;
mod checking;
mod columns;
mod jobs;
mod json;
mod model;
pub(super) mod pages;
mod person;
mod report;
mod running;
mod store;
mod table;
mod targets;
mod tasks;

pub use actions::{
    Arrived, Content, begin, begin_soon, check_soon, choose, discard, find, look, map, run_soon, start, stop,
};
pub use arrival::{Reading, receive, reread, too_large};
pub use checking::check;
pub use columns::Field;
pub use model::{Duplicates, Import, ImportKind, ImportState, Options, RowState, Tally};
pub use report::{Line, lines, sheet as report_sheet, write as write_report};
pub use running::run;
pub use store::{chosen, of_user, tally};
pub use table::{SEPARATORS, Table, separator_of, separator_word, unknown_encoding};
pub use tasks::{CheckImport, ForgetImports, RunImport};
