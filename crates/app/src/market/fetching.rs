//! Looking at boards by ourselves: politely, safely, and without believing a single bad answer.

use std::collections::HashSet;

use base::{Id, Time};
use boards::{Ask, Kind};
use fetch::{Failure, Fetched, Robots};
use jiff::SignedDuration;
use web::Message;

use super::{
    Board, BoardState,
    child::{self, Said, Wanted},
    intake::{self, Gathered},
    model::Problem,
    store::{self, Went},
    taking::Ended,
};
use crate::{App, events::By};

/// A board is looked at once in so much time.
const EVERY: SignedDuration = SignedDuration::from_hours(12);
/// A second look follows the first after so much.
const SECOND_LOOK: SignedDuration = SignedDuration::from_hours(1);
/// A list is suspiciously short when less than so many percent of it are left.
const SUSPICIOUS: i64 = 50;
/// Shorter lists may shrink by half without anybody wondering.
const NOTABLE: i64 = 10;
/// Most answers of one look.
const MOST_ANSWERS: usize = 3_000;
/// Most bytes of all answers of one look.
const MOST_BYTES: usize = 60 * 1024 * 1024;

/// What came of a look.
#[derive(Debug)]
pub enum Looked {
    /// It was taken in.
    Taken(Ended),
    /// Nothing has changed since the last look.
    Same,
    /// It is suspicious: a second look decides.
    Doubted(Message),
    /// It failed; everything stays as it was.
    Failed(Message),
}

/// Looks at a board now. What goes wrong is noted on the board and is no error.
pub async fn look(app: &App, board: Id<Board>, by: By) -> web::Result<Looked> {
    let board = store::board(&mut app.db.read(), board)
        .await?
        .ok_or(web::Error::NotFound)?;
    let looked = match gather(app, &board).await {
        Err(Stop::Error(error)) => return Err(error),
        Err(Stop::Same) => Looked::Same,
        Err(Stop::Failed { message, pause }) => {
            note_failure(app, &board, message.clone(), pause).await?;
            return Ok(Looked::Failed(message));
        }
        Ok((gathered, tags)) => {
            let last = store::last_size(&mut app.db.read(), board.id).await?;
            let found = gathered.rows.len() as i64;
            let much_less = last
                .is_some_and(|last| (found == 0 && last > 0) || (last >= NOTABLE && found * 100 < last * SUSPICIOUS));
            if (much_less || !gathered.whole) && board.state != BoardState::Unsure {
                let message = Message::new(if gathered.whole {
                    "market-much-less"
                } else {
                    "market-not-whole"
                })
                .with("found", found)
                .with("last", last.unwrap_or(0));
                note(
                    app,
                    &board,
                    BoardState::Unsure,
                    Some(message.clone()),
                    0,
                    SECOND_LOOK,
                    &Tags::default(),
                )
                .await?;
                return Ok(Looked::Doubted(message));
            }
            if !gathered.whole {
                let message = Message::new("market-not-whole")
                    .with("found", found)
                    .with("last", last.unwrap_or(0));
                note_failure(app, &board, message.clone(), None).await?;
                return Ok(Looked::Failed(message));
            }
            let ended = intake::take_gathered(app, board.id, app.clock.now(), by, gathered).await?;
            note(app, &board, BoardState::Good, None, 0, EVERY, &tags).await?;
            return Ok(Looked::Taken(ended));
        }
    };
    let tags = Tags {
        etag: board.etag.clone(),
        last_modified: board.last_modified.clone(),
    };
    note(app, &board, BoardState::Good, None, 0, EVERY, &tags).await?;
    Ok(looked)
}

/// What a server calls the state of its answer.
#[derive(Clone, Debug, Default)]
struct Tags {
    etag: String,
    last_modified: String,
}

/// Why there is nothing to take in.
enum Stop {
    Same,
    Failed {
        message: Message,
        pause: Option<std::time::Duration>,
    },
    Error(web::Error),
}

impl<E: Into<web::Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

async fn gather(app: &App, board: &Board) -> Result<(Gathered, Tags), Stop> {
    let first = boards::first(&board.kind(), &board.address, None).map_err(|why| Stop::Failed {
        message: Message::new("market-address").with("why", why.to_string()),
        pause: None,
    })?;
    let (mut answers, mut tags, mut bytes) = (Vec::new(), Tags::default(), 0);
    let mut tried: HashSet<String> = HashSet::new();
    let mut wanted = vec![Wanted::of(&first)];
    loop {
        for ask in std::mem::take(&mut wanted) {
            if answers.len() >= MOST_ANSWERS || bytes >= MOST_BYTES || !tried.insert(ask.url.clone()) {
                continue;
            }
            let is_first = answers.is_empty() && tried.len() == 1;
            match fetch_one(app, board, &ask, is_first).await {
                Ok(Fetched::NotModified) => return Err(Stop::Same),
                Ok(Fetched::New(page)) => {
                    if is_first {
                        tags = Tags {
                            etag: page.etag.unwrap_or_default(),
                            last_modified: page.last_modified.unwrap_or_default(),
                        };
                    }
                    bytes += page.bytes.len();
                    let charset = page
                        .charset
                        .map(|charset| format!("; charset={charset}"))
                        .unwrap_or_default();
                    answers.push(child::Fetched {
                        asked: ask.url,
                        url: page.url,
                        media_type: page.media_type.map(|kind| format!("{kind}{charset}")),
                        bytes: page.bytes,
                    });
                }
                Err(failure) if is_first => {
                    return Err(Stop::Failed {
                        pause: failure.retry_after(),
                        message: say(&failure),
                    });
                }
                // One page or one detail less: whether that matters is seen when all is put together.
                Err(_) => {}
            }
        }
        let (gathered, next) = put_together(app, board, &first, &answers).await?;
        wanted = next.into_iter().filter(|ask| !tried.contains(&ask.url)).collect();
        if wanted.is_empty() || answers.len() >= MOST_ANSWERS || bytes >= MOST_BYTES {
            // An answer that leads on to others is never "the same" by itself.
            if answers.len() > 1 {
                tags = Tags::default();
            }
            return Ok((gathered, tags));
        }
    }
}

async fn fetch_one(app: &App, board: &Board, ask: &Wanted, is_first: bool) -> Result<Fetched, Failure> {
    let mut request = fetch::Request::new(&ask.url);
    request.robots = match ask.kind.parse::<Kind>() {
        // Interfaces that their owners offer to programs.
        Ok(
            Kind::Greenhouse
            | Kind::Lever
            | Kind::Ashby
            | Kind::Recruitee
            | Kind::Workable
            | Kind::Personio
            | Kind::Teamtailor
            | Kind::Bole,
        ) => Robots::Pass,
        _ => Robots::Heed,
    };
    if is_first {
        request.etag = Some(board.etag.clone()).filter(|tag| !tag.is_empty());
        request.last_modified = Some(board.last_modified.clone()).filter(|date| !date.is_empty());
    }
    app.fetcher.fetch(&request).await
}

/// Everything that was fetched, put together by the child; and what is still to be fetched.
async fn put_together(
    app: &App,
    board: &Board,
    first: &Ask,
    answers: &[child::Fetched],
) -> Result<(Gathered, Vec<Wanted>), Stop> {
    let failed = |message: Message| Stop::Failed { message, pause: None };
    let mut stream = child::read_board(app, first, &board.ground(), answers).map_err(anyhow::Error::new)?;
    let (mut gathered, mut next) = (Gathered::default(), Vec::new());
    let outcome = loop {
        match stream.next().await {
            Err(error) => break Err(Stop::Error(error.into())),
            Ok(Some(Said::Row(row))) => gathered.rows.push(*row),
            Ok(Some(Said::Fault { words, .. })) => gathered.faults.push(words),
            Ok(Some(Said::Next(wanted))) => next.push(wanted),
            Ok(Some(Said::Unreadable { words })) => {
                break Err(failed(Message::new("market-unreadable").with("why", words)));
            }
            Ok(Some(Said::End { whole })) => {
                gathered.whole = whole;
                break Ok(());
            }
            Ok(None) => break Err(failed(Message::new("market-cut-off"))),
        }
    };
    stream.end().await;
    outcome.map(|()| (gathered, next))
}

fn say(failure: &Failure) -> Message {
    let message = Message::new(format!("market-fetch-{}", failure.key()));
    match failure {
        Failure::Status(status) => message.with("status", u32::from(*status)),
        Failure::TooLarge { limit } => message.with("limit", (*limit / 1024 / 1024) as i64),
        Failure::Port(port) => message.with("port", u32::from(*port)),
        _ => message,
    }
}

async fn note_failure(
    app: &App,
    board: &Board,
    message: Message,
    pause: Option<std::time::Duration>,
) -> web::Result<()> {
    let failures = board.failures + 1;
    let seed = board.id.uuid().as_u64_pair().1;
    let wait = pause
        .unwrap_or_default()
        .max(fetch::backoff(failures.unsigned_abs(), seed));
    let wait = SignedDuration::try_from(wait).unwrap_or(EVERY);
    note(
        app,
        board,
        BoardState::Failing,
        Some(message),
        failures,
        wait,
        &Tags::default(),
    )
    .await
}

async fn note(
    app: &App,
    board: &Board,
    state: BoardState,
    problem: Option<Message>,
    failures: i32,
    wait: SignedDuration,
    tags: &Tags,
) -> web::Result<()> {
    let (id, tags) = (board.id, tags.clone());
    let next: Time = app.clock.now() + wait;
    let problem = problem.map(Problem);
    app.db
        .write(move |tx| {
            let (tags, problem) = (tags.clone(), problem.clone());
            Box::pin(async move {
                store::set_went(
                    tx,
                    id,
                    Went {
                        state,
                        problem,
                        failures,
                        next_at: Some(next),
                        etag: &tags.etag,
                        last_modified: &tags.last_modified,
                    },
                )
                .await
            })
        })
        .await?;
    Ok(())
}
