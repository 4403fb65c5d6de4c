//! Several verbs in one commit, on SQLite: whoever waits while somebody writes joins the transaction that is open, and one
//! sync of the disk stands for all of them. A verb is acknowledged after that commit and not before.
//!
//! Each verb has a savepoint of its own, so that one which fails takes nothing with it. A verb that is dropped in the
//! middle, or panics, takes the whole transaction along; the others of its group are run again.

use std::sync::Arc;

use anyhow::{Context, anyhow};
use futures::future::BoxFuture;
use sqlx::{Sqlite, SqlitePool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::{Db, Result, Tx, WriteError, error::is_disk_failure, sql};

/// The transaction that is open, if one is, and those who wait for its commit.
#[derive(Default)]
pub(crate) struct Group {
    open: Option<Transaction<'static, Sqlite>>,
    members: Vec<oneshot::Sender<std::result::Result<(), String>>>,
}

/// The transaction of a verb was given up for another's sake; running it again will do.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the transaction was given up because of another part of it")]
pub(crate) struct Lost;

/// The group, while one verb has it.
type Turn = OwnedMutexGuard<Group>;

impl Db {
    /// Runs a verb in the open transaction or a new one, and returns when it is committed.
    pub(crate) async fn write_in_group<R, E, V>(
        &self,
        pool: &SqlitePool,
        group: &Arc<Mutex<Group>>,
        verb: &V,
    ) -> std::result::Result<R, E>
    where
        E: WriteError,
        V: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, std::result::Result<R, E>>,
    {
        // Whoever waits here is served in order, and so is the commit, which stands behind all who wait when it is asked for.
        let mut turn = Arc::clone(group).lock_owned().await;
        if !self.is_sound() {
            return Err(anyhow!("the disk has refused a write; look at it, then start the server again").into());
        }
        let joined = turn.open.take();
        let is_first = joined.is_none();
        let transaction = match joined {
            Some(open) => open,
            None => {
                // Nobody can wait for what is not open: whoever is left here is told to try again.
                turn.members.clear();
                pool.begin_with("BEGIN IMMEDIATE").await.context("begin")?
            }
        };
        let mut tx = Tx::sqlite(transaction, self.clock().clone());
        if !is_first {
            sql("SAVEPOINT verb").run(&mut tx).await?;
        }
        match self
            .run_verb(&mut tx, verb, (!is_first).then_some("RELEASE verb"))
            .await
        {
            Ok(result) => {
                let committed = self.wait_for_commit(turn, tx, group, is_first);
                committed.await??;
                Ok(result)
            }
            Err(error) => {
                if error.cause().is_some_and(is_disk_failure) {
                    self.break_down();
                }
                if !is_first && self.is_sound() && roll_back(&mut tx).await.is_ok() {
                    turn.open = tx.into_sqlite();
                }
                Err(error)
            }
        }
    }

    /// Leaves the transaction to the next, and gives what will tell of its commit.
    fn wait_for_commit(
        &self,
        mut turn: Turn,
        tx: Tx,
        group: &Arc<Mutex<Group>>,
        is_first: bool,
    ) -> impl Future<Output = Result<Result<()>>> + use<> {
        let (tell, told) = oneshot::channel();
        turn.open = tx.into_sqlite();
        turn.members.push(tell);
        if is_first {
            let (db, group) = (self.clone(), Arc::clone(group));
            tokio::spawn(async move { db.commit_group(group.lock_owned().await).await });
        }
        async move {
            let outcome = told.await.map_err(|_| anyhow::Error::new(Lost))?;
            Ok(outcome.map_err(|error| anyhow!("commit: {error}")))
        }
    }

    async fn commit_group(&self, mut turn: Turn) {
        let members = std::mem::take(&mut turn.members);
        // Without a transaction nobody is told anything, which tells them to try again.
        let Some(open) = turn.open.take() else { return };
        let outcome = open.commit().await.map_err(anyhow::Error::new);
        if let Err(error) = &outcome {
            tracing::error!("A commit failed: {error:#}");
            if is_disk_failure(error) {
                self.break_down();
            }
        }
        let outcome = outcome.map_err(|error| error.to_string());
        drop(turn);
        if outcome.is_ok() {
            self.wake();
        }
        for member in members {
            member.send(outcome.clone()).ok();
        }
    }
}

async fn roll_back(tx: &mut Tx) -> Result<()> {
    tx.forget_waiting();
    sql("ROLLBACK TO verb").run(tx).await?;
    sql("RELEASE verb").run(tx).await?;
    Ok(())
}
