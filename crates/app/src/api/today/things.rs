//! The things of one kind each that need somebody, as programs read them.

use base::{Date, Id, Language, Time};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::User,
    alerts::Alert,
    applications::Application,
    candidates::Candidate,
    channels::Publication,
    home::{BoardNeed, IdleJob, NewOnes, PostingNeed, Promise},
    jobs::{
        Job,
        approvals::{Approval, Waiting},
    },
    messages::{Message, Stuck},
    notes::{Mentioned, Note},
    postings::Posting,
};

/// An answer that was promised by a day.
#[derive(Serialize, ToSchema)]
pub struct Promised {
    #[schema(value_type = String, format = Uuid)]
    application_id: Id<Application>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    name: String,
    job_title: String,
    stage: String,
    #[schema(value_type = String, format = DateTime)]
    stage_at: Time,
    #[schema(value_type = String, format = Date)]
    answer_by: Date,
}

impl From<Promise> for Promised {
    fn from(one: Promise) -> Self {
        Self {
            application_id: one.application,
            candidate_id: one.candidate,
            job_id: one.job,
            name: one.name,
            job_title: one.job_title,
            stage: one.stage,
            stage_at: one.stage_at,
            answer_by: one.answer_by,
        }
    }
}

/// Applications for one job that nobody has looked at.
#[derive(Serialize, ToSchema)]
pub struct NewApplications {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    job_title: String,
    urgent: bool,
    count: i64,
    #[schema(value_type = String, format = DateTime)]
    oldest: Time,
}

impl From<NewOnes> for NewApplications {
    fn from(one: NewOnes) -> Self {
        Self {
            job_id: one.job,
            job_title: one.job_title,
            urgent: one.urgent,
            count: one.n,
            oldest: one.oldest,
        }
    }
}

/// A request for approval.
#[derive(Serialize, ToSchema)]
pub struct WaitingForYou {
    #[schema(value_type = String, format = Uuid)]
    approval_id: Id<Approval>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    title: String,
    requester: String,
    #[schema(value_type = String, format = DateTime)]
    requested_at: Time,
}

impl From<Waiting> for WaitingForYou {
    fn from(one: Waiting) -> Self {
        Self {
            approval_id: one.id,
            job_id: one.job_id,
            title: one.title,
            requester: one.requester,
            requested_at: one.requested_at,
        }
    }
}

/// A note in which the owner is named and that they have not read.
#[derive(Serialize, ToSchema)]
pub struct Mention {
    #[schema(value_type = String, format = Uuid)]
    note_id: Id<Note>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    name: String,
    author: String,
    /// Markdown.
    body: String,
    #[schema(value_type = String, format = DateTime)]
    at: Time,
}

impl From<Mentioned> for Mention {
    fn from(one: Mentioned) -> Self {
        Self {
            note_id: one.note,
            candidate_id: one.candidate,
            name: one.name,
            author: one.author,
            body: one.body,
            at: one.at,
        }
    }
}

/// A mail that could not leave.
#[derive(Serialize, ToSchema)]
pub struct StuckMessage {
    #[schema(value_type = String, format = Uuid)]
    message_id: Id<Message>,
    subject: String,
    /// Who would get it.
    name: String,
    /// When it should have left.
    #[schema(value_type = String, format = DateTime)]
    at: Time,
    /// A word for what keeps it.
    trouble: &'static str,
}

impl From<Stuck> for StuckMessage {
    fn from(one: Stuck) -> Self {
        Self {
            message_id: one.id,
            subject: one.subject,
            name: one.name,
            at: one.at,
            trouble: one.trouble,
        }
    }
}

/// A public posting that ends soon, or whose source has changed since.
#[derive(Serialize, ToSchema)]
pub struct PostingToLookAt {
    #[schema(value_type = String, format = Uuid)]
    posting_id: Id<Posting>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    title: String,
    #[schema(value_type = String)]
    language: Language,
    /// When it stops being public, if that is soon.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Time>,
    #[schema(value_type = Option<String>, format = DateTime)]
    source_changed_at: Option<Time>,
}

impl From<PostingNeed> for PostingToLookAt {
    fn from(one: PostingNeed) -> Self {
        Self {
            posting_id: one.posting,
            job_id: one.job,
            title: one.title,
            language: one.language,
            until: one.until,
            source_changed_at: one.changed_at,
        }
    }
}

/// A board without a feed on which a person has to do something.
#[derive(Serialize, ToSchema)]
pub struct BoardToSeeTo {
    #[schema(value_type = String, format = Uuid)]
    publication_id: Id<Publication>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    title: String,
    #[schema(value_type = String)]
    language: Language,
    /// Such as `boss_zhipin`.
    channel: String,
    /// `post` it there, `look` whether it still stands there, `take_down` what should be gone.
    act: String,
    #[schema(value_type = String, format = DateTime)]
    since: Time,
}

impl From<BoardNeed> for BoardToSeeTo {
    fn from(one: BoardNeed) -> Self {
        Self {
            publication_id: one.publication,
            job_id: one.job,
            title: one.title,
            language: one.language,
            channel: one.channel.as_str().to_owned(),
            act: one.act,
            since: one.at,
        }
    }
}

/// An open job for which nobody applies.
#[derive(Serialize, ToSchema)]
pub struct QuietJob {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    job_title: String,
    /// When the last application came, or the job opened.
    #[schema(value_type = String, format = DateTime)]
    since: Time,
}

impl From<IdleJob> for QuietJob {
    fn from(one: IdleJob) -> Self {
        Self {
            job_id: one.job,
            job_title: one.job_title,
            since: one.since,
        }
    }
}

/// Somebody opened very many people or files; for those who run the organization.
#[derive(Serialize, ToSchema)]
pub struct MuchRead {
    #[schema(value_type = String, format = Uuid)]
    alert_id: Id<Alert>,
    #[schema(value_type = String, format = Uuid)]
    user_id: Id<User>,
    name: String,
    reads: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Time,
}

impl From<Alert> for MuchRead {
    fn from(one: Alert) -> Self {
        Self {
            alert_id: one.id,
            user_id: one.user,
            name: one.name,
            reads: one.reads,
            at: one.at,
        }
    }
}
