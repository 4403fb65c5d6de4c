//! What needs somebody today, as programs read it.

use base::Time;
use serde::Serialize;
use utoipa::ToSchema;

use super::things::{
    BoardToSeeTo, Mention, MuchRead, NewApplications, PostingToLookAt, Promised, QuietJob, StuckMessage, WaitingForYou,
};
use crate::{
    api::{data_requests::DataRequestView, tasks::TaskView},
    home::{Part, Today, Waits},
};

/// People on the owner's jobs who wait for an answer.
#[derive(Serialize, ToSchema)]
pub struct WaitingPeople {
    count: i64,
    /// Of those, whose promised day is over.
    late: i64,
    /// Since when the one waits who has been in a stage longest.
    #[schema(value_type = Option<String>, format = DateTime)]
    longest: Option<Time>,
}

/// Mails that wait to leave.
#[derive(Serialize, ToSchema)]
pub struct HeldMessages {
    count: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Time>,
}

/// What was set aside and the owner decides on.
#[derive(Serialize, ToSchema)]
pub struct SetAsideCount {
    count: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    since: Option<Time>,
}

/// Things of one kind: how many there are in all, and the first of them.
#[derive(Serialize, ToSchema)]
pub struct Things<T> {
    total: i64,
    items: Vec<T>,
}

impl<T, V: From<T>> From<Part<T>> for Things<V> {
    fn from(part: Part<T>) -> Self {
        Self {
            total: part.total,
            items: part.shown.into_iter().map(V::from).collect(),
        }
    }
}

/// What needs somebody: candidates first, then the law, then colleagues, then the work itself.
#[derive(Serialize, ToSchema)]
#[schema(as = Today)]
pub struct TodayView {
    /// How many things there are. What was set aside is one thing, however much it is.
    count: i64,
    waiting: WaitingPeople,
    held: HeldMessages,
    alerts: Things<MuchRead>,
    promises: Things<Promised>,
    requests: Things<DataRequestView>,
    new: Things<NewApplications>,
    approvals: Things<WaitingForYou>,
    mentions: Things<Mention>,
    tasks: Things<TaskView>,
    stuck: Things<StuckMessage>,
    set_aside: SetAsideCount,
    postings: Things<PostingToLookAt>,
    boards: Things<BoardToSeeTo>,
    idle: Things<QuietJob>,
}

impl TodayView {
    pub fn new(things: Today, waits: Waits, (held, next_at): (i64, Option<Time>)) -> Self {
        Self {
            count: things.count(),
            waiting: WaitingPeople {
                count: waits.people,
                late: waits.late,
                longest: waits.longest,
            },
            held: HeldMessages { count: held, next_at },
            alerts: things.alerts.into(),
            promises: things.promises.into(),
            requests: things.requests.into(),
            new: things.new.into(),
            approvals: things.approvals.into(),
            mentions: things.mentions.into(),
            tasks: things.tasks.into(),
            stuck: things.stuck.into(),
            set_aside: SetAsideCount {
                count: things.set_aside,
                since: things.set_aside_since,
            },
            postings: things.postings.into(),
            boards: things.boards.into(),
            idle: things.idle.into(),
        }
    }
}
