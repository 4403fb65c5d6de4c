//! What is known of an employer's postings before a board is read again.

use std::collections::HashMap;

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, sql};
use market::{Index, Sketch};

use super::super::{Board, Employer, Posting, tallies::Kind};

/// A posting of the board that is read.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Before {
    pub id: Id<Posting>,
    pub outside_id: String,
    pub job_id: Id<Posting>,
    #[sqlx(flatten)]
    pub kind: Kind,
    pub places: String,
    pub pay_words: String,
    pub posted_at: Option<Time>,
    pub since: Time,
    pub closed_at: Option<Time>,
    pub sketch: Vec<u8>,
    pub digest: i64,
}

/// A posting of any board of the employer, for finding its job.
#[derive(sqlx::FromRow)]
struct Entry {
    id: Id<Posting>,
    job_id: Id<Posting>,
    number: i32,
    sketch: Vec<u8>,
}

/// The postings of an employer, so that the job of a new one is found.
pub struct Jobs {
    index: Index,
    /// The posting and the job behind each number of the index.
    entries: Vec<(Id<Posting>, Id<Posting>)>,
}

/// How many are read at once.
const PART: i64 = 20_000;

impl Jobs {
    pub async fn load(on: &mut impl Conn, employer: Id<Employer>) -> Result<Self> {
        let mut jobs = Self {
            index: Index::new(),
            entries: Vec::new(),
        };
        let mut after = uuid::Uuid::nil();
        loop {
            let part: Vec<Entry> = sql(
                "SELECT m.id, m.job_id, b.number, m.sketch FROM market_postings m JOIN market_boards b ON b.id = m.board_id
                 WHERE m.employer_id = $1 AND m.closed_at IS NULL AND m.id > $2 ORDER BY m.id LIMIT $3",
            )
            .bind(employer)
            .bind(after)
            .bind(PART)
            .all(on)
            .await?;
            let Some(last) = part.last() else { break };
            after = last.id.uuid();
            for entry in part {
                if let Some(sketch) = Sketch::from_bytes(&entry.sketch) {
                    jobs.add(entry.id, entry.job_id, entry.number, &sketch);
                }
            }
        }
        Ok(jobs)
    }

    fn add(&mut self, posting: Id<Posting>, job: Id<Posting>, board: i32, sketch: &Sketch) {
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push((posting, job));
        self.index.add(number, u16::try_from(board).unwrap_or(u16::MAX), sketch);
    }

    /// The job of a posting that is new: that of the one it is like, else its own. It is known from then on.
    pub fn job_of(&mut self, posting: Id<Posting>, board: &Board, sketch: &[u8]) -> Id<Posting> {
        let Some(sketch) = Sketch::from_bytes(sketch) else {
            return posting;
        };
        let number = u16::try_from(board.number).unwrap_or(u16::MAX);
        let found = self.index.find(number, &sketch).filter(|found| found.verdict.same);
        let job = found.map_or(posting, |found| self.entries[found.id as usize].1);
        self.add(posting, job, board.number, &sketch);
        job
    }
}

/// The postings of a board, those that closed too, by the board's ids.
pub async fn before(on: &mut impl Conn, board: Id<Board>) -> Result<HashMap<String, Before>> {
    let mut all = HashMap::new();
    let mut after = uuid::Uuid::nil();
    loop {
        let part: Vec<Before> = sql(
            "SELECT id, outside_id, job_id, language, function, level, employment, urgent, places, pay_words, posted_at,
                    since, closed_at, sketch, digest
             FROM market_postings WHERE board_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        )
        .bind(board)
        .bind(after)
        .bind(PART)
        .all(on)
        .await?;
        let Some(last) = part.last() else { return Ok(all) };
        after = last.id.uuid();
        all.extend(part.into_iter().map(|row| (row.outside_id.clone(), row)));
    }
}
