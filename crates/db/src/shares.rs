//! A share of the database for each kind of asker, so that no flood of one keeps the others waiting (AVL-1).
//!
//! Whoever asks says so once, around all that it does ([`Asker::asks`]). Those who may not have everything wait for
//! their own turn first and for the database's second; so the queue in front of the database is short, whatever stands
//! in front of a share.

use std::{sync::Arc, time::Duration};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Kind, Result};

/// How long somebody waits for a turn before the answer is that there is too much to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who asks the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// Those who work here, and whoever did not say: commands and the program itself. They may have everything.
    Staff,
    /// The careers site and all that strangers do.
    Visitors,
    /// Programs with a token.
    Programs,
    /// Background work.
    Work,
}

tokio::task_local! {
    static ASKER: Asker;
}

impl Asker {
    /// Does something as this asker.
    pub async fn asks<F: Future>(self, what: F) -> F::Output {
        ASKER.scope(self, what).await
    }

    fn present() -> Self {
        ASKER.try_with(|asker| *asker).unwrap_or(Self::Staff)
    }
}

/// There was no turn in time: more is asked than the database can do.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the database has more to do than it can")]
pub struct Busy;

/// Leave to use the database; given back when dropped.
pub type Turn = Option<OwnedSemaphorePermit>;

/// The turns of those who may not have everything, apart for reading and for writing: who writes may read meanwhile.
pub(crate) struct Shares {
    read: [Arc<Semaphore>; 3],
    write: [Arc<Semaphore>; 3],
}

impl Shares {
    /// Of a database with this many connections. Together the three leave something for the staff.
    pub(crate) fn of(kind: Kind) -> Self {
        let (read, write) = match kind {
            // One writer: its queue never holds more than one of each.
            Kind::Sqlite => ([3, 2, 2], [1, 1, 1]),
            Kind::Postgres => ([5, 3, 3], [5, 3, 3]),
        };
        let turns = |counts: [usize; 3]| counts.map(|count| Arc::new(Semaphore::new(count)));
        Self {
            read: turns(read),
            write: turns(write),
        }
    }

    pub(crate) async fn read(&self) -> Result<Turn> {
        Self::turn(&self.read).await
    }

    pub(crate) async fn write(&self) -> Result<Turn> {
        Self::turn(&self.write).await
    }

    async fn turn(of: &[Arc<Semaphore>; 3]) -> Result<Turn> {
        let turns = match Asker::present() {
            Asker::Staff => return Ok(None),
            Asker::Visitors => &of[0],
            Asker::Programs => &of[1],
            Asker::Work => &of[2],
        };
        match tokio::time::timeout(PATIENCE, turns.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(Some(permit)),
            _ => Err(Busy.into()),
        }
    }
}
