//! An approval on its way, and whose turn it is.

use base::{Id, Time};
use serde::Serialize;

use crate::{access::User, jobs::Job};

/// A request for approval. Also the marker of its id.
#[derive(Clone, Debug, Serialize)]
pub struct Approval {
    pub id: Id<Approval>,
    pub job_id: Id<Job>,
    pub state: ApprovalState,
    pub requested_by: Id<User>,
    pub requester: String,
    pub requested_at: Time,
    pub ended_at: Option<Time>,
    pub terms_digest: String,
    /// It was ended by a change of the terms, and not by somebody who took it back.
    pub overtaken: bool,
    pub steps: Vec<Step>,
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    Waiting,
    Approved,
    Refused,
    /// Taken back, or overtaken by a change of the terms.
    Withdrawn,
}

db::text_enum!(ApprovalState {
    Waiting = "waiting",
    Approved = "approved",
    Refused = "refused",
    Withdrawn = "withdrawn",
});

/// One step of the chain.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub id: Id<Step>,
    pub rule: Rule,
    pub ended_at: Option<Time>,
    pub approvers: Vec<Approver>,
}

/// How many of a step's people must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Any,
    All,
}

db::text_enum!(Rule { Any = "any", All = "all" });

/// Somebody whose agreement is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Approver {
    pub user_id: Id<User>,
    pub name: String,
    /// Who decides in their place.
    pub delegate_id: Option<Id<User>>,
    pub delegate: Option<String>,
    pub decision: Option<Decision>,
    pub reason: String,
    pub decided_at: Option<Time>,
    pub decider: Option<String>,
}

/// What somebody decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Approved,
    Refused,
}

db::text_enum!(Decision { Approved = "approved", Refused = "refused" });

/// What the approval of a job's present terms comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody asks for one: it is switched off, or the job opened before and its terms are still those.
    NotNeeded,
    /// Nobody has asked yet.
    Missing,
    Waiting,
    /// Given, for these very terms.
    Given,
    Refused,
    /// The terms changed while it was under way, which ended it.
    Overtaken,
    /// Given once, but the terms have changed since.
    Outdated,
}

impl Step {
    /// Whether enough people have agreed.
    pub fn is_met(&self) -> bool {
        let agreed = |approver: &Approver| approver.decision == Some(Decision::Approved);
        match self.rule {
            Rule::Any => self.approvers.iter().any(agreed),
            Rule::All => self.approvers.iter().all(agreed),
        }
    }
}

impl Approver {
    /// Whether this person has a part in it: asked themself, or in somebody's place.
    pub fn is_for(&self, user: Id<User>) -> bool {
        self.user_id == user || self.delegate_id == Some(user)
    }

    /// Who decides here: the person asked, or whom they let decide instead.
    pub fn decider_id(&self) -> Id<User> {
        self.delegate_id.unwrap_or(self.user_id)
    }
}

impl Approval {
    /// For the samples of pages: overtaken by a change of the terms.
    pub(in crate::jobs) fn sample() -> Self {
        let at = Time::from_micros(1_795_510_800_000_000);
        let person = |name: &str, decision| Approver {
            user_id: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            delegate_id: None,
            delegate: Some("Vera Novak".to_owned()),
            decision,
            reason: "Too <dear>".to_owned(),
            decided_at: Some(at),
            decider: Some("Vera Novak".to_owned()),
        };
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            job_id: Id::from_uuid(uuid::Uuid::nil()),
            state: ApprovalState::Withdrawn,
            requested_by: Id::from_uuid(uuid::Uuid::nil()),
            requester: "Rosa Brandt".to_owned(),
            requested_at: at,
            ended_at: Some(at),
            terms_digest: String::new(),
            overtaken: true,
            steps: vec![Step {
                id: Id::from_uuid(uuid::Uuid::nil()),
                rule: Rule::Any,
                ended_at: None,
                approvers: vec![person("Olga", None), person("Adam", Some(Decision::Refused))],
            }],
        }
    }

    /// The step whose turn it is.
    pub fn current(&self) -> Option<&Step> {
        (self.state == ApprovalState::Waiting)
            .then(|| self.steps.iter().find(|step| step.ended_at.is_none()))
            .flatten()
    }

    /// The seat in the present step that this person may decide for and that is still open.
    pub fn seat_of(&self, user: Id<User>) -> Option<(&Step, &Approver)> {
        let step = self.current()?;
        let open = |approver: &&Approver| approver.decision.is_none() && approver.decider_id() == user;
        // One's own seat comes before those of others.
        let own = step
            .approvers
            .iter()
            .find(|approver| open(approver) && approver.user_id == user);
        own.or_else(|| step.approvers.iter().find(open))
            .map(|approver| (step, approver))
    }

    /// The seat of this person in the present step for which somebody else is to decide.
    pub fn delegated_by(&self, user: Id<User>) -> Option<(&Step, &Approver)> {
        let step = self.current()?;
        let given = |approver: &&Approver| {
            approver.user_id == user && approver.delegate_id.is_some() && approver.decision.is_none()
        };
        step.approvers.iter().find(given).map(|approver| (step, approver))
    }

    /// Whether this person has any part in it.
    pub fn involves(&self, user: Id<User>) -> bool {
        self.requested_by == user
            || self
                .steps
                .iter()
                .flat_map(|step| &step.approvers)
                .any(|one| one.is_for(user))
    }
}
