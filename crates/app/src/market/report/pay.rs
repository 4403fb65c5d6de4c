//! Pay in a report: the highest, and ranges by function beside our own.

use std::collections::BTreeMap;

use ::pay::{
    Pay,
    exchange::{Converted, Rates},
};
use anyhow::Result;
use base::{Currency, Date, Id, Money};
use db::{Conn, sql};
use serde::Serialize;

use super::{Asked, Line, load::line};
use crate::market::{Board, Employer, Posting, store};

/// The best paid job, by the year, in the currency of the report.
#[derive(Clone, Debug, Serialize)]
pub struct Highest {
    pub line: Line,
    pub pay: Pay,
    /// The upper end, for the time it is paid for; none where no rate leads there.
    pub told: Option<Told>,
}

/// An amount in the reader's currency.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    pub money: Money,
    /// `0.139556`: what one unit of the pay's currency is.
    pub rate: String,
    pub date: Date,
    pub source: String,
}

impl From<Converted> for Told {
    fn from(made: Converted) -> Self {
        Self {
            rate: made.rate.round_sf(6).unwrap_or(made.rate).normalize().to_string(),
            money: made.money,
            date: made.date,
            source: made.source,
        }
    }
}

/// A year's pay of one function, theirs and ours, in minor units of the report's currency.
#[derive(Clone, Debug, Serialize)]
pub struct Ranges {
    pub function: String,
    pub theirs: Option<Range>,
    pub ours: Option<Range>,
}

/// Of several packages: the lowest low end, the middle of the middles, the highest high end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    pub count: i64,
    pub low: i64,
    pub median: i64,
    pub high: i64,
}

pub(super) async fn highest(
    on: &mut impl Conn,
    employer: Id<Employer>,
    period: (Date, Date),
    asked: &Asked,
    kinds: &BTreeMap<Id<Board>, String>,
) -> Result<Option<Highest>> {
    let mut best: Option<(i64, bool, Posting)> = None;
    for currency in store::pay_currencies(on, employer).await? {
        let Some(posting) = store::best_paid(on, employer, &currency, period, 1).await?.pop() else {
            continue;
        };
        let Some(pay) = &posting.pay else { continue };
        let year = pay.yearly();
        let Some(year) = year.max.or(year.min) else { continue };
        let told = convert(year, asked.currency, &asked.rates);
        // What cannot be told in the currency of the report stands behind what can.
        let rank = (told.map_or(year.minor, |told| told.minor), told.is_some());
        if best
            .as_ref()
            .is_none_or(|(amount, comparable, _)| (rank.1, rank.0) > (*comparable, *amount))
        {
            best = Some((rank.0, rank.1, posting));
        }
    }
    Ok(best.and_then(|(_, _, posting)| {
        let pay = posting.pay.clone()?;
        let upper = pay.max_money().or_else(|| pay.min_money())?;
        let told = asked.rates.convert(upper, asked.currency).map(Told::from);
        Some(Highest {
            told,
            line: line(posting, kinds),
            pay,
        })
    }))
}

fn convert(money: Money, to: Currency, rates: &Rates) -> Option<Money> {
    if money.currency == to {
        return Some(money);
    }
    rates.convert(money, to).map(|made| made.money)
}

/// Postings whose pay is looked at, the newest first.
const MOST: i64 = 50_000;

pub(super) async fn ranges(
    on: &mut impl Conn,
    employer: Id<Employer>,
    period: (Date, Date),
    asked: &Asked,
) -> Result<Vec<Ranges>> {
    let utc = base::Zone::utc();
    let theirs: Vec<(String, Pay)> = sql(
        "SELECT function, pay FROM market_postings WHERE employer_id = $1 AND pay_year IS NOT NULL AND since < $3
            AND (closed_at IS NULL OR closed_at >= $2) ORDER BY since DESC LIMIT $4",
    )
    .bind(employer)
    .bind(period.0.start_in(&utc))
    .bind(period.1.add_days(1).start_in(&utc))
    .bind(MOST)
    .all(on)
    .await?;
    if theirs.is_empty() {
        return Ok(Vec::new());
    }
    let ours = ours(on).await?;
    /// A year's low and high end of each package.
    type Ends = Vec<(i64, i64)>;
    let mut all: BTreeMap<String, (Ends, Ends)> = BTreeMap::new();
    for (function, pay) in &theirs {
        if let Some(ends) = ends(pay, asked) {
            all.entry(function.clone()).or_default().0.push(ends);
        }
    }
    for (function, pay) in &ours {
        if let (Some(ends), Some(own)) = (ends(pay, asked), all.get_mut(function)) {
            own.1.push(ends);
        }
    }
    Ok(all
        .into_iter()
        .map(|(function, (theirs, ours))| Ranges {
            function,
            theirs: range(theirs),
            ours: range(ours),
        })
        .collect())
}

/// What we pay in the jobs that are open, by function as the market watch reads their titles.
async fn ours(on: &mut impl Conn) -> Result<Vec<(String, Pay)>> {
    let jobs: Vec<(String, Option<Pay>)> = sql(
        "SELECT title, pay FROM jobs WHERE state = 'open' AND NOT confidential AND trashed_at IS NULL AND pay_shown",
    )
    .all(on)
    .await?;
    Ok(jobs
        .into_iter()
        .filter_map(|(title, pay)| {
            let ad = market::Ad {
                title: &title,
                ..market::Ad::default()
            };
            Some((market::read(&ad).function_or_other().key().to_owned(), pay?))
        })
        .collect())
}

fn ends(pay: &Pay, asked: &Asked) -> Option<(i64, i64)> {
    let year = pay.yearly();
    let end = |money: Option<Money>| money.and_then(|money| convert(money, asked.currency, &asked.rates));
    let (low, high) = (end(year.min.or(year.max))?, end(year.max.or(year.min))?);
    Some((low.minor, high.minor))
}

fn range(ends: Vec<(i64, i64)>) -> Option<Range> {
    let mut middles: Vec<i64> = ends.iter().map(|(low, high)| low / 2 + high / 2).collect();
    middles.sort_unstable();
    Some(Range {
        count: ends.len() as i64,
        low: ends.iter().map(|(low, _)| *low).min()?,
        median: *middles.get(middles.len() / 2)?,
        high: ends.iter().map(|(_, high)| *high).max()?,
    })
}
