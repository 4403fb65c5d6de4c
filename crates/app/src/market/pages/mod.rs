//! Pages of the market watch: who is watched, an employer's report, a board, a posting.

pub mod board;
mod charts;
pub mod employer;
pub mod list;
pub mod posting;

use base::Id;
use db::Conn;
use web::{Error, Message};

use super::{Employer, report, store};

pub(super) fn read<T>(id: &str) -> web::Result<Id<T>> {
    id.parse().map_err(|_| Error::NotFound)
}

pub(super) async fn load(on: &mut impl Conn, id: &str) -> web::Result<Employer> {
    store::employer(on, read(id)?).await?.ok_or(Error::NotFound)
}

/// A signal as a line: what, about which posting.
#[derive(Clone, Debug, serde::Serialize)]
pub struct SignalLine {
    pub kind: &'static str,
    pub message: Message,
    pub at: base::Time,
    pub posting: Option<Id<super::Posting>>,
}

pub(super) fn signal_line(row: &store::SignalRow) -> Option<SignalLine> {
    let kind = super::SignalKind::ALL.iter().find(|kind| kind.as_str() == row.kind)?;
    let data: serde_json::Value = serde_json::from_str(&row.data).unwrap_or_default();
    let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
    let number = |name: &str| data[name].as_i64().unwrap_or_default();
    let title = row.title.clone().unwrap_or_default();
    let about = match (data["topic"].as_str(), data["function"].as_str()) {
        (Some(topic), _) => Message::new("market-topic").with("topic", topic),
        (None, Some(function)) => Message::new(format!("market-function-{}", function.replace('_', "-"))),
        (None, None) => Message::new("market-function-other"),
    };
    let message = Message::new(format!("market-signal-{}", row.kind.replace('_', "-")))
        .with("title", title)
        .with("board", report::board_said(&row.board_kind))
        .with("from", text("from"))
        .with("to", text("to"))
        .with("place", text("place"))
        .with("percent", number("percent"))
        .with("count", number("count"))
        .with("language", report::language_name(&text("language")))
        .with("about", about);
    Some(SignalLine {
        kind: kind.as_str(),
        message,
        at: row.at,
        posting: row.posting_id,
    })
}
