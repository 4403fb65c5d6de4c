//! How many postings and jobs of each kind opened and closed on each day. Reports are sums over them, so what they cost
//! does not grow with the number of postings.

use std::collections::BTreeMap;

use anyhow::Result;
use base::{Date, Id, Time, Zone};
use db::{Conn, Tx, sql, sql_text};

use super::{Board, Employer};

/// What a posting is counted as.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Kind {
    pub language: String,
    pub function: String,
    pub level: String,
    pub employment: String,
    pub urgent: bool,
}

/// Changes of the counts that are to be written.
#[derive(Clone, Debug, Default)]
pub struct Tallies(BTreeMap<Day, (i64, i64)>);

/// A board (none: jobs), a day, a kind.
type Day = (Option<Id<Board>>, Date, Kind);

impl Tallies {
    /// A posting opened on a board.
    pub fn opened(&mut self, board: &Board, at: Time, kind: &Kind) {
        self.entry(Some(board.id), at, kind.clone()).0 += 1;
    }

    pub fn closed(&mut self, board: &Board, at: Time, kind: &Kind) {
        self.entry(Some(board.id), at, kind.clone()).1 += 1;
    }

    /// A job opened, on whatever board; it has no one language.
    pub fn job_opened(&mut self, at: Time, kind: &Kind) {
        self.entry(None, at, of_job(kind)).0 += 1;
    }

    pub fn job_closed(&mut self, at: Time, kind: &Kind) {
        self.entry(None, at, of_job(kind)).1 += 1;
    }

    /// A posting that opened as one kind turned out to be another: it is counted as that from its beginning.
    pub fn turned(&mut self, board: &Board, since: Time, from: &Kind, to: &Kind) {
        self.entry(Some(board.id), since, from.clone()).0 -= 1;
        self.entry(Some(board.id), since, to.clone()).0 += 1;
    }

    pub fn job_turned(&mut self, since: Time, from: &Kind, to: &Kind) {
        self.entry(None, since, of_job(from)).0 -= 1;
        self.entry(None, since, of_job(to)).0 += 1;
    }

    /// A posting that had closed is there again: it counts as open all the time.
    pub fn came_back(&mut self, board: &Board, closed: Time, kind: &Kind) {
        self.entry(Some(board.id), closed, kind.clone()).1 -= 1;
    }

    pub fn job_came_back(&mut self, closed: Time, kind: &Kind) {
        self.entry(None, closed, of_job(kind)).1 -= 1;
    }

    fn entry(&mut self, board: Option<Id<Board>>, at: Time, kind: Kind) -> &mut (i64, i64) {
        self.0.entry((board, day(at), kind)).or_default()
    }

    /// Adds them to what is stored.
    pub async fn write(&self, tx: &mut Tx, employer: Id<Employer>) -> Result<()> {
        let all: Vec<_> = self.0.iter().collect();
        for part in all.chunks(db::rows_at_once(10)) {
            let mut insert = sql_text(format!(
                "INSERT INTO market_tallies (employer_id, board, day, language, function, level, employment, urgent, opened,
                    closed) VALUES {}
                 ON CONFLICT (employer_id, board, day, language, function, level, employment, urgent)
                 DO UPDATE SET opened = market_tallies.opened + excluded.opened,
                               closed = market_tallies.closed + excluded.closed",
                db::value_rows(part.len(), 10)
            ));
            for ((board, day, kind), (opened, closed)) in part {
                insert = insert
                    .bind(employer)
                    .bind(board.map_or_else(String::new, |board| board.to_string()))
                    .bind(*day)
                    .bind(kind.language.clone())
                    .bind(kind.function.clone())
                    .bind(kind.level.clone())
                    .bind(kind.employment.clone())
                    .bind(kind.urgent)
                    .bind(*opened)
                    .bind(*closed);
            }
            insert.run(tx).await?;
        }
        Ok(())
    }
}

fn of_job(kind: &Kind) -> Kind {
    Kind {
        language: String::new(),
        ..kind.clone()
    }
}

/// Days of reports are those of UTC: boards stand all over the world.
pub fn day(at: Time) -> Date {
    at.date_in(&Zone::utc())
}

/// How many of a kind were open at some time of a period.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Count {
    /// The board's id; empty: jobs.
    pub board: String,
    #[sqlx(flatten)]
    pub kind: Kind,
    pub open: i64,
}

/// What was open in a period, both days included, of each kind.
pub async fn open_in(on: &mut impl Conn, employer: Id<Employer>, from: Date, to: Date) -> Result<Vec<Count>> {
    sql("SELECT board, language, function, level, employment, urgent,
                CAST(SUM(CASE WHEN day <= $3 THEN opened ELSE 0 END)
                   - SUM(CASE WHEN day < $2 THEN closed ELSE 0 END) AS BIGINT) AS open
         FROM market_tallies WHERE employer_id = $1
         GROUP BY board, language, function, level, employment, urgent
         HAVING SUM(CASE WHEN day <= $3 THEN opened ELSE 0 END) - SUM(CASE WHEN day < $2 THEN closed ELSE 0 END) > 0")
    .bind(employer)
    .bind(from)
    .bind(to)
    .all(on)
    .await
}

/// Jobs that opened and closed on each day of a period.
pub async fn jobs_by_day(
    on: &mut impl Conn,
    employer: Id<Employer>,
    from: Date,
    to: Date,
) -> Result<Vec<(Date, i64, i64)>> {
    sql(
        "SELECT day, CAST(SUM(opened) AS BIGINT), CAST(SUM(closed) AS BIGINT) FROM market_tallies
         WHERE employer_id = $1 AND board = '' AND day >= $2 AND day <= $3 GROUP BY day ORDER BY day",
    )
    .bind(employer)
    .bind(from)
    .bind(to)
    .all(on)
    .await
}

/// Counts an employer's postings anew, after jobs were put together or taken apart.
pub async fn count_anew(tx: &mut Tx, employer: Id<Employer>) -> Result<()> {
    sql("DELETE FROM market_tallies WHERE employer_id = $1")
        .bind(employer)
        .run(tx)
        .await?;
    let rows: Vec<Row> = sql(
        "SELECT board_id, id, job_id, language, function, level, employment, urgent, since, closed_at
         FROM market_postings WHERE employer_id = $1",
    )
    .bind(employer)
    .all(tx)
    .await?;
    let mut tallies = Tallies::default();
    let mut jobs: BTreeMap<uuid::Uuid, Span> = BTreeMap::new();
    for row in &rows {
        tallies.entry(Some(row.board_id), row.since, row.kind.clone()).0 += 1;
        if let Some(closed) = row.closed_at {
            tallies.entry(Some(row.board_id), closed, row.kind.clone()).1 += 1;
        }
        let span = jobs.entry(row.job_id).or_default();
        span.add(row);
    }
    for span in jobs.into_values() {
        let Some(since) = span.since else { continue };
        tallies.job_opened(since, &span.kind);
        if let Some(closed) = span.closed.filter(|_| !span.open) {
            tallies.job_closed(closed, &span.kind);
        }
    }
    tallies.write(tx, employer).await
}

#[derive(sqlx::FromRow)]
struct Row {
    board_id: Id<Board>,
    id: uuid::Uuid,
    job_id: uuid::Uuid,
    #[sqlx(flatten)]
    kind: Kind,
    since: Time,
    closed_at: Option<Time>,
}

/// From when to when a job was open.
#[derive(Default)]
struct Span {
    kind: Kind,
    since: Option<Time>,
    closed: Option<Time>,
    open: bool,
    has_first: bool,
}

impl Span {
    fn add(&mut self, row: &Row) {
        // What the first posting says counts for the job; should it be gone, any other's.
        if row.id == row.job_id || !self.has_first {
            self.kind = row.kind.clone();
            self.since = Some(row.since);
            self.has_first |= row.id == row.job_id;
        }
        match row.closed_at {
            None => self.open = true,
            Some(closed) => self.closed = Some(self.closed.map_or(closed, |last| last.max(closed))),
        }
    }
}
