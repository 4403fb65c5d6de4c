//! The market watch: what other employers post, where, in which language, how urgently, at what pay, and what changed.
//!
//! What a board says is read by the crate `boards` and understood by the crate `market`, in a child process ([`child`]);
//! [`taking`] puts it beside what was known, [`tallies`] counts it, [`report`] tells it. About postings alone; nothing is
//! inferred about people.

pub mod actions;
mod alerts;
pub mod child;
mod fetching;
mod intake;
mod model;
mod pages;
pub mod report;
pub mod row;
mod store;
mod taking;
mod tallies;
mod tasks;
#[cfg(test)]
mod tests;

pub use actions::{NewBoard, add_board, add_employer, decide, remove_board, remove_employer};
pub use child::{COMMAND as READ_BOARD, LARGE_FILE, ONE_ANSWER, main as child_main};
pub use fetching::{Looked, look};
pub use intake::{Gathered, read_kind, take_files, take_gathered};
pub use model::{Board, BoardState, Employer, Posting, Problem, SignalKind, Snapshot};
pub use store::{Wanted, board, boards_of, employer, employer_named, employers, listed};
pub use taking::Ended;

use crate::{
    App,
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| {
        registry
            .task::<tasks::LookAtBoards>()
            .task::<tasks::LookAtBoard>()
            .task::<alerts::TellChanges>()
            .schedule(work::Schedule::new::<App, _>(
                &tasks::LookAtBoards {},
                work::Every::Minutes(5),
            ))
    },
    views: |gallery| {
        gallery
            .show::<pages::list::MarketPage>()
            .show::<pages::employer::ReportPage>()
            .show::<pages::board::BoardPage>()
            .show::<pages::posting::PostingPage>()
    },
    events: &[
        "market.employer_added",
        "market.employer_removed",
        "market.board_added",
        "market.board_removed",
        "market.looked",
        "market.decided",
    ],
    ..Feature::named("market")
};

fn routes() -> Routes {
    use pages::{board, employer, list, posting};
    const SEE: Access = Access::SignedIn;
    const CHANGE: Access = Access::Recruits;
    Routes::new()
        .get("/app/market", list::page, SEE)
        .post("/app/market", list::add, CHANGE)
        .get("/app/market/{employer}", employer::page, SEE)
        .get("/app/market/{employer}/{file}", employer::download, SEE)
        .post("/app/market/{employer}/boards", employer::add_board, CHANGE)
        .post("/app/market/{employer}/alerts", employer::choose_alerts, SEE)
        .post("/app/market/{employer}/removal", employer::remove, CHANGE)
        .get("/app/market/{employer}/boards/{board}", board::page, SEE)
        .post("/app/market/{employer}/boards/{board}/file", board::upload, CHANGE)
        .upload()
        .post("/app/market/{employer}/boards/{board}/look", board::look, CHANGE)
        .post("/app/market/{employer}/boards/{board}/removal", board::remove, CHANGE)
        .get("/app/market/{employer}/postings/{posting}", posting::page, SEE)
        .post(
            "/app/market/{employer}/postings/{posting}/decisions",
            posting::decide,
            CHANGE,
        )
}
