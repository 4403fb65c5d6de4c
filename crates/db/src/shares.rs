//! A share of the database for each kind of asker, so that no flood of one keeps the others waiting (AVL-1).
//!
//! Whoever asks says so once, around all that it does ([`Asker::asks`]). Those who may not have everything wait for
//! their own turn first and for the database's second; so the queue in front of the database is short, whatever stands
//! in front of a share. Background work also lets everybody go first who writes while somebody waits for the answer,
//! but not for ever.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::{Kind, Result};

/// How long somebody waits for a turn before the answer is that there is too much to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a write of the background lets others go first.
const COURTESY: Duration = Duration::from_millis(500);

/// After the last write of those who are waited for, the next may be on its way: its file is being synced.
const QUIET: Duration = Duration::from_millis(40);

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
#[derive(Default)]
pub struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
    _counted: Option<Counted>,
}

/// The turns of those who may not have everything, apart for reading and for writing: who writes may read meanwhile.
pub(crate) struct Shares {
    read: [Arc<Semaphore>; 3],
    write: [Arc<Semaphore>; 3],
    awaited: Arc<Awaited>,
}

/// How many write, or wait to, while somebody waits for the answer; and when the last of them ended.
#[derive(Default)]
struct Awaited {
    writers: AtomicUsize,
    none: Notify,
    ended: Mutex<Option<Instant>>,
}

/// One of them, until dropped.
struct Counted(Arc<Awaited>);

impl Counted {
    fn one_more(awaited: &Arc<Awaited>) -> Self {
        awaited.writers.fetch_add(1, Ordering::SeqCst);
        Self(awaited.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if self.0.writers.fetch_sub(1, Ordering::SeqCst) == 1 {
            *self.0.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            self.0.none.notify_waiters();
        }
    }
}

impl Awaited {
    /// Whether nobody has written for a moment.
    fn is_quiet(&self) -> bool {
        let ended = *self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        self.writers.load(Ordering::SeqCst) == 0 && ended.is_none_or(|at| at.elapsed() >= QUIET)
    }

    async fn let_go_first(&self) {
        let nobody = async {
            loop {
                let none = self.none.notified();
                if self.writers.load(Ordering::SeqCst) == 0 {
                    return;
                }
                none.await;
            }
        };
        tokio::time::timeout(COURTESY, nobody).await.ok();
    }
}

impl Shares {
    /// Waits until nobody writes any more whom somebody waits for; in a busy time, for a moment only.
    pub(crate) async fn quiet(&self) {
        let quiet = async {
            while !self.awaited.is_quiet() {
                tokio::time::sleep(QUIET / 4).await;
            }
        };
        tokio::time::timeout(COURTESY, quiet).await.ok();
    }

    /// Of a database of this kind. Together the three leave something for the staff.
    pub(crate) fn of(kind: Kind) -> Self {
        let (read, write) = match kind {
            // One writer, and those who wait for it share a commit: the queue is as long as one group of these.
            Kind::Sqlite => ([3, 2, 2], [8, 4, 2]),
            Kind::Postgres => ([5, 3, 3], [5, 3, 3]),
        };
        let turns = |counts: [usize; 3]| counts.map(|count| Arc::new(Semaphore::new(count)));
        Self {
            read: turns(read),
            write: turns(write),
            awaited: Arc::default(),
        }
    }

    pub(crate) async fn read(&self) -> Result<Turn> {
        Ok(Turn {
            _permit: permit(&self.read, Asker::present()).await?,
            _counted: None,
        })
    }

    pub(crate) async fn write(&self) -> Result<Turn> {
        let asker = Asker::present();
        let counted = (asker != Asker::Work).then(|| Counted::one_more(&self.awaited));
        let permit = permit(&self.write, asker).await?;
        if asker == Asker::Work {
            self.awaited.let_go_first().await;
        }
        Ok(Turn {
            _permit: permit,
            _counted: counted,
        })
    }
}

async fn permit(of: &[Arc<Semaphore>; 3], asker: Asker) -> Result<Option<OwnedSemaphorePermit>> {
    let turns = match asker {
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
