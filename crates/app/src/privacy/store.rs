//! The SQL of data requests. Whoever may run one of the candidate's jobs sees what the candidate asked.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;

use crate::{
    access::{Actor, Right, User},
    candidates::Candidate,
    jobs::Job,
    status::DataRequestKind,
};

/// Marker of a data request's id.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DataRequest;

/// What somebody asked, and what became of it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Asked {
    pub id: Id<DataRequest>,
    pub kind: DataRequestKind,
    pub candidate_id: Id<Candidate>,
    pub name: String,
    pub script_name: String,
    /// The candidate is in the trash; the answer is owed all the same.
    pub in_trash: bool,
    /// The job they applied for, if the actor sees it.
    pub job_id: Option<Id<Job>>,
    pub job_title: Option<String>,
    pub asked_at: Time,
    pub due_at: Time,
    pub done_at: Option<Time>,
    pub done_by: Option<String>,
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    Open,
    Answered,
}

db::text_enum!(Shelf { Open = "open", Answered = "answered" });

impl Shelf {
    fn condition(self) -> &'static str {
        match self {
            Self::Open => "r.done_at IS NULL",
            Self::Answered => "r.done_at IS NOT NULL",
        }
    }

    fn order(self) -> &'static str {
        match self {
            Self::Open => "r.due_at, r.id",
            Self::Answered => "r.done_at DESC, r.id DESC",
        }
    }

    /// What comes after a place (`$3`, `$4`) in this order; everything where none is given.
    fn beyond(self) -> &'static str {
        match self {
            Self::Open => "($3 IS NULL OR r.due_at > $3 OR (r.due_at = $3 AND r.id > $4))",
            Self::Answered => "($3 IS NULL OR r.done_at < $3 OR (r.done_at = $3 AND r.id < $4))",
        }
    }
}

impl Asked {
    /// Its place on a shelf, before its id.
    pub fn place(&self, shelf: Shelf) -> Time {
        match shelf {
            Shelf::Open => self.due_at,
            Shelf::Answered => self.done_at.unwrap_or(self.asked_at),
        }
    }
}

/// What was asked and the actor has to answer, the earliest due first; or what was answered, the latest first. After the
/// one with this place and id if given.
pub async fn requests(
    on: &mut impl Conn,
    actor: &Actor,
    shelf: Shelf,
    after: Option<(Time, Id<DataRequest>)>,
    limit: i64,
) -> Result<Vec<Asked>> {
    let (at, id) = after.unzip();
    let condition = format!(
        "{} AND {} ORDER BY {} LIMIT $2",
        shelf.condition(),
        shelf.beyond(),
        shelf.order()
    );
    sql_text(select(actor, &condition))
        .bind(actor.id)
        .bind(limit)
        .bind(at)
        .bind(id)
        .all(on)
        .await
}

/// How many there are of each.
pub(super) async fn counts(on: &mut impl Conn, actor: &Actor) -> Result<(i64, i64)> {
    sql_text(format!(
        "SELECT COUNT(*) FILTER (WHERE r.done_at IS NULL), COUNT(r.done_at)
         FROM data_requests r JOIN candidates c ON c.id = r.candidate_id WHERE {}",
        actor.may_on_candidate(Right::Run, "c")
    ))
    .bind(actor.id)
    .one(on)
    .await
}

/// One that the actor has to answer.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<DataRequest>) -> Result<Option<Asked>> {
    sql_text(select(actor, "r.id = $2"))
        .bind(actor.id)
        .bind(id)
        .maybe(on)
        .await
}

fn select(actor: &Actor, condition: &str) -> String {
    format!(
        "SELECT r.id, r.kind, r.candidate_id, c.name, c.script_name, c.trashed_at IS NOT NULL AS in_trash,
                j.id AS job_id, j.title AS job_title, r.asked_at, r.due_at, r.done_at, u.name AS done_by
         FROM data_requests r JOIN candidates c ON c.id = r.candidate_id LEFT JOIN users u ON u.id = r.done_by
              LEFT JOIN applications a ON a.id = r.application_id AND {}
              LEFT JOIN jobs j ON j.id = a.job_id
         WHERE {} AND {condition}",
        actor.sees_application("a"),
        actor.may_on_candidate(Right::Run, "c")
    )
}

/// Writes that it was answered, or that it was not after all; false when it is so already.
pub(super) async fn set_done(tx: &mut Tx, id: Id<DataRequest>, by: Option<Id<User>>) -> Result<bool> {
    let (now, done) = (tx.now(), by.is_some());
    sql(
        "UPDATE data_requests SET done_at = CASE WHEN $2 THEN $3 ELSE NULL END, done_by = $4
         WHERE id = $1 AND (done_at IS NULL) = $2",
    )
    .bind(id)
    .bind(done)
    .bind(now)
    .bind(by)
    .run_once(tx)
    .await
}
