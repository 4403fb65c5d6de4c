//! What stands out, each with the postings it rests on. Worded as what was seen, never as what somebody intends.

use anyhow::Result;
use db::{Conn, sql};
use web::Message;

use super::{BoardPart, Line, Observation, Report};
use crate::market::Board;

/// Fewer postings on a board say nothing about it.
const ENOUGH: i64 = 3;

/// Employers with more postings are not looked through one by one.
const FEW: i64 = 50_000;

pub(super) async fn of(
    on: &mut impl Conn,
    report: &Report,
    boards: &[Board],
    language: &str,
) -> Result<Vec<Observation>> {
    let mut all = Vec::new();
    all.extend(report.boards.iter().filter_map(one_language));
    all.extend(overlaps(on, report, boards).await?);
    all.extend(urgency(report));
    all.extend(executives(report));
    all.extend(functions(report));
    all.extend(internships(report));
    all.extend(pay(report, language));
    all.extend(movement(report));
    Ok(all)
}

/// A board as a sentence names it, after "on": "its own site".
pub fn board_said(kind: &str) -> Message {
    match kind.parse::<boards::Kind>() {
        Ok(kind) if kind.is_own_site() => Message::new("market-board-own-site-said"),
        Ok(boards::Kind::Feed) => Message::new("market-board-feed-said"),
        _ => board_name(kind),
    }
}

/// A board's own name, on its own.
pub fn board_name(kind: &str) -> Message {
    let known = kind.parse::<boards::Kind>();
    match known {
        Ok(kind) if kind.is_own_site() => Message::new("market-board-own-site"),
        Ok(boards::Kind::Other(_)) | Err(_) => Message::new("market-board-other").with("kind", kind),
        Ok(known) => Message::new(format!("market-board-{}", known.as_str().replace('_', "-"))),
    }
}

/// A language, in a sentence.
pub fn language_name(code: &str) -> Message {
    if code.is_empty() {
        return Message::new("market-language-unknown");
    }
    let named = [
        "en", "de", "zh", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "vi",
    ];
    if named.contains(&code) {
        Message::new(format!("market-language-{code}"))
    } else {
        Message::new("market-language-other").with("code", code)
    }
}

fn one_language(board: &BoardPart) -> Option<Observation> {
    let (code, count) = board.languages.iter().max_by_key(|(_, count)| **count)?;
    if board.postings < ENOUGH || *count < board.postings || code.is_empty() {
        return None;
    }
    // Places that are read all over the world; elsewhere one language is what one expects.
    let international = matches!(
        board.kind.as_str(),
        "linkedin" | "indeed" | "greenhouse" | "lever" | "ashby"
    ) && code != "en";
    let key = if international {
        "market-saw-one-language-although"
    } else {
        "market-saw-one-language"
    };
    Some(Observation {
        message: Message::new(key)
            .with("count", board.postings)
            .with("board", board_said(&board.kind))
            .with("language", language_name(code)),
        evidence: board.evidence.clone(),
    })
}

/// How many jobs of a board stand on another too.
async fn overlaps(on: &mut impl Conn, report: &Report, boards: &[Board]) -> Result<Vec<Observation>> {
    let all: i64 = report.boards.iter().map(|board| board.postings).sum();
    if all > FEW || report.boards.len() < 2 {
        return Ok(Vec::new());
    }
    let Some(largest) = report.boards.iter().max_by_key(|board| board.postings) else {
        return Ok(Vec::new());
    };
    let mut seen = Vec::new();
    for other in report
        .boards
        .iter()
        .filter(|other| other.id != largest.id && other.postings > 0)
    {
        let find = |id: &str| boards.iter().find(|board| board.id.to_string() == id);
        let (Some(one), Some(two)) = (find(&largest.id), find(&other.id)) else {
            continue;
        };
        let shared: i64 = sql(
            "SELECT COUNT(DISTINCT a.job_id) FROM market_postings a JOIN market_postings b ON b.job_id = a.job_id
             WHERE a.board_id = $1 AND b.board_id = $2 AND a.closed_at IS NULL AND b.closed_at IS NULL",
        )
        .bind(one.id)
        .bind(two.id)
        .value(on)
        .await?;
        if shared > 0 {
            seen.push(Observation {
                message: Message::new("market-saw-overlap")
                    .with("shared", shared)
                    .with("postings", largest.postings)
                    .with("one", board_said(&largest.kind))
                    .with("other", board_said(&other.kind)),
                evidence: other.evidence.clone(),
            });
        }
    }
    Ok(seen)
}

fn evidence<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<String> {
    let urls = lines
        .into_iter()
        .map(|line| line.url.clone())
        .filter(|url| !url.is_empty());
    urls.take(20).collect()
}

/// Up to five jobs by name, with the comma of the reader's language.
fn names(lines: &[Line]) -> Message {
    let mut names = lines.iter().take(5).rev().map(|line| line.job.as_str());
    let last = Message::new("market-name").with("name", names.next().unwrap_or_default());
    names.fold(last, |more, name| {
        Message::new("market-names").with("name", name).with("more", more)
    })
}

/// Each function with urgent jobs, the most first.
fn urgency(report: &Report) -> Option<Observation> {
    if report.urgent.is_empty() {
        return None;
    }
    let mut functions: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    for line in &report.urgent {
        *functions.entry(&line.function).or_default() += 1;
    }
    let most = functions.iter().max_by_key(|(_, count)| **count)?;
    Some(Observation {
        message: Message::new("market-saw-urgent")
            .with("count", report.urgent.len())
            .with("jobs", report.jobs)
            .with(
                "function",
                Message::new(format!("market-function-{}", most.0.replace('_', "-"))),
            )
            .with("most", *most.1)
            .with("names", names(&report.urgent)),
        evidence: evidence(&report.urgent),
    })
}

fn executives(report: &Report) -> Option<Observation> {
    (!report.executives.is_empty()).then(|| Observation {
        message: Message::new("market-saw-executives")
            .with("count", report.executives.len())
            .with("names", names(&report.executives)),
        evidence: evidence(&report.executives),
    })
}

/// Where most of the jobs are.
fn functions(report: &Report) -> Option<Observation> {
    let known = report
        .functions
        .iter()
        .filter(|(function, _)| function.as_str() != "other");
    let (function, count) = known.max_by_key(|(_, count)| **count)?;
    if report.jobs < ENOUGH {
        return None;
    }
    Some(Observation {
        message: Message::new("market-saw-functions")
            .with("count", *count)
            .with("jobs", report.jobs)
            .with(
                "function",
                Message::new(format!("market-function-{}", function.replace('_', "-"))),
            ),
        evidence: report
            .boards
            .iter()
            .flat_map(|board| board.evidence.iter().cloned())
            .take(10)
            .collect(),
    })
}

fn internships(report: &Report) -> Option<Observation> {
    (!report.internships.is_empty()).then(|| Observation {
        message: Message::new("market-saw-internships")
            .with("count", report.internships.len())
            .with("names", names(&report.internships)),
        evidence: evidence(&report.internships),
    })
}

fn pay(report: &Report, language: &str) -> Option<Observation> {
    let highest = report.highest.as_ref()?;
    let words = highest.pay.print(language);
    let message = match &highest.told {
        Some(told) => Message::new("market-saw-pay-told")
            .with("pay", words)
            .with("job", highest.line.job.as_str())
            .with("amount", told.money.minor / told.money.currency.minor_units())
            .with("currency", told.money.currency.code())
            .with("period", Message::new(format!("market-period-{}", highest.pay.period)))
            .with("rate", told.rate.as_str())
            .with("date", told.date),
        None => Message::new("market-saw-pay")
            .with("pay", words)
            .with("job", highest.line.job.as_str()),
    };
    Some(Observation {
        message,
        evidence: evidence([&highest.line]),
    })
}

/// What opened and closed, where that is known: not at a first look.
fn movement(report: &Report) -> Option<Observation> {
    let opened: i64 = report.weeks.iter().map(|week| week.opened).sum();
    let closed: i64 = report.weeks.iter().map(|week| week.closed).sum();
    (opened + closed > 0).then(|| Observation {
        message: Message::new("market-saw-movement")
            .with("opened", opened)
            .with("closed", closed),
        evidence: evidence(report.opened.iter().chain(&report.closed)),
    })
}
