//! Which column is what.

use axum::{extract::State, response::Response};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Query, Result};

use super::{
    READING, admit, after,
    view::{ImportColumn, ImportColumns, Separator},
};
use crate::{
    App,
    api::{At, Call, Caller, Reader, item, listing::invalid, never_null, only},
    integrations::imports::{self, Field, Import, Options, Reading, Table, separator_of},
    tags,
};

/// What each column is, in their order, and how the file is read; what is left out stays as it is. An error of
/// `column_3` is of the fourth.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ImportColumnsBody)]
pub struct ColumnsBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_items = 100, nullable = false)]
    columns: Option<Vec<Field>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 40, nullable = false)]
    encoding: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    separator: Option<Separator>,
    /// A tag for everybody of the file.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 50, nullable = false)]
    tag: Option<String>,
    /// The source of those for whom the file names none.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 60, nullable = false)]
    source: Option<String>,
}

fn view(table: &Table, options: Options) -> ImportColumns {
    let column = |(at, name): (usize, &String)| {
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at));
        let samples = cells.filter(|cell| !cell.is_empty()).take(3);
        ImportColumn {
            name: name.clone(),
            field: options.columns.get(at).copied().unwrap_or(Field::Ignore),
            samples: samples.map(|cell| base::text::shorten(cell, 80).to_owned()).collect(),
        }
    };
    ImportColumns {
        encoding: table.encoding.clone(),
        separator: Separator::of(table.separator),
        damaged: table.damaged,
        columns: table.names.iter().enumerate().map(column).collect(),
        tag: options.tag,
        source: options.source,
    }
}

pub(super) async fn show(
    caller: Caller,
    State(app): State<App>,
    At(id): At<Import>,
    Query(fields): Query,
) -> Result<Response> {
    only(&fields, READING)?;
    admit(&caller)?;
    let (encoding, separator) = (fields.one("encoding")?, fields.one("separator")?);
    known(encoding)?;
    let reading = Reading {
        encoding: encoding.map(str::to_owned),
        separator: separator
            .map(|word| separator_of(word).ok_or_else(|| invalid("separator")))
            .transpose()?,
    };
    let import = imports::find(&mut app.db.read(), &caller.actor, id).await?;
    let (table, options) = imports::reread(&app, &import, reading).await?;
    item(&view(&table, options))
}

fn known(encoding: Option<&str>) -> Result<()> {
    match encoding.and_then(imports::unknown_encoding) {
        Some(unknown) => Err(FormErrors::new("encoding", unknown).into()),
        None => Ok(()),
    }
}

/// The file is read before the transaction; the verb checks again that the import still waits.
pub(super) async fn set(At(id): At<Import>, call: Call<ColumnsBody>) -> Result<Response> {
    let (app, said) = (call.app().clone(), call.sent().body.clone());
    super::recruits(&call.sent().actor)?;
    let mut reader = Reader::new();
    let tag = said.tag.map(|tag| reader.line("tag", &tag, 0..=tags::LONGEST));
    let source = said.source.map(|source| reader.line("source", &source, 0..=60));
    reader.finish()?;
    known(said.encoding.as_deref())?;
    let import = imports::find(&mut app.db.read(), &call.sent().actor, id).await?;
    let reading = Reading {
        encoding: said.encoding,
        separator: said.separator.map(Separator::character),
    };
    let (table, mut options) = match imports::reread(&app, &import, reading).await {
        // The same request again finds the import gone on; its first answer is what it gets.
        Err(Error::Conflict(_)) if call.repeats() => (None, import.options.clone()),
        read => {
            let (table, options) = read?;
            (Some(table), options)
        }
    };
    if let (Some(columns), Some(table)) = (said.columns, &table) {
        if columns.len() != table.names.len() {
            let message = Message::new("integrations-columns-count").with("n", table.names.len());
            return Err(FormErrors::new("columns", message).into());
        }
        options.columns = columns;
    }
    options.tag = tag.unwrap_or(options.tag);
    options.source = source.unwrap_or(options.source);
    let total = table.map_or(0, |table| table.rows.len() as i64);
    call.act(move |tx, sent| {
        let options = options.clone();
        Box::pin(async move {
            imports::map(tx, &sent.actor, id, &options, total).await?;
            imports::check_soon(tx, id).await?;
            after(tx, &sent, id).await
        })
    })
    .await
}
