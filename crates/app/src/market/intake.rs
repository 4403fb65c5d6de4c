//! Files that people bring and answers that were fetched, taken in.

use std::fs::File;

use base::{Id, Time};
use boards::Kind;
use web::{Error, Message};

use super::{
    Board,
    child::{self, Most, Said},
    row::Row,
    store,
    taking::{Ended, Taking},
};
use crate::{App, events::By};

/// Takes a file in as what the board shows now. `told` hears how many postings were read so far.
///
/// # Errors
/// [`Error::Conflict`] with a message when nothing could be read, or the reading was cut off: then nothing is closed.
pub async fn take_files(
    app: &App,
    board: Id<Board>,
    at: Time,
    by: By,
    files: Vec<File>,
    most: Most,
    mut told: impl FnMut(i64),
) -> web::Result<Ended> {
    let known = store::board(&mut app.db.read(), board).await?.ok_or(Error::NotFound)?;
    let (kind, ground) = (known.kind(), known.ground());
    let mut taking = Taking::begin(app, board, at, by).await?;
    for file in files {
        let stream = child::read_file(app, &kind, &ground, file, most).map_err(anyhow::Error::new)?;
        if let Err(error) = take_stream(&mut taking, stream, &mut told).await {
            let counts = taking.give_up().await?;
            tracing::info!(
                postings = counts.postings,
                "A file of a watched board was not taken whole"
            );
            return Err(error);
        }
    }
    if taking.counts().postings == 0 {
        taking.give_up().await?;
        return Err(Error::Conflict(Message::new("market-file-empty")));
    }
    taking.finish().await
}

async fn take_stream(
    taking: &mut Taking<'_>,
    mut stream: child::Stream,
    told: &mut impl FnMut(i64),
) -> web::Result<()> {
    let outcome = loop {
        match stream.next().await? {
            Some(Said::Row(row)) => {
                taking.row(*row).await?;
                if taking.counts().postings % 256 == 0 {
                    told(taking.counts().postings);
                }
            }
            Some(Said::Fault { words, .. }) => taking.fault(words),
            Some(Said::Next(_)) => {}
            Some(Said::Unreadable { words }) => {
                break Err(Error::Conflict(Message::new("market-unreadable").with("why", words)));
            }
            Some(Said::End { .. }) => {
                told(taking.counts().postings);
                break Ok(());
            }
            None => break Err(Error::Conflict(Message::new("market-cut-off"))),
        }
    };
    stream.end().await;
    outcome
}

/// What a whole reading of a board came to, before anything of it is written.
#[derive(Debug, Default)]
pub struct Gathered {
    pub rows: Vec<Row>,
    pub faults: Vec<String>,
    /// Nothing of the list is missing.
    pub whole: bool,
}

/// Takes in what was gathered as what the board shows now.
pub async fn take_gathered(app: &App, board: Id<Board>, at: Time, by: By, gathered: Gathered) -> web::Result<Ended> {
    let mut taking = Taking::begin(app, board, at, by).await?;
    for fault in gathered.faults {
        taking.fault(fault);
    }
    for row in gathered.rows {
        taking.row(row).await?;
    }
    taking.finish().await
}

/// The kind of a board as somebody typed it.
pub fn read_kind(text: &str) -> Result<Kind, Message> {
    text.parse::<Kind>()
        .map_err(|why| Message::new("market-kind").with("why", why.to_string()))
}
