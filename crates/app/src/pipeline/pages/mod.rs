//! The pages: board, table, and the questions before somebody is rejected or hired.

mod acts;
mod batches;
mod board;
mod hiring;
mod rejection;
mod shared;
mod table;

pub use acts::Acts;
pub(super) use shared::{ReasonChoice, read_id, reason_choices};

use crate::{
    access::{Access, Right},
    features::Routes,
    layout::Gallery,
};

pub(super) fn routes() -> Routes {
    let (see, decide) = (Access::OnJob(Right::See), Access::OnApplication(Right::Decide));
    Routes::new()
        .get("/app/jobs/{job}", board::show, see)
        .get("/app/jobs/{job}/columns/{stage}", board::more, see)
        .get("/app/jobs/{job}/table", table::show, see)
        .post(
            "/app/jobs/{job}/batches/question",
            batches::ask,
            Access::OnJob(Right::Decide),
        )
        .post("/app/jobs/{job}/batches", batches::start, Access::OnJob(Right::Decide))
        .get("/app/batches/{batch}", batches::show, Access::SignedIn)
        .post("/app/batches/{batch}/stop", batches::stop, Access::SignedIn)
        .post("/app/batches/{batch}/undo", batches::undo, Access::SignedIn)
        .post("/app/applications/{application}/stage", acts::change_stage, decide)
        .get("/app/applications/{application}/rejection", rejection::ask, decide)
        .post("/app/applications/{application}/rejection", rejection::reject, decide)
        .get("/app/applications/{application}/hire", hiring::ask, decide)
        .post("/app/applications/{application}/hire", hiring::hire, decide)
        .post("/app/applications/{application}/reopening", acts::reopen, decide)
        .post("/app/undo/{undo}", acts::undo, Access::SignedIn)
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<board::BoardPage>()
        .show::<board::MoreCards>()
        .show::<table::TablePage>()
        .show::<batches::QuestionPage>()
        .show::<batches::BatchPage>()
        .show::<acts::Moved>()
        .show::<rejection::RejectionPage>()
        .show::<hiring::HirePage>()
}
