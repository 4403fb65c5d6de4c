//! One SQL text for SQLite and Postgres.
//!
//! [`Db`] is a handle on either database, [`Tx`] a transaction in which a verb checks, writes and records, and [`sql`]
//! the only way to say a statement. What differs between the two databases stands in [`dialect`] and nowhere else.

mod connect;
mod copy;
pub mod dialect;
mod disk;
mod error;
mod group;
mod json_text;
mod migrate;
mod page;
mod shares;
mod snapshot;
mod statement;
mod texts;
mod tx;

pub use connect::{Db, Kind, MINIMUM_SQLITE, Read, WriteError};
pub use copy::copy_sqlite;
pub use error::{Violation, is_cut_off, violation};
pub use migrate::{Migration, Migrations, Pending};
pub use page::{Cursor, Page};
pub use shares::{Asker, Busy};
pub use snapshot::Snapshot;
pub use statement::{Bind, Conn, Row, Sql, in_list, rows_at_once, sql, sql_text, value_rows};
pub use texts::{Column, ColumnType, Texts};
pub use tx::{BeforeCommit, Tx};

/// Failures of the storage layer carry their cause; a caller who branches asks [`violation`].
pub type Result<T> = anyhow::Result<T>;
