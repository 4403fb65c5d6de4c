//! The public texts of a job, one per language, and the pay they show.
//!
//! A posting is public when [`live`] holds; the careers site asks that and nothing else. The source text is the one the
//! others translate; a translation remembers which source text it was made from.

mod actions;
mod diff;
mod model;
mod pages;
mod pay;
mod store;
mod tasks;
#[cfg(test)]
mod tests;

pub(crate) use actions::MOST;
pub use actions::{
    When, confirm_translation, copy_all, create, discard, make_source, problems, publish, unpublish, update,
};
pub use diff::{Change, changes};
pub use model::{NewPosting, Posting, PostingState, PostingText, Standing};
pub use pay::{Pay, Period, Yearly, problems_of, read_amount, read_pay, show_pay};
pub use store::{find, live, postings_of, source_of};

use crate::features::Feature;

/// What happens to postings.
const EVENTS: &[&str] = &[
    "posting.created",
    "posting.changed",
    "posting.scheduled",
    "posting.unscheduled",
    "posting.published",
    "posting.unpublished",
    "posting.confirmed",
    "posting.discarded",
];

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    tasks: |registry| registry.task::<tasks::PostingDue>(),
    events: EVENTS,
    views: pages::views,
    ..Feature::named("postings")
};
