//! The rules by key: those of `data/rules.tsv`, and one for each place with a law on pay.

use std::{collections::HashMap, sync::LazyLock};

use crate::{finding::Severity, history, pay_law, table::rows};

/// A rule that an advert is held against.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Stable: overrides and settings are kept by it.
    pub key: &'static str,
    /// The key of its usual sentence.
    pub message: &'static str,
    /// How grave a finding is where no law of the place says otherwise. None: it only holds where a law says so.
    pub severity: Option<Severity>,
}

static OWN: LazyLock<HashMap<&'static str, Rule>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/rules.tsv")).map(|row| {
        let key = row.get("key");
        let rule = Rule {
            key,
            message: row.get("message"),
            severity: row.severity("severity"),
        };
        (key, rule)
    });
    all.collect()
});

/// A rule of `data/rules.tsv`.
pub(crate) fn rule(key: &str) -> &'static Rule {
    OWN.get(key)
        .unwrap_or_else(|| panic!("data/rules.tsv has the rule {key}"))
}

/// Every rule there is, by key.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = OWN.values().chain(pay_law::rules()).chain(history::rules()).collect();
    all.sort_by_key(|rule| rule.key);
    all
}
