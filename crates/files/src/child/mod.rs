//! The child process: takes one file on standard input, gives up every right, reads it, and prints what it found.
//!
//! `bole parse-file` calls [`main`] before it does anything else. Whatever a hostile file makes the readers do, the
//! process can only compute, within its time and memory; the parent ([`crate::Extractor`]) ends it when it does not end.

mod confine;

use std::{
    io::{Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    thread,
};

use serde::{Deserialize, Serialize};

pub use confine::{Unconfined, confine_process, confine_threads};

use crate::{Kind, Limits, Outcome, Reason, drawing, text};

/// What the parent asks for: the last argument of the command line, as JSON.
#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) limits: Limits,
    pub(crate) task: Task,
}

/// What is to be done with the file.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Its text, as JSON of an [`Outcome`].
    Read,
    /// Its pages, as a PNG; PDF alone.
    Draw,
}

/// The readers recurse with the nesting of a document, up to bounds of their own that fit in here.
const STACK: usize = 64 * 1024 * 1024;

/// Takes the file on standard input and does with it what the last argument says: prints an [`Outcome`] as JSON, or a PNG.
///
/// Exits with 2 when called by something else than [`crate::Extractor`], with 1 when it could not confine itself or there
/// is nothing to draw.
pub fn main() -> ExitCode {
    let Some(request) = std::env::args()
        .next_back()
        .and_then(|json| serde_json::from_str(&json).ok())
    else {
        eprintln!("this command is run by the server, with a file on standard input");
        return ExitCode::from(2);
    };
    let Request { kind, limits, task } = request;
    if confine_process(&limits).is_err() {
        return ExitCode::FAILURE;
    }
    // Messages of a panic may quote the document.
    std::panic::set_hook(Box::new(|_| {}));
    let work = move || {
        confine_threads().ok()?;
        if task == Task::Draw {
            let picture = drawing::draw(&read_input(&limits)?, &limits)?;
            return std::io::stdout().lock().write_all(&picture).ok();
        }
        let outcome = read_input(&limits).map(|bytes| parse(kind, &bytes, &limits));
        let json = serde_json::to_vec(&outcome.unwrap_or(Outcome::Unavailable(Reason::Damaged))).ok()?;
        std::io::stdout().lock().write_all(&json).ok()
    };
    let done = thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map(thread::JoinHandle::join);
    match done {
        Ok(Ok(Some(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Reads `bytes` as a file of the given kind. For the child and for fuzzing; never call it in a process that matters.
pub fn parse(kind: Kind, bytes: &[u8], limits: &Limits) -> Outcome {
    let read = catch_unwind(AssertUnwindSafe(|| text::read(kind, bytes, limits)));
    read.unwrap_or(Outcome::Unavailable(Reason::Damaged))
}

fn read_input(limits: &Limits) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .ok()?;
    (bytes.len() as u64 <= limits.file_bytes).then_some(bytes)
}
