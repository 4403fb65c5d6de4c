//! Following the log: whoever keeps something that can be rebuilt reads what is new and remembers how far it came.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Db, sql};

use crate::{applications::Application, candidates::Candidate, jobs::Job};

/// An event as followers see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Happened {
    pub seq: i64,
    pub at: Time,
    pub kind: String,
    pub job_id: Option<Id<Job>>,
    pub candidate_id: Option<Id<Candidate>>,
    pub application_id: Option<Id<Application>>,
    pub subject_id: Option<uuid::Uuid>,
}

/// The number of the latest event.
pub async fn head(on: &mut impl Conn) -> Result<i64> {
    sql("SELECT seq FROM event_head WHERE id = 1").value(on).await
}

/// Up to `limit` events after one.
pub async fn follow(on: &mut impl Conn, after: i64, limit: i64) -> Result<Vec<Happened>> {
    sql(
        "SELECT seq, at, kind, job_id, candidate_id, application_id, subject_id FROM events
         WHERE seq > $1 ORDER BY seq LIMIT $2",
    )
    .bind(after)
    .bind(limit)
    .all(on)
    .await
}

/// Reads the log from now on in this process, for caches and live pages: nothing is kept, a restart begins anew.
pub struct Follower {
    db: Db,
    seq: i64,
}

impl Follower {
    /// Begins after the latest event.
    pub async fn from_now(db: &Db) -> Result<Self> {
        Ok(Self {
            db: db.clone(),
            seq: head(&mut db.read()).await?,
        })
    }

    /// Begins after a given event, as a browser does that was away.
    pub fn after(db: &Db, seq: i64) -> Self {
        Self { db: db.clone(), seq }
    }

    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// What is new, possibly nothing.
    pub async fn catch_up(&mut self) -> Result<Vec<Happened>> {
        let events = follow(&mut self.db.read(), self.seq, 1000).await?;
        if let Some(last) = events.last() {
            self.seq = last.seq;
        }
        Ok(events)
    }

    /// Waits until there is something new. A commit here wakes it at once, one elsewhere by NOTIFY, and without either
    /// it looks every second, so a change is seen within two.
    pub async fn next(&mut self) -> Result<Vec<Happened>> {
        let mut commits = self.db.commits();
        loop {
            let events = self.catch_up().await?;
            if !events.is_empty() {
                return Ok(events);
            }
            tokio::select! {
                _ = commits.changed() => {}
                () = tokio::time::sleep(std::time::Duration::from_secs(1)) => {}
            }
        }
    }
}
