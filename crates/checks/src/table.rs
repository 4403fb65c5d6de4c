//! Reading the tables in `data/`: tab-separated, a header that names the columns, `#` before a comment.

use base::Date;

use crate::finding::Severity;

/// A line of a table, cells by column name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    header: &'static str,
    line: &'static str,
}

/// The rows of a table. A table is ours: a test reads every line, and a wrong one is a mistake of this crate.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let header = lines.next().unwrap_or_default();
    lines.map(move |line| Row { header, line })
}

impl Row {
    /// The cell of a column; empty when the line ends before it.
    pub fn get(self, column: &str) -> &'static str {
        let at = self.header.split('\t').position(|name| name == column);
        let at = at.unwrap_or_else(|| panic!("the table has a column {column}: {}", self.header));
        self.line.split('\t').nth(at).unwrap_or_default()
    }

    /// The parts of a cell between bars.
    pub fn list(self, column: &str) -> Vec<&'static str> {
        self.get(column).split('|').filter(|part| !part.is_empty()).collect()
    }

    pub fn date(self, column: &str) -> Option<Date> {
        let cell = self.get(column);
        (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|_| panic!("a date: {}", self.line)))
    }

    pub fn number(self, column: &str) -> Option<u32> {
        let cell = self.get(column);
        (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|_| panic!("a number: {}", self.line)))
    }

    pub fn severity(self, column: &str) -> Option<Severity> {
        match self.get(column) {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "note" => Some(Severity::Note),
            "" | "-" => None,
            other => panic!("a severity, not {other}: {}", self.line),
        }
    }

    #[cfg(test)]
    pub fn cells(self) -> (usize, usize) {
        (self.header.split('\t').count(), self.line.split('\t').count())
    }
}
