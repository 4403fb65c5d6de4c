//! The candidate's own page: what was received, where it stands, and what they may do about it. No account: whoever has
//! the link has the page, and the link comes by mail alone.
//!
//! A page never shows another person's data, and nothing that has not left the company yet: a move counts once it can no
//! longer be taken back, a rejection once its message has left.

mod actions;
mod model;
mod page;
mod pages;
mod renewal;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{DataRequestKind, request_data};
pub use page::StatusPage;
pub use renewal::SendLinks;

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| registry.task::<SendLinks>(),
    events: &["data_request.made"],
    views: |gallery| {
        gallery
            .show::<StatusPage>()
            .show::<pages::FilesPage>()
            .show::<pages::ConfirmPage>()
            .show::<renewal::RenewalPage>()
    },
    ..Feature::named("status")
};

fn routes() -> Routes {
    Routes::new()
        .get("/status", renewal::show, Access::Public)
        .post("/status", renewal::send, Access::Public)
        .get("/status/{token}", pages::show, Access::Link)
        .post("/status/{token}/confirmation", pages::confirm, Access::Link)
        .get("/status/{token}/files", pages::files, Access::Link)
        .post("/status/{token}/files", pages::add_file, Access::Link)
        .upload()
        .get("/status/{token}/withdrawal", pages::ask_withdrawal, Access::Link)
        .post("/status/{token}/withdrawal", pages::withdraw, Access::Link)
        .get("/status/{token}/requests/{kind}", pages::ask_request, Access::Link)
        .post("/status/{token}/requests/{kind}", pages::request, Access::Link)
        .post("/status/{token}/renewal", pages::renew, Access::Link)
}
