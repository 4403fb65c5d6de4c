//! Everything as one zip: each table as a sheet and as a list, all files, and a README. One view of the database, however
//! long it takes; memory stays flat.

use std::{collections::HashMap, fs::File};

use anyhow::Context;
use base::{Id, Time};
use db::{ColumnType, Conn, Snapshot, Texts, dialect, sql_text};
use futures::StreamExt;
use tokio::sync::mpsc;

use super::{
    archive::{self, Column, Piece, Written},
    tables::{self, Table},
};
use crate::{
    App,
    access::Actor,
    candidates::Candidate,
    documents::Document,
    organization::{self, Brand},
};

/// How far an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many kinds of things of so many are written.
    Tables { done: usize, of: usize },
    /// So many files are written.
    Files(u64),
}

/// What was taken out.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub rows: u64,
    pub files: u64,
    /// Files that a row names and the store has not.
    pub missing: Vec<String>,
    pub bytes: u64,
}

/// Rows and pieces of files between the database and the archive.
const AHEAD: usize = 256;

/// Writes everything that the person sees, or with none everything there is, to a file.
pub async fn write(
    app: &App,
    actor: Option<&Actor>,
    to: File,
    progress: impl Fn(Progress) + Send + Sync,
) -> anyhow::Result<Taken> {
    let (sender, pieces) = mpsc::channel(AHEAD);
    let (made_at, whole) = (app.clock.now(), actor.is_none());
    let writer =
        tokio::task::spawn_blocking(move || archive::write(to, pieces, |written| readme(written, made_at, whole)));
    let read = read(app, actor, &sender, &progress).await;
    drop(sender);
    // What stopped the writer, such as a full disk, is the cause of whatever the reader met after it.
    let written = writer.await.context("write the archive")??;
    let mut taken = read?;
    taken.rows = written.rows.values().sum();
    taken.bytes = written.bytes;
    Ok(taken)
}

async fn read(
    app: &App,
    actor: Option<&Actor>,
    to: &mpsc::Sender<Piece>,
    progress: &(impl Fn(Progress) + Send + Sync),
) -> anyhow::Result<Taken> {
    let mut snapshot = app.db.snapshot().await?;
    let kinds = kinds(&mut snapshot).await?;
    let tables: Vec<&Table> = tables::all().filter(|table| table.is_for(actor)).collect();
    for (done, table) in tables.iter().enumerate() {
        progress(Progress::Tables { done, of: tables.len() });
        let own = columns(table, &kinds)?;
        if table.sheet {
            let mut all = own.clone();
            all.extend(table.beside.iter().map(|(name, _)| Column {
                name: (*name).to_owned(),
                kind: ColumnType::Text,
                json: false,
                clean: None,
            }));
            let name = format!("csv/{}.csv", table.name);
            hand_on(to, Piece::Sheet { name, columns: all }).await?;
            rows(&mut snapshot, table, &own, table.beside, (actor, None), to).await?;
        }
        let name = format!("json/{}.json", table.name);
        hand_on(
            to,
            Piece::List {
                name,
                columns: own.clone(),
            },
        )
        .await?;
        rows(&mut snapshot, table, &own, &[], (actor, None), to).await?;
    }
    progress(Progress::Tables {
        done: tables.len(),
        of: tables.len(),
    });
    files(app, &mut snapshot, actor, to, progress).await
}

/// What kind of value each column of each table holds.
pub(super) type Kinds = HashMap<(String, String), ColumnType>;

pub(super) async fn kinds(on: &mut impl Conn) -> anyhow::Result<Kinds> {
    let columns = dialect::typed_columns(on).await?;
    Ok(columns
        .into_iter()
        .map(|column| ((column.table, column.name), column.kind))
        .collect())
}

/// The columns of a table that leave.
pub(super) fn columns(table: &Table, kinds: &Kinds) -> anyhow::Result<Vec<Column>> {
    let column = |marked: &&str| {
        let name = marked.trim_end_matches(":json");
        let kind = kinds
            .get(&(table.name.to_owned(), name.to_owned()))
            .with_context(|| format!("the column {}.{name} is not there", table.name))?;
        Ok(Column {
            name: name.to_owned(),
            kind: *kind,
            json: marked.ends_with(":json"),
            clean: (table.name == "settings" && name == "value").then_some(without_secrets as fn(String) -> String),
        })
    };
    table.columns.iter().map(column).collect()
}

/// A setting without what opens something: passwords lie sealed in them, and stay here.
fn without_secrets(json: String) -> String {
    fn clean(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(members) => {
                members.retain(|name, _| {
                    let name = name.to_lowercase();
                    !["password", "secret", "token"].iter().any(|word| name.contains(word))
                });
                members.values_mut().for_each(clean);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(clean),
            _ => {}
        }
    }
    match serde_json::from_str(&json) {
        Ok(mut value) => {
            clean(&mut value);
            value.to_string()
        }
        // What we cannot read we cannot clean.
        Err(_) => "null".to_owned(),
    }
}

/// Hands on the rows of a table that the person may take; with `only`, a condition on `$2`, those of one candidate.
pub(super) async fn rows(
    snapshot: &mut Snapshot,
    table: &Table,
    columns: &[Column],
    beside: &[(&str, &str)],
    (actor, only): (Option<&Actor>, Option<(&str, Id<Candidate>)>),
    to: &mpsc::Sender<Piece>,
) -> anyhow::Result<()> {
    let kind = snapshot.kind();
    let own = columns
        .iter()
        .map(|column| dialect::as_text(kind, column.kind, &format!("t.{}", column.name)));
    let all: Vec<String> = own.chain(beside.iter().map(|(_, sql)| (*sql).to_owned())).collect();
    let text = format!(
        "SELECT {} FROM {} t WHERE {}{} ORDER BY {}",
        all.join(", "),
        table.name,
        table.condition(actor),
        only.map(|(condition, _)| format!(" AND {condition}"))
            .unwrap_or_default(),
        table.order
    );
    let statement = bound(text, actor);
    let statement = match only {
        Some((_, candidate)) => statement.bind(candidate),
        None => statement,
    };
    statement.send(snapshot, to, |row: Texts| Piece::Row(row)).await?;
    Ok(())
}

/// The statement, with the person where it asks for one; Postgres refuses a value that no place takes.
fn bound(text: String, actor: Option<&Actor>) -> db::Sql {
    match actor {
        Some(actor) if text.contains("$1") => sql_text(text).bind(actor.id),
        _ => sql_text(text),
    }
}

pub(super) async fn hand_on(to: &mpsc::Sender<Piece>, piece: Piece) -> anyhow::Result<()> {
    to.send(piece)
        .await
        .map_err(|_| anyhow::anyhow!("the archive takes no more"))
}

/// Rows of files read at a time.
const PAGE: i64 = 500;

async fn files(
    app: &App,
    snapshot: &mut Snapshot,
    actor: Option<&Actor>,
    to: &mpsc::Sender<Piece>,
    progress: &(impl Fn(Progress) + Send + Sync),
) -> anyhow::Result<Taken> {
    let mut taken = Taken::default();
    let table = tables::all()
        .find(|table| table.name == "documents")
        .expect("documents are taken out");
    let mut after: Option<Id<Document>> = None;
    loop {
        let beyond = after.map_or_else(String::new, |_| {
            format!(" AND t.id > ${}", if actor.is_some() { 2 } else { 1 })
        });
        let text = format!(
            "SELECT t.id, t.candidate_id, t.media, t.file_key FROM documents t
             WHERE t.removed_at IS NULL AND {}{beyond} ORDER BY t.id LIMIT {PAGE}",
            table.condition(actor)
        );
        let statement = match after {
            Some(after) => bound(text, actor).bind(after),
            None => bound(text, actor),
        };
        let page: Vec<(Id<Document>, Id<Candidate>, String, String)> = statement.all(snapshot).await?;
        for (id, candidate, media, key) in &page {
            let name = format!("files/{candidate}/{id}.{media}");
            file(app, key, name, media != "txt" && media != "rtf", to, &mut taken).await?;
            progress(Progress::Files(taken.files));
        }
        match page.last() {
            Some((last, ..)) => after = Some(*last),
            None => break,
        }
    }
    let (brand, _) = organization::load::<Brand>(snapshot).await?;
    if let (Some(key), Some(kind)) = (brand.logo, brand.logo_kind) {
        file(
            app,
            &key,
            format!("files/logo.{}", kind.extension()),
            true,
            to,
            &mut taken,
        )
        .await?;
    }
    if !taken.missing.is_empty() {
        let name = "missing-files.txt".to_owned();
        hand_on(to, Piece::File { name, packed: false }).await?;
        hand_on(to, Piece::Bytes(taken.missing.join("\n").into())).await?;
    }
    Ok(taken)
}

/// One file. One that the store has not is noted and does not end the export.
pub(super) async fn file(
    app: &App,
    key: &str,
    name: String,
    packed: bool,
    to: &mpsc::Sender<Piece>,
    taken: &mut Taken,
) -> anyhow::Result<()> {
    let blob = match key.parse::<files::Key>() {
        Ok(key) => match app.files.get(&key).await {
            Ok(blob) => Some(blob),
            Err(files::StoreError::Missing(_)) => None,
            Err(error) => return Err(error.into()),
        },
        Err(_) => None,
    };
    let Some(blob) = blob else {
        taken.missing.push(name);
        return Ok(());
    };
    hand_on(to, Piece::File { name, packed }).await?;
    let mut body = blob.into_stream();
    while let Some(piece) = body.next().await {
        hand_on(to, Piece::Bytes(piece?)).await?;
    }
    taken.files += 1;
    Ok(())
}

/// What is what, for whoever opens the archive.
fn readme(written: &Written, made_at: Time, whole: bool) -> String {
    let mut text = format!(
        "# An export of Bole\n\nMade at {made_at} by version {}. ",
        env!("CARGO_PKG_VERSION")
    );
    text.push_str(if whole {
        "It holds everything.\n"
    } else {
        "It holds what the person who made it may see: jobs that are confidential and not theirs are not in it. \
         `bole export` on the server takes out everything.\n"
    });
    text.push_str(
        "\n- `csv/` has a sheet for each kind of thing, UTF-8 with a byte order mark, for spreadsheets. A cell that a \
         spreadsheet might run begins with a single quote that is not part of the value.\n- `json/` has the same as \
         lists of objects, without loss, for programs.\n- `files/` has the files of people, \
         `files/<candidate>/<document>.<type>`, and the logo.\n- Times are UTC. An id names the same thing in every \
         file. Passwords, keys and links that open something are not in it.\n\n| file | rows | what it is |\n| --- | --- \
         | --- |\n",
    );
    for table in tables::all() {
        if let Some(count) = written.rows.get(&format!("json/{}.json", table.name)) {
            text.push_str(&format!("| {} | {count} | {} |\n", table.name, table.what));
        }
    }
    text
}
