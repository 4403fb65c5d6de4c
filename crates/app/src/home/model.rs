//! The things that need somebody today.

use base::{Date, Id, Language, Time};
use db::Conn;
use jiff::SignedDuration;
use serde::Serialize;

use super::store;
use crate::{
    access::{Actor, Right},
    alerts::{self, Alert},
    applications::{self, Application},
    candidates::Candidate,
    channels::{Channel, Publication},
    jobs::{
        Job,
        approvals::{Waiting, waiting_for},
    },
    messages::{self, Stuck},
    notes::{self, Mentioned},
    postings::Posting,
    privacy::Asked,
    tasks::{self, Task},
};

/// How many days ahead an answer that was promised counts as due: today and tomorrow.
const DUE_WITHIN: i64 = 1;

/// How long before its end a posting is told of.
const EXPIRES_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// For how long an open job gets nobody until it is told of.
const IDLE_AFTER: SignedDuration = SignedDuration::from_hours(21 * 24);

/// How many of each kind the page shows.
pub(super) const SHOWN: i64 = 8;

/// How many of each kind it shows when asked for all of one.
pub(super) const ALL: i64 = 200;

/// The parts that can be shown whole.
pub const PARTS: [&str; 11] = [
    "alerts",
    "promises",
    "requests",
    "new",
    "approvals",
    "mentions",
    "tasks",
    "stuck",
    "postings",
    "boards",
    "idle",
];

/// Things of one kind: how many there are, and those that are shown.
#[derive(Clone, Debug, Serialize)]
pub struct Part<T> {
    pub total: i64,
    pub shown: Vec<T>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self {
            total: 0,
            shown: Vec::new(),
        }
    }
}

impl<T> Part<T> {
    /// Of a list that was loaded whole.
    fn whole(mut all: Vec<T>, shown: i64) -> Self {
        let total = all.len() as i64;
        all.truncate(usize::try_from(shown).unwrap_or_default());
        Self { total, shown: all }
    }
}

/// An answer that was promised by a day.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Promise {
    pub application: Id<Application>,
    pub candidate: Id<Candidate>,
    pub job: Id<Job>,
    pub job_title: String,
    pub name: String,
    pub script_name: String,
    #[sqlx(skip)]
    pub initials: String,
    pub stage: String,
    pub stage_at: Time,
    pub answer_by: Date,
}

/// Applications for one job that nobody has looked at.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct NewOnes {
    pub job: Id<Job>,
    pub job_title: String,
    pub urgent: bool,
    pub n: i64,
    pub oldest: Time,
}

/// A posting that needs a look.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct PostingNeed {
    pub posting: Id<Posting>,
    pub job: Id<Job>,
    pub title: String,
    pub language: Language,
    /// When it stops being public, if that is soon.
    pub until: Option<Time>,
    /// When the text that it translates changed, if it is behind.
    pub changed_at: Option<Time>,
}

/// A board without a feed that a person has to see to.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct BoardNeed {
    pub publication: Id<Publication>,
    pub job: Id<Job>,
    pub title: String,
    pub language: Language,
    pub channel: Channel,
    /// `post` it there, `look` whether it still stands there, or `take_down` what should be gone.
    pub act: String,
    /// Since when somebody is asked to.
    pub at: Time,
}

/// An open job for which nobody applies.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct IdleJob {
    pub job: Id<Job>,
    pub job_title: String,
    /// When the last application came, or the job opened.
    pub since: Time,
}

/// Everything that needs one person today.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Today {
    pub alerts: Part<Alert>,
    pub promises: Part<Promise>,
    pub requests: Part<Asked>,
    pub new: Part<NewOnes>,
    pub approvals: Part<Waiting>,
    pub mentions: Part<Mentioned>,
    pub tasks: Part<Task>,
    pub stuck: Part<Stuck>,
    /// Applications set aside, and since when the oldest waits.
    pub set_aside: i64,
    pub set_aside_since: Option<Time>,
    pub postings: Part<PostingNeed>,
    pub boards: Part<BoardNeed>,
    pub idle: Part<IdleJob>,
}

impl Today {
    /// What needs this person now. Of the part named `all` up to [`ALL`] are shown, of the others [`SHOWN`].
    pub async fn load(on: &mut impl Conn, actor: &Actor, all: &str) -> anyhow::Result<Self> {
        let (now, today) = (actor.now, actor.now.date_in(&actor.zone));
        let shown = |part: &str| if part == all { ALL } else { SHOWN };
        let (set_aside, set_aside_since) = applications::set_aside_count(on, actor, Right::Decide).await?;
        Ok(Self {
            alerts: Part::whole(alerts::open(on, actor).await?, shown("alerts")),
            promises: store::promises(on, actor, today.add_days(DUE_WITHIN), shown("promises")).await?,
            requests: Part::whole(store::requests(on, actor).await?, shown("requests")),
            new: store::new_ones(on, actor, shown("new")).await?,
            approvals: Part::whole(waiting_for(on, actor).await?, shown("approvals")),
            mentions: Part::whole(notes::unread(on, actor).await?, shown("mentions")),
            tasks: Part::whole(tasks::due(on, actor, today).await?, shown("tasks")),
            stuck: {
                let (total, shown) = messages::stuck(on, actor, shown("stuck")).await?;
                Part { total, shown }
            },
            set_aside,
            set_aside_since,
            postings: store::postings(on, actor, now, now + EXPIRES_WITHIN, shown("postings")).await?,
            boards: store::boards(on, actor, shown("boards")).await?,
            idle: store::idle(on, actor, now - IDLE_AFTER, shown("idle")).await?,
        })
    }

    /// How many things there are. What was set aside is one thing, however much it is.
    pub fn count(&self) -> i64 {
        self.alerts.total
            + self.promises.total
            + self.requests.total
            + self.new.total
            + self.approvals.total
            + self.mentions.total
            + self.tasks.total
            + self.stuck.total
            + i64::from(self.set_aside > 0)
            + self.postings.total
            + self.boards.total
            + self.idle.total
    }

    /// One for the samples of pages.
    pub fn sample() -> Self {
        let (at, nil) = (Time::from_micros(1_795_510_800_000_000), uuid::Uuid::nil());
        let day: Date = "2026-11-24".parse().expect("a day");
        let (job, candidate) = (Id::from_uuid(nil), Id::from_uuid(nil));
        let title = "Kiln Engineer <Ceramics>".to_owned();
        let posting = |until: Option<Time>| PostingNeed {
            posting: Id::from_uuid(nil),
            job,
            title: title.clone(),
            language: "de".parse().expect("a language tag"),
            until,
            changed_at: until.is_none().then_some(at),
        };
        Self {
            alerts: Part::whole(
                vec![Alert {
                    id: Id::from_uuid(nil),
                    user: Id::from_uuid(nil),
                    name: "Rosa <Brandt>".to_owned(),
                    reads: 300,
                    at,
                }],
                SHOWN,
            ),
            promises: Part {
                total: 311,
                shown: [-3, -1, 0, 1]
                    .map(|days| Promise {
                        application: Id::from_uuid(nil),
                        candidate,
                        job,
                        job_title: title.clone(),
                        name: "Wei <Zhang>".to_owned(),
                        script_name: "张伟".to_owned(),
                        initials: "WZ".to_owned(),
                        stage: "Review".to_owned(),
                        stage_at: at,
                        answer_by: day.add_days(days),
                    })
                    .to_vec(),
            },
            requests: Part::default(),
            new: Part {
                total: 2,
                shown: [1, 12]
                    .map(|n| NewOnes {
                        job,
                        job_title: title.clone(),
                        urgent: n == 1,
                        n,
                        oldest: at,
                    })
                    .to_vec(),
            },
            approvals: Part::whole(
                vec![Waiting {
                    id: Id::from_uuid(nil),
                    job_id: job,
                    number: 7,
                    title: title.clone(),
                    requester: "Hari Menon".to_owned(),
                    requested_at: at,
                }],
                SHOWN,
            ),
            mentions: Part::whole(
                vec![Mentioned {
                    note: Id::from_uuid(nil),
                    candidate,
                    name: "Wei Zhang".to_owned(),
                    author: "Hari Menon".to_owned(),
                    body: "Can you **ask** about the notice period?".to_owned(),
                    at,
                }],
                SHOWN,
            ),
            tasks: Part::whole(
                [None, Some(day), Some(day.add_days(-2))]
                    .map(|due_on| Task {
                        id: Id::from_uuid(nil),
                        title: "Call <her>".to_owned(),
                        candidate_id: candidate,
                        about: "Wei Zhang".to_owned(),
                        assignee_id: Id::from_uuid(nil),
                        assignee: "Rosa Brandt".to_owned(),
                        due_on,
                        done: false,
                    })
                    .to_vec(),
                SHOWN,
            ),
            stuck: Part {
                total: 12,
                shown: vec![Stuck::sample()],
            },
            set_aside: 4,
            set_aside_since: Some(at),
            postings: Part {
                total: 2,
                shown: vec![posting(Some(at)), posting(None)],
            },
            boards: Part {
                total: 3,
                shown: ["post", "look", "take_down"]
                    .map(|act| BoardNeed {
                        publication: Id::from_uuid(nil),
                        job,
                        title: title.clone(),
                        language: "de".parse().expect("a language tag"),
                        channel: Channel::BossZhipin,
                        act: act.to_owned(),
                        at,
                    })
                    .to_vec(),
            },
            idle: Part {
                total: 1,
                shown: vec![IdleJob {
                    job,
                    job_title: title.clone(),
                    since: at,
                }],
            },
        }
    }
}
