//! Opening a database, reading from it and writing to it.

use std::{
    path::Path,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, bail};
use base::Clock;
use futures::future::BoxFuture;
use sqlx::{
    ConnectOptions, Connection, PgConnection, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{Mutex, watch};

use crate::{BeforeCommit, Result, Tx, disk, error::is_worth_another_try, group::Group, shares::Shares, sql};

/// The oldest SQLite that may be linked: 3.7.0 to 3.51.2 can lose committed pages when the WAL is reset.
pub const MINIMUM_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// How often a write is tried when the database asks for it (40001, 40P01, SQLITE_BUSY).
const TRIES: u32 = 4;

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    pub(crate) shares: Arc<Shares>,
    clock: Clock,
    before_commit: BeforeCommit,
    committed: watch::Sender<u64>,
    /// No write of the disk has failed yet.
    sound: Arc<AtomicBool>,
}

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
        group: Arc<Mutex<Group>>,
    },
    Postgres(PgPool),
}

/// Which of the two databases is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// How often Postgres is asked whether it is there, and how long between: about half a minute, as long as its own start
/// may take beside ours.
const ASKED: u32 = 15;
const BETWEEN: Duration = Duration::from_secs(2);

/// Waits for Postgres to answer, and says for what. What it refuses (a password, a database that is not there) is no
/// better in a moment.
async fn await_postgres(options: &PgConnectOptions) -> Result<()> {
    let place = format!("{}:{}", options.get_host(), options.get_port());
    let mut why = String::new();
    for _ in 0..ASKED {
        match tokio::time::timeout(Duration::from_secs(5), PgConnection::connect_with(options)).await {
            Ok(Ok(connection)) => return Ok(connection.close().await?),
            Ok(Err(error)) if is_starting(&error) => error.to_string().clone_into(&mut why),
            Ok(Err(error)) => {
                return Err(error).with_context(|| format!("Postgres at {place} refused; check BOLE_DATABASE_URL"));
            }
            Err(_) => "no answer within 5 seconds".clone_into(&mut why),
        }
        tracing::warn!("Waiting for Postgres at {place}: {why}");
        tokio::time::sleep(BETWEEN).await;
    }
    bail!("Postgres at {place} cannot be reached: {why}; check BOLE_DATABASE_URL and that the server runs")
}

/// Whether it may be there in a moment: nobody listens yet, or it is still starting (57P03).
fn is_starting(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code == "57P03"),
        _ => false,
    }
}

/// Reads outside a transaction, each statement on its own.
#[derive(Clone, Copy)]
pub struct Read<'d>(&'d Db);

impl Read<'_> {
    pub(crate) fn db(&self) -> &Db {
        self.0
    }
}

/// What a verb fails with. [`Db::write`] looks at the cause to know whether another try can help.
pub trait WriteError: From<anyhow::Error> {
    /// The storage failure inside, when that is what it is.
    fn cause(&self) -> Option<&anyhow::Error>;
}

impl WriteError for anyhow::Error {
    fn cause(&self) -> Option<&anyhow::Error> {
        Some(self)
    }
}

impl Db {
    /// Opens the SQLite file, which is made when it is not there: write-ahead log, full sync, foreign keys, one writer.
    /// Not on a network file system, where it would lose or mix up pages.
    pub async fn open_sqlite(file: &Path, clock: Clock, before_commit: BeforeCommit) -> Result<Self> {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        if let Some(kind) = disk::network(folder) {
            bail!(
                "{} lies on {kind}, where SQLite cannot keep data safe; put the data folder on a disk of this machine, \
                 or use Postgres (BOLE_DATABASE_URL) and keep only the files there",
                folder.display()
            );
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(15))
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await
            .with_context(|| format!("open the database file {}", file.display()))?;
        let read = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.pragma("query_only", "on"))
            .await
            .with_context(|| format!("open the database file {} for reading", file.display()))?;
        let group = Arc::default();
        let db = Self::new(Pools::Sqlite { read, write, group }, clock, before_commit);
        db.refuse_old_sqlite().await?;
        Ok(db)
    }

    /// Connects to Postgres; the address is a `postgres://` URL.
    pub async fn open_postgres(url: &str, clock: Clock, before_commit: BeforeCommit) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)
            .context("read BOLE_DATABASE_URL; it looks like postgres://user:password@host/database")?
            .application_name("bole")
            .disable_statement_logging();
        await_postgres(&options).await?;
        let pool = PgPoolOptions::new()
            .max_connections(24)
            // A server that is gone is noticed by this alone: whoever waits is told so while they still look.
            .acquire_timeout(Duration::from_secs(5))
            // Compiling a query that reads a few rows takes longer than running it: a search over 100,000 people took
            // seven times as long with it.
            .after_connect(|connection, _| {
                Box::pin(async move {
                    sqlx::query("SET jit = off").execute(connection).await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await
            .context("connect to Postgres; check the address, the password and that the server runs")?;
        Ok(Self::new(Pools::Postgres(pool), clock, before_commit))
    }

    fn new(pools: Pools, clock: Clock, before_commit: BeforeCommit) -> Self {
        let kind = match pools {
            Pools::Sqlite { .. } => Kind::Sqlite,
            Pools::Postgres(_) => Kind::Postgres,
        };
        Self {
            pools,
            shares: Arc::new(Shares::of(kind)),
            clock,
            before_commit,
            committed: watch::Sender::new(0),
            sound: Arc::new(AtomicBool::new(true)),
        }
    }

    pub fn kind(&self) -> Kind {
        match self.pools {
            Pools::Sqlite { .. } => Kind::Sqlite,
            Pools::Postgres(_) => Kind::Postgres,
        }
    }

    /// How many connections are open and how many of them are idle, by what they are for.
    pub fn connections(&self) -> Vec<(&'static str, u32, usize)> {
        match &self.pools {
            Pools::Sqlite { read, write, .. } => vec![
                ("read", read.size(), read.num_idle()),
                ("write", write.size(), write.num_idle()),
            ],
            Pools::Postgres(pool) => vec![("all", pool.size(), pool.num_idle())],
        }
    }

    /// Whether every write of the disk has succeeded. After one that failed, what the system still holds of it nobody
    /// knows, since a sync that failed must not be tried again: nothing more is taken until a restart (DUR-3).
    pub fn is_sound(&self) -> bool {
        self.sound.load(Ordering::SeqCst)
    }

    pub(crate) fn break_down(&self) {
        self.sound.store(false, Ordering::SeqCst);
        tracing::error!("The disk has refused a write; nothing more is taken until the server is started again");
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Reads; each statement sees what was committed before it.
    pub fn read(&self) -> Read<'_> {
        Read(self)
    }

    /// Runs a verb in one transaction and commits it. The verb may run again when the database asks for another try,
    /// so it must not do anything outside the transaction.
    ///
    /// Write it as `db.write(move |tx| Box::pin(async move { .. })).await?`.
    pub async fn write<R, E, V>(&self, verb: V) -> std::result::Result<R, E>
    where
        R: Send,
        E: WriteError + Send,
        V: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, std::result::Result<R, E>> + Send + Sync,
    {
        let mut attempt = 1;
        loop {
            let outcome = self.try_write(&verb).await;
            match outcome {
                Err(error) if attempt < TRIES && error.cause().is_some_and(is_worth_another_try) => {
                    tracing::debug!(attempt, "The database asked for another try");
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn try_write<R, E, V>(&self, verb: &V) -> std::result::Result<R, E>
    where
        E: WriteError,
        V: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, std::result::Result<R, E>>,
    {
        let _turn = self.shares.write().await?;
        match &self.pools {
            Pools::Sqlite { write, group, .. } => self.write_in_group(write, group, verb).await,
            Pools::Postgres(pool) => {
                let transaction = pool.begin().await.context("begin")?;
                let mut tx = Tx::postgres(transaction, self.clock.clone());
                let result = self.run_verb(&mut tx, verb, None).await?;
                tx.commit().await?;
                self.wake();
                Ok(result)
            }
        }
    }

    /// The verb, what stands before every commit, and the statements that were put off, with a last one if there is one.
    pub(crate) async fn run_verb<R, E, V>(
        &self,
        tx: &mut Tx,
        verb: &V,
        last: Option<&'static str>,
    ) -> std::result::Result<R, E>
    where
        E: WriteError,
        V: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, std::result::Result<R, E>>,
    {
        let result = verb(tx).await?;
        (self.before_commit)(tx).await?;
        if let Some(last) = last {
            sql(last).later(tx);
        }
        tx.flush().await?;
        Ok(result)
    }

    /// Waits until those have written whom somebody waits for; in a busy time, for half a second. For work that costs
    /// more than its writes.
    pub async fn quiet(&self) {
        self.shares.quiet().await;
    }

    /// Counts up after each commit of this process, so that followers need not wait for their next look.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.committed.subscribe()
    }

    /// Wakes the followers; also called when another node says that it committed.
    pub fn wake(&self) {
        self.committed.send_modify(|count| *count += 1);
    }

    /// Hears of commits on other nodes through Postgres NOTIFY and wakes the followers here. Never returns on Postgres;
    /// returns at once on SQLite, which has one server.
    pub async fn listen(&self, channel: &'static str) -> Result<()> {
        let Pools::Postgres(pool) = &self.pools else {
            return Ok(());
        };
        let mut listener = sqlx::postgres::PgListener::connect_with(pool)
            .await
            .context("listen to Postgres")?;
        listener.listen(channel).await?;
        loop {
            listener.recv().await.context("hear from Postgres")?;
            self.wake();
        }
    }

    /// Runs a command that no transaction can hold, such as CREATE DATABASE. Postgres only; SQLite has none.
    pub(crate) async fn command(&self, text: String) -> Result<()> {
        use sqlx::{AssertSqlSafe, Executor};
        if let Pools::Postgres(pool) = &self.pools {
            pool.execute(sqlx::raw_sql(AssertSqlSafe(text)))
                .await
                .context("run a command")?;
        }
        Ok(())
    }

    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write, .. } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    async fn refuse_old_sqlite(&self) -> Result<()> {
        let version: String = sql("SELECT sqlite_version()").value(&mut self.read()).await?;
        let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        let found = (
            parts.next().unwrap_or(0),
            parts.next().unwrap_or(0),
            parts.next().unwrap_or(0),
        );
        if found < MINIMUM_SQLITE {
            let (major, minor, patch) = MINIMUM_SQLITE;
            bail!("SQLite {version} can lose data; this program must be linked with {major}.{minor}.{patch} or later");
        }
        Ok(())
    }
}
