//! An application and the rules that need no database.

use base::{Date, Id, Language, Time};
use serde::{Deserialize, Serialize};

use crate::{
    access::User,
    candidates::Candidate,
    jobs::{Job, Stage},
    postings::Posting,
};

/// One candidate for one job. Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Application {
    pub id: Id<Application>,
    pub number: i64,
    pub job_id: Id<Job>,
    pub candidate_id: Id<Candidate>,
    pub posting_id: Option<Id<Posting>>,
    pub stage_id: Id<Stage>,
    pub stage_at: Time,
    pub admission: Admission,
    /// An answer met a knock-out rule. It decides nothing.
    pub marked: bool,
    pub source: String,
    pub source_detail: String,
    /// In which the applicant wrote and is written to.
    pub language: Language,
    pub applied_at: Time,
    pub outcome: Option<Outcome>,
    pub outcome_at: Option<Time>,
    pub outcome_by: Option<Id<User>>,
    /// Why it was rejected; a row of `reasons`.
    pub reason_id: Option<uuid::Uuid>,
    /// The version of the privacy notice that was shown.
    pub notice_version: Option<String>,
    /// By when an answer was promised.
    pub answer_by: Option<Date>,
    pub trashed_at: Option<Time>,
    pub version: i64,
}

impl Application {
    /// The columns of [`Application`], for every SELECT of one. Aliased `a`.
    pub const COLUMNS: &'static str = "a.id, a.number, a.job_id, a.candidate_id, a.posting_id, a.stage_id, a.stage_at, \
         a.admission, a.marked, a.source, a.source_detail, a.language, a.applied_at, a.outcome, a.outcome_at, \
         a.outcome_by, a.reason_id, a.notice_version, a.answer_by, a.trashed_at, a.version";
}

/// Whether it counts as received. Nothing is dropped: what looks wrong waits where people see it (ABU-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// On the board.
    Accepted,
    /// Waits until the applicant confirms by the link in the mail, or a colleague lets it in.
    Unconfirmed,
    /// Looks like spam; a colleague looks.
    Quarantined,
}

db::text_enum!(Admission { Accepted = "accepted", Unconfirmed = "unconfirmed", Quarantined = "quarantined" });

/// How an application ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Rejected,
    Withdrawn,
    Hired,
}

db::text_enum!(Outcome { Rejected = "rejected", Withdrawn = "withdrawn", Hired = "hired" });

/// What made us look twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// A field that people do not see was filled in.
    HiddenField,
    /// Many web addresses in the text.
    ManyLinks,
    /// A web address where a name belongs.
    LinkInName,
    /// Sent sooner than a person can fill in the form.
    TooFast,
    /// Many applications from one address within minutes.
    BusyAddress,
    /// Very many applications from everywhere within minutes.
    BusySite,
    /// The same mailbox for the same job again and again.
    Repeated,
}

db::text_enum!(Signal {
    HiddenField = "hidden_field",
    ManyLinks = "many_links",
    LinkInName = "link_in_name",
    TooFast = "too_fast",
    BusyAddress = "busy_address",
    BusySite = "busy_site",
    Repeated = "repeated",
});

impl Signal {
    /// What it asks for: a look by a colleague, or a confirmation by mail.
    pub fn asks_for(self) -> Admission {
        match self {
            Self::HiddenField | Self::ManyLinks | Self::LinkInName => Admission::Quarantined,
            Self::TooFast | Self::BusyAddress | Self::BusySite | Self::Repeated => Admission::Unconfirmed,
        }
    }
}

/// All signals of one application. Kept as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signals(pub Vec<Signal>);
db::json_text!(Signals);

impl Signals {
    /// The strictest that any of them asks for.
    pub fn admission(&self) -> Admission {
        let asks = |admission| self.0.iter().any(|signal| signal.asks_for() == admission);
        if asks(Admission::Quarantined) {
            Admission::Quarantined
        } else if asks(Admission::Unconfirmed) {
            Admission::Unconfirmed
        } else {
            Admission::Accepted
        }
    }
}

/// Where an application came from: `linkedin`, `referral`, `careers_site`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    /// As it stood in the address, when that says more.
    pub detail: String,
    /// The channel, where a link of ours said so.
    pub channel: String,
    /// The publication whose link was followed.
    pub publication: Option<uuid::Uuid>,
}

impl Source {
    /// The careers site itself.
    pub fn careers_site() -> Self {
        Self {
            channel: "careers_site".to_owned(),
            ..Self::named("careers_site", String::new())
        }
    }

    /// From a channel, by the link of a publication there.
    pub fn of_publication(channel: &str, publication: uuid::Uuid) -> Self {
        Self {
            channel: channel.to_owned(),
            publication: Some(publication),
            ..Self::named(channel, String::new())
        }
    }

    /// A source by its word.
    pub fn named(name: &str, detail: String) -> Self {
        Self {
            name: name.to_owned(),
            detail,
            channel: String::new(),
            publication: None,
        }
    }

    /// Reads `?source=` of a link that somebody spread: letters and digits of any script, the rest becomes `_`.
    pub fn of(text: &str) -> Self {
        const LONGEST: usize = 60;
        let detail: String = base::text::clean_line(text).chars().take(200).collect();
        let mut name = String::new();
        for c in detail.chars().flat_map(char::to_lowercase).take(LONGEST) {
            if c.is_alphanumeric() {
                name.push(c);
            } else if !name.is_empty() && !name.ends_with('_') {
                name.push('_');
            }
        }
        let name = name.trim_end_matches('_').to_owned();
        if name.is_empty() {
            return Self::careers_site();
        }
        let says_more = name != detail;
        Self::named(&name, if says_more { detail } else { String::new() })
    }
}

#[cfg(test)]
mod model_tests {
    use super::*;

    #[test]
    fn a_source_is_a_word_and_keeps_what_was_written() {
        assert_eq!(Source::of("linkedin"), Source::named("linkedin", String::new()));
        assert_eq!(
            Source::of(" Summer Fair (Berlin) "),
            Source::named("summer_fair_berlin", "Summer Fair (Berlin)".to_owned())
        );
        assert_eq!(Source::of("../\u{202e}"), Source::careers_site());
    }

    #[test]
    fn the_strictest_signal_decides() {
        assert_eq!(Signals::default().admission(), Admission::Accepted);
        assert_eq!(Signals(vec![Signal::TooFast]).admission(), Admission::Unconfirmed);
        assert_eq!(
            Signals(vec![Signal::TooFast, Signal::HiddenField]).admission(),
            Admission::Quarantined
        );
    }
}
