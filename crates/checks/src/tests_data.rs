//! Every line of every table: cells, keys, dates, and words that can be met in a folded text.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    fold::Folded,
    history,
    law::{Evidence, scoped_rules},
    pay_law,
    rule::{rule, rules},
    table::rows,
    wording,
};

const TABLES: [(&str, &str); 7] = [
    ("rules", include_str!("../data/rules.tsv")),
    ("wording", include_str!("../data/wording.tsv")),
    ("wording_laws", include_str!("../data/wording_laws.tsv")),
    ("pay_transparency", include_str!("../data/pay_transparency.tsv")),
    ("pay_history", include_str!("../data/pay_history.tsv")),
    ("gendered_de", include_str!("../data/gendered_de.tsv")),
    ("regions", include_str!("../data/regions.tsv")),
];

#[test]
fn every_line_has_the_cells_of_its_header_and_no_space_at_the_ends() {
    for (name, table) in TABLES {
        for row in rows(table) {
            let (columns, cells) = row.cells();
            assert_eq!(columns, cells, "{name}: {row:?}");
        }
        let cells = table.lines().flat_map(|line| line.split('\t'));
        let loose: Vec<_> = cells
            .filter(|cell| cell.trim() != *cell && !cell.contains('|') && !cell.starts_with(' '))
            .collect();
        assert!(loose.is_empty() || name == "wording", "{name}: {loose:?}");
    }
}

#[test]
fn every_key_is_one() {
    let keys: Vec<_> = rules().into_iter().map(|rule| rule.key).collect();
    let once: BTreeSet<_> = keys.iter().collect();
    assert_eq!(once.len(), keys.len());
    let fits = |key: &str| {
        key.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    assert!(keys.iter().all(|key| fits(key)));
}

#[test]
fn wordings_and_their_laws_name_rules_that_are_there() {
    for key in wording::rules_used()
        .filter(|key| *key != "pay-history")
        .chain(scoped_rules())
    {
        assert_eq!(rule(key).key, key);
    }
}

#[test]
fn a_phrase_is_written_as_folding_leaves_it() {
    for row in rows(include_str!("../data/wording.tsv")) {
        let (pattern, on) = (row.get("pattern"), row.get("on"));
        if pattern.starts_with('/') || on == "raw" {
            continue;
        }
        let words = pattern.trim_matches('*');
        assert_eq!(Folded::new(words).text, words, "{row:?}");
    }
}

/// Rules whose sentence proposes a word.
const WITH_A_PROPOSAL: [&str; 4] = ["gender-noun", "gender-guys", "gender-pronoun", "native-speaker"];

#[test]
fn every_wording_has_a_proposal_if_its_sentence_has_one() {
    for row in rows(include_str!("../data/wording.tsv")) {
        let wanted = WITH_A_PROPOSAL.contains(&row.get("rule"));
        assert_eq!(!row.get("instead").is_empty(), wanted, "{row:?}");
    }
}

#[test]
fn laws_have_names_days_that_can_be_and_addresses_that_are_https() {
    let all = pay_law::jurisdictions().chain(history::jurisdictions());
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, law) in all {
        assert!(!law.name.is_empty(), "{at:?}");
        assert!(
            law.in_force.is_none_or(|day| day > "1900-01-01".parse().unwrap()),
            "{law:?}"
        );
        assert!(
            law.source.is_none_or(|source| source.starts_with("https://")),
            "{law:?}"
        );
        // What was read as a text has an address where it was read.
        assert!(law.evidence != Evidence::Text || law.source.is_some(), "{law:?}");
        assert!(at.id.starts_with(&at.country.to_lowercase()), "{at:?}");
        assert!(at.cities.is_empty() || !at.region.is_empty(), "{at:?}");
        *states.entry(at.country).or_default() += 1;
    }
    // The union, the states, the provinces, and Japan, Taiwan and China.
    assert!(states.len() >= 27 + 2 + 3, "{states:?}");
}

#[test]
fn every_member_of_the_union_has_a_rule_on_pay_and_on_asking() {
    let eu: BTreeSet<_> = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
        .split(' ')
        .collect();
    let pay: BTreeSet<_> = pay_law::jurisdictions().map(|(at, _)| at.country).collect();
    let asking: BTreeSet<_> = history::jurisdictions().map(|(at, _)| at.country).collect();
    assert_eq!(eu.difference(&pay).count(), 0);
    assert_eq!(eu.difference(&asking).count(), 0);
}

#[test]
fn what_is_not_confirmed_says_so() {
    for row in rows(include_str!("../data/pay_transparency.tsv")) {
        if row.get("seen") == "no" || row.get("also").contains("late") {
            let remark = row.get("remark");
            assert!(
                remark.contains("UNCONFIRMED") || remark.contains("from memory"),
                "{row:?}"
            );
        }
    }
}
