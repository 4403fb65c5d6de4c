//! Gathering the report.

use std::collections::BTreeMap;

use ::pay::exchange::Rates;
use anyhow::Result;
use base::{Currency, Date, Id, Time};
use db::Conn;

use super::{BoardPart, LIST, Line, Report, Week, observations, pay};
use crate::market::{
    Board, Employer, Posting,
    store::{self, Wanted},
    tallies::{self, Count},
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub from: Date,
    pub to: Date,
    pub currency: Currency,
    /// In force at the end of the period, or as somebody gave them.
    pub rates: Rates,
    /// The reader's, BCP 47: pay is written as they expect it.
    pub language: String,
}

/// Postings that stand as evidence beside a count.
const EVIDENCE: i64 = 10;

pub async fn load(on: &mut impl Conn, employer: Employer, asked: &Asked) -> Result<Report> {
    let (id, period) = (employer.id, (asked.from, asked.to));
    let boards = store::boards_of(on, id).await?;
    let (first_look, last_look) = store::looked(on, id).await?;
    let known = first_look.is_some_and(|first| tallies::day(first) <= asked.to);
    let counts = if known {
        tallies::open_in(on, id, asked.from, asked.to).await?
    } else {
        Vec::new()
    };
    let kinds: BTreeMap<Id<Board>, String> = boards.iter().map(|board| (board.id, board.kind.clone())).collect();
    let lines = |postings: Vec<Posting>| lines(postings, &kinds);
    let urgent = lines(store::listed(on, id, period, Wanted::Urgent, LIST).await?);
    let internships = lines(store::listed(on, id, period, Wanted::Level("intern"), LIST).await?);
    let executives = lines(store::listed(on, id, period, Wanted::Level("executive"), LIST).await?);
    let opened = lines(store::opened_in(on, id, period, LIST).await?);
    let closed = lines(store::closed_in(on, id, period, LIST).await?);
    let mut parts = Vec::new();
    for board in &boards {
        parts.push(board_part(on, board, &counts, period).await?);
    }
    let sum = |of: fn(&Count) -> &str| {
        let mut sums: BTreeMap<String, i64> = BTreeMap::new();
        for count in counts.iter().filter(|count| count.board.is_empty()) {
            *sums.entry(of(count).to_owned()).or_default() += count.open;
        }
        sums
    };
    let without_unsaid = |mut sums: BTreeMap<String, i64>| {
        sums.remove("");
        sums
    };
    let mut report = Report {
        jobs: counts
            .iter()
            .filter(|count| count.board.is_empty())
            .map(|count| count.open)
            .sum(),
        functions: sum(|count| &count.kind.function),
        levels: without_unsaid(sum(|count| &count.kind.level)),
        employments: without_unsaid(sum(|count| &count.kind.employment)),
        highest: pay::highest(on, id, period, asked, &kinds).await?,
        ranges: pay::ranges(on, id, period, asked).await?,
        weeks: weeks(
            &tallies::jobs_by_day(on, id, asked.from, asked.to).await?,
            first_look,
            asked,
        ),
        employer,
        from: asked.from,
        to: asked.to,
        first_look,
        last_look,
        boards: parts,
        urgent,
        internships,
        executives,
        currency: asked.currency,
        opened,
        closed,
        observations: Vec::new(),
    };
    report.observations = observations::of(on, &report, &boards, &asked.language).await?;
    Ok(report)
}

async fn board_part(on: &mut impl Conn, board: &Board, counts: &[Count], period: (Date, Date)) -> Result<BoardPart> {
    let id = board.id.to_string();
    let own = || counts.iter().filter(|count| count.board == id);
    let mut languages: BTreeMap<String, i64> = BTreeMap::new();
    for count in own() {
        *languages.entry(count.kind.language.clone()).or_default() += count.open;
    }
    let evidence = store::listed(on, board.employer_id, period, Wanted::Board(board.id), EVIDENCE).await?;
    Ok(BoardPart {
        kind: board.kind.clone(),
        postings: own().map(|count| count.open).sum(),
        urgent: own().filter(|count| count.kind.urgent).map(|count| count.open).sum(),
        languages,
        evidence: evidence
            .into_iter()
            .map(|posting| posting.url)
            .filter(|url| !url.is_empty())
            .collect(),
        id,
    })
}

/// One line a job: the first of its postings that comes.
fn lines(postings: Vec<Posting>, kinds: &BTreeMap<Id<Board>, String>) -> Vec<Line> {
    let mut jobs = std::collections::HashSet::new();
    postings
        .into_iter()
        .filter(|posting| jobs.insert(posting.job_id))
        .map(|posting| line(posting, kinds))
        .collect()
}

pub(super) fn line(posting: Posting, kinds: &BTreeMap<Id<Board>, String>) -> Line {
    Line {
        posting: posting.id,
        board: kinds.get(&posting.board_id).cloned().unwrap_or_default(),
        at: posting
            .closed_at
            .or(Some(posting.since))
            .filter(|at| at.as_micros() > 0),
        job: posting.title,
        function: posting.function,
        level: posting.level,
        language: posting.language,
        places: posting.places,
        url: posting.url,
        words: posting.urgent_words,
    }
}

/// Weeks that a report draws one by one.
const MOST_WEEKS: i64 = 60;

/// Each week of the period since the first look, also those in which nothing happened.
fn weeks(days: &[(Date, i64, i64)], first_look: Option<Time>, asked: &Asked) -> Vec<Week> {
    let monday = |day: Date| day.add_days(-i64::from(day.weekday().to_monday_zero_offset()));
    let looked = first_look.map_or(asked.to, tallies::day);
    let first = days
        .first()
        .map_or(looked, |(day, _, _)| looked.min(*day))
        .clamp(asked.from, asked.to);
    let (mut from, last) = (monday(first), monday(asked.to));
    if last.days_since(from) / 7 > MOST_WEEKS {
        from = last.add_days(-7 * MOST_WEEKS);
    }
    let mut weeks = Vec::new();
    while from <= last {
        let own = || days.iter().filter(|(day, _, _)| monday(*day) == from);
        weeks.push(Week {
            from,
            opened: own().map(|(_, opened, _)| opened).sum(),
            closed: own().map(|(_, _, closed)| closed).sum(),
        });
        from = from.add_days(7);
    }
    weeks
}
