//! Quick find over jobs, people and things to do: the palette behind Ctrl/Cmd K, and the same as a plain page.
//!
//! What somebody may not see is not found, nor counted (AZ-4). An empty query shows what they had open last.

mod acts;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use store::{FoundJob, FoundPerson, Hits, search};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().get("/app/find", pages::show, Access::SignedIn),
    views: |gallery| gallery.show::<pages::FindPage>().show::<pages::Palette>(),
    ..Feature::named("find")
};
