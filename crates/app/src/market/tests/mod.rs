//! Stories of the market watch that need no file and no server; the whole is in crates/cli/tests/program/market.rs.

mod jobs;
mod mails;
mod tallies;

use base::{Id, Time};
use boards::{Place, Posted};

use super::{Board, Ended, Gathered, NewBoard, row::Row};
use crate::{events::By, testing::TestApp};

/// A posting as a board shows it.
pub(super) fn posted(id: &str, title: &str, text: &str) -> Posted {
    Posted {
        id: id.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        url: format!("https://jobs.example.org/{id}"),
        places: vec![Place {
            words: "Berlin".to_owned(),
            ..Place::default()
        }],
        ..Posted::default()
    }
}

/// A board of the watched employer.
pub(super) async fn board(app: &TestApp, kind: &str) -> Id<Board> {
    let new = NewBoard {
        kind: kind.parse().unwrap(),
        address: String::new(),
        language: None,
        country: None,
    };
    let made: web::Result<Id<Board>> = app
        .app
        .db
        .write(move |tx| {
            let new = new.clone();
            Box::pin(async move {
                let employer = super::add_employer(tx, By::System, "Example Lab", "").await?;
                super::add_board(tx, By::System, employer, &new).await
            })
        })
        .await;
    made.unwrap()
}

/// What the board shows at the next hour.
pub(super) async fn look(app: &TestApp, board: Id<Board>, shown: &[Posted]) -> Ended {
    app.clock.advance(jiff::SignedDuration::from_hours(30));
    let at: Time = app.clock.now();
    let ground = super::row::Ground::default();
    let gathered = Gathered {
        rows: shown.iter().cloned().map(|posted| Row::of(posted, &ground)).collect(),
        faults: Vec::new(),
        whole: true,
    };
    super::take_gathered(&app.app, board, at, By::System, gathered)
        .await
        .unwrap()
}
