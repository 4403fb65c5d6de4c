//! What is agreed about a job, apart from where it stands: the part that people edit and approve.

use base::Id;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Countries, CoverLetter, Employment, Job, NewQuestion, NewStage, Place, Seniority, Workplace, Zones};
use crate::{
    access::{TeamRole, User},
    organization::Department,
    postings::Pay,
};

/// The terms of a job.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Terms {
    pub title: String,
    pub department_id: Option<Id<Department>>,
    pub places: Vec<Place>,
    pub workplace: Workplace,
    pub remote_countries: Countries,
    pub remote_zones: Zones,
    pub employment: Employment,
    pub seniority: Seniority,
    pub urgent: bool,
    pub confidential: bool,
    pub internal: bool,
    pub pay: Option<Pay>,
    pub pay_shown: bool,
    pub answer_days: i32,
    pub cover_letter: CoverLetter,
}

/// A job about to be made.
#[derive(Clone, Debug)]
pub struct NewJob {
    pub terms: Terms,
    /// How many people are to be hired.
    pub openings: i32,
    pub stages: Vec<NewStage>,
    pub questions: Vec<NewQuestion>,
    /// The person who makes it joins as recruiter when nobody here is one.
    pub team: Vec<(Id<User>, TeamRole)>,
    pub copied_from: Option<Id<Job>>,
}

impl Terms {
    /// A full-time job of medium seniority on site, as the form proposes it.
    pub fn titled(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            department_id: None,
            places: Vec::new(),
            workplace: Workplace::OnSite,
            remote_countries: Countries::default(),
            remote_zones: Zones::default(),
            employment: Employment::FullTime,
            seniority: Seniority::Mid,
            urgent: false,
            confidential: false,
            internal: false,
            pay: None,
            pay_shown: true,
            answer_days: 10,
            cover_letter: CoverLetter::Optional,
        }
    }

    /// The terms a job has now.
    pub fn of(job: &Job, places: Vec<Place>) -> Self {
        Self {
            title: job.title.clone(),
            department_id: job.department_id,
            places,
            workplace: job.workplace,
            remote_countries: job.remote_countries.clone(),
            remote_zones: job.remote_zones.clone(),
            employment: job.employment,
            seniority: job.seniority,
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            pay: job.pay.clone(),
            pay_shown: job.pay_shown,
            answer_days: job.answer_days,
            cover_letter: job.cover_letter,
        }
    }

    /// The names of what differs, for the event.
    pub fn changes_to(&self, new: &Self) -> Vec<&'static str> {
        let differences = [
            ("title", self.title != new.title),
            ("department", self.department_id != new.department_id),
            ("places", self.places != new.places),
            (
                "workplace",
                self.workplace != new.workplace
                    || self.remote_countries != new.remote_countries
                    || self.remote_zones != new.remote_zones,
            ),
            ("employment", self.employment != new.employment),
            ("seniority", self.seniority != new.seniority),
            ("urgent", self.urgent != new.urgent),
            ("confidential", self.confidential != new.confidential),
            ("internal", self.internal != new.internal),
            ("pay", self.pay != new.pay || self.pay_shown != new.pay_shown),
            ("answer_days", self.answer_days != new.answer_days),
            ("cover_letter", self.cover_letter != new.cover_letter),
        ];
        differences
            .into_iter()
            .filter_map(|(name, differs)| differs.then_some(name))
            .collect()
    }

    /// A digest of what approvers approve: the position, its places, its pay and how many are hired. Whether it is
    /// urgent or shown is none of it.
    pub fn digest(&self, openings: i64) -> String {
        let approved = serde_json::json!([
            self.title,
            self.department_id,
            self.places,
            self.workplace,
            self.employment,
            self.seniority,
            self.pay,
            openings,
        ]);
        Sha256::digest(approved.to_string())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_changes_with_what_is_approved_and_nothing_else() {
        let terms = Terms::titled("Kiln Engineer");
        let urgent = Terms {
            urgent: true,
            ..terms.clone()
        };
        assert_eq!(terms.digest(1), urgent.digest(1));
        assert_ne!(terms.digest(1), terms.digest(2));
        let senior = Terms {
            seniority: Seniority::Senior,
            ..terms.clone()
        };
        assert_ne!(terms.digest(1), senior.digest(1));
        assert_eq!(terms.changes_to(&senior), ["seniority"]);
        assert!(terms.changes_to(&terms).is_empty());
    }
}
