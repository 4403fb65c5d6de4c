//! Where SQLite and Postgres differ: the only place that says so, each function tested on both.

use crate::{Column, ColumnType, Conn, Db, Kind, Result, Tx, sql, sql_text};

/// Tells the other nodes that this transaction will have committed. SQLite has no other node.
pub async fn notify(tx: &mut Tx, channel: &'static str) -> Result<()> {
    if tx.kind() == Kind::Postgres {
        sql("SELECT CAST(pg_notify($1, '') AS TEXT)")
            .bind(channel.to_owned())
            .one::<(Option<String>,)>(tx)
            .await?;
    }
    Ok(())
}

/// How a claim leaves alone what another node is claiming: `FOR UPDATE SKIP LOCKED`, or nothing on SQLite.
pub fn skip_locked(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "",
        Kind::Postgres => "FOR UPDATE SKIP LOCKED",
    }
}

/// Whether the text given as `$n` stands anywhere in a column, sign by sign. A column that is searched keeps a folded
/// copy, and what is looked for is folded by the caller. Postgres knows `instr` by a migration.
pub fn contains(column: &str, placeholder: usize) -> String {
    format!("instr({column}, ${placeholder}) > 0")
}

/// How many seconds lie between two time columns, as a BIGINT.
pub fn seconds_between(kind: Kind, from: &str, to: &str) -> String {
    match kind {
        Kind::Sqlite => format!("CAST((julianday({to}) - julianday({from})) * 86400 AS BIGINT)"),
        Kind::Postgres => format!("CAST(EXTRACT(EPOCH FROM ({to} - {from})) AS BIGINT)"),
    }
}

/// Takes a named lock until the end of the transaction; SQLite's single writer is that lock already.
pub async fn exclusive(tx: &mut Tx, number: i64) -> Result<()> {
    if tx.kind() == Kind::Postgres {
        sql("SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)")
            .bind(number)
            .one::<(Option<String>,)>(tx)
            .await?;
    }
    Ok(())
}

/// Whether a table exists.
pub async fn has_table(on: &mut impl Conn, table: &str) -> Result<bool> {
    let text = match on.kind() {
        Kind::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1",
        Kind::Postgres => "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1",
    };
    Ok(sql(text).bind(table.to_owned()).value::<i64>(on).await? > 0)
}

/// Every table and its columns, for the data map and the backup.
pub async fn columns(on: &mut impl Conn) -> Result<Vec<(String, String)>> {
    let text = match on.kind() {
        Kind::Sqlite => {
            "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid"
        }
        Kind::Postgres => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
             WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
    };
    sql(text).all(on).await
}

/// Every table and its columns with the kinds of their values, in the order of the tables' names.
pub async fn typed_columns(on: &mut impl Conn) -> Result<Vec<Column>> {
    let text = match on.kind() {
        Kind::Sqlite => {
            "SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid"
        }
        Kind::Postgres => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
             FROM information_schema.columns
             WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
    };
    let rows: Vec<(String, String, String)> = sql(text).all(on).await?;
    let column = |(table, name, declared): (String, String, String)| Column {
        kind: ColumnType::of(&declared),
        table,
        name,
    };
    Ok(rows.into_iter().map(column).collect())
}

/// An expression that gives a column as text: ids with hyphens, times as fixed-width RFC 3339 in UTC, days as ISO 8601,
/// `true` and `false`, numbers in digits. The same on both databases; NULL stays NULL.
pub fn as_text(kind: Kind, column: ColumnType, expression: &str) -> String {
    match (kind, column) {
        (_, ColumnType::Boolean) => {
            format!("CASE WHEN {expression} THEN 'true' WHEN NOT {expression} THEN 'false' END")
        }
        (Kind::Sqlite, ColumnType::Uuid) => {
            let hex = format!("lower(hex({expression}))");
            let parts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
                .map(|(from, length)| format!("substr({hex}, {from}, {length})"));
            format!(
                "CASE WHEN {expression} IS NOT NULL THEN {} END",
                parts.join(" || '-' || ")
            )
        }
        (Kind::Postgres, ColumnType::Time) => {
            format!("to_char({expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        }
        _ => format!("CAST({expression} AS TEXT)"),
    }
}

/// Checks the structure of the SQLite file quickly; Postgres looks after its own.
pub async fn quick_check(on: &mut impl Conn) -> Result<Option<String>> {
    match on.kind() {
        Kind::Postgres => Ok(None),
        Kind::Sqlite => {
            let said: String = sql_text("PRAGMA quick_check(1)".to_owned()).value(on).await?;
            Ok((said != "ok").then_some(said))
        }
    }
}

/// Whether the Postgres server has a database of this name. SQLite has files instead, and says no.
pub async fn has_database(db: &Db, name: &str) -> Result<bool> {
    match db.kind() {
        Kind::Sqlite => Ok(false),
        Kind::Postgres => {
            let count: i64 = sql("SELECT COUNT(*) FROM pg_database WHERE datname = $1")
                .bind(name.to_owned())
                .value(&mut db.read())
                .await?;
            Ok(count > 0)
        }
    }
}

/// Makes a Postgres database, as a copy of another if one is named. The names are ours, never anybody's input.
pub async fn create_database(db: &Db, name: &str, template: Option<&str>) -> Result<()> {
    let template = template.unwrap_or("template0");
    db.command(format!(
        "CREATE DATABASE {} TEMPLATE {}",
        quoted(name),
        quoted(template)
    ))
    .await
}

/// Renames a Postgres database that nobody uses.
pub async fn rename_database(db: &Db, from: &str, to: &str) -> Result<()> {
    db.command(format!("ALTER DATABASE {} RENAME TO {}", quoted(from), quoted(to)))
        .await
}

/// Removes a Postgres database, whoever is still connected.
pub async fn drop_database(db: &Db, name: &str) -> Result<()> {
    db.command(format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(name)))
        .await
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
