//! The SQL of imports.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, in_list, sql, sql_text};
use web::Message;

use super::{
    Import, ImportKind, ImportState, Options, Tally,
    model::{Duplicates, Problems, Row, RowState},
};
use crate::access::User;

/// A file about to be imported.
pub(super) struct New {
    pub kind: ImportKind,
    pub filename: String,
    pub file: files::Stored,
    pub state: ImportState,
    pub options: Options,
    pub total: i64,
}

pub(super) async fn insert(tx: &mut Tx, by: Id<User>, new: &New) -> Result<Id<Import>> {
    let (id, now) = (tx.id::<Import>(), tx.now());
    sql(
        "INSERT INTO imports (id, kind, filename, file_key, size, state, options, total, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(new.kind)
    .bind(new.filename.clone())
    .bind(new.file.key.to_string())
    .bind(new.file.size as i64)
    .bind(new.state)
    .bind(new.options.clone())
    .bind(new.total)
    .bind(by)
    .bind(now)
    .run(tx)
    .await?;
    Ok(id)
}

pub(super) async fn find(on: &mut impl Conn, id: Id<Import>) -> Result<Option<Import>> {
    sql_text(format!("SELECT {} FROM imports WHERE id = $1", Import::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// The latest of one person; those before the one with this time and id, if given.
pub async fn of_user(
    on: &mut impl Conn,
    user: Id<User>,
    before: Option<(Time, Id<Import>)>,
    limit: i64,
) -> Result<Vec<Import>> {
    let (at, id) = before.unzip();
    sql_text(format!(
        "SELECT {} FROM imports WHERE created_by = $1
            AND ($2 IS NULL OR created_at < $2 OR (created_at = $2 AND id < $3))
         ORDER BY created_at DESC, id DESC LIMIT $4",
        Import::COLUMNS
    ))
    .bind(user)
    .bind(at)
    .bind(id)
    .bind(limit)
    .all(on)
    .await
}

/// Brings it from one of some states to another; false when it was in none of them.
pub(super) async fn become_state(tx: &mut Tx, id: Id<Import>, from: &[ImportState], to: ImportState) -> Result<bool> {
    let now = tx.now();
    let over = matches!(to, ImportState::Finished | ImportState::Stopped);
    sql_text(format!(
        "UPDATE imports SET state = $2, ended_at = $3 WHERE id = $1 AND state IN ({})",
        in_list(4, from.len())
    ))
    .bind(id)
    .bind(to)
    .bind(over.then_some(now))
    .bind_all(from.iter().copied())
    .run_once(tx)
    .await
}

/// Writes down what somebody decided, for the check that follows.
pub(super) async fn set_options(tx: &mut Tx, id: Id<Import>, options: &Options, total: i64) -> Result<()> {
    sql("UPDATE imports SET options = $2, total = $3, checked = 0, problem = NULL WHERE id = $1")
        .bind(id)
        .bind(options.clone())
        .bind(total)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn refuse(tx: &mut Tx, id: Id<Import>, problem: &Message) -> Result<()> {
    sql("UPDATE imports SET state = 'refused', problem = $2 WHERE id = $1")
        .bind(id)
        .bind(serde_json::to_string(problem)?)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    sql("DELETE FROM imports WHERE id = $1").bind(id).run(tx).await?;
    Ok(())
}

/// Removes what is older; gives the keys of its files.
pub(super) async fn delete_before(tx: &mut Tx, time: Time) -> Result<Vec<String>> {
    sql("DELETE FROM imports WHERE created_at < $1 AND state NOT IN ('checking', 'running') RETURNING file_key")
        .bind(time)
        .values(tx)
        .await
}

pub(super) async fn clear_rows(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    sql("DELETE FROM import_rows WHERE import_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(())
}

/// Adds rows that were looked at.
pub(super) async fn add_rows(tx: &mut Tx, id: Id<Import>, rows: &[Row], checked: i64) -> Result<()> {
    for row in rows {
        sql(
            "INSERT INTO import_rows (import_id, line, cells, state, problems, same_as) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (import_id, line) DO NOTHING",
        )
        .bind(id)
        .bind(row.line)
        .bind(row.cells.clone())
        .bind(row.state)
        .bind(row.problems.clone())
        .bind(row.same_as)
        .run(tx)
        .await?;
    }
    sql("UPDATE imports SET checked = $2 WHERE id = $1")
        .bind(id)
        .bind(checked)
        .run(tx)
        .await?;
    Ok(())
}

/// How many rows are in each state.
pub async fn tally(on: &mut impl Conn, id: Id<Import>) -> Result<Tally> {
    let rows: Vec<(RowState, i64)> = sql("SELECT state, COUNT(*) FROM import_rows WHERE import_id = $1 GROUP BY state")
        .bind(id)
        .all(on)
        .await?;
    Ok(Tally::of(rows))
}

/// Rows after a line, in one state or in any.
pub(super) async fn rows(
    on: &mut impl Conn,
    id: Id<Import>,
    state: Option<RowState>,
    after: i64,
    most: i64,
) -> Result<Vec<Row>> {
    let narrowed = state.map_or("", |_| "AND state = $4");
    let statement = sql_text(format!(
        "SELECT {} FROM import_rows WHERE import_id = $1 AND line > $2 {narrowed} ORDER BY line LIMIT $3",
        Row::COLUMNS
    ))
    .bind(id)
    .bind(after)
    .bind(most);
    match state {
        Some(state) => statement.bind(state).all(on).await,
        None => statement.all(on).await,
    }
}

/// Rows not done with yet, in order.
pub(super) async fn waiting(on: &mut impl Conn, id: Id<Import>, most: i64) -> Result<Vec<Row>> {
    sql_text(format!(
        "SELECT {} FROM import_rows WHERE import_id = $1 AND state IN ('ready', 'same') ORDER BY line LIMIT $2",
        Row::COLUMNS
    ))
    .bind(id)
    .bind(most)
    .all(on)
    .await
}

/// Takes a row: from now on it is `to`, and nobody else's to take. False when it was taken before.
pub(super) async fn take(tx: &mut Tx, id: Id<Import>, line: i64, to: RowState, problems: &[Message]) -> Result<bool> {
    sql("UPDATE import_rows SET state = $3, problems = $4
         WHERE import_id = $1 AND line = $2 AND state IN ('ready', 'same')")
    .bind(id)
    .bind(line)
    .bind(to)
    .bind(Problems(problems.to_vec()))
    .run_once(tx)
    .await
}

/// What a row became.
pub(super) async fn set_made(tx: &mut Tx, id: Id<Import>, line: i64, made: uuid::Uuid) -> Result<()> {
    sql("UPDATE import_rows SET made = $3 WHERE import_id = $1 AND line = $2")
        .bind(id)
        .bind(line)
        .bind(made)
        .run(tx)
        .await?;
    Ok(())
}

/// Whom a row turned out to be.
pub(super) async fn set_same(tx: &mut Tx, id: Id<Import>, line: i64, same: uuid::Uuid) -> Result<()> {
    sql("UPDATE import_rows SET same_as = $3 WHERE import_id = $1 AND line = $2")
        .bind(id)
        .bind(line)
        .bind(same)
        .run(tx)
        .await?;
    Ok(())
}

/// What somebody says about one row that is somebody we know; false when it is none, or done with.
pub(super) async fn choose(tx: &mut Tx, id: Id<Import>, line: i64, choice: Duplicates) -> Result<bool> {
    sql("UPDATE import_rows SET choice = $3 WHERE import_id = $1 AND line = $2 AND state = 'same'")
        .bind(id)
        .bind(line)
        .bind(choice)
        .run_once(tx)
        .await
}

/// How many rows that are somebody we know will become somebody of their own, by what was said about each.
pub async fn chosen(on: &mut impl Conn, id: Id<Import>) -> Result<i64> {
    sql("SELECT COUNT(*) FROM import_rows WHERE import_id = $1 AND state = 'same' AND choice = 'add'")
        .bind(id)
        .value(on)
        .await
}
