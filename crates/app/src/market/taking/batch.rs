//! Postings about to be written, some hundred at a time.

use anyhow::Result;
use base::{Id, Time};
use db::{Sql, Tx, sql, sql_text};

use super::super::{
    Board, Employer, Posting,
    model::BETWEEN_PLACES,
    row::Row,
    tallies::{Kind, Tallies},
};

/// Columns of a new posting.
const COLUMNS: usize = 25;

/// What becomes of the postings of one part of a reading.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub new: Vec<New>,
    pub changed: Vec<Changed>,
    pub tallies: Tallies,
}

/// A posting that was not there before.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Id<Posting>,
    pub job: Id<Posting>,
    pub since: Time,
    pub row: Row,
}

/// A posting that was there, and is another now, or is there again.
#[derive(Clone, Debug)]
pub struct Changed {
    pub id: Id<Posting>,
    /// It had closed.
    pub came_back: bool,
    pub row: Row,
}

impl Batch {
    pub fn len(&self) -> usize {
        self.new.len() + self.changed.len()
    }

    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }

    /// Writes everything.
    pub async fn write(&self, tx: &mut Tx, board: &Board, at: Time) -> Result<()> {
        for part in self.new.chunks(db::rows_at_once(COLUMNS)) {
            insert(tx, board, at, part).await?;
        }
        let mut tallies = self.tallies.clone();
        for changed in &self.changed {
            if changed.came_back {
                open_job(tx, changed.id, &mut tallies).await?;
            }
            update(tx, at, changed).await?;
        }
        tallies.write(tx, board.employer_id).await
    }
}

/// What a posting is counted as.
pub fn kind_of(row: &Row) -> Kind {
    Kind {
        language: row.language.clone(),
        function: row.function.clone(),
        level: row.level.clone(),
        employment: row.employment.clone(),
        urgent: row.urgent,
    }
}

async fn insert(tx: &mut Tx, board: &Board, at: Time, part: &[New]) -> Result<()> {
    let mut insert = sql_text(format!(
        "INSERT INTO market_postings (id, employer_id, board_id, outside_id, job_id, title, url, language, function, level,
            employment, urgent, urgent_words, department, places, pay_words, pay, pay_currency, pay_year, posted_at, since,
            first_seen_at, changed_at, sketch, digest) VALUES {}",
        db::value_rows(part.len(), COLUMNS)
    ));
    let (employer, own): (Id<Employer>, Id<Board>) = (board.employer_id, board.id);
    for new in part {
        let row = &new.row;
        let ids = insert
            .bind(new.id)
            .bind(employer)
            .bind(own)
            .bind(row.id.clone())
            .bind(new.job);
        insert = said(ids, row)
            .bind(new.since)
            .bind(at)
            .bind(at)
            .bind(row.sketch.clone())
            .bind(row.digest);
    }
    insert.run(tx).await?;
    let texts: Vec<&New> = part.iter().filter(|new| !new.row.text.is_empty()).collect();
    if !texts.is_empty() {
        let mut insert = sql_text(format!(
            "INSERT INTO market_texts (posting_id, text) VALUES {}",
            db::value_rows(texts.len(), 2)
        ));
        for new in texts {
            insert = insert.bind(new.id).bind(new.row.text.clone());
        }
        insert.run(tx).await?;
    }
    Ok(())
}

/// A posting comes back: if nothing of its job was left, the job is open again.
async fn open_job(tx: &mut Tx, id: Id<Posting>, tallies: &mut Tallies) -> Result<()> {
    let (open, last): (i64, Option<Time>) = sql(
        "SELECT COUNT(*) FILTER (WHERE closed_at IS NULL), MAX(closed_at) FROM market_postings
         WHERE job_id = (SELECT job_id FROM market_postings WHERE id = $1)",
    )
    .bind(id)
    .one(tx)
    .await?;
    if let (0, Some(closed)) = (open, last) {
        // As its first posting is counted at this moment, before anything of this reading changes it.
        let kind: Kind = sql(
            "SELECT f.language, f.function, f.level, f.employment, f.urgent FROM market_postings m
             JOIN market_postings f ON f.id = m.job_id WHERE m.id = $1",
        )
        .bind(id)
        .one(tx)
        .await?;
        tallies.job_came_back(closed, &kind);
    }
    Ok(())
}

/// What a posting says, from its title to the day it was posted, in the order of the columns of [`insert`] and [`update`].
fn said(statement: Sql, row: &Row) -> Sql {
    let (currency, year) = row.pay_year().unzip();
    statement
        .bind(row.title.clone())
        .bind(row.url.clone())
        .bind(row.language.clone())
        .bind(row.function.clone())
        .bind(row.level.clone())
        .bind(row.employment.clone())
        .bind(row.urgent)
        .bind(row.urgent_words.clone())
        .bind(row.department.clone())
        .bind(row.places.join(BETWEEN_PLACES))
        .bind(row.pay_words.clone())
        .bind(row.pay.clone())
        .bind(currency)
        .bind(year)
        .bind(row.posted())
}

async fn update(tx: &mut Tx, at: Time, changed: &Changed) -> Result<()> {
    let row = &changed.row;
    let update = sql(
        "UPDATE market_postings SET title = $2, url = $3, language = $4, function = $5, level = $6, employment = $7,
            urgent = $8, urgent_words = $9, department = $10, places = $11, pay_words = $12, pay = $13, pay_currency = $14,
            pay_year = $15, posted_at = $16, changed_at = $17, closed_at = NULL, sketch = $18, digest = $19 WHERE id = $1",
    )
    .bind(changed.id);
    said(update, row)
        .bind(at)
        .bind(row.sketch.clone())
        .bind(row.digest)
        .run(tx)
        .await?;
    sql("INSERT INTO market_texts (posting_id, text) VALUES ($1, $2)
         ON CONFLICT (posting_id) DO UPDATE SET text = excluded.text")
    .bind(changed.id)
    .bind(row.text.clone())
    .run(tx)
    .await?;
    Ok(())
}
