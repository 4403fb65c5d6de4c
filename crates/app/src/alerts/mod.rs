//! What those who run the organization should know of: somebody opens more people and files than a day's work explains
//! (ABU-4). It is said on their page of today until one of them has looked, and stands in the event log for good.

mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use store::{Alert, AlertKind, MUCH, open, see, watch_reads};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().post("/app/today/alerts/{alert}/seen", pages::see, Access::Manages),
    events: &["alert.raised", "alert.seen"],
    ..Feature::named("alerts")
};
