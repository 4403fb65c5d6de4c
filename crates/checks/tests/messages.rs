//! The proposed sentences: every message that a finding may name is there in each language, and asks for the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use checks::rules;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../messages/en.ftl")),
    ("de", include_str!("../messages/de.ftl")),
    ("zh-Hans", include_str!("../messages/zh-Hans.ftl")),
];

/// Messages that findings name beside that of their rule.
const OTHERS: [&str; 12] = [
    "check-pay-minimum-missing",
    "check-pay-open-ended",
    "check-pay-before-interview",
    "check-pay-directive",
    "check-pay-on-request",
    "check-pay-in-text",
    "check-pay-later",
    "check-pay-spread",
    "check-pay-history-later",
    "check-title-gender-de-word",
    "check-law",
    "check-employees",
];

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            for variant in variants {
                variables(&variant.value, found);
            }
            selector
        }
        Expression::Inline(inline) => inline,
    };
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

/// The arguments of each message of a file.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(file).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let all = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let mut found = BTreeSet::new();
            variables(message.value.as_ref()?, &mut found);
            Some((message.id.name.to_owned(), found))
        }
        _ => None,
    });
    all.collect()
}

#[test]
fn each_language_has_each_message_with_the_same_arguments() {
    let english = messages(FILES[0].1);
    for (language, file) in FILES {
        let own = messages(file);
        assert!(own.keys().eq(english.keys()), "{language}");
        for (key, arguments) in &own {
            let same = key == "check-pay-remote" || *arguments == english[key];
            assert!(same, "{language} {key}: {arguments:?}");
        }
    }
}

#[test]
fn every_message_that_a_finding_names_is_there() {
    let english = messages(FILES[0].1);
    for message in rules().into_iter().map(|rule| rule.message).chain(OTHERS) {
        assert!(english.contains_key(message), "{message}");
    }
}

#[test]
fn every_state_and_city_with_a_law_has_a_name() {
    let english = messages(FILES[0].1);
    for rule in rules() {
        let place = ["pay-range-", "pay-benefits-", "pay-history-"]
            .iter()
            .find_map(|kind| rule.key.strip_prefix(kind));
        // Countries are named by CLDR; remote work names no place.
        let Some(place) = place.filter(|place| place.contains('-') && !place.starts_with("remote")) else {
            continue;
        };
        assert!(english.contains_key(&format!("check-place-{place}")), "{place}");
    }
}
