//! A job and the rules that need no database.

use base::{Country, Id, Time, Zone};
use serde::{Deserialize, Serialize};

use crate::{
    access::User,
    organization::{Department, Office},
    postings::Pay,
};

/// A position to fill (a requisition). Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    pub id: Id<Job>,
    /// Stable and gapless; 1 is shown as J-0001.
    pub number: i64,
    /// What the team calls it; the public titles are those of its postings.
    pub title: String,
    pub department_id: Option<Id<Department>>,
    pub workplace: Workplace,
    /// For remote work: from which countries, empty for any.
    pub remote_countries: Countries,
    /// For remote work: in which time zones, empty for any.
    pub remote_zones: Zones,
    pub employment: Employment,
    pub seniority: Seniority,
    pub urgent: bool,
    /// Seen by the hiring team alone, and never public.
    pub confidential: bool,
    /// Seen by colleagues, never public.
    pub internal: bool,
    pub pay: Option<Pay>,
    /// Whether the public may read the pay.
    pub pay_shown: bool,
    /// Working days within which an applicant is promised an answer.
    pub answer_days: i32,
    /// Whether the form asks for a cover letter.
    pub cover_letter: CoverLetter,
    pub state: JobState,
    pub state_at: Time,
    pub state_by: Option<Id<User>>,
    pub opened_at: Option<Time>,
    pub created_at: Time,
    pub created_by: Option<Id<User>>,
    pub trashed_at: Option<Time>,
    pub version: i64,
}

impl Job {
    /// The columns of [`Job`], for every SELECT of one. Aliased `j`.
    pub const COLUMNS: &'static str = "j.id, j.number, j.title, j.department_id, j.workplace, j.remote_countries, \
         j.remote_zones, j.employment, j.seniority, j.urgent, j.confidential, j.internal, j.pay, j.pay_shown, \
         j.answer_days, j.cover_letter, j.state, j.state_at, j.state_by, j.opened_at, j.created_at, j.created_by, j.trashed_at, \
         j.version";

    /// How people name it: J-0001.
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// Whether the public may see and apply to it, once it has a published posting.
    pub fn is_public(&self) -> bool {
        self.state == JobState::Open && !self.confidential && !self.internal && self.trashed_at.is_none()
    }
}

/// A job's number as people name it.
pub fn reference(number: i64) -> String {
    format!("J-{number:04}")
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Being prepared.
    Draft,
    /// People can apply.
    Open,
    /// Nobody can apply for now; those who did are kept.
    OnHold,
    /// Ended without filling every opening.
    Closed,
    /// Every opening is filled.
    Filled,
}

db::text_enum!(JobState { Draft = "draft", Open = "open", OnHold = "on_hold", Closed = "closed", Filled = "filled" });

impl JobState {
    /// Whether a job may go from here to there. Reopening is going back to open.
    pub fn may_become(self, to: Self) -> bool {
        match to {
            Self::Draft => false,
            Self::Open => self != Self::Open,
            Self::OnHold => self == Self::Open,
            Self::Closed => matches!(self, Self::Draft | Self::Open | Self::OnHold),
            Self::Filled => matches!(self, Self::Open | Self::OnHold),
        }
    }

    pub fn has_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Filled)
    }
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workplace {
    OnSite,
    Hybrid,
    Remote,
}

db::text_enum!(Workplace { OnSite = "on_site", Hybrid = "hybrid", Remote = "remote" });

/// Whether a job's form asks for a cover letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverLetter {
    None,
    Optional,
    Required,
}

db::text_enum!(CoverLetter { None = "none", Optional = "optional", Required = "required" });

/// The kind of contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Employment {
    FullTime,
    PartTime,
    Internship,
    FixedTerm,
    Contractor,
}

db::text_enum!(Employment {
    FullTime = "full_time",
    PartTime = "part_time",
    Internship = "internship",
    FixedTerm = "fixed_term",
    Contractor = "contractor",
});

/// How senior, from intern to executive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seniority {
    Intern,
    Junior,
    Mid,
    Senior,
    Lead,
    Principal,
    Manager,
    Director,
    Executive,
}

db::text_enum!(Seniority {
    Intern = "intern",
    Junior = "junior",
    Mid = "mid",
    Senior = "senior",
    Lead = "lead",
    Principal = "principal",
    Manager = "manager",
    Director = "director",
    Executive = "executive",
});

/// Some countries, as a JSON array of ISO 3166-1 codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Countries(pub Vec<Country>);
db::json_text!(Countries);

impl Countries {
    pub fn codes(&self) -> Vec<String> {
        self.0.iter().map(|country| country.code().to_owned()).collect()
    }
}

/// Some time zones, as a JSON array of IANA names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zones(pub Vec<Zone>);
db::json_text!(Zones);

impl Zones {
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|zone| zone.name().to_owned()).collect()
    }
}

/// One place of a job: an office of ours, or a city of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Place {
    pub office_id: Option<Id<Office>>,
    /// The city, when it is no office of ours.
    pub city: String,
    pub country: Country,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_never_filled_and_nothing_becomes_a_draft_again() {
        assert!(!JobState::Draft.may_become(JobState::Filled));
        assert!(JobState::ALL.iter().all(|from| !from.may_become(JobState::Draft)));
        assert!(JobState::Filled.may_become(JobState::Open));
        assert!(!JobState::Closed.may_become(JobState::OnHold));
    }

    #[test]
    fn numbers_are_shown_with_four_digits_and_more_when_needed() {
        assert_eq!(reference(1), "J-0001");
        assert_eq!(reference(12_345), "J-12345");
    }
}
