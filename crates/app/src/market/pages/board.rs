//! One board: how it does, what was seen on it and when, and files brought by hand.

use axum::{extract::Path, response::IntoResponse};
use base::{Id, Time, Zone};
use serde::Serialize;
use web::{Arrival, Error, Fields, Message, Multipart, View};

use super::{employer::back, list::sample_employer, load, read};
use crate::{
    layout::Desk,
    market::{
        Board, BoardState, Employer, Posting, Snapshot, Wanted, actions, child::ONE_ANSWER, intake, model::Remarks,
        report, store, tasks::LookAtBoard,
    },
};

/// `/app/market/{employer}/boards/{board}`
#[derive(Serialize)]
pub struct BoardPage {
    employer: Employer,
    board: Board,
    name: Message,
    problem: Option<Message>,
    snapshots: Vec<Snapshot>,
    postings: Vec<Posting>,
    /// Why a file was not taken, just now.
    refused: Option<Message>,
    may_change: bool,
}

impl View for BoardPage {
    const TEMPLATE: &'static str = "market/board.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let board = |state, address: &str| Board {
            id: Id::from_uuid(uuid::Uuid::nil()),
            employer_id: Id::from_uuid(uuid::Uuid::nil()),
            number: 1,
            kind: "linkedin".to_owned(),
            address: address.to_owned(),
            language: "zh".to_owned(),
            country: "CN".to_owned(),
            state,
            state_at: now,
            problem: None,
            failures: 2,
            looked_at: Some(now),
            next_at: Some(now),
            etag: String::new(),
            last_modified: String::new(),
            version: 1,
        };
        let page = |state, address: &str, full: bool| Self {
            employer: sample_employer(),
            board: board(state, address),
            name: report::board_name("linkedin"),
            problem: full.then(|| Message::new("market-unreadable").with("why", "<x>")),
            snapshots: full
                .then(|| Snapshot {
                    id: Id::from_uuid(uuid::Uuid::nil()),
                    board_id: Id::from_uuid(uuid::Uuid::nil()),
                    number: 2,
                    at: now,
                    done_at: Some(now),
                    postings: 10,
                    opened: 1,
                    closed: 2,
                    changed: 0,
                    faults: 1,
                    remarks: Remarks(vec!["row 3: <x>".to_owned()]),
                })
                .into_iter()
                .collect(),
            postings: Vec::new(),
            refused: full.then(|| Message::new("market-file-empty")),
            may_change: full,
        };
        vec![
            page(BoardState::Failing, "https://x.example/jobs", true),
            page(BoardState::New, "", false),
            page(BoardState::Unsure, "", true),
        ]
    }
}

async fn find(desk: &Desk, employer: &str, board: &str) -> web::Result<(Employer, Board)> {
    let on = &mut desk.app.db.read();
    let employer = load(on, employer).await?;
    let board = store::board(on, read(board)?)
        .await?
        .filter(|board| board.employer_id == employer.id)
        .ok_or(Error::NotFound)?;
    Ok((employer, board))
}

/// `GET /app/market/{employer}/boards/{board}`
pub async fn page(desk: Desk, Path((employer, board)): Path<(String, String)>) -> web::Result {
    let (employer, board) = find(&desk, &employer, &board).await?;
    let view = view(&desk, employer, board, None).await?;
    desk.page(view).await
}

/// Postings that a page lists.
const LISTED: i64 = 200;
/// Looks that a page lists.
const LOOKS: i64 = 30;

async fn view(desk: &Desk, employer: Employer, board: Board, refused: Option<Message>) -> web::Result<BoardPage> {
    let on = &mut desk.app.db.read();
    let today = desk.app.clock.now().date_in(&Zone::utc());
    Ok(BoardPage {
        name: report::board_name(&board.kind),
        problem: board.problem.clone().map(|problem| problem.0),
        snapshots: store::snapshots(on, board.id, LOOKS).await?,
        postings: store::listed(on, employer.id, (today, today), Wanted::Board(board.id), LISTED).await?,
        refused,
        may_change: desk.actor.role.recruits(),
        employer,
        board,
    })
}

/// `POST /app/market/{employer}/boards/{board}/file`: what the board shows now, as a file.
pub async fn upload(desk: Desk, Path((employer, board)): Path<(String, String)>, multipart: Multipart) -> web::Result {
    let (employer, board) = find(&desk, &employer, &board).await?;
    let path = format!("/app/market/{}/boards/{}", employer.id, board.id);
    let outcome = match receive(&desk, multipart).await? {
        Err(problem) => Err(Error::Conflict(problem)),
        Ok(file) => {
            let at = desk.app.clock.now();
            intake::take_files(&desk.app, board.id, at, desk.actor.by(), vec![file], ONE_ANSWER, |_| {}).await
        }
    };
    match outcome {
        Ok(ended) => Ok(web::redirect(path)
            .flash(
                Message::new("market-taken")
                    .with("postings", ended.counts.postings)
                    .with("opened", ended.counts.opened)
                    .with("closed", ended.counts.closed),
            )
            .into_response()),
        Err(Error::Conflict(problem)) => {
            let view = view(&desk, employer, board, Some(problem)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

/// The file, in a place without a name, at its start.
async fn receive(desk: &Desk, form: Multipart) -> web::Result<Result<std::fs::File, Message>> {
    use std::io::{Seek, SeekFrom};
    let most = desk.app.limits.upload_file_bytes.max(ONE_ANSWER.bytes);
    let nameless = tempfile::tempfile().map_err(anyhow::Error::new)?;
    let mut into = tokio::fs::File::from_std(nameless);
    match form.only_file(most, &mut into).await? {
        Arrival::Whole => {
            let mut file = into.into_std().await;
            file.seek(SeekFrom::Start(0)).map_err(anyhow::Error::new)?;
            Ok(Ok(file))
        }
        Arrival::Nothing => Ok(Err(Message::new("market-file-none"))),
        Arrival::TooLarge => Ok(Err(
            Message::new("market-file-too-large").with("max", (most / 1024 / 1024) as i64)
        )),
    }
}

/// `POST /app/market/{employer}/boards/{board}/look`: as soon as the worker gets to it.
pub async fn look(desk: Desk, Path((employer, board)): Path<(String, String)>) -> web::Result {
    let (employer, board) = find(&desk, &employer, &board).await?;
    let path = format!("/app/market/{}/boards/{}", employer.id, board.id);
    if board.address.is_empty() {
        return Err(Error::Conflict(Message::new("market-no-address")));
    }
    let task = LookAtBoard { board: board.id };
    desk.app
        .db
        .write(move |tx| {
            let task = task.clone();
            Box::pin(async move { work::enqueue(tx, &task).await })
        })
        .await?;
    Ok(back(&path, "market-looking"))
}

/// `POST /app/market/{employer}/boards/{board}/removal`
pub async fn remove(desk: Desk, Path((employer, board)): Path<(String, String)>, fields: Fields) -> web::Result {
    let (employer, board) = find(&desk, &employer, &board).await?;
    drop(fields);
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| {
            let board = board.clone();
            Box::pin(async move { actions::remove_board(tx, by, &board).await })
        })
        .await?;
    Ok(back(&format!("/app/market/{}", employer.id), "market-removed"))
}
