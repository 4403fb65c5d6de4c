//! The SQL of employers, boards, snapshots and postings.

use anyhow::Result;
use base::{Date, Id, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{
    Board, Employer, Posting, Snapshot,
    model::{BoardState, Problem, fold_name},
};
use crate::access::User;

/// Everybody who is watched, by name.
pub async fn employers(on: &mut impl Conn) -> Result<Vec<Employer>> {
    let text = format!("SELECT {} FROM market_employers e ORDER BY e.folded", Employer::COLUMNS);
    sql_text(text).all(on).await
}

pub async fn employer(on: &mut impl Conn, id: Id<Employer>) -> Result<Option<Employer>> {
    let text = format!("SELECT {} FROM market_employers e WHERE e.id = $1", Employer::COLUMNS);
    sql_text(text).bind(id).maybe(on).await
}

/// An employer by name: case, accents and width do not matter.
pub async fn employer_named(on: &mut impl Conn, name: &str) -> Result<Option<Employer>> {
    let text = format!(
        "SELECT {} FROM market_employers e WHERE e.folded = $1",
        Employer::COLUMNS
    );
    sql_text(text).bind(fold_name(name)).maybe(on).await
}

pub(super) async fn insert_employer(
    tx: &mut Tx,
    name: &str,
    website: &str,
    by: Option<Id<User>>,
) -> Result<Id<Employer>> {
    let (id, now) = (tx.id::<Employer>(), tx.now());
    sql(
        "INSERT INTO market_employers (id, name, folded, website, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(name.to_owned())
    .bind(fold_name(name))
    .bind(website.to_owned())
    .bind(now)
    .bind(by)
    .run(tx)
    .await?;
    Ok(id)
}

pub async fn board(on: &mut impl Conn, id: Id<Board>) -> Result<Option<Board>> {
    let text = format!("SELECT {} FROM market_boards b WHERE b.id = $1", Board::COLUMNS);
    sql_text(text).bind(id).maybe(on).await
}

pub async fn boards_of(on: &mut impl Conn, employer: Id<Employer>) -> Result<Vec<Board>> {
    let text = format!(
        "SELECT {} FROM market_boards b WHERE b.employer_id = $1 ORDER BY b.number",
        Board::COLUMNS
    );
    sql_text(text).bind(employer).all(on).await
}

pub(super) async fn board_at(
    on: &mut impl Conn,
    employer: Id<Employer>,
    kind: &str,
    address: &str,
) -> Result<Option<Board>> {
    let text = format!(
        "SELECT {} FROM market_boards b WHERE b.employer_id = $1 AND b.kind = $2 AND b.address = $3",
        Board::COLUMNS
    );
    sql_text(text)
        .bind(employer)
        .bind(kind.to_owned())
        .bind(address.to_owned())
        .maybe(on)
        .await
}

/// What a new board is.
pub(super) struct NewBoard<'a> {
    pub employer: Id<Employer>,
    pub kind: &'a str,
    pub address: &'a str,
    pub language: &'a str,
    pub country: &'a str,
    pub by: Option<Id<User>>,
}

pub(super) async fn insert_board(tx: &mut Tx, new: NewBoard<'_>) -> Result<Id<Board>> {
    let (id, now) = (tx.id::<Board>(), tx.now());
    sql(
        "INSERT INTO market_boards (id, employer_id, number, kind, address, language, country, state, state_at, next_at,
            created_at, created_by)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $8, $10
         FROM market_boards WHERE employer_id = $2",
    )
    .bind(id)
    .bind(new.employer)
    .bind(new.kind.to_owned())
    .bind(new.address.to_owned())
    .bind(new.language.to_owned())
    .bind(new.country.to_owned())
    .bind(BoardState::New)
    .bind(now)
    .bind((!new.address.is_empty()).then_some(now))
    .bind(new.by)
    .run(tx)
    .await?;
    Ok(id)
}

/// Boards whose time to be fetched has come.
pub(super) async fn due(on: &mut impl Conn, now: Time, most: i64) -> Result<Vec<Board>> {
    let text = format!(
        "SELECT {} FROM market_boards b WHERE b.next_at IS NOT NULL AND b.next_at <= $1 ORDER BY b.next_at LIMIT $2",
        Board::COLUMNS
    );
    sql_text(text).bind(now).bind(most).all(on).await
}

/// How the last fetch of a board went.
pub(super) struct Went<'a> {
    pub state: BoardState,
    pub problem: Option<Problem>,
    pub failures: i32,
    pub next_at: Option<Time>,
    pub etag: &'a str,
    pub last_modified: &'a str,
}

pub(super) async fn set_went(tx: &mut Tx, board: Id<Board>, went: Went<'_>) -> Result<()> {
    let now = tx.now();
    sql(
        "UPDATE market_boards SET state = $2, state_at = CASE WHEN state = $2 THEN state_at ELSE $3 END, problem = $4,
            failures = $5, next_at = $6, etag = $7, last_modified = $8, looked_at = $3, version = version + 1 WHERE id = $1",
    )
    .bind(board)
    .bind(went.state)
    .bind(now)
    .bind(went.problem)
    .bind(went.failures)
    .bind(went.next_at)
    .bind(went.etag.to_owned())
    .bind(went.last_modified.to_owned())
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn snapshots(on: &mut impl Conn, board: Id<Board>, most: i64) -> Result<Vec<Snapshot>> {
    let text = format!(
        "SELECT {} FROM market_snapshots s WHERE s.board_id = $1 AND s.done_at IS NOT NULL ORDER BY s.number DESC LIMIT $2",
        Snapshot::COLUMNS
    );
    sql_text(text).bind(board).bind(most).all(on).await
}

/// How many postings the last good look at a board found.
pub(super) async fn last_size(on: &mut impl Conn, board: Id<Board>) -> Result<Option<i64>> {
    sql(
        "SELECT postings FROM market_snapshots WHERE board_id = $1 AND done_at IS NOT NULL ORDER BY number DESC LIMIT 1",
    )
    .bind(board)
    .maybe_value(on)
    .await
}

pub(super) async fn posting(on: &mut impl Conn, id: Id<Posting>) -> Result<Option<Posting>> {
    let text = format!("SELECT {} FROM market_postings m WHERE m.id = $1", Posting::COLUMNS);
    sql_text(text).bind(id).maybe(on).await
}

pub(super) async fn text_of(on: &mut impl Conn, id: Id<Posting>) -> Result<Option<String>> {
    sql("SELECT text FROM market_texts WHERE posting_id = $1")
        .bind(id)
        .maybe_value(on)
        .await
}

/// Every posting of a job, the first first.
pub(super) async fn of_job(on: &mut impl Conn, job: Id<Posting>) -> Result<Vec<Posting>> {
    let text = format!(
        "SELECT {} FROM market_postings m WHERE m.job_id = $1 ORDER BY m.first_seen_at, m.id LIMIT 200",
        Posting::COLUMNS
    );
    sql_text(text).bind(job).all(on).await
}

/// What postings are listed.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    All,
    Urgent,
    /// Of this level.
    Level(&'a str),
    Board(Id<Board>),
    Function(&'a str),
    Language(&'a str),
    Title(&'a str),
}

/// Postings that were open at some time of a period, newest first.
pub async fn listed(
    on: &mut impl Conn,
    employer: Id<Employer>,
    period: (Date, Date),
    wanted: Wanted<'_>,
    most: i64,
) -> Result<Vec<Posting>> {
    let (holds, value) = match wanted {
        Wanted::All => ("$5 = ''", ""),
        Wanted::Urgent => ("m.urgent AND $5 = ''", ""),
        // The index holds these two levels alone.
        Wanted::Level(word) => ("m.level = $5 AND m.level IN ('intern', 'executive')", word),
        Wanted::Board(_) => ("m.board_id = $6 AND $5 = ''", ""),
        Wanted::Function(word) => ("m.function = $5", word),
        Wanted::Language(word) => ("m.language = $5", word),
        Wanted::Title(word) => ("instr(m.title, $5) > 0", word),
    };
    let (from, to) = (start(period.0), start(period.1.add_days(1)));
    let mut look = sql_text(format!(
        "SELECT {} FROM market_postings m WHERE m.employer_id = $1 AND m.since < $3
            AND (m.closed_at IS NULL OR m.closed_at >= $2) AND {holds}
         ORDER BY m.since DESC, m.id LIMIT $4",
        Posting::COLUMNS
    ))
    .bind(employer)
    .bind(from)
    .bind(to)
    .bind(most)
    .bind(value.to_owned());
    if let Wanted::Board(board) = wanted {
        look = look.bind(board);
    }
    look.all(on).await
}

/// Jobs that opened in a period, as far as that is known.
pub(super) async fn opened_in(
    on: &mut impl Conn,
    employer: Id<Employer>,
    period: (Date, Date),
    most: i64,
) -> Result<Vec<Posting>> {
    jobs_in(on, employer, period, most, "since", "TRUE").await
}

/// Jobs that closed in a period: nothing is left of them.
pub(super) async fn closed_in(
    on: &mut impl Conn,
    employer: Id<Employer>,
    period: (Date, Date),
    most: i64,
) -> Result<Vec<Posting>> {
    let gone = "NOT EXISTS (SELECT 1 FROM market_postings o WHERE o.job_id = m.job_id AND o.closed_at IS NULL)";
    jobs_in(on, employer, period, most, "closed_at", gone).await
}

/// The first postings of jobs whose moment `column` lies in a period, the latest first.
async fn jobs_in(
    on: &mut impl Conn,
    employer: Id<Employer>,
    (from, to): (Date, Date),
    most: i64,
    column: &'static str,
    holds: &'static str,
) -> Result<Vec<Posting>> {
    sql_text(format!(
        "SELECT {} FROM market_postings m WHERE m.employer_id = $1 AND m.{column} >= $2 AND m.{column} < $3
            AND m.id = m.job_id AND {holds} ORDER BY m.{column} DESC, m.id LIMIT $4",
        Posting::COLUMNS
    ))
    .bind(employer)
    .bind(start(from))
    .bind(start(to.add_days(1)))
    .bind(most)
    .all(on)
    .await
}

/// The currencies in which anything is paid. Each is one look into the index.
pub(super) async fn pay_currencies(on: &mut impl Conn, employer: Id<Employer>) -> Result<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    loop {
        let next: Option<String> = sql("SELECT MIN(pay_currency) FROM market_postings
             WHERE employer_id = $1 AND pay_year IS NOT NULL AND pay_currency > $2")
        .bind(employer)
        .bind(all.last().cloned().unwrap_or_default())
        .value(on)
        .await?;
        match next {
            Some(next) => all.push(next),
            None => return Ok(all),
        }
    }
}

/// The best paid postings in a currency, of those that were open in a period.
pub(super) async fn best_paid(
    on: &mut impl Conn,
    employer: Id<Employer>,
    currency: &str,
    period: (Date, Date),
    most: i64,
) -> Result<Vec<Posting>> {
    let text = format!(
        "SELECT {} FROM market_postings m WHERE m.employer_id = $1 AND m.pay_currency = $2 AND m.pay_year IS NOT NULL
            AND m.since < $4 AND (m.closed_at IS NULL OR m.closed_at >= $3)
         ORDER BY m.pay_year DESC LIMIT $5",
        Posting::COLUMNS
    );
    let (from, to) = (start(period.0), start(period.1.add_days(1)));
    sql_text(text)
        .bind(employer)
        .bind(currency.to_owned())
        .bind(from)
        .bind(to)
        .bind(most)
        .all(on)
        .await
}

/// When anything of an employer was first and last seen.
pub(super) async fn looked(on: &mut impl Conn, employer: Id<Employer>) -> Result<(Option<Time>, Option<Time>)> {
    sql(
        "SELECT MIN(s.at), MAX(s.at) FROM market_snapshots s JOIN market_boards b ON b.id = s.board_id
         WHERE b.employer_id = $1 AND s.done_at IS NOT NULL",
    )
    .bind(employer)
    .one(on)
    .await
}

/// A signal with what it is about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignalRow {
    pub kind: String,
    pub at: Time,
    pub data: String,
    pub board_kind: String,
    pub title: Option<String>,
    pub posting_id: Option<Id<Posting>>,
}

pub(super) async fn signals(on: &mut impl Conn, employer: Id<Employer>, most: i64) -> Result<Vec<SignalRow>> {
    sql(
        "SELECT g.kind, g.at, g.data, b.kind AS board_kind, m.title, g.posting_id FROM market_signals g
         JOIN market_boards b ON b.id = g.board_id LEFT JOIN market_postings m ON m.id = g.posting_id
         WHERE g.employer_id = $1 ORDER BY g.at DESC, g.id DESC LIMIT $2",
    )
    .bind(employer)
    .bind(most)
    .all(on)
    .await
}

pub(super) async fn signals_of(on: &mut impl Conn, snapshot: Id<Snapshot>) -> Result<Vec<SignalRow>> {
    sql(
        "SELECT g.kind, g.at, g.data, b.kind AS board_kind, m.title, g.posting_id FROM market_signals g
         JOIN market_boards b ON b.id = g.board_id LEFT JOIN market_postings m ON m.id = g.posting_id
         WHERE g.snapshot_id = $1 ORDER BY g.id LIMIT 500",
    )
    .bind(snapshot)
    .all(on)
    .await
}

/// Midnight of a day, in UTC.
fn start(day: Date) -> Time {
    day.start_in(&base::Zone::utc())
}
