//! One person for one job, all that happened to it, and what the team wrote and has yet to do.

use base::Time;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Counts from 1 in the order of applying.
    pub number: u32,
    pub person: u32,
    pub job: u32,
    pub source: Source,
    /// Who recommended them, for a referral.
    pub source_detail: String,
    /// Language of the posting they read.
    pub language: String,
    pub applied_at: Time,
    /// The date by which the company promised an answer.
    pub answer_by: Date,
    pub answers: Vec<Answer>,
    /// In order; the last one is where the application stands or stood when it ended.
    pub stays: Vec<Stay>,
    pub outcome: Option<Outcome>,
    pub notes: Vec<Note>,
}

impl Application {
    /// Index of the stage in the job's list.
    pub fn stage(&self) -> usize {
        self.stays.last().map_or(0, |stay| stay.stage)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    CareersSite,
    Linkedin,
    BossZhipin,
    Referral,
    Indeed,
    Xing,
    Arbeitsagentur,
    Campus,
    /// A recruiter wrote first.
    Sourced,
    /// A colleague who would like to change teams.
    Internal,
}

impl Source {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CareersSite => "careers_site",
            Self::Linkedin => "linkedin",
            Self::BossZhipin => "boss_zhipin",
            Self::Referral => "referral",
            Self::Indeed => "indeed",
            Self::Xing => "xing",
            Self::Arbeitsagentur => "arbeitsagentur",
            Self::Campus => "campus",
            Self::Sourced => "sourced",
            Self::Internal => "internal",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Key of the question.
    pub question: String,
    pub value: AnswerValue,
    /// Whether it meets the question's knock-out rule.
    pub marked: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnswerValue {
    YesNo(bool),
    Number(i64),
    Date(Date),
    /// Of text and choice questions; for a choice it is the option's value.
    Text(String),
}

/// A stay in one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// Index in the job's stages.
    pub stage: usize,
    pub entered_at: Time,
    pub left_at: Option<Time>,
    /// None for the first stay: the candidate brought it about.
    pub moved_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub kind: OutcomeKind,
    pub at: Time,
    /// None when the candidate did it on the status page.
    pub by: Option<String>,
    /// Key of the reason; none for a hire.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    Rejected,
    Withdrawn,
    Hired,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub author: String,
    pub at: Time,
    /// A mention stands in it as `@Name`.
    pub body: String,
    /// Keys of those mentioned, all of them members of the job's team.
    pub mentions: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub title: String,
    pub application: u32,
    pub assignee: String,
    pub due_on: Date,
    pub created_by: String,
    pub created_at: Time,
    pub done_at: Option<Time>,
}

/// A mail to a candidate: sent when `send_at` has passed, otherwise held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub application: u32,
    pub kind: MessageKind,
    pub language: String,
    /// Empty, like the body, for kinds whose text the product has a template for.
    pub subject: String,
    pub body: String,
    pub created_at: Time,
    pub send_at: Time,
    /// None: sent by the program on an event.
    pub by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// From a template: we have your application.
    Confirmation,
    /// From a template: we will not go on.
    Rejection,
    /// Written by a colleague.
    Question,
    /// Written by a colleague.
    Invitation,
}
