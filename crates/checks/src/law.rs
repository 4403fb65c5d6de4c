//! Laws: what they are called, where they can be read, since when they hold, and how sure we are.

use std::sync::LazyLock;

use base::Date;

use crate::{
    finding::Severity,
    place::Sites,
    table::{Row, rows},
};

/// A provision that a rule rests on.
#[derive(Clone, Debug)]
pub struct Law {
    /// As lawyers of the place cite it.
    pub name: &'static str,
    /// Article, section or paragraph; empty when we do not know it.
    pub article: &'static str,
    /// The address of the official text, or of the authority's own account of it.
    pub source: Option<&'static str>,
    /// None: in force, since a day that we did not find.
    pub in_force: Option<Date>,
    pub checked_on: Date,
    pub evidence: Evidence,
}

/// What we saw of a law on the day we looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its text, or the authority's own account.
    Text,
    /// What lawyers and the press write of it, with the article.
    Account,
    /// What they write of it; article or day are from memory. UNCONFIRMED in that.
    Partial,
    /// UNCONFIRMED: nothing was seen.
    Unseen,
}

impl Law {
    /// Whether what we say of it was read somewhere, article and day included.
    pub fn is_confirmed(&self) -> bool {
        matches!(self.evidence, Evidence::Text | Evidence::Account)
    }

    pub fn is_in_force(&self, day: Date) -> bool {
        self.in_force.is_none_or(|since| since <= day)
    }

    /// From the columns that every table with laws has.
    pub(crate) fn read(row: Row) -> Self {
        Self {
            name: row.get("law"),
            article: row.get("article"),
            source: Some(row.get("source")).filter(|source| !source.is_empty()),
            in_force: row.date("in_force"),
            checked_on: row.date("checked_on").expect("every law has a day on which we looked"),
            evidence: match row.get("seen") {
                "text" => Evidence::Text,
                "account" => Evidence::Account,
                "partial" => Evidence::Partial,
                "no" => Evidence::Unseen,
                other => panic!("evidence, not {other}"),
            },
        }
    }
}

/// What the law of a country makes of a rule on wording.
struct Scope {
    rule: &'static str,
    /// An ISO 3166 country, `EU`, or a country and region as `CA-ON`.
    place: &'static str,
    severity: Severity,
    law: Law,
}

static SCOPES: LazyLock<Vec<Scope>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/wording_laws.tsv"));
    let scopes = all.flat_map(|row| {
        let (law, places) = (Law::read(row), row.list("places"));
        let severity = row
            .severity("severity")
            .expect("a law makes a finding as grave as it is");
        let rules = row.list("rules").into_iter();
        rules.flat_map(move |rule| {
            let law = law.clone();
            places.clone().into_iter().map(move |place| Scope {
                rule,
                place,
                severity,
                law: law.clone(),
            })
        })
    });
    scopes.collect()
});

/// What the strictest law of the sites makes of a rule, if one of them has such a law.
pub(crate) fn of_rule(rule: &str, sites: &Sites<'_>) -> Option<(Severity, &'static Law)> {
    let here = SCOPES
        .iter()
        .filter(|scope| scope.rule == rule && sites.are_in(scope.place));
    // The first of the gravest: the table has the most telling law first.
    let gravest = here.rev().max_by_key(|scope| scope.severity)?;
    Some((gravest.severity, &gravest.law))
}

#[cfg(test)]
pub(crate) fn scoped_rules() -> impl Iterator<Item = &'static str> {
    SCOPES.iter().map(|scope| scope.rule)
}
