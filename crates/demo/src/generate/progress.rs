//! How an application goes from stage to stage, as far as it has come by today.

use base::Time;

use super::{calendar, draw::Draw};
use crate::{Job, Outcome, OutcomeKind, StageKind, Stay, data::Data};

/// What is known of an application's end before it begins.
#[derive(Clone, Copy)]
pub enum Fate {
    /// Whatever comes.
    Open,
    Hired,
    /// The job ends at this time for this reason, and with it whatever is still in play.
    EndsWith(Time, &'static str),
    /// The job is on hold from this time; everybody stays where they are.
    StopsAt(Time),
}

enum Step {
    Move,
    Reject(&'static str),
    Withdraw(&'static str),
    Hire,
}

/// The stays of an application and its outcome, if it has one by `today`.
pub fn run(
    draw: &mut Draw,
    data: &Data,
    job: &Job,
    applied_at: Time,
    fate: Fate,
    today: Time,
) -> (Vec<Stay>, Option<Outcome>) {
    // How good the application is, which matters at every step.
    let quality = draw.fraction();
    let mut stays = vec![Stay {
        stage: 0,
        entered_at: applied_at,
        left_at: None,
        moved_by: None,
    }];
    loop {
        let stay = stays.last().expect("it begins with one");
        let (stage, entered_at) = (stay.stage, stay.entered_at);
        let kind = job.stages[stage].kind;
        let by = actor(draw, job, kind);
        let zone = super::staff_zone(&data.company, &by);
        let days = wait(draw, kind, fate);
        let at = calendar::at_work(draw, &zone, entered_at, days);
        match fate {
            Fate::EndsWith(end, reason) if at > end => {
                let outcome = Outcome {
                    kind: OutcomeKind::Rejected,
                    at: end,
                    by: Some(job.recruiters[0].clone()),
                    reason: Some(reason.to_owned()),
                };
                return (stays, Some(outcome));
            }
            Fate::StopsAt(end) if at > end => return (stays, None),
            _ if at > today => return (stays, None),
            Fate::Open | Fate::Hired | Fate::EndsWith(..) | Fate::StopsAt(_) => {}
        }
        let end = |kind, by, reason: Option<&str>| Outcome {
            kind,
            at,
            by,
            reason: reason.map(str::to_owned),
        };
        match step(draw, job, stage, fate, quality) {
            Step::Reject(reason) => return (stays, Some(end(OutcomeKind::Rejected, Some(by), Some(reason)))),
            // On their own page, not by a colleague, unless they said it on the telephone.
            Step::Withdraw(reason) => {
                let by = draw.chance(0.3).then_some(by);
                return (stays, Some(end(OutcomeKind::Withdrawn, by, Some(reason))));
            }
            Step::Move => {
                close(&mut stays, at);
                stays.push(Stay {
                    stage: stage + 1,
                    entered_at: at,
                    left_at: None,
                    moved_by: Some(by),
                });
            }
            Step::Hire => {
                close(&mut stays, at);
                stays.push(Stay {
                    stage: stage + 1,
                    entered_at: at,
                    left_at: None,
                    moved_by: Some(by.clone()),
                });
                return (stays, Some(end(OutcomeKind::Hired, Some(by), None)));
            }
        }
    }
}

fn close(stays: &mut [Stay], at: Time) {
    if let Some(last) = stays.last_mut() {
        last.left_at = Some(at);
    }
}

/// Who decides: a recruiter at first, then mostly the hiring manager.
fn actor(draw: &mut Draw, job: &Job, kind: StageKind) -> String {
    let manager = match kind {
        StageKind::Applied => 0.1,
        StageKind::Review => 0.6,
        StageKind::Interview => 0.5,
        StageKind::Offer | StageKind::Hired => 0.4,
    };
    if draw.chance(manager) {
        job.hiring_manager.clone()
    } else {
        draw.pick(&job.recruiters).clone()
    }
}

/// Working days until the next decision.
fn wait(draw: &mut Draw, kind: StageKind, fate: Fate) -> i64 {
    let (low, high) = match (kind, fate) {
        (StageKind::Applied, Fate::Hired) => (1, 3),
        (StageKind::Review, Fate::Hired) => (1, 4),
        (StageKind::Interview, Fate::Hired) => (3, 7),
        (StageKind::Offer | StageKind::Hired, Fate::Hired) => (2, 5),
        (StageKind::Applied, _) => (1, 8),
        (StageKind::Review, _) => (2, 9),
        (StageKind::Interview, _) => (4, 16),
        (StageKind::Offer | StageKind::Hired, _) => (5, 14),
    };
    draw.between(low, high)
}

fn step(draw: &mut Draw, job: &Job, stage: usize, fate: Fate, quality: f64) -> Step {
    let kind = job.stages[stage].kind;
    if matches!(fate, Fate::Hired) {
        return if kind == StageKind::Offer {
            Step::Hire
        } else {
            Step::Move
        };
    }
    let luck = draw.fraction();
    let theirs = |draw: &mut Draw| draw.one(&["other_offer", "pay", "relocation", "personal", "no_reply"]);
    match kind {
        StageKind::Applied if luck < 0.46 + 0.4 * quality => Step::Move,
        StageKind::Applied if luck > 0.96 => Step::Withdraw(theirs(draw)),
        StageKind::Applied => Step::Reject(draw.one(&["experience", "experience", "further_along", "language"])),
        StageKind::Review if luck < 0.34 + 0.42 * quality => Step::Move,
        StageKind::Review if luck > 0.94 => Step::Withdraw(theirs(draw)),
        StageKind::Review => Step::Reject(draw.one(&["depth", "depth", "experience", "further_along"])),
        StageKind::Interview if luck < 0.48 + 0.3 * quality => Step::Move,
        StageKind::Interview if luck > 0.9 => Step::Withdraw(theirs(draw)),
        StageKind::Interview if job.stages[stage].name == "Work sample" => Step::Reject("work_sample"),
        StageKind::Interview => Step::Reject(draw.one(&["depth", "further_along"])),
        // Hires have a fate of their own: an offer that gets here is turned down, or another candidate was quicker.
        StageKind::Offer | StageKind::Hired if luck < 0.7 => {
            Step::Withdraw(draw.one(&["other_offer", "other_offer", "pay", "relocation"]))
        }
        StageKind::Offer | StageKind::Hired => Step::Reject("further_along"),
    }
}
