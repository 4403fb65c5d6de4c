//! Making jobs, and pairs of postings.

use crate::{
    tables::{CITIES, Dice, Role, Words, roles, words},
    writing::{Posting, Style},
};

/// Names of teams. None is a word of the lists.
const TEAMS: [&str; 5] = ["Falcon", "Orion", "Zephyr", "Atlas", "Juniper"];

/// What two postings of a pair have to do with each other. The first nine are one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    SameTextOtherTitle,
    Paraphrased,
    Translated,
    TranslatedWithoutPlaceAndPay,
    OneBoardOtherPlace,
    OneBoardOtherLanguage,
    ShortAndLong,
    RequisitionAlone,
    NamedTeam,
    OtherNamedTeam,
    Sibling,
    SiblingTranslated,
    SeniorAndPlain,
    OtherPlaceOwnText,
    InternAndEmployee,
    TwoInternships,
    OneBoardTwoTeams,
    OtherRequisition,
    SameFunction,
    AnyOther,
}

impl Kind {
    pub fn is_same(self) -> bool {
        self <= Self::NamedTeam
    }

    /// Two jobs of one role, each with tasks of its own.
    fn has_own_tasks(self) -> bool {
        matches!(
            self,
            Self::OtherPlaceOwnText | Self::OneBoardTwoTeams | Self::OtherRequisition
        )
    }
}

/// A round has more pairs of different jobs than of the same, and few that are easy.
const ROUND: [Kind; 20] = [
    Kind::SameTextOtherTitle,
    Kind::Sibling,
    Kind::Paraphrased,
    Kind::SiblingTranslated,
    Kind::Translated,
    Kind::SeniorAndPlain,
    Kind::TranslatedWithoutPlaceAndPay,
    Kind::OtherPlaceOwnText,
    Kind::OneBoardOtherPlace,
    Kind::InternAndEmployee,
    Kind::OneBoardOtherLanguage,
    Kind::TwoInternships,
    Kind::ShortAndLong,
    Kind::OneBoardTwoTeams,
    Kind::RequisitionAlone,
    Kind::OtherRequisition,
    Kind::NamedTeam,
    Kind::SameFunction,
    Kind::OtherNamedTeam,
    Kind::AnyOther,
];
pub struct Employer {
    pub(crate) roles: Vec<Role>,
    pub(crate) words: Words,
    pub(crate) dice: Dice,
}

#[derive(Clone)]
pub(crate) struct Job {
    pub role: usize,
    pub tasks: Vec<usize>,
    pub is_senior: bool,
    pub is_intern: bool,
    pub city: usize,
    /// Thousands of euros a year.
    pub pay: i64,
    pub requisition: u64,
    /// A name that is in no list.
    pub team: Option<&'static str>,
}

pub struct Pair {
    pub kind: Kind,
    pub first: Posting,
    pub second: Posting,
}
impl Employer {
    pub fn new(half: &str, number: u64) -> Self {
        let seed = number * 2 + u64::from(half == "test");
        let words = words(half, number as usize);
        Self {
            roles: roles(half),
            words,
            dice: Dice::new(seed),
        }
    }

    pub fn pair(&mut self, at: usize) -> Pair {
        let kind = ROUND[at % ROUND.len()];
        let mut job = self.job(kind);
        if matches!(kind, Kind::NamedTeam | Kind::OtherNamedTeam) {
            job.team = Some(TEAMS[self.dice.below(TEAMS.len() - 1)]);
        }
        if kind.has_own_tasks() {
            job.tasks.truncate(3);
        }
        let other = self.counterpart(kind, &job);
        let (one, two) = self.styles(kind);
        let first = self.post(&job, one, 0, kind);
        let mut second = self.post(&other, two, 1, kind);
        if kind == Kind::OneBoardOtherPlace {
            second.text.clone_from(&first.text);
        }
        Pair { kind, first, second }
    }

    fn job(&mut self, kind: Kind) -> Job {
        let fits = |role: &Role| match kind {
            Kind::TwoInternships => role.is_internship(),
            Kind::SeniorAndPlain => !role.is_internship() && !role.is_executive(),
            Kind::InternAndEmployee => !role.is_executive(),
            _ => true,
        };
        loop {
            let role = self.dice.below(self.roles.len());
            if fits(&self.roles[role]) {
                return self.job_of(role);
            }
        }
    }

    fn job_of(&mut self, role: usize) -> Job {
        let count = self.roles[role].tasks.len();
        let dropped = self.dice.below(count);
        let is_intern = self.roles[role].is_internship();
        let may_be_senior = !is_intern && !self.roles[role].is_executive();
        Job {
            role,
            tasks: (1..count).map(|task| (task + dropped) % count).collect(),
            is_senior: may_be_senior && self.dice.one_in(4),
            is_intern,
            city: self.dice.below(CITIES.len()),
            pay: 40 + self.dice.below(120) as i64,
            requisition: 1000 + self.dice.below(8000) as u64,
            team: None,
        }
    }

    /// The other job of a pair, or the same.
    fn counterpart(&mut self, kind: Kind, job: &Job) -> Job {
        let mut other = job.clone();
        let pick = |employer: &mut Self, is_wanted: &dyn Fn(&Role, usize) -> bool| loop {
            let role = employer.dice.below(employer.roles.len());
            if role != job.role && is_wanted(&employer.roles[role], role) {
                break employer.job_of(role);
            }
        };
        let family = self.roles[job.role].family;
        let has_sibling = self.roles.iter().filter(|role| role.family == family).count() > 1;
        match kind {
            Kind::Sibling | Kind::SiblingTranslated | Kind::SameFunction | Kind::TwoInternships => {
                let sibling = pick(self, &|role, _| !has_sibling || role.family == family);
                let pay = if self.dice.one_in(2) { job.pay } else { sibling.pay };
                Job {
                    city: job.city,
                    pay,
                    is_senior: job.is_senior && !sibling.is_intern,
                    ..sibling
                }
            }
            Kind::AnyOther => pick(self, &|_, _| true),
            Kind::SeniorAndPlain => Job {
                is_senior: !job.is_senior,
                is_intern: false,
                requisition: job.requisition + 1,
                ..other
            },
            Kind::InternAndEmployee => Job {
                is_intern: !job.is_intern,
                is_senior: false,
                requisition: job.requisition + 1,
                ..other
            },
            Kind::OtherPlaceOwnText => {
                other.city = (job.city + 1 + self.dice.below(CITIES.len() - 1)) % CITIES.len();
                other.tasks = self.other_tasks(job);
                other
            }
            Kind::OneBoardTwoTeams | Kind::OtherRequisition => {
                other.tasks = self.other_tasks(job);
                other.requisition = job.requisition + 1;
                other
            }
            Kind::OtherNamedTeam => Job {
                team: TEAMS.last().copied(),
                ..other
            },
            Kind::OneBoardOtherPlace => {
                other.city = (job.city + 1) % CITIES.len();
                other
            }
            _ => other,
        }
    }

    /// What the job does not do, and one thing that it does.
    fn other_tasks(&self, job: &Job) -> Vec<usize> {
        let others = (0..self.roles[job.role].tasks.len()).filter(|task| !job.tasks.contains(task));
        others.chain([job.tasks[0]]).collect()
    }

    fn styles(&mut self, kind: Kind) -> (Style, Style) {
        let tongue = self.dice.below(3);
        let plain = Style {
            tongue,
            board: 1,
            is_swapped: false,
            is_short: false,
            has_place: true,
            has_pay: self.dice.one_in(2),
            has_requisition: false,
            is_shuffled: false,
            about: true,
        };
        let apart = Style {
            board: 2,
            has_pay: self.dice.one_in(2),
            ..plain
        };
        let foreign = (tongue + 1 + self.dice.below(2)) % 3;
        match kind {
            Kind::SameTextOtherTitle => (
                plain,
                Style {
                    has_place: !self.dice.one_in(3),
                    ..apart
                },
            ),
            Kind::NamedTeam | Kind::OtherNamedTeam | Kind::Paraphrased => (
                plain,
                Style {
                    is_swapped: true,
                    is_shuffled: true,
                    about: self.dice.one_in(2),
                    ..apart
                },
            ),
            Kind::Translated | Kind::SiblingTranslated => (
                plain,
                Style {
                    tongue: foreign,
                    is_shuffled: self.dice.one_in(2),
                    ..apart
                },
            ),
            Kind::TranslatedWithoutPlaceAndPay => (
                plain,
                Style {
                    tongue: foreign,
                    has_place: false,
                    has_pay: false,
                    ..apart
                },
            ),
            Kind::OneBoardOtherPlace => (plain, plain),
            Kind::OneBoardOtherLanguage => (
                plain,
                Style {
                    tongue: foreign,
                    ..plain
                },
            ),
            Kind::ShortAndLong => (
                plain,
                Style {
                    is_short: true,
                    about: false,
                    tongue: if self.dice.one_in(2) { foreign } else { tongue },
                    ..apart
                },
            ),
            Kind::RequisitionAlone => {
                let numbered = Style {
                    has_requisition: true,
                    ..plain
                };
                (
                    numbered,
                    Style {
                        has_requisition: true,
                        tongue: foreign,
                        has_place: false,
                        is_short: true,
                        ..apart
                    },
                )
            }
            Kind::OneBoardTwoTeams => (
                plain,
                Style {
                    is_shuffled: true,
                    ..plain
                },
            ),
            Kind::OtherRequisition => {
                let numbered = Style {
                    has_requisition: true,
                    ..plain
                };
                (
                    numbered,
                    Style {
                        is_shuffled: true,
                        ..numbered
                    },
                )
            }
            Kind::OtherPlaceOwnText => (
                plain,
                Style {
                    is_swapped: true,
                    is_shuffled: true,
                    tongue: if self.dice.one_in(2) { foreign } else { tongue },
                    ..apart
                },
            ),
            Kind::Sibling | Kind::SameFunction | Kind::TwoInternships | Kind::AnyOther => {
                (plain, if self.dice.one_in(2) { apart } else { plain })
            }
            Kind::SeniorAndPlain | Kind::InternAndEmployee => {
                let other = if self.dice.one_in(2) { apart } else { plain };
                (
                    plain,
                    Style {
                        is_shuffled: true,
                        tongue: if self.dice.one_in(3) { foreign } else { tongue },
                        ..other
                    },
                )
            }
        }
    }
}
