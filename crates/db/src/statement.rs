//! A statement and its values: `sql("SELECT … WHERE id = $1").bind(id).one::<T>(tx)`.
//!
//! Text that is put together at run time enters through [`sql_text`], so that the promise made to sqlx
//! (`AssertSqlSafe`: no outside word is part of the text) stands in this file alone.

use std::borrow::Cow;

use anyhow::Context;
use futures::TryStreamExt;
use sqlx::{
    Arguments, AssertSqlSafe, Encode, FromRow, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    Type, error::BoxDynError, postgres::PgArguments, postgres::PgRow, sqlite::SqliteArguments, sqlite::SqliteRow,
};
use tokio::sync::mpsc;

use crate::{Db, Read, Result, Tx, shares::Turn};

/// A value that both databases take.
pub trait Bind: Send + Sync {
    fn sqlite(&self, arguments: &mut SqliteArguments) -> std::result::Result<(), BoxDynError>;
    fn postgres(&self, arguments: &mut PgArguments) -> std::result::Result<(), BoxDynError>;
}

impl<T: Send + Sync> Bind for T
where
    for<'q> &'q T: Encode<'q, Sqlite> + Type<Sqlite> + Encode<'q, Postgres> + Type<Postgres>,
{
    fn sqlite(&self, arguments: &mut SqliteArguments) -> std::result::Result<(), BoxDynError> {
        arguments.add(self)
    }
    fn postgres(&self, arguments: &mut PgArguments) -> std::result::Result<(), BoxDynError> {
        arguments.add(self)
    }
}

/// A row that both databases give; `#[derive(sqlx::FromRow)]` makes one, and tuples are.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Where a statement runs: [`Read`] (outside any transaction) or [`Tx`]. Take `&mut impl Conn`.
pub trait Conn: Send {
    #[doc(hidden)]
    fn on(&mut self) -> On<'_>;
    /// Waits for leave to run one statement; in a transaction, for those that were put off.
    #[doc(hidden)]
    fn turn(&mut self) -> impl Future<Output = Result<Turn>> + Send;
    /// Which database this is, for the few who must know; see [`crate::dialect`].
    fn kind(&self) -> crate::Kind;
}

#[doc(hidden)]
pub enum On<'c> {
    SqlitePool(&'c SqlitePool),
    PgPool(&'c PgPool),
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn for Read<'_> {
    fn on(&mut self) -> On<'_> {
        match self.db() {
            Db {
                pools: crate::connect::Pools::Sqlite { read, .. },
                ..
            } => On::SqlitePool(read),
            Db {
                pools: crate::connect::Pools::Postgres(pool),
                ..
            } => On::PgPool(pool),
        }
    }
    async fn turn(&mut self) -> Result<Turn> {
        self.db().shares.read().await
    }
    fn kind(&self) -> crate::Kind {
        self.db().kind()
    }
}

impl Conn for Tx {
    fn on(&mut self) -> On<'_> {
        self.connection()
    }
    async fn turn(&mut self) -> Result<Turn> {
        self.flush().await?;
        Ok(Turn::default())
    }
    fn kind(&self) -> crate::Kind {
        Tx::kind(self)
    }
}

/// A statement with its values, not yet run.
#[must_use = "a statement does nothing until it is run"]
pub struct Sql {
    text: Cow<'static, str>,
    binds: Vec<Box<dyn Bind>>,
}

/// A statement written in the source. Use `$1`, `$2`, … for values.
pub fn sql(text: &'static str) -> Sql {
    Sql {
        text: Cow::Borrowed(text),
        binds: Vec::new(),
    }
}

/// A statement put together at run time from pieces of the source. No outside text may be part of it: values are bound.
pub fn sql_text(text: String) -> Sql {
    Sql {
        text: Cow::Owned(text),
        binds: Vec::new(),
    }
}

/// Writes the placeholders of a list, `$from, $from+1, …`, since `= ANY($1)` is Postgres alone.
/// An empty list becomes `NULL`, which no value is in.
pub fn in_list(from: usize, count: usize) -> String {
    if count == 0 {
        return "NULL".to_owned();
    }
    (from..from + count)
        .map(|n| format!("${n}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Values that a statement binds well. SQLite would take 32,766, but each is found by walking the names of all before it
/// (`sqlite3_bind_parameter_name`): what a statement costs grows with the square of its values.
const VALUES_AT_ONCE: usize = 500;

/// How many rows of this many values to put into one INSERT.
pub const fn rows_at_once(columns: usize) -> usize {
    VALUES_AT_ONCE / columns
}

/// Writes the placeholders of rows, `($1, $2), ($3, $4)`, for an INSERT of [`rows_at_once`].
pub fn value_rows(rows: usize, columns: usize) -> String {
    let row = |row: usize| format!("({})", in_list(row * columns + 1, columns));
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

macro_rules! fetch {
    ($self:ident, $on:ident, $t:ty, $how:ident) => {{
        let Sql { text, binds } = $self;
        let shown = text.clone();
        let text = AssertSqlSafe(text.into_owned());
        let _turn = $on.turn().await?;
        match $on.on() {
            On::SqlitePool(c) => {
                sqlx::query_as_with::<Sqlite, $t, _>(text, sqlite(&binds)?)
                    .$how(c)
                    .await
            }
            On::Sqlite(c) => {
                sqlx::query_as_with::<Sqlite, $t, _>(text, sqlite(&binds)?)
                    .$how(c)
                    .await
            }
            On::PgPool(c) => {
                sqlx::query_as_with::<Postgres, $t, _>(text, postgres(&binds)?)
                    .$how(c)
                    .await
            }
            On::Postgres(c) => {
                sqlx::query_as_with::<Postgres, $t, _>(text, postgres(&binds)?)
                    .$how(c)
                    .await
            }
        }
        .with_context(|| format!("run SQL: {shown}"))
    }};
}

impl Sql {
    /// Gives the next value, `$1` first.
    pub fn bind<T: Bind + 'static>(mut self, value: T) -> Self {
        self.binds.push(Box::new(value));
        self
    }

    /// Gives several values, for [`in_list`].
    pub fn bind_all<T: Bind + 'static>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        for value in values {
            self.binds.push(Box::new(value));
        }
        self
    }

    /// How many values have been given so far; the next placeholder is one more.
    pub fn bound(&self) -> usize {
        self.binds.len()
    }

    /// Every row.
    pub async fn all<T: Row>(self, on: &mut impl Conn) -> Result<Vec<T>> {
        fetch!(self, on, T, fetch_all)
    }

    /// The only row; none or several is an error.
    pub async fn one<T: Row>(self, on: &mut impl Conn) -> Result<T> {
        fetch!(self, on, T, fetch_one)
    }

    /// The first row, if there is one.
    pub async fn maybe<T: Row>(self, on: &mut impl Conn) -> Result<Option<T>> {
        fetch!(self, on, T, fetch_optional)
    }

    /// The only column of every row.
    pub async fn values<T>(self, on: &mut impl Conn) -> Result<Vec<T>>
    where
        (T,): Row,
    {
        Ok(self.all::<(T,)>(on).await?.into_iter().map(|(value,)| value).collect())
    }

    /// The only column of the only row.
    pub async fn value<T>(self, on: &mut impl Conn) -> Result<T>
    where
        (T,): Row,
    {
        Ok(self.one::<(T,)>(on).await?.0)
    }

    /// The only column of the first row, if there is one.
    pub async fn maybe_value<T>(self, on: &mut impl Conn) -> Result<Option<T>>
    where
        (T,): Row,
    {
        Ok(self.maybe::<(T,)>(on).await?.map(|(value,)| value))
    }

    /// Hands every row on as it arrives, however many there are; waits while the channel is full. Ends early when nobody
    /// listens any more. Tells how many went. It waits for no turn: who takes the rows may have to.
    pub async fn send<T: Row, P: Send>(
        self,
        on: &mut impl Conn,
        to: &mpsc::Sender<P>,
        wrap: impl Fn(T) -> P + Send + Sync,
    ) -> Result<u64> {
        let Self { text, binds } = self;
        let shown = text.clone();
        let text = AssertSqlSafe(text.into_owned());
        let mut count = 0;
        macro_rules! forward {
            ($database:ty, $arguments:expr, $connection:expr) => {{
                let mut rows = sqlx::query_as_with::<$database, T, _>(text, $arguments).fetch($connection);
                while let Some(row) = rows
                    .try_next()
                    .await
                    .with_context(|| format!("run SQL: {shown}"))?
                {
                    if to.send(wrap(row)).await.is_err() {
                        break;
                    }
                    count += 1;
                }
            }};
        }
        match on.on() {
            On::SqlitePool(c) => forward!(Sqlite, sqlite(&binds)?, c),
            On::Sqlite(c) => forward!(Sqlite, sqlite(&binds)?, c),
            On::PgPool(c) => forward!(Postgres, postgres(&binds)?, c),
            On::Postgres(c) => forward!(Postgres, postgres(&binds)?, c),
        }
        Ok(count)
    }

    /// Runs a statement for its effect, in its place but not yet: before the next one whose answer somebody waits for,
    /// at the latest with the commit. For writes whose failure is a mistake of ours, not an answer.
    pub fn later(self, tx: &mut Tx) {
        tx.put_off(self);
    }

    /// Runs a statement for its effect; tells how many rows it touched.
    pub async fn run(self, tx: &mut Tx) -> Result<u64> {
        tx.flush().await?;
        self.execute(tx).await
    }

    pub(crate) async fn execute(self, tx: &mut Tx) -> Result<u64> {
        let Self { text, binds } = self;
        let shown = text.clone();
        let text = AssertSqlSafe(text.into_owned());
        match tx.on() {
            On::Sqlite(c) => sqlx::query_with(text, sqlite(&binds)?)
                .execute(c)
                .await
                .map(|done| done.rows_affected()),
            On::Postgres(c) => sqlx::query_with(text, postgres(&binds)?)
                .execute(c)
                .await
                .map(|done| done.rows_affected()),
            On::SqlitePool(_) | On::PgPool(_) => {
                unreachable!("a transaction runs on its own connection")
            }
        }
        .with_context(|| format!("run SQL: {shown}"))
    }

    /// Whether another statement fits behind this one (SQLite takes 32,766 values in a go).
    pub(crate) fn has_room_for(&self, next: &Self) -> bool {
        self.binds.len() + next.binds.len() <= 10_000
    }

    /// This statement and then another, as one text; the values of the second are counted on.
    pub(crate) fn followed_by(self, next: Self) -> Self {
        let (mut text, mut binds) = (self.text.into_owned(), self.binds);
        text.push_str(";\n");
        text.push_str(&renumbered(&next.text, binds.len()));
        binds.extend(next.binds);
        Self {
            text: Cow::Owned(text),
            binds,
        }
    }

    /// Runs an `UPDATE … WHERE id = $1 AND version = $2` and tells whether somebody else was faster.
    pub async fn run_once(self, tx: &mut Tx) -> Result<bool> {
        Ok(self.run(tx).await? == 1)
    }
}

/// The text with every `$n` as `$(n + by)`.
fn renumbered(text: &str, by: usize) -> String {
    let mut pieces = text.split('$');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        out.push('$');
        match piece[..digits].parse::<usize>() {
            Ok(number) => out.push_str(&(number + by).to_string()),
            Err(_) => out.push_str(&piece[..digits]),
        }
        out.push_str(&piece[digits..]);
    }
    out
}

fn sqlite(binds: &[Box<dyn Bind>]) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    for bind in binds {
        bind.sqlite(&mut arguments)
            .map_err(|e| anyhow::anyhow!(e))
            .context("encode a value for SQLite")?;
    }
    Ok(arguments)
}

fn postgres(binds: &[Box<dyn Bind>]) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    for bind in binds {
        bind.postgres(&mut arguments)
            .map_err(|e| anyhow::anyhow!(e))
            .context("encode a value for Postgres")?;
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::renumbered;

    #[test]
    fn values_are_counted_on() {
        assert_eq!(renumbered("VALUES ($1, $2, $1)", 10), "VALUES ($11, $12, $11)");
        assert_eq!(renumbered("data ->> '$.name' = $3", 2), "data ->> '$.name' = $5");
        assert_eq!(renumbered("no values", 2), "no values");
    }
}
