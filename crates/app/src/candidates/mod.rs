//! People, whether or not they have applied: who they are, how to reach them, and everything about them on one page.
//!
//! A person's way to a candidate is [`crate::access::Actor::candidate`]. [`add`], [`update`], [`trash`] and [`restore`]
//! change one in a transaction of their caller. What is searched and sorted is folded in [`fold`] alone.

mod actions;
pub mod fold;
mod known;
mod link;
mod list;
mod model;
mod pages;
mod scope;
mod source;
mod store;
#[cfg(test)]
mod tests;
mod twins;
mod undo;
mod way;

pub use actions::{add, add_prospect, restore, touch, trash, update};
pub use known::{Known, known_by_contact, known_by_name};
pub use link::status_link;
pub use list::{
    Filter, Found, Leaf, MOST_COUNTED, Order, Stands, Turn, count, find, ids, is_place, neighbours, standing,
};
pub use model::{Candidate, ContactKind, ContactPoint, NewCandidate, NewContact, Speaks, Spoken};
pub use pages::{Forms, show_again};
pub use source::{SOURCES, source_words};
pub use store::contact_points;
pub use twins::{Described, Twin, Verdict, described, judge, twins, verdict, who_else};
pub use undo::{Done, UNDO, compare, finish_task, remove_note, take_back, throw_away};
pub use way::{Steps, Way};

use crate::features::Feature;

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    views: pages::views,
    events: &[
        "candidate.added",
        "candidate.changed",
        "candidate.trashed",
        "candidate.restored",
        "candidate.compared",
    ],
    ..Feature::named("candidates")
};
