//! A table from outside: bytes to rows of cells.
//!
//! It is read in this process and not in a confined child, whose output is limited to 2 MiB of text (TRUST section 3), less
//! than ten thousand people take. That is safe because there is nothing here to exploit: the decoder and the reader of
//! separated values are safe Rust, run in time and memory in proportion to a file of at most 10 MiB, nest nothing, expand
//! nothing and name no other file; rows, columns and cells have bounds of their own.

use web::Message;

use crate::integrations::exports::cells::restore;

/// Rows of one file; 10,000 is what a company brings along, more comes in several files.
pub const MOST_ROWS: usize = 20_000;

/// Columns of one file.
pub const MOST_COLUMNS: usize = 100;

/// Characters of one cell: the longest note.
pub const LONGEST_CELL: usize = 20_000;

/// The separators that are recognised.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The separators by words, since a tab is none in an address.
pub fn separator_word(separator: char) -> &'static str {
    match separator {
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => "comma",
    }
}

/// The separator of a word.
pub fn separator_of(word: &str) -> Option<char> {
    SEPARATORS
        .into_iter()
        .find(|separator| separator_word(*separator) == word)
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first row.
    pub names: Vec<String>,
    /// The others that have anything in them, each with the number that a spreadsheet shows beside it.
    pub rows: Vec<(i64, Vec<String>)>,
    /// In what it was read.
    pub encoding: String,
    pub separator: char,
    /// Some bytes meant nothing in this encoding.
    pub damaged: bool,
}

/// Reads a table, in the encoding and with the separator named or in the likeliest. What is wrong with it is said in
/// words.
pub fn read(bytes: &[u8], encoding: Option<&str>, separator: Option<char>) -> Result<Table, Message> {
    if let Some(unknown) = encoding.and_then(unknown_encoding) {
        return Err(unknown);
    }
    let decoded = files::decode(bytes, encoding).ok_or_else(|| Message::new("integrations-not-text"))?;
    let (separator, text, skipped) = find_separator(&decoded.text, separator);
    if let Some(rows) = open_quote(text, separator) {
        return Err(Message::new("integrations-open-quote").with("line", 1 + skipped + rows));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let (mut rows, mut seen, mut line, mut inside) = (Vec::new(), 0, 1 + skipped, 0);
    for record in reader.records() {
        let record = record.map_err(|_| Message::new("integrations-not-text"))?;
        if record.len() > MOST_COLUMNS {
            return Err(Message::new("integrations-too-many-columns").with("most", MOST_COLUMNS));
        }
        // The reader passes over empty lines, which have a number all the same; breaks within a cell have none.
        let rest = &text[record.position().map_or(seen, |at| at.byte() as usize)..];
        let start = text.len() - rest.trim_start_matches(['\r', '\n']).len();
        line += breaks(&text[seen..start]) - inside;
        seen = start;
        inside = record.iter().map(breaks).sum();
        let cells: Vec<String> = record.iter().map(|cell| restore(cell.trim()).to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if cells.iter().any(|cell| cell.len() > LONGEST_CELL * 4) {
            return Err(Message::new("integrations-cell-too-long")
                .with("line", line)
                .with("most", LONGEST_CELL));
        }
        rows.push((line, cells));
        if rows.len() > MOST_ROWS + 1 {
            return Err(Message::new("integrations-too-many-rows").with("most", MOST_ROWS));
        }
    }
    let mut rows = rows.into_iter();
    let Some((_, names)) = rows.next() else {
        return Err(Message::new("integrations-no-rows"));
    };
    let rows: Vec<(i64, Vec<String>)> = rows.collect();
    if rows.is_empty() {
        return Err(Message::new("integrations-no-rows"));
    }
    Ok(Table {
        names,
        rows,
        encoding: decoded.encoding,
        separator,
        damaged: decoded.damaged,
    })
}

/// That nobody knows an encoding of this name.
pub fn unknown_encoding(name: &str) -> Option<Message> {
    (!files::knows_encoding(name)).then(|| Message::new("integrations-encoding-unknown").with("value", name.to_owned()))
}

/// Whether a cell begins with a quotation mark that is never closed, and how many lines that a spreadsheet numbers stand
/// above it. The reader would take all that follows into the cell, and people with it.
fn open_quote(text: &str, separator: char) -> Option<i64> {
    let (mut lines, mut opened, mut begins) = (0, None, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if opened.is_some() {
            if c == '"' && chars.next_if_eq(&'"').is_none() {
                opened = None;
            }
            continue;
        }
        if c == '"' && begins {
            opened = Some(lines);
        }
        if c == '\n' || (c == '\r' && chars.peek() != Some(&'\n')) {
            lines += 1;
        }
        begins = c == separator || c == '\n' || c == '\r';
    }
    opened
}

/// How often a line ends in a text: by LF, CR LF or CR.
fn breaks(text: &str) -> i64 {
    let ends = text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count();
    ends as i64
}

/// The separator, the text after a line `sep=;` as Excel writes it, and how many lines that took.
fn find_separator(text: &str, named: Option<char>) -> (char, &str, i64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().strip_prefix("sep=").and_then(|said| said.chars().next());
    let (text, skipped) = if said.is_some() { (rest, 1) } else { (text, 0) };
    let said = named.or(said).filter(|said| SEPARATORS.contains(said));
    (said.unwrap_or_else(|| likeliest(text)), text, skipped)
}

/// The one that stands most often in the first row, outside of quotes.
fn likeliest(text: &str) -> char {
    let (mut quoted, mut counts) = (false, [0; SEPARATORS.len()]);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            c if !quoted => {
                if let Some(at) = SEPARATORS.iter().position(|separator| *separator == c) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most).unwrap_or_default();
    SEPARATORS[at]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(table: &Table) -> Vec<(i64, Vec<&str>)> {
        let mut all = Vec::new();
        for (line, cells) in &table.rows {
            all.push((*line, cells.iter().map(String::as_str).collect()));
        }
        all
    }

    fn of(text: &str) -> Table {
        read(text.as_bytes(), None, None).unwrap()
    }

    #[test]
    fn separators_are_recognised_outside_of_quotes() {
        for (text, separator) in [
            ("a,b,c\n1,2,3", ','),
            ("a;\"b,x,y,z\";c\n1;2;3", ';'),
            ("a\tb\tc\n1\t2\t3", '\t'),
            ("sep=;\r\na;b\r\n1;2", ';'),
            ("name\nAda", ','),
        ] {
            assert_eq!(of(text).separator, separator, "{text}");
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let table = of("name,note\r\nAda,\"one\ntwo\"\r\n\r\n,\r\nBao,x\r\n");
        assert_eq!(cells(&table), [(2, vec!["Ada", "one\ntwo"]), (5, vec!["Bao", "x"])]);
        let table = of("name,note\nAda,\"one\ntwo\"\nBao,x");
        assert_eq!(cells(&table), [(2, vec!["Ada", "one\ntwo"]), (3, vec!["Bao", "x"])]);
        let table = of("name\rAda\rBao");
        assert_eq!(cells(&table), [(2, vec!["Ada"]), (3, vec!["Bao"])]);
        let table = of("sep=,\nname\nAda");
        assert_eq!(cells(&table), [(3, vec!["Ada"])]);
    }

    #[test]
    fn our_own_sheets_come_back_as_they_were() {
        let table = of("\u{feff}name,phone\r\nAda,'+49 89 1\r\n");
        assert_eq!(table.names, ["name", "phone"]);
        assert_eq!(cells(&table), [(2, vec!["Ada", "+49 89 1"])]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_by_its_row() {
        let line = |text: &str| {
            let wrong = read(text.as_bytes(), None, None).unwrap_err();
            assert_eq!(wrong.key, "integrations-open-quote", "{text}");
            serde_json::to_value(&wrong.args["line"]).unwrap()["whole"].clone()
        };
        assert_eq!(line("name,mail\n\"Open quote,a@b.c\nNext,c@d.e\n"), 2);
        assert_eq!(
            line("name,mail\r\n\"A \"\"B\"\"\r\n\",a@b.c\r\n\r\nC,\"d\"\"\r\nE,f"),
            4
        );
        assert_eq!(line("sep=;\nname;note\nA;\"x"), 3);
        assert_eq!(line("name,\"mail\nA,b"), 1);
        // Within a cell it is a mark like any other.
        for fine in ["name,size\nA,5\" wide\nB,6\"", "name,note\nA,\"\"\nB,\"x\"\"\""] {
            assert_eq!(of(fine).rows.len(), 2, "{fine}");
        }
    }

    #[test]
    fn an_encoding_that_nobody_knows_is_told() {
        let wrong = read(b"name\nAda", Some("klingon"), None).unwrap_err();
        assert_eq!(wrong.key, "integrations-encoding-unknown");
        assert!(read(b"name\nAda", Some("GBK"), None).is_ok());
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let key = |bytes: &[u8]| read(bytes, None, None).unwrap_err().key.into_owned();
        assert_eq!(key(b""), "integrations-no-rows");
        assert_eq!(key(b"name,mail\r\n"), "integrations-no-rows");
        assert_eq!(key(b"\x89PNG\r\n\x1a\n\x00\x01\x02"), "integrations-not-text");
        let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
        assert_eq!(key(wide.as_bytes()), "integrations-too-many-columns");
        let long = format!("name\n{}", "Ada\n".repeat(MOST_ROWS + 1));
        assert_eq!(key(long.as_bytes()), "integrations-too-many-rows");
    }
}
