//! Files that people bring: tables, JSON, saved pages, feeds. Read piece by piece, so that a million rows need no more
//! memory than one (and 8 bytes each for the ids).

mod array;
mod lines;
mod table;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, BufReader, Cursor, Read};

use crate::{
    answer::Source,
    budget::broken,
    draft::{Intake, Queue},
    encoding::Utf8,
    fault::{At, Fault, Unreadable, What},
    kind::Kind,
    posted::Posted,
    read::{self, LARGEST_DOCUMENT, Shape, xml_feed},
};

/// How much of a file is looked at to see what it is.
const HEAD: usize = 64 * 1024;
/// How much of a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub bytes: u64,
    pub postings: u64,
}

impl Default for Limits {
    /// One gigabyte and a million postings.
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            postings: 1_000_000,
        }
    }
}

/// Reads a file, whatever it is: a table in CSV (by comma, semicolon or tab), JSON lines, a JSON array or answer, a
/// saved page, a feed in XML; in UTF-8, UTF-16, GB18030, Windows-1252 and others. Columns and keys are `id, title,
/// text, url, language, employment_type, location, pay, urgent, posted_at` and what else is in `data/columns.tsv`, in
/// any order.
///
/// # Errors
/// Where nothing can be read of it at all. What is wrong with single rows comes out of the iterator.
pub fn file<R: Read>(kind: &Kind, source: R, limits: Limits) -> Result<Postings<R>, Unreadable> {
    let mut source = source;
    let mut start = Vec::with_capacity(512);
    (&mut source)
        .take(512)
        .read_to_end(&mut start)
        .map_err(|error| broken(&error))?;
    if let Some(what) = read::binary(&start) {
        return Err(Unreadable::OtherFile { what });
    }
    let utf8 = Utf8::new(Cursor::new(start).chain(source), limits.bytes);
    let mut text = BufReader::with_capacity(HEAD, utf8);
    let head = head(&mut text)?;
    if head.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let format = match read::shape(head.trim_start()) {
        Shape::Xml => {
            let feed = xml_feed::Feed::new(kind, Utf8::new(Text(text), u64::MAX), "");
            Format::Feed(Box::new(feed))
        }
        Shape::Html => whole(kind, text, "text/html; charset=utf-8", limits)?,
        Shape::Json if head.trim_start().starts_with('[') => Format::Array(array::Elements::new(text)),
        Shape::Json if lines::is_lines(&head) => Format::Lines(lines::Lines::new(text)),
        Shape::Json => whole(kind, text, "application/json; charset=utf-8", limits)?,
        Shape::Other => Format::Table(Box::new(table::Table::new(text, &head)?)),
    };
    Ok(Postings {
        format,
        intake: Intake::new(""),
        queue: Queue::new(),
        left: limits.postings,
        limits,
    })
}

/// Looks ahead without taking anything.
fn head<R: Read>(text: &mut BufReader<Utf8<R>>) -> Result<String, Unreadable> {
    let bytes = text.fill_buf().map_err(|error| broken(&error))?;
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    Ok(String::from_utf8_lossy(&bytes[..end]).into_owned())
}

/// A document that makes sense only as a whole.
fn whole<R: Read>(kind: &Kind, text: Reader<R>, media_type: &str, limits: Limits) -> Result<Format<R>, Unreadable> {
    let limit = limits.bytes.min(LARGEST_DOCUMENT);
    let mut bytes = Vec::new();
    text.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| broken(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Unreadable::TooLarge { limit });
    }
    let source = Source {
        url: "",
        media_type: Some(media_type),
        bytes: &bytes,
    };
    // A page that leads to a board holds no posting itself, and nothing is fetched for a file.
    let answer = read::read(kind, &source)?;
    if answer.postings.is_empty() && answer.faults.is_empty() && !answer.next.is_empty() {
        return Err(Unreadable::NoPosting);
    }
    let faults = answer.faults.into_iter().map(Err);
    Ok(Format::Whole(
        answer.postings.into_iter().map(Ok).chain(faults).collect(),
    ))
}

type Reader<R> = BufReader<Utf8<io::Chain<Cursor<Vec<u8>>, R>>>;

enum Format<R> {
    Table(Box<table::Table<Reader<R>>>),
    Lines(lines::Lines<Reader<R>>),
    Array(array::Elements<Reader<R>>),
    Feed(Box<xml_feed::Feed<Text<Reader<R>>>>),
    Whole(Queue),
}

/// Text that was decoded already.
struct Text<R>(R);

impl<R: Read> Read for Text<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out)
    }
}

/// The postings of a file, in its order, and what is wrong with them. A fault that is no loss follows its posting.
pub struct Postings<R: Read> {
    format: Format<R>,
    intake: Intake,
    queue: Queue,
    /// How many postings may still come.
    left: u64,
    limits: Limits,
}

impl<R: Read> Postings<R> {
    /// Reads on, into the queue; false at the end.
    fn advance(&mut self) -> bool {
        let (intake, queue) = (&mut self.intake, &mut self.queue);
        let (at, stopped) = match &mut self.format {
            Format::Table(table) => (table.at(), table.advance(intake, queue)),
            Format::Lines(lines) => (At::Line(lines.line + 1), lines.advance(intake, queue)),
            Format::Array(array) => (At::Item(array.read + 1), array.advance(intake, queue)),
            Format::Feed(feed) => (At::Item(feed.read + 1), feed.advance(queue)),
            Format::Whole(rest) => {
                queue.append(rest);
                return !queue.is_empty();
            }
        };
        match stopped {
            Ok(goes_on) => goes_on || !queue.is_empty(),
            Err(why) => {
                let what = match why {
                    Unreadable::Truncated => What::Truncated,
                    other => What::Stopped(Box::new(other)),
                };
                queue.push_back(Err(Fault { at, what }));
                self.format = Format::Whole(Queue::new());
                true
            }
        }
    }
}

impl<R: Read> Iterator for Postings<R> {
    type Item = Result<Posted, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.queue.is_empty() {
            if !self.advance() {
                self.format = Format::Whole(Queue::new());
                return None;
            }
        }
        let piece = self.queue.pop_front()?;
        if piece.is_ok() {
            if self.left == 0 {
                self.queue.clear();
                self.format = Format::Whole(Queue::new());
                let limit = self.limits.postings;
                return Some(Err(Fault {
                    at: At::Item(limit + 1),
                    what: What::TooMany { limit },
                }));
            }
            self.left -= 1;
        }
        Some(piece)
    }
}
