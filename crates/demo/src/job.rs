//! Jobs as the demo has them: terms, places, team, questions and the postings in each language.

use base::Time;
use serde::{Deserialize, Serialize};

use crate::{Stage, Texts};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// 1 is shown as J-0001; other parts of the world name a job by it.
    pub number: u32,
    /// What the team calls it.
    pub title: String,
    /// Key of the department.
    pub department: String,
    /// Keys of the offices where the work is done.
    pub offices: Vec<String>,
    pub workplace: Workplace,
    /// Where a remote job is open to: ISO 3166-1 countries and IANA zones.
    pub remote_countries: Vec<String>,
    pub remote_zones: Vec<String>,
    pub employment: Employment,
    pub seniority: Seniority,
    pub urgent: bool,
    pub confidential: bool,
    pub internal: bool,
    pub headcount: u32,
    pub pay: Pay,
    pub pay_shown: bool,
    pub state: JobState,
    /// When it came into this state.
    pub state_at: Time,
    pub state_by: String,
    pub created_at: Time,
    pub opened_at: Option<Time>,
    pub stages: Vec<Stage>,
    pub questions: Vec<Question>,
    /// Keys of staff; the hiring manager has written down what the job needs.
    pub hiring_manager: String,
    pub recruiters: Vec<String>,
    pub interviewers: Vec<String>,
    /// The source text comes first.
    pub postings: Vec<Posting>,
}

impl Job {
    /// Everybody in the hiring team, once.
    pub fn team(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.hiring_manager)
            .chain(&self.recruiters)
            .chain(&self.interviewers)
            .map(String::as_str)
    }

    /// Whether anybody can read it on the careers site.
    pub fn is_live(&self) -> bool {
        self.postings
            .iter()
            .any(|posting| posting.state == PostingState::Published)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workplace {
    OnSite,
    Hybrid,
    Remote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    FullTime,
    PartTime,
    Internship,
    FixedTerm,
    Contractor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    Draft,
    Open,
    OnHold,
    Closed,
    Filled,
}

/// Pay in minor units of an ISO 4217 currency; all of the demo's currencies have two decimals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pay {
    pub min: i64,
    pub max: i64,
    pub currency: String,
    pub period: Period,
    /// How many monthly salaries a year has, 12 to 24.
    pub months: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub key: String,
    pub kind: QuestionKind,
    pub labels: Texts,
    pub hints: Texts,
    pub options: Vec<Choice>,
    pub required: bool,
    /// An answer that meets it marks the application, nothing more.
    pub knockout: Option<Knockout>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Text,
    LongText,
    Choice,
    Number,
    YesNo,
    Date,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    pub labels: Texts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Knockout {
    IsNo,
    LessThan { than: i64 },
    OneOf { values: Vec<String> },
}

/// The public text of a job in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posting {
    /// BCP 47.
    pub language: String,
    pub title: String,
    /// Markdown, like the next two.
    pub description: String,
    pub requirements: String,
    pub benefits: String,
    pub state: PostingState,
    pub published_at: Option<Time>,
    pub unpublished_at: Option<Time>,
    /// Whether the source text has changed since this translation was made.
    pub stale: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostingState {
    Draft,
    Published,
    Unpublished,
}
