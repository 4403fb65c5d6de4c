//! Reading what boards say in a process of its own (TRUST IN-4): it can compute, within its time and memory, and nothing
//! else. It also understands what it read, so that two processors work on a large file.

use std::{
    fs::File,
    io::{BufWriter, Read, Write},
    process::{ExitCode, Stdio},
    thread,
};

use boards::{Answer, Ask, Fault, Kind, Source, Unreadable};
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
    /// The answer of a server at this address.
    Answer { url: String, media_type: Option<String> },
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
    /// What to fetch next, and whether it completes what was listed.
    Next {
        kind: String,
        url: String,
        details: bool,
    },
    /// Nothing could be read: why, in words.
    Unreadable {
        words: String,
    },
    /// The end was reached: what came before is all.
    End {
        total: Option<u64>,
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

/// Has an answer of a server read.
pub async fn read_answer(
    app: &App,
    ask: &Ask,
    ground: &Ground,
    url: &str,
    media_type: Option<&str>,
    bytes: Vec<u8>,
) -> std::io::Result<Stream> {
    let task = Task::Answer {
        url: url.to_owned(),
        media_type: media_type.map(str::to_owned),
    };
    let (stream, input) = start(app, &ask.kind, ground, task, Stdio::piped(), ONE_ANSWER)?;
    let mut input = input.expect("it is piped");
    // The child may stop reading early; what it says counts.
    tokio::spawn(async move { input.write_all(&bytes).await.ok() });
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

fn speak(request: &Request, input: impl Read, out: &mut impl Write) -> std::io::Result<()> {
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
                    say(out, &Said::End { total: None })
                }
            }
        }
        Task::Answer { url, media_type } => {
            let mut bytes = Vec::new();
            input.take(request.most_bytes).read_to_end(&mut bytes)?;
            let source = Source {
                url,
                media_type: media_type.as_deref(),
                bytes: &bytes,
            };
            match boards::read(&kind, &source) {
                Err(why) => say(out, &unreadable(&why)),
                Ok(answer) => tell(answer, &request.ground, out),
            }
        }
    }
}

fn tell(answer: Answer, ground: &Ground, out: &mut impl Write) -> std::io::Result<()> {
    for posted in answer.postings {
        say(out, &Said::Row(Box::new(Row::of(posted, ground))))?;
    }
    for fault in &answer.faults {
        say(out, &said(fault))?;
    }
    for next in answer.next {
        say(
            out,
            &Said::Next {
                kind: next.kind.as_str().to_owned(),
                details: next.wanted == boards::Wanted::Details,
                url: next.url,
            },
        )?;
    }
    say(out, &Said::End { total: answer.total })
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
