//! A posting: its words, where it stands, and whether a translation is behind its source.

use base::{Id, Language, Slug, Time};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{access::User, jobs::Job};

/// The public text of a job in one language. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Posting {
    pub id: Id<Posting>,
    /// Stable; boards ask for short ids.
    pub number: i64,
    pub job_id: Id<Job>,
    pub language: Language,
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub text: PostingText,
    pub slug: Slug,
    /// The text that the others translate.
    pub source: bool,
    /// Digest of the source text when this translation was last said to be right.
    pub translated_digest: Option<String>,
    /// That source text itself.
    pub translated_from: Option<PostingText>,
    pub state: PostingState,
    pub publish_at: Option<Time>,
    pub unpublish_at: Option<Time>,
    pub published_at: Option<Time>,
    pub unpublished_at: Option<Time>,
    pub updated_at: Time,
    pub updated_by: Option<Id<User>>,
    pub version: i64,
}

/// The words of a posting. All but the title are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct PostingText {
    pub title: String,
    pub description: String,
    pub requirements: String,
    pub benefits: String,
}
db::json_text!(PostingText);

impl PostingText {
    /// Identifies these very words.
    pub fn digest(&self) -> String {
        let words = serde_json::json!([self.title, self.description, self.requirements, self.benefits]);
        Sha256::digest(words.to_string())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// A posting about to be written.
#[derive(Clone, Debug)]
pub struct NewPosting {
    pub language: Language,
    pub text: PostingText,
    /// None: made from the title.
    pub slug: Option<Slug>,
}

/// What somebody decided about a posting; [`Posting::standing`] tells what that comes to at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostingState {
    Draft,
    /// Public from `publish_at` to `unpublish_at`.
    Published,
    /// Was public and is no longer.
    Unpublished,
}

db::text_enum!(PostingState { Draft = "draft", Published = "published", Unpublished = "unpublished" });

/// Where a posting stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    Draft,
    /// Becomes public then, if its job is open.
    Scheduled {
        at: Time,
    },
    /// Anybody can read it.
    Live {
        since: Option<Time>,
        until: Option<Time>,
    },
    /// It would be public if its job were; the job is a draft, on hold, confidential or internal.
    Hidden {
        until: Option<Time>,
    },
    /// It was public, until then. Also when its job has ended.
    Ended {
        at: Option<Time>,
    },
}

impl Posting {
    /// The columns of [`Posting`], aliased `p`.
    pub const COLUMNS: &'static str = "p.id, p.number, p.job_id, p.language, p.title, p.description, p.requirements, \
         p.benefits, p.slug, p.source, p.translated_digest, p.translated_from, p.state, p.publish_at, \
         p.unpublish_at, p.published_at, p.unpublished_at, p.updated_at, p.updated_by, p.version";

    /// Where it stands now. Times decide, not whether somebody has already noted that they have passed.
    pub fn standing(&self, job: &Job, now: Time) -> Standing {
        match self.state {
            PostingState::Draft => Standing::Draft,
            PostingState::Unpublished => Standing::Ended {
                at: self.unpublished_at,
            },
            PostingState::Published => {
                if let Some(end) = self.unpublish_at.filter(|end| *end <= now) {
                    return Standing::Ended { at: Some(end) };
                }
                if let Some(at) = self.publish_at.filter(|at| *at > now) {
                    return Standing::Scheduled { at };
                }
                if job.is_public() {
                    Standing::Live {
                        since: self.publish_at.max(self.published_at),
                        until: self.unpublish_at,
                    }
                } else if job.state.has_ended() {
                    Standing::Ended { at: Some(job.state_at) }
                } else {
                    Standing::Hidden {
                        until: self.unpublish_at,
                    }
                }
            }
        }
    }

    /// Whether the source text has changed since this translation was last said to be right.
    pub fn is_behind(&self, source: &PostingText) -> bool {
        !self.source && self.translated_digest.as_deref() != Some(&source.digest())
    }
}
