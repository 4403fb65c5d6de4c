//! Reading what boards say in a process of its own (TRUST IN-4): it can compute, within its time and memory, and nothing
//! else. It also understands what it read, so that two processors work on a large file.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufWriter, Read, Write},
    process::{ExitCode, Stdio},
    thread,
};

use boards::{Answer, Ask, Fault, Gathering, Kind, Source, Unreadable};
use files::Limits;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use super::row::{Ground, Row};
use crate::App;

/// The hidden command with which the program calls itself.
pub const COMMAND: &str = "read-board";

/// What the parent asks for.
#[derive(Serialize, Deserialize)]
struct Request {
    kind: String,
    ground: Ground,
    task: Task,
    limits: Limits,
    most_bytes: u64,
    most_postings: u64,
}

#[derive(Serialize, Deserialize)]
enum Task {
    /// A file that somebody brought.
    File,
    /// The answers of a board, put together.
    Board { first: Wanted },
}

/// Something to fetch, as it stands between the two processes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wanted {
    pub kind: String,
    pub url: String,
    pub details: bool,
}

impl Wanted {
    pub fn of(ask: &Ask) -> Self {
        Self {
            kind: ask.kind.as_str().to_owned(),
            url: ask.url.clone(),
            details: ask.wanted == boards::Wanted::Details,
        }
    }

    fn ask(&self) -> Option<Ask> {
        Some(Ask {
            kind: self.kind.parse().ok()?,
            url: self.url.clone(),
            wanted: if self.details {
                boards::Wanted::Details
            } else {
                boards::Wanted::List
            },
        })
    }
}

/// An answer that was fetched: what was asked, where it lay in the end, what it is.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub asked: String,
    pub url: String,
    pub media_type: Option<String>,
    pub bytes: Vec<u8>,
}

/// What stands before the bytes of an answer on standard input, as a line of JSON.
#[derive(Serialize, Deserialize)]
struct Frame {
    asked: String,
    url: String,
    media_type: Option<String>,
    length: u64,
}

/// One line of what the child says.
#[derive(Debug, Serialize, Deserialize)]
pub enum Said {
    Row(Box<Row>),
    /// What is wrong with one posting, in words; whether it was left out.
    Fault {
        words: String,
        lost: bool,
    },
    /// What is still to be fetched.
    Next(Wanted),
    /// Nothing could be read: why, in words.
    Unreadable {
        words: String,
    },
    /// The end was reached: what came before is all there is, unless pages of the list are missing.
    End {
        whole: bool,
    },
}

/// How much one reading may take.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    pub bytes: u64,
    pub postings: u64,
    pub cpu_seconds: u64,
}

/// A file that a person uploads, or an answer of a server.
pub const ONE_ANSWER: Most = Most {
    bytes: 64 * 1024 * 1024,
    postings: 100_000,
    cpu_seconds: 120,
};

/// A file that the operator imports on the command line.
pub const LARGE_FILE: Most = Most {
    bytes: 16 * 1024 * 1024 * 1024,
    postings: 10_000_000,
    cpu_seconds: 24 * 60 * 60,
};

/// Memory of the child: a large answer as JSON, twice over.
const MEMORY: u64 = 1024 * 1024 * 1024;
const STACK: usize = 64 * 1024 * 1024;

/// What is said by a child that reads.
pub struct Stream {
    child: tokio::process::Child,
    lines: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
}

impl Stream {
    /// The next thing said; none when the child ended without saying [`Said::End`]: it was stopped or crashed.
    pub async fn next(&mut self) -> anyhow::Result<Option<Said>> {
        Ok(match self.lines.next_line().await? {
            Some(line) => Some(serde_json::from_str(&line)?),
            None => None,
        })
    }

    /// Ends the child, whether or not it is through.
    pub async fn end(mut self) {
        self.child.kill().await.ok();
    }
}

/// Has a file read.
pub fn read_file(app: &App, kind: &Kind, ground: &Ground, file: File, most: Most) -> std::io::Result<Stream> {
    start(app, kind, ground, Task::File, Stdio::from(file), most).map(|(stream, _)| stream)
}

/// Has the answers of a board put together and read; says also what is still to be fetched.
pub fn read_board(app: &App, first: &Ask, ground: &Ground, answers: &[Fetched]) -> std::io::Result<Stream> {
    let task = Task::Board {
        first: Wanted::of(first),
    };
    let (stream, input) = start(app, &first.kind, ground, task, Stdio::piped(), ONE_ANSWER)?;
    let mut input = input.expect("it is piped");
    let mut all = Vec::new();
    for answer in answers {
        let frame = Frame {
            asked: answer.asked.clone(),
            url: answer.url.clone(),
            media_type: answer.media_type.clone(),
            length: answer.bytes.len() as u64,
        };
        all.extend(serde_json::to_vec(&frame)?);
        all.push(b'\n');
        all.extend_from_slice(&answer.bytes);
    }
    // The child may stop reading early; what it says counts.
    tokio::spawn(async move { input.write_all(&all).await.ok() });
    Ok(stream)
}

fn start(
    app: &App,
    kind: &Kind,
    ground: &Ground,
    task: Task,
    input: Stdio,
    most: Most,
) -> std::io::Result<(Stream, Option<tokio::process::ChildStdin>)> {
    let request = serde_json::to_string(&Request {
        kind: kind.as_str().to_owned(),
        ground: ground.clone(),
        task,
        limits: Limits {
            cpu_seconds: most.cpu_seconds,
            memory_bytes: MEMORY,
            ..Limits::default()
        },
        most_bytes: most.bytes,
        most_postings: most.postings,
    })?;
    let mut child = app.extractor.call(COMMAND, &request, input)?;
    let output = child.stdout.take().expect("it is piped");
    let stdin = child.stdin.take();
    let lines = BufReader::with_capacity(256 * 1024, output).lines();
    Ok((Stream { child, lines }, stdin))
}

/// The child's own main: reads standard input and says what it holds, line by line.
pub fn main() -> ExitCode {
    let request = std::env::args().next_back();
    let Some(request) = request.and_then(|json| serde_json::from_str::<Request>(&json).ok()) else {
        eprintln!("this command is run by the server, with a board's answer on standard input");
        return ExitCode::from(2);
    };
    if files::child::confine_process(&request.limits).is_err() {
        return ExitCode::FAILURE;
    }
    std::panic::set_hook(Box::new(|_| {}));
    let work = move || {
        files::child::confine_threads().ok()?;
        let mut out = BufWriter::with_capacity(256 * 1024, std::io::stdout().lock());
        speak(&request, std::io::stdin().lock(), &mut out).ok()?;
        out.flush().ok()
    };
    match thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map(thread::JoinHandle::join)
    {
        Ok(Ok(Some(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn speak(request: &Request, input: impl BufRead, out: &mut impl Write) -> std::io::Result<()> {
    let Ok(kind) = request.kind.parse::<Kind>() else {
        return say(
            out,
            &Said::Unreadable {
                words: "this is no kind of board".to_owned(),
            },
        );
    };
    match &request.task {
        Task::File => {
            let limits = boards::Limits {
                bytes: request.most_bytes,
                postings: request.most_postings,
            };
            match boards::file(&kind, input, limits) {
                Err(why) => say(out, &unreadable(&why)),
                Ok(postings) => {
                    for posting in postings {
                        match posting {
                            Ok(posted) => say(out, &Said::Row(Box::new(Row::of(posted, &request.ground))))?,
                            Err(fault) => say(out, &said(&fault))?,
                        }
                    }
                    say(out, &Said::End { whole: true })
                }
            }
        }
        Task::Board { first } => {
            let Some(first) = first.ask() else {
                return say(
                    out,
                    &Said::Unreadable {
                        words: "this is no kind of board".to_owned(),
                    },
                );
            };
            let frames = frames(input, request.most_bytes)?;
            let mut gathering = Gathering::new(first);
            let mut next = Vec::new();
            let mut is_first = true;
            while let Some(ask) = gathering.ask() {
                let Some(answer) = frames.get(&ask.url) else {
                    next.push(Wanted::of(&ask));
                    gathering.missed(ask);
                    continue;
                };
                let source = Source {
                    url: &answer.url,
                    media_type: answer.media_type.as_deref(),
                    bytes: &answer.bytes,
                };
                if let Err(why) = gathering.take(&ask, &source) {
                    // A board whose first answer cannot be read says nothing; later ones leave the list unwhole.
                    if is_first {
                        return say(out, &unreadable(&why));
                    }
                    say(
                        out,
                        &Said::Fault {
                            words: why.to_string(),
                            lost: true,
                        },
                    )?;
                }
                is_first = false;
            }
            tell(gathering.finish(), next, &request.ground, out)
        }
    }
}

/// The answers on standard input, by what was asked.
fn frames(mut input: impl BufRead, most: u64) -> std::io::Result<HashMap<String, Fetched>> {
    let mut all = HashMap::new();
    let mut left = most;
    let mut head = Vec::new();
    loop {
        head.clear();
        if input.by_ref().take(64 * 1024).read_until(b'\n', &mut head)? == 0 {
            return Ok(all);
        }
        let frame: Frame = serde_json::from_slice(&head)?;
        left = left.saturating_sub(frame.length);
        let mut bytes = vec![0; usize::try_from(frame.length.min(most)).unwrap_or(0)];
        input.read_exact(&mut bytes)?;
        if left > 0 {
            all.insert(
                frame.asked.clone(),
                Fetched {
                    asked: frame.asked,
                    url: frame.url,
                    media_type: frame.media_type,
                    bytes,
                },
            );
        }
    }
}

fn tell(answer: Answer, next: Vec<Wanted>, ground: &Ground, out: &mut impl Write) -> std::io::Result<()> {
    let whole = answer.is_whole();
    for posted in answer.postings {
        say(out, &Said::Row(Box::new(Row::of(posted, ground))))?;
    }
    for fault in &answer.faults {
        say(out, &said(fault))?;
    }
    for wanted in next {
        say(out, &Said::Next(wanted))?;
    }
    say(out, &Said::End { whole })
}

fn said(fault: &Fault) -> Said {
    Said::Fault {
        words: fault.to_string(),
        lost: fault.is_loss(),
    }
}

fn unreadable(why: &Unreadable) -> Said {
    Said::Unreadable { words: why.to_string() }
}

fn say(out: &mut impl Write, said: &Said) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, said)?;
    out.write_all(b"\n")
}
