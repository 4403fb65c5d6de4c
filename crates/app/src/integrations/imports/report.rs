//! What is said about each row: on the page, and as a sheet to keep.

use axum::{body::Body, response::Response};
use bytes::Bytes;
use db::Conn;
use serde::Serialize;
use web::{Locale, Message};

use super::{Duplicates, Import, ImportKind, RowState, checking, columns::Field, jobs, model::Row, store, table};
use crate::{
    App,
    integrations::exports::{
        cells::{Cell, Sheet},
        leaving::attachment,
    },
};

/// A row, as people read it.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub line: i64,
    /// The name of the person, the title of the job.
    pub who: String,
    /// The mail address, if the row has one.
    pub contact: String,
    pub state: RowState,
    pub problems: Vec<Message>,
    pub same_as: Option<uuid::Uuid>,
    pub made: Option<uuid::Uuid>,
    /// What will become of it, if it is somebody we know.
    pub choice: Option<Duplicates>,
}

/// Rows after a line, in one state or in any.
pub async fn lines(
    on: &mut impl Conn,
    import: &Import,
    state: Option<RowState>,
    after: i64,
    most: i64,
) -> anyhow::Result<Vec<Line>> {
    let rows = store::rows(on, import.id, state, after, most).await?;
    Ok(rows.into_iter().map(|row| line_of(import, row)).collect())
}

fn line_of(import: &Import, row: Row) -> Line {
    let (who, contact) = match import.kind {
        ImportKind::Candidates => named(&import.options.columns, &row.cells.0),
        ImportKind::Jobs => (
            jobs::title(row.cells.0.first().map_or("", String::as_str)),
            String::new(),
        ),
    };
    Line {
        line: row.line,
        who,
        contact,
        state: row.state,
        problems: row.problems.0,
        same_as: row.same_as,
        made: row.made,
        choice: row.choice,
    }
}

fn named(columns: &[Field], cells: &[String]) -> (String, String) {
    let cell = |field: Field| {
        let mut cells = columns
            .iter()
            .zip(cells)
            .filter(|(own, cell)| **own == field && !cell.is_empty());
        cells.next().map(|(_, cell)| cell.clone()).unwrap_or_default()
    };
    let name = match cell(Field::Name) {
        name if name.is_empty() => format!("{} {}", cell(Field::Given), cell(Field::Family))
            .trim()
            .to_owned(),
        name => name,
    };
    (name, cell(Field::Mail))
}

/// Rows of the sheet made at a time.
const PAGE: i64 = 500;

/// The next part of the report as a sheet, after a line; the first begins with the names of the columns. The cells of the
/// file follow, as they came. Gives the part and where the next begins, or nothing when that was all.
pub async fn write(
    app: &App,
    import: &Import,
    locale: &Locale,
    after: Option<i64>,
) -> anyhow::Result<Option<(Vec<u8>, i64)>> {
    let say = |message: &Message| app.templates.messages().say(locale, message);
    let mut sheet = match after {
        Some(_) => Sheet::more(Vec::new()),
        None => {
            let mut names: Vec<String> = [
                Message::new("integrations-report-line"),
                Message::new("integrations-report-result"),
                Message::new("integrations-report-why"),
                Message::new("integrations-report-id"),
            ]
            .iter()
            .map(say)
            .collect();
            names.extend(names_of_file(app, import).await?);
            Sheet::begin(Vec::new(), names.iter().map(String::as_str))?
        }
    };
    let rows = store::rows(&mut app.db.read(), import.id, None, after.unwrap_or_default(), PAGE).await?;
    let Some(last) = rows.last().map(|row| row.line) else {
        return Ok(match after {
            Some(_) => None,
            // The file of a report without rows still has its head.
            None => Some((sheet.end()?, i64::MAX)),
        });
    };
    for row in rows {
        let line = row.line.to_string();
        let result = say(&Message::new(word(row.state)));
        let why: Vec<String> = row.problems.0.iter().map(say).collect();
        let why = why.join(" ");
        let id = row.made.or(row.same_as).map(|id| id.to_string()).unwrap_or_default();
        let own = [
            Cell::Plain(&line),
            Cell::Text(&result),
            Cell::Text(&why),
            Cell::Plain(&id),
        ];
        sheet.row(own.into_iter().chain(row.cells.0.iter().map(|cell| Cell::Text(cell))))?;
    }
    Ok(Some((sheet.end()?, last)))
}

/// The whole report as a sheet to keep: a part at a time, the next is read when the one before has gone.
pub fn sheet(app: &App, locale: &Locale, import: Import) -> Response {
    let stem = import
        .filename
        .rsplit_once('.')
        .map_or(&*import.filename, |(stem, _)| stem);
    let name = format!("{stem}-report.csv");
    let (app, locale) = (app.clone(), locale.clone());
    let parts = futures::stream::try_unfold(None, move |after| {
        let (app, locale, import) = (app.clone(), locale.clone(), import.clone());
        async move {
            let part = write(&app, &import, &locale, after).await?;
            Ok::<_, anyhow::Error>(part.map(|(part, next)| (Bytes::from(part), Some(next))))
        }
    });
    attachment(&name, "text/csv; charset=utf-8", None, Body::from_stream(parts))
}

/// The message that says a state.
fn word(state: RowState) -> &'static str {
    match state {
        RowState::Ready => "integrations-state-ready",
        RowState::Same => "integrations-state-same",
        RowState::Faulty => "integrations-state-faulty",
        RowState::Added => "integrations-state-added",
        RowState::Skipped => "integrations-state-skipped",
    }
}

async fn names_of_file(app: &App, import: &Import) -> anyhow::Result<Vec<String>> {
    if import.kind == ImportKind::Jobs {
        return Ok(vec!["JSON".to_owned()]);
    }
    let bytes = checking::content(app, import).await?;
    let (encoding, separator) = (import.options.encoding.clone(), import.options.separator);
    let read = tokio::task::spawn_blocking(move || table::read(&bytes, encoding.as_deref(), separator)).await?;
    Ok(read.map(|table| table.names).unwrap_or_default())
}
