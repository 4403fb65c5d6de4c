//! Tables: a line of names, then a line per posting, by comma, semicolon or tab.

use std::io::BufRead;

use csv::{ReaderBuilder, StringRecord};

use crate::{
    budget::{Budget, broken},
    columns::{Column, Row},
    draft::{Intake, Queue},
    fault::{At, Fault, Unreadable, What},
};

/// Most columns that are looked at.
const MOST_COLUMNS: usize = 1_000;
/// Most names that are told where no column is called title.
const NAMES_TOLD: usize = 20;

pub(super) struct Table<R> {
    rows: csv::Reader<Budget<R>>,
    columns: Vec<Option<Column>>,
    record: StringRecord,
}

impl<R: BufRead> Table<R> {
    /// `head` is the beginning of the text, which `text` gives again.
    pub(super) fn new(text: R, head: &str) -> Result<Self, Unreadable> {
        let mut rows = ReaderBuilder::new()
            .delimiter(delimiter(head))
            .flexible(true)
            .has_headers(false)
            .from_reader(Budget::new(text));
        let mut record = StringRecord::new();
        // Some programs put a line before the names: sep=;
        loop {
            if !rows.read_record(&mut record).map_err(unreadable)? {
                return Err(Unreadable::Empty);
            }
            if !record.get(0).unwrap_or("").starts_with("sep=") {
                break;
            }
        }
        let names: Vec<&str> = record.iter().take(MOST_COLUMNS).map(str::trim).collect();
        let columns: Vec<Option<Column>> = names.iter().map(|name| Column::named(name)).collect();
        let known = columns.iter().flatten().count();
        if !columns.contains(&Some(Column::Title)) {
            // One known word may stand at the start of any text.
            if known < 2 {
                return Err(Unreadable::PlainText);
            }
            let seen = names.iter().take(NAMES_TOLD).map(|name| (*name).to_owned()).collect();
            return Err(Unreadable::NoTitleColumn { seen });
        }
        // A lone line of text may say "title" too.
        if columns.len() == 1 && names[0].chars().count() > 40 {
            return Err(Unreadable::PlainText);
        }
        Ok(Self { rows, columns, record })
    }

    /// Where the next row begins.
    pub(super) fn at(&self) -> At {
        At::Line(self.rows.position().line())
    }

    /// Reads the next row; false at the end.
    pub(super) fn advance(&mut self, intake: &mut Intake, queue: &mut Queue) -> Result<bool, Unreadable> {
        let at = self.at();
        self.rows.get_mut().renew();
        match self.rows.read_record(&mut self.record) {
            Ok(false) => return Ok(false),
            Ok(true) => {}
            Err(error) => {
                if let csv::ErrorKind::Utf8 { .. } = error.kind() {
                    let why = error.to_string();
                    let what = What::Malformed { why };
                    queue.push_back(Err(Fault { at, what }));
                    return Ok(true);
                }
                return Err(unreadable(error));
            }
        }
        // Empty lines of spreadsheets: nothing but commas.
        if self.record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(true);
        }
        let mut row = Row::default();
        for (column, cell) in self.columns.iter().zip(&self.record) {
            if let Some(column) = column {
                row.set(*column, cell);
            }
        }
        let line = self.record.position().map_or(at, |position| At::Line(position.line()));
        intake.take(line, row.finish(), queue);
        Ok(true)
    }
}

fn unreadable(error: csv::Error) -> Unreadable {
    let why = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => broken(&error),
        _ => Unreadable::Broken { why },
    }
}

/// The sign that the line of names has most of, outside of quotes.
fn delimiter(head: &str) -> u8 {
    let line = head
        .trim_start()
        .lines()
        .find(|line| !line.starts_with("sep="))
        .unwrap_or("");
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += u32::from(!quoted && byte == *sign);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map_or(b',', |(sign, _)| *sign)
}
