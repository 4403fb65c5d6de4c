//! Every line of every table under `data/`.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::fold::folded;

/// A table, how many columns each line has, and which of them are lists of words.
const TABLES: [(&str, &str, usize, &[usize]); 9] = [
    ("concepts", include_str!("../../data/concepts.tsv"), 7, &[4, 5, 6]),
    ("levels", include_str!("../../data/levels.tsv"), 5, &[2, 3, 4]),
    ("employment", include_str!("../../data/employment.tsv"), 3, &[2]),
    ("urgency", include_str!("../../data/urgency.tsv"), 3, &[2]),
    ("notices", include_str!("../../data/notices.tsv"), 2, &[1]),
    ("cities", include_str!("../../data/cities.tsv"), 4, &[1, 2, 3]),
    ("themes", include_str!("../../data/themes.tsv"), 2, &[1]),
    ("functions", include_str!("../../data/functions.tsv"), 4, &[]),
    ("languages", include_str!("../../data/languages.tsv"), 5, &[]),
];

#[test]
fn every_line_has_its_columns_and_every_word_says_something() {
    for (name, table, columns, lists) in TABLES {
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), columns, "{name}: {line}");
            for word in lists
                .iter()
                .flat_map(|list| cells[*list].split('|'))
                .filter(|word| !word.is_empty())
            {
                let bare = word.trim_matches('*');
                assert!(!folded(bare).is_empty(), "{name}: {word:?}");
                assert_eq!(bare.trim(), bare, "{name}: {word:?}");
                assert!(!bare.contains('*'), "{name}: {word:?} has a star inside");
            }
        }
    }
}

#[test]
fn concepts_have_numbers_of_their_own_in_order_and_known_kinds_and_functions() {
    let table: Vec<[&str; 7]> = rows(include_str!("../../data/concepts.tsv")).collect();
    let numbers: Vec<u16> = table.iter().map(|row| row[0].parse().unwrap()).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "the numbers rise");
    assert!(numbers.iter().all(|number| (1..2048).contains(number)));
    let names: HashSet<&str> = table.iter().map(|row| row[1]).collect();
    assert_eq!(names.len(), table.len(), "a name stands for one concept");
    for row in &table {
        assert!(
            ["head", "namesake", "aide", "field", "plain"].contains(&row[2]),
            "{row:?}"
        );
        let function = row[3].trim_start_matches('?');
        assert!(function.is_empty() || Function::of_key(function).is_some(), "{row:?}");
        assert!(row[4..].iter().any(|list| !list.is_empty()), "{row:?}");
    }
    for [field, head] in rows(include_str!("../../data/kin.tsv")) {
        assert!(names.contains(field) && names.contains(head), "{field} {head}");
    }
    assert_eq!(CONCEPTS.len(), table.len());
}

#[test]
fn a_word_of_titles_belongs_to_one_concept() {
    let mut of: HashMap<String, &str> = HashMap::new();
    for row in rows::<7>(include_str!("../../data/concepts.tsv")) {
        for word in row[4..]
            .iter()
            .flat_map(|list| list.split('|'))
            .filter(|word| !word.is_empty())
        {
            let other = of.insert(folded(word.trim_matches('*')), row[1]);
            assert!(
                other.is_none_or(|other| other == row[1]),
                "{word}: {} and {}",
                row[1],
                other.unwrap()
            );
        }
    }
}

#[test]
fn every_function_has_a_name_in_every_language() {
    for function in Function::ALL {
        for language in ["en", "de", "zh"] {
            assert!(!name_of(*function, language).is_empty());
        }
        assert_eq!(Function::of_key(function.key()), Some(*function));
    }
    assert_eq!(name_of(Function::Legal, "zh"), "法务");
}

#[test]
fn levels_employments_and_senses_have_known_keys() {
    for row in rows::<5>(include_str!("../../data/levels.tsv")) {
        assert!(
            Level::of_key(row[0]).is_some() && ["title", "head"].contains(&row[1]),
            "{row:?}"
        );
    }
    for row in rows::<3>(include_str!("../../data/employment.tsv")) {
        assert!(
            Employment::of_key(row[0]).is_some() && ["title", "board"].contains(&row[1]),
            "{row:?}"
        );
    }
    for row in rows::<3>(include_str!("../../data/urgency.tsv")) {
        assert!(
            ["urgent", "calm", "not"].contains(&row[0]) && ["title", "badge", "text", "before"].contains(&row[1]),
            "{row:?}"
        );
    }
}

#[test]
fn cities_and_themes_have_numbers_and_no_name_twice() {
    let mut of: HashMap<&str, u16> = HashMap::new();
    for (number, list) in cities() {
        assert!((1..0x4000).contains(&number));
        for name in list.split('|') {
            assert!(of.insert(name, number).is_none_or(|other| other == number), "{name}");
        }
    }
    let numbers: Vec<u16> = rows::<2>(include_str!("../../data/themes.tsv"))
        .map(|row| row[0].parse().unwrap())
        .collect();
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), numbers.len());
}
