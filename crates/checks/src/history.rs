//! Questions about what somebody earns or earned, where they are forbidden. What somebody expects may be asked.

use std::sync::LazyLock;

use base::Date;
use regex::Regex;

use crate::{
    advert::Advert,
    finding::{Field, Finding, Severity},
    law::Law,
    passage::{Passage, passages},
    place::{Jurisdiction, Remote, Sites},
    rule::Rule,
    table::{Row, rows},
    wording::{Hit, hits},
};

/// A law against asking.
#[derive(Debug)]
struct Ban {
    at: Jurisdiction,
    rule: Rule,
    employees: Option<u32>,
    severity: Severity,
    law: Law,
}

static BANS: LazyLock<Vec<Ban>> =
    LazyLock::new(|| rows(include_str!("../data/pay_history.tsv")).map(Ban::read).collect());

impl Ban {
    fn read(row: Row) -> Self {
        let at = Jurisdiction::read(row);
        let severity = row
            .severity("severity")
            .expect("a law makes a finding as grave as it is");
        Self {
            rule: Rule {
                // Once for each law of the table, for the life of the program.
                key: Box::leak(format!("pay-history-{}", at.id).into_boxed_str()),
                message: "check-pay-history",
                severity: Some(severity),
            },
            employees: row.number("employees"),
            severity,
            law: Law::read(row),
            at,
        }
    }
}

pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    BANS.iter().map(|ban| &ban.rule)
}

/// The rule under which the table of wordings has its phrases.
const PHRASES: &str = "pay-history";

/// Outside of questions, words such as "current salary" only count where the text asks for something.
static ASKING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?: your | state | provide | includ(?:e|ing) | tell\ us | send | indicate | share | specify | mention | disclose
        | ihr(?:e[snrm]?)? | dein(?:e[snrm]?)? | angabe | nennen | nenne | schicken | senden | mitteilen | unter\ angabe
        | votre | vos | indiquez | indiquer | pr[ée]cise[rz] | joindre | su | tu | indique | indica | env[ií]e
        )\b | 请 | 提供 | 注明 | 您 | 你 | 附 | 说明 | 需",
    )
    .expect("a pattern of ours")
});

/// How far before the words the asking may stand, in bytes.
const ASKING_WITHIN: usize = 90;

pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, day: Date, findings: &mut Vec<Finding>) {
    let Some(ban) = strictest(advert, sites, day) else {
        return;
    };
    let in_force = ban.law.is_in_force(day);
    for passage in passages(advert) {
        for hit in hits(&passage, |rule| rule == PHRASES) {
            let asked = passage.is_question() || is_asked(&passage, &hit);
            if !asked {
                continue;
            }
            let severity = if in_force { ban.severity } else { Severity::Note };
            let range = passage.folded.back(hit.range);
            let finding = Finding::about(
                &ban.rule,
                severity,
                passage.field.clone(),
                passage.folded.original,
                range,
            )
            .saying(if in_force {
                "check-pay-history"
            } else {
                "check-pay-history-later"
            })
            .with("place", ban.at.id)
            .with("from", ban.law.in_force.map_or_else(String::new, |day| day.to_string()))
            .by(Some(&ban.law));
            findings.push(finding);
        }
    }
}

fn is_asked(passage: &Passage<'_>, hit: &Hit) -> bool {
    if matches!(passage.field, Field::Title) {
        return false;
    }
    let text = &passage.folded.text;
    let before = &text[text.ceil_char_boundary(hit.range.start.saturating_sub(ASKING_WITHIN))..hit.range.start];
    let sentence = before
        .rsplit(['.', '!', '?', '\n', '。', '！', '？'])
        .next()
        .unwrap_or(before);
    // The words themselves may ask: "how much do you earn".
    ASKING.is_match(sentence) || ASKING.is_match(&text[hit.range.clone()])
}

/// The strictest law among those of the places of work; of equals, that of the first place and the most local.
fn strictest(advert: &Advert<'_>, sites: &Sites<'_>, day: Date) -> Option<&'static Ban> {
    let covers = |ban: &&Ban| match (ban.employees, advert.employees) {
        (Some(least), Some(own)) => own >= least,
        _ => true,
    };
    let remote = match sites.remote {
        Remote::No | Remote::Anywhere => &[],
        Remote::From(countries) => countries,
    };
    BANS.iter()
        .filter(covers)
        .filter_map(|ban| {
            let at_a_place = sites.places.iter().position(|site| ban.at.holds_at(site));
            // A form that people of a whole country may fill in: every state's law of it.
            let from_afar = || {
                let country = remote.iter().position(|country| country.code() == ban.at.country)?;
                ban.at.cities.is_empty().then_some(sites.places.len() + country)
            };
            let nearest = at_a_place.or_else(from_afar)?;
            let severity = if ban.law.is_in_force(day) {
                ban.severity
            } else {
                Severity::Note
            };
            Some((
                ban,
                (std::cmp::Reverse(severity), nearest, std::cmp::Reverse(ban.at.depth())),
            ))
        })
        .min_by_key(|(_, order)| *order)
        .map(|(ban, _)| ban)
}

#[cfg(test)]
pub(crate) fn jurisdictions() -> impl Iterator<Item = (&'static Jurisdiction, &'static Law)> {
    BANS.iter().map(|ban| (&ban.at, &ban.law))
}
