//! The pages of jobs: the list, the form, the plan, team, stages, questions, approvals.

mod approval;
mod closure;
mod countries;
mod editor;
mod form;
mod history;
mod list;
mod new;
mod plan;
mod question_form;
mod questions;
mod removal;
mod stages;
mod state;
mod team;

pub(crate) use history::{Line as HistoryLine, line as history_line};

use base::Id;
use web::Error;

use crate::{
    access::{Access, Right},
    features::Routes,
    layout::Gallery,
};

/// An id from an address; what is no id leads nowhere.
pub(crate) fn read_id<T>(text: &str) -> web::Result<Id<T>> {
    text.parse().map_err(|_| Error::NotFound)
}

pub(super) fn routes() -> Routes {
    let see = Access::OnJob(Right::See);
    let run = Access::OnJob(Right::Run);
    Routes::new()
        .get("/app/jobs", list::show, Access::SignedIn)
        .get("/app/jobs/new", new::show, Access::Recruits)
        .post("/app/jobs", new::create, Access::Recruits)
        .post("/app/jobs/pay-reading", form::pay_reading, Access::SignedIn)
        .get("/app/jobs/{job}/plan", plan::show, see)
        .get("/app/jobs/{job}/edit", editor::show, run)
        .post("/app/jobs/{job}/edit", editor::save, run)
        .post("/app/jobs/{job}/state", state::change, run)
        .get("/app/jobs/{job}/closure", closure::ask, run)
        .post("/app/jobs/{job}/closure", closure::close, run)
        .post("/app/jobs/{job}/copy", state::copy, run)
        .post("/app/jobs/{job}/trash", state::trash, run)
        .delete("/app/jobs/{job}/trash", state::restore, run)
        .get("/app/jobs/{job}/team", team::show, see)
        .post("/app/jobs/{job}/team", team::put, run)
        .delete("/app/jobs/{job}/team", team::remove, run)
        .get("/app/jobs/{job}/stages", stages::show, see)
        .post("/app/jobs/{job}/stages", stages::add, run)
        .post("/app/jobs/{job}/stages/{stage}", stages::rename, run)
        .post("/app/jobs/{job}/stages/{stage}/position", stages::set_position, run)
        .get("/app/jobs/{job}/stages/{stage}/removal", removal::ask, run)
        .post("/app/jobs/{job}/stages/{stage}/removal", removal::remove, run)
        .get("/app/jobs/{job}/questions", questions::show, see)
        .post("/app/jobs/{job}/questions", questions::add, run)
        .get("/app/jobs/{job}/questions/new", questions::new, run)
        .get("/app/jobs/{job}/questions/{question}", questions::edit, run)
        .post("/app/jobs/{job}/questions/{question}", questions::save, run)
        .delete("/app/jobs/{job}/questions/{question}", questions::remove, run)
        .post(
            "/app/jobs/{job}/questions/{question}/position",
            questions::set_position,
            run,
        )
        .post("/app/jobs/{job}/approval", approval::request, run)
        .delete("/app/jobs/{job}/approval", approval::withdraw, run)
        .get("/app/approvals/{approval}", approval::show, Access::SignedIn)
        .post("/app/approvals/{approval}/decision", approval::decide, Access::SignedIn)
        .post(
            "/app/approvals/{approval}/delegate",
            approval::delegate,
            Access::SignedIn,
        )
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<list::ListPage>()
        .show::<new::NewPage>()
        .show::<editor::EditPage>()
        .show::<plan::PlanPage>()
        .show::<closure::ClosurePage>()
        .show::<team::TeamPage>()
        .show::<stages::StagesPage>()
        .show::<removal::RemovalPage>()
        .show::<questions::QuestionsPage>()
        .show::<questions::QuestionPage>()
        .show::<approval::ApprovalPage>()
        .show::<form::PayReading>()
}
