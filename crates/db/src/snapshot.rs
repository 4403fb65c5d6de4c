//! Reading much at one point in time: what is committed meanwhile is not seen, and no writer waits.

use anyhow::Context;
use sqlx::{Postgres, Sqlite};

use crate::{Conn, Db, Kind, Result, connect::Pools, shares::Turn, statement::On};

/// A view of the whole database as it is when the first statement runs. Dropped, it is gone.
pub struct Snapshot(Inner);

enum Inner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Db {
    /// Begins a view for reading alone.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let inner = match &self.pools {
            // In WAL mode a reader keeps the state in which its transaction first read.
            Pools::Sqlite { read, .. } => Inner::Sqlite(read.begin().await.context("begin to read")?),
            Pools::Postgres(pool) => Inner::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await
                    .context("begin to read")?,
            ),
        };
        Ok(Snapshot(inner))
    }
}

impl Conn for Snapshot {
    async fn turn(&mut self) -> Result<Turn> {
        Ok(Turn::default())
    }

    fn on(&mut self) -> On<'_> {
        match &mut self.0 {
            Inner::Sqlite(transaction) => On::Sqlite(transaction),
            Inner::Postgres(transaction) => On::Postgres(transaction),
        }
    }

    fn kind(&self) -> Kind {
        match self.0 {
            Inner::Sqlite(_) => Kind::Sqlite,
            Inner::Postgres(_) => Kind::Postgres,
        }
    }
}
