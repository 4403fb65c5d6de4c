//! The table of laws on pay in adverts, `data/pay_transparency.tsv`.

use std::sync::LazyLock;

use base::Currency;

use crate::{
    finding::Severity,
    law::Law,
    place::Jurisdiction,
    rule::Rule,
    table::{Row, rows},
};

/// What a law wants told, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Duty {
    /// When an applicant asks, or later in the process: nothing in the advert.
    OnRequest,
    /// In the advert or otherwise before the interview.
    BeforeInterview,
    /// Some pay in the advert.
    Pay,
    /// The least that is paid, in the advert.
    Minimum,
    /// The pay or its range, in the advert.
    Range,
}

/// A law on pay in adverts.
#[derive(Debug)]
pub(crate) struct PayLaw {
    pub at: Jurisdiction,
    pub range_rule: Rule,
    pub benefits_rule: Rule,
    pub duty: Duty,
    /// Whether benefits must be described too.
    pub benefits: bool,
    /// Whether `from 3,000` or `up to 3,000` is enough.
    pub open_ended: bool,
    /// Whether it holds for remote work that could be done there.
    pub remote: bool,
    /// The smallest employer it holds for.
    pub employees: Option<u32>,
    /// The widest range, by the year, in units of the currency.
    pub spread: Option<(Currency, i64)>,
    /// Pay above this, by the year, need not be told.
    pub exempt: Option<(Currency, i64)>,
    /// An EU state without a law of its own that we know of: the directive's rule stands in.
    pub late: bool,
    pub severity: Severity,
    pub law: Law,
}

impl PayLaw {
    fn read(row: Row) -> Self {
        let at = Jurisdiction::read(row);
        let severity = row
            .severity("severity")
            .expect("a law makes a finding as grave as it is");
        let own = |prefix: &str, message| Rule {
            // Once for each law of the table, for the life of the program.
            key: Box::leak(format!("{prefix}-{}", at.id).into_boxed_str()),
            message,
            severity: Some(severity),
        };
        Self {
            range_rule: own("pay-range", "check-pay-missing"),
            benefits_rule: own("pay-benefits", "check-pay-benefits"),
            duty: match row.get("duty") {
                "range" => Duty::Range,
                "minimum" => Duty::Minimum,
                "pay" => Duty::Pay,
                "before-interview" => Duty::BeforeInterview,
                "on-request" => Duty::OnRequest,
                other => panic!("a duty, not {other}"),
            },
            benefits: row.get("also").contains("benefits"),
            open_ended: row.get("also").contains("open-ended"),
            remote: row.get("also").contains("remote"),
            late: row.get("also").contains("late"),
            employees: row.number("employees"),
            spread: amount(row.get("spread")),
            exempt: amount(row.get("exempt")),
            severity,
            law: Law::read(row),
            at,
        }
    }

    pub fn covers(&self, employees: Option<u32>) -> bool {
        match (self.employees, employees) {
            (Some(least), Some(own)) => own >= least,
            _ => true,
        }
    }
}

/// `CAD 50000`.
fn amount(cell: &str) -> Option<(Currency, i64)> {
    let (currency, units) = cell.split_once(' ')?;
    Some((currency.parse().ok()?, units.parse().ok()?))
}

pub(crate) static LAWS: LazyLock<Vec<PayLaw>> = LazyLock::new(|| {
    rows(include_str!("../data/pay_transparency.tsv"))
        .map(PayLaw::read)
        .collect()
});

pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    LAWS.iter().flat_map(|law| {
        let benefits = law.benefits.then_some(&law.benefits_rule);
        std::iter::once(&law.range_rule).chain(benefits)
    })
}

#[cfg(test)]
pub(crate) fn jurisdictions() -> impl Iterator<Item = (&'static Jurisdiction, &'static Law)> {
    LAWS.iter().map(|law| (&law.at, &law.law))
}
