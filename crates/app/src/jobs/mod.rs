//! Jobs: positions to fill, with their terms, openings, hiring team, stages, questions and approval.
//!
//! A person's way to a job is [`crate::access::Actor::job`]. The verbs change one job in a transaction of their caller;
//! what becomes of the people in it is the pipeline's part.

mod actions;
pub mod approvals;
mod header;
mod listing;
mod model;
mod numbers;
mod openings;
mod pages;
mod questions;
mod scope;
mod stages;
mod store;
mod team;
mod terms;
#[cfg(test)]
mod tests;

pub use actions::{
    UNDO, close, copy, copy_of, create, fill, open, put_on_hold, reopen, restore, take_back, throw_away, trash, update,
};
pub use approvals::{ApprovalPolicy, PolicyStep};
pub use header::{JobHeader, place_names};
pub use listing::{Counts, Listed, counts, jobs as listed};
pub use model::{Countries, CoverLetter, Employment, Job, JobState, Place, Seniority, Workplace, Zones, reference};
pub use numbers::next_number;
pub use openings::{MOST as MOST_OPENINGS, Opening, openings_of, set_headcount};
pub(crate) use pages::{HistoryLine, history_line, read_id};
pub use questions::{
    Choice, Choices, Knockout, MANY, NewQuestion, Question, QuestionKind, add_question, change_question, form_minutes,
    move_question, questions_of, remove_question, removed_questions,
};
pub use stages::{
    NewPosition, NewStage, Stage, StageKind, add_stage, default_stages, merge_stages, people_in, remove_stage,
    rename_stage, reorder_stages, set_position, stage_now, stages_of, template_of, templates,
};
pub(crate) use store::find;
pub use store::{is_unlisted, places as places_of, zone as zone_of};
pub use team::{Member, remove_member, set_member, set_team, team_of};
pub use terms::{NewJob, Terms};

/// What happens to jobs.
const EVENTS: &[&str] = &[
    "job.created",
    "job.changed",
    "job.opened",
    "job.resumed",
    "job.held",
    "job.closed",
    "job.filled",
    "job.reopened",
    "job.trashed",
    "job.restored",
    "openings.changed",
    "team.changed",
    "team.left",
    "stage.added",
    "stage.changed",
    "stage.removed",
    "stage.merged",
    "stages.reordered",
    "application.carried",
    "question.added",
    "question.changed",
    "question.removed",
    "questions.reordered",
    "approval.requested",
    "approval.agreed",
    "approval.refused",
    "approval.given",
    "approval.delegated",
    "approval.retaken",
    "approval.due",
    "approval.withdrawn",
    "approval.overtaken",
];

pub const FEATURE: crate::features::Feature = crate::features::Feature {
    routes: pages::routes,
    events: EVENTS,
    views: pages::views,
    ..crate::features::Feature::named("jobs")
};
