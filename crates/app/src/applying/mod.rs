//! The public application form, and files that go ahead of it.
//!
//! A form works without script; with it, files go ahead by [`tus`]. A good form becomes one application
//! ([`crate::applications::submit`]), whatever is sent twice; a form with mistakes comes back with everything in it. What
//! looks like a program is accepted all the same and set aside ([`limits`]). What a program brings in somebody's name goes the
//! same way ([`bring`]).

mod brought;
mod fields;
mod limits;
mod opening;
mod page;
mod pages;
mod sending;
#[cfg(test)]
mod tests;
mod token;
mod tus;
mod uploads;

pub use brought::{Brought, Form, bring, form_of};
pub use fields::field_of;
pub use limits::{ApplyLimits, links};
pub use opening::Opening;
pub use page::{AppliedPage, ApplyPage};
pub use sending::Files;
pub use uploads::{forget_before, keep as keep_file, kept as kept_file};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    views: |gallery| gallery.show::<ApplyPage>().show::<AppliedPage>(),
    ..Feature::named("applying")
};

fn routes() -> Routes {
    Routes::new()
        .get("/jobs/{slug}/apply", pages::show, Access::Public)
        .post("/jobs/{slug}/apply", pages::send, Access::Public)
        .upload()
        .anyone()
        .get("/jobs/{slug}/applied", pages::applied, Access::Public)
        .post("/uploads", tus::create, Access::Public)
        .anyone()
        .get("/uploads/{upload}", tus::head, Access::Link)
        .patch("/uploads/{upload}", tus::patch, Access::Link)
        .upload()
        .anyone()
}
