//! What people decide about an application, and what can be put back.

use base::{Date, Id, Time};
use serde::{Deserialize, Serialize};

use crate::{
    access::User,
    applications::{Application, Outcome},
    jobs::{Opening, Stage},
    organization::Reason,
};

/// Ending an application. A reason of theirs is a withdrawal that they told us of: nobody is written to then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rejection {
    pub reason: Id<Reason>,
    /// Whether and when the person is told by mail.
    pub telling: Telling,
    /// The act on many that it belongs to; its mails can be stopped together.
    pub batch: Option<uuid::Uuid>,
}

/// Whether and when somebody is told by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// At nine on the next working day where the person is.
    NextWorkingMorning,
    /// After the time in which it can be taken back.
    Soon,
    Nothing,
}

db::text_enum!(Telling { NextWorkingMorning = "next_working_morning", Soon = "soon", Nothing = "nothing" });

/// What becomes of those still in play when a job ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Farewell {
    pub reason: Id<Reason>,
    pub telling: Telling,
}

/// An application as it was before an act: what undo puts back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Before {
    pub application: Id<Application>,
    /// The version the act left behind; another one means that somebody went on from there.
    pub version: i64,
    pub stage: Id<Stage>,
    pub stage_at: Time,
    pub outcome: Option<Outcome>,
    pub outcome_at: Option<Time>,
    pub outcome_by: Option<Id<User>>,
    pub reason: Option<uuid::Uuid>,
    pub answer_by: Option<Date>,
    /// The opening that the act filled.
    pub filled: Option<Id<Opening>>,
    /// The opening that the act set free.
    pub freed: Option<Id<Opening>>,
    /// The act filled the last opening, so the job ended.
    pub ended_job: bool,
}

impl Before {
    pub(super) fn of(application: &Application) -> Self {
        Self {
            application: application.id,
            version: application.version + 1,
            stage: application.stage_id,
            stage_at: application.stage_at,
            outcome: application.outcome,
            outcome_at: application.outcome_at,
            outcome_by: application.outcome_by,
            reason: application.reason_id,
            answer_by: application.answer_by,
            filled: None,
            freed: None,
            ended_job: false,
        }
    }
}
