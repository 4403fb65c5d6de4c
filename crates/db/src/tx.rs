//! A transaction: what a verb holds while it checks, writes, records and enqueues.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
};

use anyhow::Context;
use base::{Clock, Id, Time};
use futures::future::BoxFuture;
use sqlx::{Postgres, Sqlite};

use crate::{Kind, Result, Sql, sql_text, statement::On};

/// Runs as the last thing before every commit; the event log hangs here, so that its lock is taken last.
pub type BeforeCommit = for<'t> fn(&'t mut Tx) -> BoxFuture<'t, Result<()>>;

/// An open transaction with one point in time. Made by [`crate::Db::write`], which commits it.
pub struct Tx {
    inner: Inner,
    clock: Clock,
    now: Time,
    carried: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    /// Statements that nobody waits for, in their order; see [`Sql::later`].
    waiting: Vec<Sql>,
}

enum Inner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Tx {
    pub(crate) fn sqlite(transaction: sqlx::Transaction<'static, Sqlite>, clock: Clock) -> Self {
        Self::new(Inner::Sqlite(transaction), clock)
    }

    pub(crate) fn postgres(transaction: sqlx::Transaction<'static, Postgres>, clock: Clock) -> Self {
        Self::new(Inner::Postgres(transaction), clock)
    }

    fn new(inner: Inner, clock: Clock) -> Self {
        let now = clock.now();
        Self {
            inner,
            clock,
            now,
            carried: HashMap::new(),
            waiting: Vec::new(),
        }
    }

    /// The time of this transaction: the same for every row it writes.
    pub fn now(&self) -> Time {
        self.now
    }

    /// A new identifier.
    pub fn id<T>(&self) -> Id<T> {
        self.clock.id()
    }

    pub fn kind(&self) -> Kind {
        match self.inner {
            Inner::Sqlite(_) => Kind::Sqlite,
            Inner::Postgres(_) => Kind::Postgres,
        }
    }

    /// Locks a row until the commit, so that what is checked next still holds when it is written.
    /// SQLite has one writer and needs none; Postgres runs READ COMMITTED and does.
    pub async fn lock<T>(&mut self, table: &'static str, id: Id<T>) -> Result<()> {
        if self.kind() == Kind::Postgres {
            sql_text(format!("SELECT 1 FROM {table} WHERE id = $1 FOR UPDATE"))
                .bind(id.uuid())
                .maybe::<(i32,)>(self)
                .await?;
        }
        Ok(())
    }

    /// Something that travels with the transaction to the hook before its commit, such as events not yet written.
    pub fn carry<T: Default + Send + Sync + 'static>(&mut self) -> &mut T {
        self.carried
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Box::<T>::default())
            .downcast_mut()
            .expect("the entry of a type holds that type")
    }

    pub(crate) fn put_off(&mut self, statement: Sql) {
        self.waiting.push(statement);
    }

    /// Runs what was put off: on SQLite in one go, since a trip to its thread and back costs more than most statements.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let mut waiting = std::mem::take(&mut self.waiting).into_iter().peekable();
        while let Some(mut go) = waiting.next() {
            if self.kind() == Kind::Sqlite {
                while let Some(next) = waiting.next_if(|next| go.has_room_for(next)) {
                    go = go.followed_by(next);
                }
            }
            go.execute(self).await?;
        }
        Ok(())
    }

    pub(crate) fn connection(&mut self) -> On<'_> {
        match &mut self.inner {
            Inner::Sqlite(transaction) => On::Sqlite(transaction),
            Inner::Postgres(transaction) => On::Postgres(transaction),
        }
    }

    /// Drops what was put off: the verb that asked for it has failed.
    pub(crate) fn forget_waiting(&mut self) {
        self.waiting.clear();
    }

    /// The transaction itself, with nothing put off any more, for the next verb of its group.
    pub(crate) fn into_sqlite(self) -> Option<sqlx::Transaction<'static, Sqlite>> {
        match self.inner {
            Inner::Sqlite(transaction) => Some(transaction),
            Inner::Postgres(_) => None,
        }
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(transaction) => transaction.commit().await,
            Inner::Postgres(transaction) => transaction.commit().await,
        }
        .context("commit")
    }

    pub(crate) async fn execute_script(&mut self, script: String) -> Result<()> {
        use sqlx::{AssertSqlSafe, Executor};
        match &mut self.inner {
            Inner::Sqlite(transaction) => transaction
                .execute(sqlx::raw_sql(AssertSqlSafe(script)))
                .await
                .map(|_| ()),
            Inner::Postgres(transaction) => transaction
                .execute(sqlx::raw_sql(AssertSqlSafe(script)))
                .await
                .map(|_| ()),
        }
        .context("run the script")
    }
}
