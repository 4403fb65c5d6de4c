//! Channels: where postings are published beside our own pages, and where each stands there.
//!
//! LinkedIn, Indeed, the Bundesagentur, XING and partners fetch a feed; BOSS直聘, WeChat and other closed places get a
//! posting pack that a person carries there. What a channel wants is the crate `feeds`' knowledge; here it is stored,
//! checked and shown.

mod actions;
mod ad;
mod checks;
mod feeds;
mod links;
mod model;
mod pages;
mod settings;
mod shelf;
mod store;
mod tasks;
#[cfg(test)]
mod tests;

pub use actions::{begin, mark_posted, mark_taken_down, note_read, publish, reject, settle, withdraw};
pub use checks::{Finding, Proof, short_link};
pub use links::source_of;
pub use model::{Channel, Publication, PublicationState, Way};
pub use settings::ChannelSettings;
pub use shelf::OnChannels;

use crate::{
    App,
    access::{Access, Right},
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| {
        registry
            .task::<tasks::SettlePublications>()
            .schedule(work::Schedule::new::<App, _>(
                &tasks::SettlePublications {},
                work::Every::Minutes(1),
            ))
    },
    events: &[
        "publication.queued",
        "publication.live",
        "publication.rejected",
        "publication.expired",
        "publication.withdrawn",
        "publication.taken_down",
        "publication.changed",
    ],
    views: |gallery| {
        gallery
            .show::<pages::overview::OverviewPage>()
            .show::<pages::job::JobChannelsPage>()
            .show::<pages::publication::PublicationPage>()
            .show::<pages::setup::SetupPage>()
    },
    ..Feature::named("channels")
};

fn routes() -> Routes {
    use pages::{job, overview, publication, setup};
    const RUN: Access = Access::OnJob(Right::Run);
    Routes::new()
        .get("/feeds/{file}", feeds::feed, Access::Public)
        .get("/p/{code}", links::short, Access::Public)
        .get("/app/channels", overview::page, Access::SignedIn)
        .post("/app/channels", overview::publish, Access::SignedIn)
        .get("/app/jobs/{job}/channels", job::page, Access::OnJob(Right::See))
        .post("/app/jobs/{job}/channels", job::publish, RUN)
        .get("/app/jobs/{job}/channels/{publication}", publication::page, RUN)
        .post("/app/jobs/{job}/channels/{publication}", publication::change, RUN)
        .post(
            "/app/jobs/{job}/channels/{publication}/state",
            publication::set_state,
            RUN,
        )
        .get("/app/jobs/{job}/channels/{publication}/qr.svg", publication::qr, RUN)
        .get("/app/settings/channels", setup::page, Access::Manages)
        .post("/app/settings/channels", setup::change, Access::Manages)
}
