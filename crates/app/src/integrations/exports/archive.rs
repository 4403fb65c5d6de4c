//! The zip file: written by a thread of its own from pieces that arrive one after the other, so that neither rows nor
//! files are ever held together in memory.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Seek, Write},
};

use anyhow::Context;
use bytes::Bytes;
use db::{ColumnType, Texts};
use tokio::sync::mpsc;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::cells::{Cell, Sheet};

/// What goes into the archive next.
pub enum Piece {
    /// A sheet begins; rows follow.
    Sheet {
        name: String,
        columns: Vec<Column>,
    },
    /// A list of JSON objects begins; rows follow.
    List {
        name: String,
        columns: Vec<Column>,
    },
    Row(Texts),
    /// A file begins; bytes follow. What is compressed already stays as it is.
    File {
        name: String,
        packed: bool,
    },
    Bytes(Bytes),
}

/// A column of a sheet or a list.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub kind: ColumnType,
    /// The text is JSON and becomes part of the list as it is.
    pub json: bool,
    /// Takes away what must not leave.
    pub clean: Option<fn(String) -> String>,
}

/// What was written: the rows of each list by its name, and the bytes of the whole.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub rows: BTreeMap<String, u64>,
    pub bytes: u64,
}

/// Writes the archive until nobody sends any more, and the file `README.md` made of what was written as the last.
pub fn write(
    to: File,
    mut pieces: mpsc::Receiver<Piece>,
    readme: impl FnOnce(&Written) -> String,
) -> anyhow::Result<Written> {
    let mut zip = ZipWriter::new(io::BufWriter::new(to));
    let mut written = Written::default();
    let mut next = pieces.blocking_recv();
    while let Some(piece) = next {
        next = match piece {
            Piece::Sheet { name, columns } => {
                zip.start_file(&name, packing(true)).context("write the archive")?;
                sheet(&mut zip, &columns, &mut pieces).with_context(|| format!("write {name}"))?
            }
            Piece::List { name, columns } => {
                zip.start_file(&name, packing(true)).context("write the archive")?;
                let (count, next) = list(&mut zip, &columns, &mut pieces).with_context(|| format!("write {name}"))?;
                written.rows.insert(name, count);
                next
            }
            Piece::File { name, packed } => {
                zip.start_file(&name, packing(!packed)).context("write the archive")?;
                loop {
                    match pieces.blocking_recv() {
                        Some(Piece::Bytes(bytes)) => zip.write_all(&bytes).with_context(|| format!("write {name}"))?,
                        other => break other,
                    }
                }
            }
            Piece::Row(_) | Piece::Bytes(_) => anyhow::bail!("a part of an archive came before its name"),
        };
    }
    zip.start_file("README.md", packing(true))
        .context("write the archive")?;
    zip.write_all(readme(&written).as_bytes())
        .context("write the archive")?;
    let mut file = zip
        .finish()
        .context("end the archive")?
        .into_inner()
        .map_err(|error| error.into_error())
        .context("end the archive")?;
    written.bytes = file.stream_position()?;
    file.sync_all().context("sync the archive")?;
    Ok(written)
}

/// Entries may pass 4 GiB: their size is not known when they begin.
fn packing(deflate: bool) -> SimpleFileOptions {
    let method = if deflate {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    };
    SimpleFileOptions::default().compression_method(method).large_file(true)
}

fn sheet(to: impl Write, columns: &[Column], pieces: &mut mpsc::Receiver<Piece>) -> anyhow::Result<Option<Piece>> {
    let mut sheet = Sheet::begin(to, columns.iter().map(|column| column.name.as_str()))?;
    loop {
        match pieces.blocking_recv() {
            Some(Piece::Row(row)) => {
                let row = cleaned(columns, row);
                sheet.row(columns.iter().zip(&row).map(|(column, value)| {
                    let text = value.as_deref().unwrap_or_default();
                    if column.kind == ColumnType::Text {
                        Cell::Text(text)
                    } else {
                        Cell::Plain(text)
                    }
                }))?;
            }
            other => {
                sheet.flush()?;
                return Ok(other);
            }
        }
    }
}

fn list(
    mut to: impl Write,
    columns: &[Column],
    pieces: &mut mpsc::Receiver<Piece>,
) -> anyhow::Result<(u64, Option<Piece>)> {
    let mut count = 0;
    to.write_all(b"[")?;
    loop {
        match pieces.blocking_recv() {
            Some(Piece::Row(row)) => {
                to.write_all(if count == 0 { b"\n" } else { b",\n" })?;
                count += 1;
                let fields = columns.iter().zip(cleaned(columns, row));
                let object: serde_json::Map<String, serde_json::Value> = fields
                    .map(|(column, value)| (column.name.clone(), column.value(value)))
                    .collect();
                serde_json::to_writer(&mut to, &object)?;
            }
            other => {
                to.write_all(b"\n]\n")?;
                return Ok((count, other));
            }
        }
    }
}

fn cleaned(columns: &[Column], row: Texts) -> Vec<Option<String>> {
    let clean = |(column, value): (&Column, Option<String>)| match column.clean {
        Some(clean) => value.map(clean),
        None => value,
    };
    columns.iter().zip(row.0).map(clean).collect()
}

impl Column {
    fn value(&self, text: Option<String>) -> serde_json::Value {
        let Some(text) = text else {
            return serde_json::Value::Null;
        };
        match self.kind {
            ColumnType::Boolean => serde_json::Value::Bool(text == "true"),
            ColumnType::Whole => text.parse::<i64>().map_or(serde_json::Value::String(text), Into::into),
            ColumnType::Text if self.json => serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text)),
            ColumnType::Text | ColumnType::Uuid | ColumnType::Time | ColumnType::Day => serde_json::Value::String(text),
        }
    }
}
