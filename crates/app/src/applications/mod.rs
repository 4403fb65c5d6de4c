//! A candidate's application for a job: how it comes in, whether it is let in, source, answers, outcome.
//!
//! [`submit`] takes what an applicant sent, [`add_by_staff`] what a colleague enters; either is one transaction in which
//! everything lands or nothing does (DUR-2). How an application goes on through the stages is the pipeline's.

mod actions;
mod admission;
mod answers;
mod model;
mod newcomer;
mod pages;
mod promise;
mod set_aside;
mod status_link;
mod store;
#[cfg(test)]
mod tests;
mod trash;

pub use actions::{
    Answered, NewByStaff, Newcomer, SentFile, Submission, Submitted, Who, add_by_staff, promise_again, submit,
    submit_for,
};
pub use admission::{admit, confirm, is_set_aside};
pub use answers::{AnswerKind, GivenAnswer, answers_of};
pub use model::{Admission, Application, Outcome, Signal, Signals, Source};
pub use promise::{promised_day, working_days_after};
pub use set_aside::{MOST_SORTED, SetAside, UNDO, let_in, put_away, set_aside, set_aside_count, undo};
pub use status_link::{open_token, renew, sealed_token, status_url};
pub use store::{NewStay, applied_through, find, first_stage, sent_by};
pub use trash::{restore, trash};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .get("/app/set-aside", pages::show, Access::SignedIn)
            .post("/app/set-aside/admission", pages::let_in, Access::SignedIn)
            .post("/app/set-aside/trash", pages::put_away, Access::SignedIn)
    },
    views: |gallery| gallery.show::<pages::SetAsidePage>(),
    events: &[
        "application.received",
        "application.added",
        "application.confirmed",
        "application.admitted",
        "application.set_aside_again",
        "application.trashed",
        "application.restored",
        "application.link_renewed",
        "consent.given",
    ],
    ..Feature::named("applications")
};
