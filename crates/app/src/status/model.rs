//! What of an application the candidate may know at a moment.

use base::{Id, Time};
use jiff::SignedDuration;

use crate::{
    applications::{Application, Outcome},
    jobs::Stage,
};

/// A stay in a stage.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Stay {
    pub stage_id: Id<Stage>,
    pub entered_at: Time,
}

/// One step of the way, in the company's public words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    pub name: String,
    /// When it was reached.
    pub at: Option<Time>,
    pub done: bool,
    pub current: bool,
}

/// The stays that count: the first, and every later one that can no longer be taken back.
pub(super) fn public_stays(stays: &[Stay], now: Time, held_for: SignedDuration) -> Vec<Stay> {
    stays
        .iter()
        .enumerate()
        .filter(|(number, stay)| *number == 0 || stay.entered_at <= now - held_for)
        .map(|(_, stay)| stay.clone())
        .collect()
}

/// How it ended, if the candidate may know. `waiting` says that a message about the end has not left yet.
pub(super) fn public_outcome(
    application: &Application,
    waiting: bool,
    now: Time,
    held_for: SignedDuration,
) -> Option<Outcome> {
    let settled = application.outcome_at.is_some_and(|at| at <= now - held_for);
    match application.outcome? {
        Outcome::Withdrawn => Some(Outcome::Withdrawn),
        outcome @ (Outcome::Rejected | Outcome::Hired) => (settled && !waiting).then_some(outcome),
    }
}

/// The steps of a job with those that this application has come to.
pub(super) fn steps(names: &[(Id<Stage>, String)], stays: &[Stay]) -> Vec<Step> {
    let now = stays
        .last()
        .and_then(|stay| names.iter().position(|(id, _)| *id == stay.stage_id))
        .unwrap_or(0);
    names
        .iter()
        .enumerate()
        .map(|(number, (id, name))| Step {
            name: name.clone(),
            at: stays
                .iter()
                .filter(|stay| stay.stage_id == *id)
                .map(|stay| stay.entered_at)
                .next_back()
                .filter(|_| number <= now),
            done: number < now,
            current: number == now,
        })
        .collect()
}

#[cfg(test)]
mod model_tests {
    use super::*;

    fn stay(stage: u128, minute: i64) -> Stay {
        Stay {
            stage_id: Id::from_uuid(uuid::Uuid::from_u128(stage)),
            entered_at: Time::from_micros(minute * 60_000_000),
        }
    }

    #[test]
    fn a_move_is_shown_once_it_cannot_be_taken_back() {
        let stays = [stay(1, 0), stay(2, 100)];
        let seen = |minute: i64| {
            public_stays(
                &stays,
                Time::from_micros(minute * 60_000_000),
                SignedDuration::from_mins(10),
            )
            .len()
        };
        assert_eq!((seen(5), seen(105), seen(110)), (1, 1, 2));
    }

    #[test]
    fn going_back_a_stage_is_shown_as_it_is() {
        let names: Vec<_> = [(1, "Received"), (2, "Read"), (3, "Talk")]
            .map(|(id, name)| (stay(id, 0).stage_id, name.to_owned()))
            .into();
        let steps = steps(&names, &[stay(1, 0), stay(3, 1), stay(2, 2)]);
        assert_eq!(
            steps.iter().map(|step| (step.done, step.current)).collect::<Vec<_>>(),
            [(true, false), (false, true), (false, false)]
        );
        assert_eq!(steps[2].at, None, "a stage that is ahead again has no date");
    }
}
