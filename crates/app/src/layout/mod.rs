//! What all pages share: the frame around them, who looks at them, error pages.

mod desk;
mod errors;
mod gallery;
mod nav;
mod service;
#[cfg(test)]
mod tests;
mod visit;

pub use desk::Desk;
pub use errors::{show_errors, wished_language};
pub use gallery::Gallery;
pub use nav::{NavShelf, remember_counts};
pub use service::{Service, message_sources, service, template_sources, templates};
pub use visit::{LanguageLink, Visit};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().get("/assets/{path}", service::asset, Access::Public),
    views: |gallery| gallery.show::<errors::ErrorView>().show::<errors::DeskErrorView>(),
    ..Feature::named("layout")
};
