//! Rows of any table as text, the same text from both databases: for exports and whatever else reads tables by their
//! shape instead of their meaning.

use sqlx::{FromRow, Row as _, postgres::PgRow, sqlite::SqliteRow};

/// A row whose columns are all text, as [`crate::dialect::as_text`] writes them; `None` where there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(pub Vec<Option<String>>);

/// What kind of value a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    Uuid,
    Time,
    Day,
    Boolean,
    /// A whole number of any width.
    Whole,
    Text,
}

impl ColumnType {
    /// Reads the name that a database gives to the type.
    pub(crate) fn of(declared: &str) -> Self {
        match declared.to_ascii_lowercase().as_str() {
            "uuid" => Self::Uuid,
            "timestamptz" | "timestamp with time zone" => Self::Time,
            "date" => Self::Day,
            "boolean" => Self::Boolean,
            "bigint" | "integer" | "smallint" => Self::Whole,
            _ => Self::Text,
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub kind: ColumnType,
}

impl<'r> FromRow<'r, SqliteRow> for Texts {
    fn from_row(row: &'r SqliteRow) -> Result<Self, sqlx::Error> {
        (0..row.len())
            .map(|at| row.try_get(at))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl<'r> FromRow<'r, PgRow> for Texts {
    fn from_row(row: &'r PgRow) -> Result<Self, sqlx::Error> {
        (0..row.len())
            .map(|at| row.try_get(at))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}
