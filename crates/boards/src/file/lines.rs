//! JSON lines: one posting a line. A line that is broken or too long spoils none but itself. A document whose list has an
//! element a line (Bole's partner feed) is read so too: it may be larger than what is read as a whole.

use std::io::{BufRead, Read};

use serde_json::Value;

use crate::{
    budget::{LARGEST_ROW, broken},
    draft::{Intake, Queue},
    fault::{At, Fault, Unreadable, What},
    json,
    read::draft_of,
};

/// Whether a text that begins with `{` is one object a line rather than one document: its first line is whole, or a
/// later one begins with `{` at its very start.
pub(super) fn is_lines(head: &str) -> bool {
    let mut lines = head.trim_start().lines();
    let first = lines.next().unwrap_or("").trim_end();
    if serde_json::from_str::<Value>(first).is_ok() {
        // An answer of a board in one line is a document. A posting has a title, or nothing that looks like a list.
        let more = lines.any(|line| !line.trim().is_empty());
        return more || !is_document(first);
    }
    let Some(later) = lines.find(|line| line.starts_with('{')) else {
        return false;
    };
    let is_whole = serde_json::from_str::<Value>(without_comma(later)).is_ok();
    // The last one that is seen may go on.
    first.len() > 1 && (is_whole || lines.next().is_none())
}

/// Lines of arrays written one element a line end in a comma.
fn without_comma(line: &str) -> &str {
    let line = line.trim();
    line.strip_suffix(',').unwrap_or(line)
}

/// Whether a line is what stands before or behind the list of a document: `{"version": 1, "jobs": [`, `]}`.
fn is_around_list(line: &[u8], number: u64) -> bool {
    let closes = line
        .iter()
        .all(|byte| matches!(byte, b']' | b'}') || byte.is_ascii_whitespace());
    closes || (number == 1 && line.ends_with(b"[") && line.starts_with(b"{"))
}

/// Whether one object is a whole answer: it holds a list of objects.
fn is_document(line: &str) -> bool {
    let value: Value = serde_json::from_str(line).unwrap_or(Value::Null);
    let list = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    let title = value.get("title").is_some() && value.get("items").is_none();
    let linked = value.get("@type").is_some() || value.get("@graph").is_some();
    linked
        || (!title
            && value
                .as_object()
                .is_some_and(|fields| fields.values().any(|own| list(own) || own.is_object())))
}

pub(super) struct Lines<R> {
    text: R,
    buffer: Vec<u8>,
    /// Lines so far.
    pub(super) line: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(text: R) -> Self {
        Self {
            text,
            buffer: Vec::new(),
            line: 0,
        }
    }

    /// Reads the next line that is not empty; false at the end.
    pub(super) fn advance(&mut self, intake: &mut Intake, queue: &mut Queue) -> Result<bool, Unreadable> {
        self.buffer.clear();
        let most = LARGEST_ROW as u64 + 1;
        let read = (&mut self.text).take(most).read_until(b'\n', &mut self.buffer);
        if read.map_err(|error| broken(&error))? == 0 {
            return Ok(false);
        }
        self.line += 1;
        let at = At::Line(self.line);
        if self.buffer.len() > LARGEST_ROW {
            self.skip_line()?;
            let what = What::TooLong { limit: LARGEST_ROW };
            queue.push_back(Err(Fault { at, what }));
            return Ok(true);
        }
        let line = self.buffer.trim_ascii();
        let line = line.strip_suffix(b",").unwrap_or(line);
        if !is_around_list(line, self.line) {
            take(line, at, intake, queue);
        }
        Ok(true)
    }

    fn skip_line(&mut self) -> Result<(), Unreadable> {
        loop {
            let bytes = self.text.fill_buf().map_err(|error| broken(&error))?;
            let end = memchr::memchr(b'\n', bytes);
            let length = end.map_or(bytes.len(), |at| at + 1);
            self.text.consume(length);
            if end.is_some() || length == 0 {
                return Ok(());
            }
        }
    }
}

/// One posting in JSON.
pub(super) fn take(bytes: &[u8], at: At, intake: &mut Intake, queue: &mut Queue) {
    let what = match serde_json::from_slice::<Value>(bytes) {
        Ok(value) if value.is_object() => return intake.take(at, draft_of(&value), queue),
        Ok(_) => What::NotAPosting,
        Err(error) => What::Malformed {
            why: json::reason(&error),
        },
    };
    queue.push_back(Err(Fault { at, what }));
}
