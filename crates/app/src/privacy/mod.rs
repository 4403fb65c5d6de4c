//! What candidates asked about their data: a copy, or erasure. Each has a day by which the law wants an answer.
//!
//! The question comes in on the status page ([`crate::status`]); here colleagues see it and note that it was answered.

mod actions;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{answer, reopen};
pub use store::{Asked, DataRequest, Shelf, find, requests};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .get("/app/data-requests", pages::show, Access::SignedIn)
            .post("/app/data-requests/{request}/answer", pages::answer, Access::SignedIn)
            .delete("/app/data-requests/{request}/answer", pages::reopen, Access::SignedIn)
    },
    events: &["data_request.answered", "data_request.reopened"],
    views: |gallery| gallery.show::<pages::RequestsPage>(),
    ..Feature::named("privacy")
};
