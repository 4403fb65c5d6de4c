//! The pages of people: the list, one person, adding, changing, comparing, the trash.

mod batches;
mod comparison;
mod edit;
mod form;
mod job;
mod new;
mod parts;
mod show;
mod status_link;
mod table;
mod timeline;
mod trash;

pub use show::{Forms, show_again};

use crate::{
    access::{Access, Right},
    features::Routes,
    jobs::read_id,
    layout::Gallery,
};

pub(super) fn routes() -> Routes {
    let (see, decide) = (Access::OnCandidate(Right::See), Access::OnCandidate(Right::Decide));
    let run = Access::OnCandidate(Right::Run);
    Routes::new()
        .get("/app/candidates", table::show, Access::SignedIn)
        .post("/app/candidates", new::add, Access::Recruits)
        .upload()
        .get("/app/candidates/new", new::ask, Access::Recruits)
        .post("/app/candidates/batches/question", batches::ask, Access::SignedIn)
        .post("/app/candidates/batches", batches::start, Access::SignedIn)
        .get("/app/candidates/{candidate}", show::show, see)
        .get("/app/candidates/{candidate}/timeline", timeline::show, see)
        .get("/app/candidates/{candidate}/edit", edit::show, decide)
        .post("/app/candidates/{candidate}/edit", edit::save, decide)
        .post("/app/candidates/{candidate}/trash", trash::trash, run)
        .delete("/app/candidates/{candidate}/trash", trash::restore, run)
        .post("/app/candidates/{candidate}/applications", job::add, decide)
        .get("/app/candidates/{candidate}/comparison/{other}", comparison::show, see)
        .post(
            "/app/candidates/{candidate}/comparison/{other}",
            comparison::decide,
            decide,
        )
        .get(
            "/app/applications/{application}/status-link",
            status_link::show,
            Access::OnApplication(Right::Decide),
        )
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<table::TablePage>()
        .show::<batches::QuestionPage>()
        .show::<show::CandidateView>()
        .show::<timeline::TimelinePage>()
        .show::<new::NewPage>()
        .show::<new::TwinsPage>()
        .show::<edit::EditPage>()
        .show::<comparison::ComparisonPage>()
        .show::<trash::TrashPage>()
        .show::<status_link::StatusLinkPage>()
}
