//! An application, as programs read it.

use base::{Date, Id, Language, Time};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    applications::{Admission, Application, Outcome},
    candidates::Candidate,
    jobs::{Job, Stage},
    organization::Reason,
    undo::Undo,
};

/// The private link to a candidate's own page. Whoever has it sees what they see and may withdraw for them.
#[derive(Serialize, ToSchema)]
pub struct StatusLink {
    /// None when the link is not kept any more.
    pub(super) url: Option<String>,
}

/// An application.
#[derive(Serialize, ToSchema)]
#[schema(as = Application)]
pub struct ApplicationView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Application>,
    number: i64,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = String, format = Uuid)]
    stage_id: Id<Stage>,
    #[schema(value_type = String, format = DateTime)]
    stage_at: Time,
    admission: Admission,
    /// An answer met a knock-out rule. It decides nothing.
    marked: bool,
    source: String,
    source_detail: String,
    /// In which the applicant wrote and is written to.
    #[schema(value_type = String)]
    language: Language,
    #[schema(value_type = String, format = DateTime)]
    applied_at: Time,
    outcome: Option<Outcome>,
    #[schema(value_type = Option<String>, format = DateTime)]
    outcome_at: Option<Time>,
    #[schema(value_type = Option<String>, format = Uuid)]
    reason_id: Option<Id<Reason>>,
    /// By when an answer was promised.
    #[schema(value_type = Option<String>, format = Date)]
    answer_by: Option<Date>,
    /// In the answer to an act: what takes it back, at /api/v1/undos/{undo_id}.
    #[schema(value_type = Option<String>, format = Uuid)]
    undo_id: Option<Id<Undo>>,
    version: i64,
}

impl From<Application> for ApplicationView {
    fn from(application: Application) -> Self {
        Self {
            id: application.id,
            number: application.number,
            job_id: application.job_id,
            candidate_id: application.candidate_id,
            stage_id: application.stage_id,
            stage_at: application.stage_at,
            admission: application.admission,
            marked: application.marked,
            source: application.source,
            source_detail: application.source_detail,
            language: application.language,
            applied_at: application.applied_at,
            outcome: application.outcome,
            outcome_at: application.outcome_at,
            reason_id: application.reason_id.map(Id::from_uuid),
            answer_by: application.answer_by,
            undo_id: None,
            version: application.version,
        }
    }
}

impl ApplicationView {
    /// After an act that can be taken back.
    pub(super) fn with_undo(self, undo_id: Option<Id<Undo>>) -> Self {
        Self { undo_id, ..self }
    }
}
