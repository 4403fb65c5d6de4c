//! The pages of a job's texts: the languages there are, the editor with its preview, publishing.

mod editor;
mod list;
mod local_time;
mod preview;
mod publication;

use crate::{
    access::{Access, Right},
    features::Routes,
    layout::Gallery,
};

pub(super) fn routes() -> Routes {
    let see = Access::OnJob(Right::See);
    let run = Access::OnJob(Right::Run);
    Routes::new()
        .get("/app/jobs/{job}/postings", list::show, see)
        .post("/app/jobs/{job}/postings", list::create, run)
        .get("/app/jobs/{job}/postings/{posting}", editor::show, see)
        .post("/app/jobs/{job}/postings/{posting}", editor::save, run)
        .delete("/app/jobs/{job}/postings/{posting}", editor::discard, run)
        .post("/app/jobs/{job}/postings/{posting}/preview", preview::show, run)
        .post("/app/jobs/{job}/postings/{posting}/translation", editor::confirm, run)
        .post("/app/jobs/{job}/postings/{posting}/source", editor::make_source, run)
        .post(
            "/app/jobs/{job}/postings/{posting}/publication",
            publication::publish,
            run,
        )
        .delete(
            "/app/jobs/{job}/postings/{posting}/publication",
            publication::unpublish,
            run,
        )
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<list::PostingsPage>()
        .show::<editor::EditorPage>()
        .show::<preview::PreviewPart>()
}
