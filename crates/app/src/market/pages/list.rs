//! Who is watched, and beginning to watch somebody.

use axum::response::IntoResponse;
use base::{Id, Time};
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, View};

use super::{SignalLine, signal_line};
use crate::{
    layout::Desk,
    market::{BoardState, Employer, NewBoard, actions, report, store},
};

/// `/app/market`
#[derive(Serialize)]
pub struct MarketPage {
    employers: Vec<Watched>,
    form: FormView,
    may_change: bool,
}

#[derive(Serialize)]
struct Watched {
    employer: Employer,
    boards: Vec<BoardLine>,
    postings: i64,
    signals: Vec<SignalLine>,
    looked_at: Option<Time>,
}

#[derive(Serialize)]
struct BoardLine {
    name: Message,
    state: BoardState,
}

impl View for MarketPage {
    const TEMPLATE: &'static str = "market/list.html";

    fn samples() -> Vec<Self> {
        let watched = Watched {
            employer: sample_employer(),
            boards: vec![
                BoardLine {
                    name: report::board_name("linkedin"),
                    state: BoardState::Failing,
                },
                BoardLine {
                    name: report::board_name("own_site"),
                    state: BoardState::Good,
                },
            ],
            postings: 18,
            signals: vec![SignalLine {
                kind: "opened",
                message: Message::new("market-signal-opened")
                    .with("title", "窑 <x>")
                    .with("board", report::board_name("linkedin")),
                at: Time::from_micros(1_795_510_800_000_000),
                posting: None,
            }],
            looked_at: Some(Time::from_micros(1_795_510_800_000_000)),
        };
        let wrong = FormErrors::new("address", Message::new("market-address").with("why", "<x>"));
        vec![
            Self {
                employers: Vec::new(),
                form: blank(),
                may_change: true,
            },
            Self {
                employers: vec![watched],
                form: FormView::again(Fields::default(), wrong),
                may_change: true,
            },
        ]
    }
}

pub(super) fn sample_employer() -> Employer {
    Employer {
        id: Id::from_uuid(uuid::Uuid::nil()),
        name: "示例 <Lab>".to_owned(),
        website: "https://lab.example.org".to_owned(),
        version: 1,
    }
}

fn blank() -> FormView {
    ["name", "address"]
        .into_iter()
        .fold(FormView::blank(), |form, name| form.with(name, ""))
}

/// `GET /app/market`
pub async fn page(desk: Desk) -> web::Result {
    let view = view(&desk, blank()).await?;
    desk.page(view).await
}

/// Changes that stand under an employer.
const SIGNALS: i64 = 3;

async fn view(desk: &Desk, form: FormView) -> web::Result<MarketPage> {
    let on = &mut desk.app.db.read();
    let mut employers = Vec::new();
    for employer in store::employers(on).await? {
        let boards = store::boards_of(on, employer.id).await?;
        let mut postings = 0;
        for board in &boards {
            postings += store::last_size(on, board.id).await?.unwrap_or(0);
        }
        let signals = store::signals(on, employer.id, SIGNALS).await?;
        employers.push(Watched {
            looked_at: boards.iter().filter_map(|board| board.looked_at).max(),
            boards: boards
                .iter()
                .map(|board| BoardLine {
                    name: report::board_name(&board.kind),
                    state: board.state,
                })
                .collect(),
            postings,
            signals: signals.iter().filter_map(signal_line).collect(),
            employer,
        });
    }
    Ok(MarketPage {
        employers,
        form,
        may_change: desk.actor.role.recruits(),
    })
}

/// `POST /app/market`: an employer, with the address of a board if there is one.
pub async fn add(desk: Desk, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let name = form.line("name", 1..=200);
    let address = form.line("address", 0..=500);
    let mut new = None;
    if !address.is_empty() {
        let board = boards::recognise(&address);
        let kind = board.map_or(boards::Kind::Site, |board| board.kind);
        match boards::first(&kind, &address, None) {
            Ok(_) => {
                new = Some(NewBoard {
                    kind,
                    address: address.clone(),
                    language: None,
                    country: None,
                });
            }
            Err(why) => form.fail("address", Message::new("market-address").with("why", why.to_string())),
        }
    }
    if let Err(errors) = form.finish() {
        let view = view(&desk, FormView::again(fields, errors)).await?;
        return desk.invalid(view).await;
    }
    let by = desk.actor.by();
    let id: Id<Employer> = desk
        .app
        .db
        .write(move |tx| {
            let (name, new) = (name.clone(), new.clone());
            Box::pin(async move {
                let id = actions::add_employer(tx, by, &name, "").await?;
                if let Some(new) = &new {
                    actions::add_board(tx, by, id, new).await?;
                }
                Ok::<_, web::Error>(id)
            })
        })
        .await?;
    Ok(web::redirect(format!("/app/market/{id}"))
        .flash(Message::new("market-added"))
        .into_response())
}
