//! The registry: one line per feature.

use work::Registry;

use crate::{App, access::Access, layout::Gallery};

/// The routes of this application.
pub type Routes = web::Routes<App, Access>;

/// What a feature brings.
pub struct Feature {
    pub name: &'static str,
    pub routes: fn() -> Routes,
    /// Adds its background tasks and schedules.
    pub tasks: fn(Registry<App>) -> Registry<App>,
    /// The kinds of events it records; each has a sentence `event-<kind with hyphens>` in its messages.
    pub events: &'static [&'static str],
    /// Shows every view it has: `|gallery| gallery.show::<ListView>().show::<EditView>()`.
    pub views: fn(Gallery) -> Gallery,
}

impl Feature {
    /// A feature with nothing yet; set what it brings with `..Feature::named("x")`.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            routes: Routes::new,
            tasks: |registry| registry,
            events: &[],
            views: |gallery| gallery,
        }
    }
}

/// Every feature.
pub const ALL: &[Feature] = &[
    crate::access::FEATURE,
    crate::alerts::FEATURE,
    crate::api::FEATURE,
    crate::applications::FEATURE,
    crate::applying::FEATURE,
    crate::candidates::FEATURE,
    crate::careers::FEATURE,
    crate::channels::FEATURE,
    crate::documents::FEATURE,
    crate::find::FEATURE,
    crate::home::FEATURE,
    crate::integrations::FEATURE,
    crate::jobs::FEATURE,
    crate::layout::FEATURE,
    crate::live::FEATURE,
    crate::market::FEATURE,
    crate::messages::FEATURE,
    crate::notes::FEATURE,
    crate::operations::FEATURE,
    crate::organization::FEATURE,
    crate::pipeline::FEATURE,
    crate::postings::FEATURE,
    crate::privacy::FEATURE,
    crate::rates::FEATURE,
    crate::status::FEATURE,
    crate::tags::FEATURE,
    crate::tasks::FEATURE,
    crate::trash::FEATURE,
    crate::undo::FEATURE,
    crate::views::FEATURE,
];

/// The routes of all features.
pub fn routes() -> Routes {
    ALL.iter()
        .fold(Routes::new(), |all, feature| all.merge((feature.routes)()))
}

/// The background tasks of all features.
pub fn tasks() -> Registry<App> {
    ALL.iter()
        .fold(Registry::new(), |registry, feature| (feature.tasks)(registry))
}
