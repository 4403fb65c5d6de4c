//! Files of candidates: how they are taken in, kept, read and shown.
//!
//! [`intake`] takes bytes as they stream and says what they are; [`add`] writes the row once they are durable; a task reads
//! the text in a child process; [`pages`] hands them out so that nothing in them runs, and takes those that staff add. Files are never looked up by key
//! alone: a page goes through the actor.

mod actions;
mod intake;
mod kept;
mod model;
mod pages;
mod reads;
mod scope;
mod store;
mod tasks;
#[cfg(test)]
mod tests;

pub use actions::{NewDocument, add, add_by_staff, add_to_new, remove};
pub use intake::{Intake, Refused, Taken, refusal_words, take};
pub use kept::{keep_file, release_file};
pub use model::{Arrived, Document, DocumentKind, Media, Reading, TextState};
pub(crate) use pages::attachment;
pub use pages::download;
pub use reads::{Read, looked_since, note_console_read, note_read};
pub use store::{count_of_application, of_application, of_candidate, text as text_of};
pub use tasks::{ReadText, SweepFiles};

use crate::{
    access::{Access, Right},
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| {
        registry
            .task::<ReadText>()
            .task::<SweepFiles>()
            .schedule(work::Schedule::new::<crate::App, _>(
                &SweepFiles {},
                work::Every::Hours(6),
            ))
    },
    events: &["document.added", "document.replaced", "document.removed"],
    views: |gallery| gallery.show::<pages::PreviewPage>().show::<pages::RemovalPage>(),
    ..Feature::named("documents")
};

fn routes() -> Routes {
    let (on_candidate, decide) = (Access::OnCandidate(Right::See), Access::OnCandidate(Right::Decide));
    Routes::new()
        .get("/app/documents/{document}", pages::fetch, on_candidate)
        .get("/app/documents/{document}/preview", pages::preview, on_candidate)
        .get("/app/documents/{document}/picture", pages::picture, on_candidate)
        .get("/app/documents/{document}/removal", pages::ask_removal, decide)
        .post("/app/documents/{document}/removal", pages::remove, decide)
        .post("/app/candidates/{candidate}/documents", pages::add, decide)
        .upload()
}
