//! Pages of channels: the overview, a job's, one publication, the settings.

pub mod job;
pub mod overview;
pub mod publication;
pub mod setup;

use base::Language;
use serde::Serialize;
use web::Message;

use super::{Channel, Publication, PublicationState, Way};
use crate::{
    jobs::Job,
    postings::{Posting, Standing},
};

/// A posting on a channel, as a word with a colour and a link.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    pub language: Language,
    /// live, queued, scheduled, draft, rejected, expired, withdrawn, take-down, none.
    pub state: &'static str,
    pub href: String,
}

/// What the marks of a channel are called, and how it works.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    pub channel: Channel,
    pub name: Message,
    pub by_hand: bool,
    pub own_pages: bool,
}

impl Head {
    pub fn of(channel: Channel) -> Self {
        Self {
            channel,
            name: name(channel),
            by_hand: channel.way() == Way::ByHand,
            own_pages: channel.way() == Way::OwnPages,
        }
    }

    pub fn all() -> Vec<Self> {
        Channel::ALL.iter().copied().map(Self::of).collect()
    }
}

pub fn name(channel: Channel) -> Message {
    Message::new(format!("channels-name-{}", channel.as_str().replace('_', "-")))
}

/// Where a posting stands on a channel; none where there is nothing to say.
pub fn mark(
    channel: Channel,
    posting: &Posting,
    job: &Job,
    publication: Option<&Publication>,
    now: base::Time,
) -> Option<Mark> {
    let address = format!("/app/jobs/{}", job.id);
    let (state, href) = match channel.way() {
        Way::OwnPages => {
            let state = match posting.standing(job, now) {
                Standing::Live { .. } => "live",
                Standing::Scheduled { .. } => "scheduled",
                Standing::Ended { .. } => "expired",
                Standing::Draft | Standing::Hidden { .. } => return None,
            };
            (state, format!("{address}/postings/{}", posting.id))
        }
        Way::Feed | Way::ByHand => {
            let publication = publication?;
            let state = if publication.to_take_down {
                "take-down"
            } else {
                word(publication.state_now(posting, job, now))
            };
            (state, format!("{address}/channels/{}", publication.id))
        }
    };
    Some(Mark {
        language: posting.language.clone(),
        state,
        href,
    })
}

fn word(state: PublicationState) -> &'static str {
    match state {
        PublicationState::Draft => "draft",
        PublicationState::Queued => "queued",
        PublicationState::Live => "live",
        PublicationState::Rejected => "rejected",
        PublicationState::Expired => "expired",
        PublicationState::Withdrawn => "withdrawn",
    }
}
