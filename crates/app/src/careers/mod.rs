//! The public careers site: list, posting, feeds for crawlers, structured data, and the list on other people's sites.
//!
//! Pages are made from an [`Edition`]: everything public as of now, in memory. [`Showcase`] holds the one in force,
//! looks at the event log for changes and at the clock for what is due, and keeps finished pages. Applying and the
//! candidate's own page are other features; whether somebody can apply they ask the database, and not this memory.

mod cache;
mod card;
mod edition;
mod feeds;
mod figures;
mod fold;
mod languages;
mod list;
mod model;
mod pages;
mod posting;
mod respond;
mod settings;
mod setup;
mod shelf;
mod store;
mod structured;
#[cfg(test)]
mod tests;

pub use edition::{Edition, Showcase};
pub use languages::{best, english, named, ours, spoken};
pub use model::{Department, Position, Spot, Text};
pub(crate) use posting::split_lead;
pub use settings::CareersSettings;
pub use shelf::Shelf;
pub use structured::text_as_html;

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    views: |gallery| {
        gallery
            .show::<card::CardView>()
            .show::<list::ListView>()
            .show::<posting::PostingView>()
            .show::<posting::GoneView>()
            .show::<pages::TextView>()
            .show::<pages::EmbedView>()
            .show::<feeds::RssView>()
            .show::<feeds::AtomView>()
            .show::<feeds::SitemapView>()
            .show::<setup::SetupView>()
    },
    ..Feature::named("careers")
};

fn routes() -> Routes {
    Routes::new()
        .get("/", pages::home, Access::Public)
        .get("/jobs", pages::list, Access::Public)
        .get("/jobs/", pages::list_with_slash, Access::Public)
        .get("/jobs/{slug}", pages::posting, Access::Public)
        .get("/jobs/{slug}/", pages::posting, Access::Public)
        .get("/jobs/{slug}/card.png", card::of_posting, Access::Public)
        .get("/brand/card.png", card::of_site, Access::Public)
        .get("/how-we-hire", pages::how_we_hire, Access::Public)
        .get("/privacy", pages::privacy, Access::Public)
        .get("/embed/jobs", pages::embed, Access::Public)
        .get("/brand/theme.css", pages::theme, Access::Public)
        .get("/jobs.json", feeds::json, Access::Public)
        .get("/jobs.rss", feeds::rss, Access::Public)
        .get("/jobs.atom", feeds::atom, Access::Public)
        .get("/sitemap.xml", feeds::sitemap, Access::Public)
        .get("/robots.txt", feeds::robots, Access::Public)
        .get("/app/settings/careers", setup::page, Access::Manages)
        .post("/app/settings/careers", setup::change, Access::Manages)
}
