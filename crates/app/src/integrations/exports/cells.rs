//! Sheets that any spreadsheet opens: UTF-8 with a mark, so that Chinese stays Chinese; lines as RFC 4180 has them;
//! and no cell that a spreadsheet would run (OUT-4).

use std::{borrow::Cow, io};

/// What tells Excel that a file is UTF-8.
pub const MARK: &str = "\u{feff}";

/// Whether a spreadsheet might take the text for a formula, leading spaces and full-width forms included.
fn may_run(text: &str) -> bool {
    let first = |text: &str| text.chars().next();
    matches!(first(text), Some('\t' | '\r' | '\0'))
        || matches!(
            first(text.trim_start()),
            Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\0')
        )
}

/// The text as it can stand in a cell: a single quote before what might be run. What had such a quote gets another one,
/// so that [`restore`] gives back any text.
pub fn defuse(text: &str) -> Cow<'_, str> {
    if may_run(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before [`defuse`].
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if may_run(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// A cell of a sheet.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// Words, of whoever: defused.
    Text(&'a str),
    /// What we know to be a number, a date or an id: as it is.
    Plain(&'a str),
}

/// A sheet that is being written.
pub struct Sheet<W: io::Write>(csv::Writer<W>);

impl<W: io::Write> Sheet<W> {
    /// Begins with the mark and the names of the columns.
    pub fn begin<'a>(mut to: W, names: impl IntoIterator<Item = &'a str>) -> io::Result<Self> {
        to.write_all(MARK.as_bytes())?;
        let mut sheet = Self::more(to);
        sheet.row(names.into_iter().map(Cell::Text))?;
        Ok(sheet)
    }

    /// Goes on with a sheet that was begun elsewhere.
    pub fn more(to: W) -> Self {
        Self(
            csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(to),
        )
    }

    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(text) => self.0.write_field(defuse(text).as_bytes()),
                Cell::Plain(text) => self.0.write_field(text),
            }
            .map_err(io::Error::from)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(io::Error::from)
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    /// Ends the sheet and gives back what it was written to.
    pub fn end(self) -> io::Result<W> {
        self.0.into_inner().map_err(|error| error.into_error())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[Vec<String>]) -> Vec<u8> {
        let mut sheet = Sheet::begin(Vec::new(), ["a", "b"]).unwrap();
        for row in rows {
            sheet.row(row.iter().map(|cell| Cell::Text(cell))).unwrap();
        }
        sheet.end().unwrap()
    }

    #[test]
    fn the_bytes_are_what_spreadsheets_take() {
        let row = vec!["张伟, \"伯乐\"".to_owned(), "two\nlines".to_owned()];
        assert_eq!(
            written(&[row]),
            "\u{feff}a,b\r\n\"张伟, \"\"伯乐\"\"\",\"two\nlines\"\r\n".as_bytes()
        );
    }

    #[test]
    fn nothing_that_a_spreadsheet_would_run_stands_first() {
        for text in [
            "=1+1", " =1+1", "+49 89", "-2", "@SUM(A1)", "\tx", "\rx", "\0x", "＝1", "　＋1", "'=1",
        ] {
            assert!(defuse(text).starts_with('\''), "{text:?}");
            assert_eq!(restore(&defuse(text)), text);
        }
        for text in ["", "a=1", "'tis", "张伟", "1-2"] {
            assert_eq!(defuse(text), text);
            assert_eq!(restore(text), text);
        }
        let mut sheet = Sheet::begin(Vec::new(), ["n"]).unwrap();
        sheet.row([Cell::Plain("-12")]).unwrap();
        assert_eq!(sheet.end().unwrap(), "\u{feff}n\r\n-12\r\n".as_bytes());
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[=+@'\\-,;\" \t\r\n\\PC]{0,8}", 2), 0..6)
        ) {
            let bytes = written(&rows);
            let text = std::str::from_utf8(&bytes).unwrap().strip_prefix(MARK).unwrap();
            let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(|cell| restore(cell).to_owned()).collect())
                .collect();
            prop_assert_eq!(read, rows);
        }
    }
}
