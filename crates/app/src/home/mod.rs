//! What needs somebody today, in the order of whom it keeps waiting: candidates first, then the law, then colleagues,
//! then the work itself. The figure beside "Today" counts the same things.
//!
//! A saved view can be somebody's home instead ([`crate::views`]); today's page keeps its own address.

mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use model::{BoardNeed, IdleJob, NewOnes, PARTS, Part, PostingNeed, Promise, Today};
pub use store::{Waits, waits};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .get("/app", pages::begin, Access::SignedIn)
            .get("/app/today", pages::show, Access::SignedIn)
            .post("/app/today/tasks/{task}/done", pages::tick_off, Access::SignedIn)
            .post(
                "/app/today/mentions/{candidate}/read",
                pages::mark_read,
                Access::OnCandidate(crate::access::Right::See),
            )
    },
    views: |gallery| gallery.show::<pages::TodayPage>(),
    ..Feature::named("home")
};
