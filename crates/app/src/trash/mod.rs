//! What was put into the trash, in one place: jobs, people, applications; each can be taken out as it was.
//!
//! The verbs are those of the things themselves. Whoever may put something there finds it here.

mod pages;
mod store;
#[cfg(test)]
mod tests;

use crate::{
    access::{Access, Right},
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .get("/app/trash", pages::show, Access::SignedIn)
            .post(
                "/app/trash/jobs/{job}/restoration",
                pages::restore_job,
                Access::OnJob(Right::Run),
            )
            .post(
                "/app/trash/candidates/{candidate}/restoration",
                pages::restore_candidate,
                Access::OnCandidate(Right::Run),
            )
            .post(
                "/app/trash/applications/{application}/restoration",
                pages::restore_application,
                Access::OnApplication(Right::Decide),
            )
    },
    views: |gallery| gallery.show::<pages::TrashPage>(),
    ..Feature::named("trash")
};
