//! Taking in what a board shows now: what is new, what changed, what is gone, and which postings are one job.
//!
//! Up to some thousand postings are one transaction. A larger file is written part by part, so that nobody else waits for
//! it: each part holds rows that are true by themselves, and only the last one, after the whole file was read, closes what
//! is gone, tells the changes and calls the snapshot done.

pub mod batch;
mod ending;
mod known;

use std::collections::{HashMap, HashSet};

use base::{Id, Time};
use db::{Tx, sql};
use web::{Error, Message};

pub use ending::Ended;

use self::{
    batch::{Batch, Changed, New, kind_of},
    known::{Before, Jobs},
};
use super::{Board, Posting, Snapshot, model::Remarks, row::Row, store};
use crate::{App, events::By};

/// Parts of a large reading hold so many postings.
const PART: usize = 2_000;

/// Up to so many postings everything is written at once.
const AT_ONCE: usize = 5_000;

/// Faults that are kept in words.
const REMARKS: usize = 50;

/// One reading of a board, being taken in.
pub struct Taking<'a> {
    app: &'a App,
    board: Board,
    at: Time,
    by: By,
    snapshot: Id<Snapshot>,
    /// Nothing was seen on the board before.
    is_first: bool,
    before: HashMap<String, Before>,
    jobs: Jobs,
    seen: HashSet<Id<Posting>>,
    new_ids: HashSet<u64>,
    batch: Batch,
    /// For telling the changes, as long as there are not too many.
    now: Vec<(Id<Posting>, Row)>,
    counts: Counts,
    remarks: Vec<String>,
}

/// What came of a reading so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub postings: i64,
    pub opened: i64,
    pub changed: i64,
    pub closed: i64,
    pub faults: i64,
}

/// Boards with more postings are not looked through for changes one by one.
pub const MOST_COMPARED: usize = 50_000;

impl<'a> Taking<'a> {
    /// Begins a reading. A board is read forward in time only: what it showed earlier can no longer be told from what
    /// changed since.
    pub async fn begin(app: &'a App, board: Id<Board>, at: Time, by: By) -> web::Result<Taking<'a>> {
        let (board, snapshot, is_first) = app
            .db
            .write(move |tx| Box::pin(async move { open(tx, board, at).await }))
            .await?;
        let on = &mut app.db.read();
        Ok(Self {
            before: if is_first {
                HashMap::new()
            } else {
                known::before(on, board.id).await?
            },
            jobs: Jobs::load(on, board.employer_id).await?,
            app,
            board,
            at,
            by,
            snapshot,
            is_first,
            seen: HashSet::new(),
            new_ids: HashSet::new(),
            batch: Batch::default(),
            now: Vec::new(),
            counts: Counts::default(),
            remarks: Vec::new(),
        })
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Notes what was wrong with a posting.
    pub fn fault(&mut self, words: String) {
        self.counts.faults += 1;
        if self.remarks.len() < REMARKS {
            self.remarks.push(words);
        }
    }

    /// Takes one posting.
    pub async fn row(&mut self, row: Row) -> web::Result<()> {
        match self.before.get(&row.id) {
            Some(known) if self.seen.contains(&known.id) => {
                return {
                    self.fault(format!("the id {} stood before; the first one was kept", row.id));
                    Ok(())
                };
            }
            Some(known) => {
                let (id, closed) = (known.id, known.closed_at.is_some());
                self.seen.insert(id);
                if closed || known.digest != row.digest {
                    self.changed(&row, id, closed);
                }
                self.keep(id, row);
            }
            None => {
                if !self.new_ids.insert(hash(&row.id)) {
                    self.fault(format!("the id {} stood before; the first one was kept", row.id));
                    return Ok(());
                }
                let id = self.appeared(&row);
                self.keep(id, row);
            }
        }
        self.counts.postings += 1;
        if self.batch.len()
            >= if self.counts.postings as usize > AT_ONCE {
                PART
            } else {
                AT_ONCE
            }
        {
            self.flush().await?;
        }
        Ok(())
    }

    fn keep(&mut self, id: Id<Posting>, row: Row) {
        if self.now.len() < MOST_COMPARED && !self.is_first {
            self.now.push((
                id,
                Row {
                    text: String::new(),
                    ..row
                },
            ));
        }
    }

    fn appeared(&mut self, row: &Row) -> Id<Posting> {
        let id = self.app.clock.id();
        let job = self.jobs.job_of(id, &self.board, &row.sketch);
        let since = self.since(row);
        let kind = kind_of(row);
        self.batch.tallies.opened(&self.board, since, &kind);
        if job == id {
            self.batch.tallies.job_opened(since, &kind);
        }
        self.counts.opened += 1;
        self.batch.new.push(New {
            id,
            job,
            since,
            row: row.clone(),
        });
        id
    }

    fn changed(&mut self, row: &Row, id: Id<Posting>, was_closed: bool) {
        let known = &self.before[&row.id];
        let (old, new) = (&known.kind, kind_of(row));
        let tallies = &mut self.batch.tallies;
        if let Some(closed) = known.closed_at {
            tallies.came_back(&self.board, closed, old);
            self.counts.opened += 1;
        } else {
            self.counts.changed += 1;
        }
        if *old != new {
            tallies.turned(&self.board, known.since, old, &new);
            if known.job_id == id {
                tallies.job_turned(known.since, old, &new);
            }
        }
        self.batch.changed.push(Changed {
            id,
            came_back: was_closed,
            row: row.clone(),
        });
    }

    /// When a posting opened: as it says itself; at a first look it was there before, nobody knows since when.
    fn since(&self, row: &Row) -> Time {
        match row.posted().filter(|posted| *posted <= self.at) {
            Some(posted) => posted,
            None if self.is_first => Time::from_micros(0),
            None => self.at,
        }
    }

    /// Writes what has gathered.
    async fn flush(&mut self) -> web::Result<()> {
        let batch = std::sync::Arc::new(std::mem::take(&mut self.batch));
        if batch.is_empty() {
            return Ok(());
        }
        let (board, at) = (self.board.clone(), self.at);
        self.app
            .db
            .write(move |tx| {
                let (batch, board) = (batch.clone(), board.clone());
                Box::pin(async move { batch.write(tx, &board, at).await })
            })
            .await?;
        Ok(())
    }
}

/// FNV-1a: the board's ids are only told apart with it.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Opens a snapshot of a board.
async fn open(tx: &mut Tx, board: Id<Board>, at: Time) -> web::Result<(Board, Id<Snapshot>, bool)> {
    tx.lock("market_boards", board).await?;
    let board = store::board(tx, board).await?.ok_or(Error::NotFound)?;
    let (last, newest): (Option<i32>, Option<Time>) = sql(
        "SELECT MAX(number), MAX(CASE WHEN done_at IS NOT NULL THEN at END) FROM market_snapshots WHERE board_id = $1",
    )
    .bind(board.id)
    .one(tx)
    .await?;
    if let Some(newest) = newest.filter(|newest| *newest >= at) {
        return Err(Error::Conflict(Message::new("market-not-newer").with("at", newest)));
    }
    let id = tx.id::<Snapshot>();
    sql("INSERT INTO market_snapshots (id, board_id, number, at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(board.id)
        .bind(last.unwrap_or(0) + 1)
        .bind(at)
        .run(tx)
        .await?;
    Ok((board, id, newest.is_none()))
}

/// The remarks of a reading, for its snapshot.
fn remarks(words: &[String]) -> Remarks {
    Remarks(words.to_vec())
}

impl Taking<'_> {
    /// Ends the reading after everything was read: closes what is gone, tells the changes.
    pub async fn finish(self) -> web::Result<Ended> {
        ending::finish(self).await
    }

    /// Ends a reading that was cut off: what was written stays, and nothing is closed.
    pub async fn give_up(mut self) -> web::Result<Counts> {
        if self.counts.postings as usize > AT_ONCE {
            self.flush().await?;
        }
        let snapshot = self.snapshot;
        self.app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    sql("DELETE FROM market_snapshots WHERE id = $1")
                        .bind(snapshot)
                        .run(tx)
                        .await?;
                    anyhow::Ok(())
                })
            })
            .await?;
        Ok(self.counts)
    }
}
