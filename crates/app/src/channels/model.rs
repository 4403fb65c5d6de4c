//! Channels, and where a posting stands on one.

use base::{Id, Time};
use serde::Serialize;
use serde_json::Value;

use crate::{
    access::User,
    jobs::Job,
    postings::{Posting, Standing},
};

/// A place where postings are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    CareersSite,
    Google,
    Linkedin,
    Indeed,
    Arbeitsagentur,
    Xing,
    Partner,
    BossZhipin,
    Wechat,
}

db::text_enum!(Channel {
    CareersSite = "careers_site",
    Google = "google",
    Linkedin = "linkedin",
    Indeed = "indeed",
    Arbeitsagentur = "arbeitsagentur",
    Xing = "xing",
    Partner = "partner",
    BossZhipin = "boss_zhipin",
    Wechat = "wechat",
});

/// How a posting gets to a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is on our own pages, as long as the posting is public: there is nothing to publish.
    OwnPages,
    /// The board reads a feed of ours.
    Feed,
    /// A person carries it there, with a posting pack.
    ByHand,
}

impl Channel {
    pub fn way(self) -> Way {
        match self {
            Self::CareersSite | Self::Google => Way::OwnPages,
            Self::Linkedin | Self::Indeed | Self::Arbeitsagentur | Self::Xing | Self::Partner => Way::Feed,
            Self::BossZhipin | Self::Wechat => Way::ByHand,
        }
    }

    /// Those on which a posting has a publication of its own.
    pub fn of_publications() -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|channel| channel.way() != Way::OwnPages)
    }
}

/// Where a publication stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicationState {
    /// Begun, and not to be seen anywhere.
    Draft,
    /// In the feed, which the board has not read since; or waiting for the person who carries it there.
    Queued,
    Live,
    /// The board refused it.
    Rejected,
    /// Its posting's time is over.
    Expired,
    Withdrawn,
}

db::text_enum!(PublicationState {
    Draft = "draft",
    Queued = "queued",
    Live = "live",
    Rejected = "rejected",
    Expired = "expired",
    Withdrawn = "withdrawn",
});

impl PublicationState {
    /// Whether it is out there, or on its way.
    pub fn is_out(self) -> bool {
        match self {
            Self::Queued | Self::Live => true,
            Self::Draft | Self::Rejected | Self::Expired | Self::Withdrawn => false,
        }
    }
}

/// A posting on a channel. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Publication {
    pub id: Id<Publication>,
    pub posting_id: Id<Posting>,
    pub channel: Channel,
    pub state: PublicationState,
    pub state_at: Time,
    pub state_by: Option<Id<User>>,
    pub reason: String,
    /// Where it stands on the board, or the board's number for it.
    pub outside: String,
    /// In its apply link.
    pub code: String,
    pub extra: Extra,
    pub remind_at: Option<Time>,
    /// It stands on a place that a person has to clear.
    pub to_take_down: bool,
    pub version: i64,
}

/// What a channel alone wants to know of a posting, by the names of the crate `feeds`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Extra(pub std::collections::BTreeMap<String, String>);
db::json_text!(Extra);

impl Publication {
    pub const COLUMNS: &'static str = "u.id, u.posting_id, u.channel, u.state, u.state_at, u.state_by, u.reason, \
         u.outside, u.code, u.extra, u.remind_at, u.to_take_down, u.version";

    /// Where it stands, whether or not anybody has noted yet that its posting has ended.
    pub fn state_now(&self, posting: &Posting, job: &Job, now: Time) -> PublicationState {
        if !self.state.is_out() {
            return self.state;
        }
        ended(posting, job, now).unwrap_or(self.state)
    }

    /// `linkedin.k3v9p2m4`: what `?source=` says in its apply link.
    pub fn source(&self) -> String {
        source(self.channel, &self.code)
    }
}

pub(super) fn source(channel: Channel, code: &str) -> String {
    format!("{channel}.{code}")
}

/// Takes [`Publication::source`] apart.
pub(super) fn read_source(text: &str) -> Option<(Channel, &str)> {
    let (channel, code) = text.split_once('.')?;
    Some((channel.parse().ok()?, code))
}

/// What becomes of a publication that is out when its posting is no longer public; nothing as long as it is, or is
/// about to be.
pub(super) fn ended(posting: &Posting, job: &Job, now: Time) -> Option<PublicationState> {
    match posting.standing(job, now) {
        Standing::Live { .. } | Standing::Scheduled { .. } => None,
        Standing::Ended { .. } if posting.unpublish_at.is_some_and(|end| end <= now) && job.is_public() => {
            Some(PublicationState::Expired)
        }
        Standing::Draft | Standing::Hidden { .. } | Standing::Ended { .. } => Some(PublicationState::Withdrawn),
    }
}

/// The first line of the history of a publication to the last.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Step {
    pub state: PublicationState,
    pub at: Time,
    /// Who did it; none: the board, or a time that came.
    pub by_name: Option<String>,
    pub reason: String,
}

/// Letters and digits that nobody mistakes for each other.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A short name for a publication, out of the random part of its id. Nothing is hidden behind it.
pub(super) fn code_of(id: Id<Publication>) -> String {
    let tail = u64::from_be_bytes(id.uuid().as_bytes()[8..].try_into().expect("eight of sixteen bytes"));
    (0..8)
        .map(|at| char::from(SIGNS[(tail >> (at * 5) & 31) as usize]))
        .collect()
}

/// The values of a form as [`Extra`]: trimmed, without what is empty.
impl FromIterator<(String, String)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(values: I) -> Self {
        let kept = values.into_iter().map(|(name, value)| (name, value.trim().to_owned()));
        Self(kept.filter(|(_, value)| !value.is_empty()).collect())
    }
}

impl From<&Extra> for Value {
    fn from(extra: &Extra) -> Self {
        serde_json::json!(extra.0)
    }
}

#[cfg(test)]
mod model_tests {
    use super::*;

    #[test]
    fn a_link_says_channel_and_publication() {
        let id: Id<Publication> = Id::from_uuid(uuid::Uuid::from_u128(0x0192_f0c1_7d1e_7000_8123_4567_89ab_cdef));
        let code = code_of(id);
        assert_eq!(code.len(), 8);
        let said = source(Channel::BossZhipin, &code);
        assert_eq!(read_source(&said), Some((Channel::BossZhipin, code.as_str())));
        for other in ["linkedin", "campus fair", "nowhere.abc", ""] {
            assert_eq!(read_source(other), None, "{other}");
        }
    }
}
