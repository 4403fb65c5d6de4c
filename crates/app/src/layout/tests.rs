//! Every template, every message, every language; and what all pages must keep to.

use std::collections::BTreeSet;

use super::{message_sources, template_sources};
use crate::features;

#[test]
fn every_event_has_its_sentence() {
    let english: String =
        message_sources().into_iter().filter(|(language, ..)| language == "en").map(|(.., text)| text).collect();
    let missing: Vec<String> = features::ALL
        .iter()
        .flat_map(|feature| feature.events)
        .map(|kind| format!("event-{}", kind.replace(['.', '_'], "-")))
        .filter(|key| !english.contains(&format!("\n{key} =")) && !english.starts_with(&format!("{key} =")))
        .collect();
    assert!(missing.is_empty(), "events without a sentence: {missing:#?}");
}

#[test]
fn features_and_kinds_of_events_are_named_once() {
    let names: Vec<&str> = features::ALL.iter().map(|feature| feature.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let kinds: Vec<&str> = features::ALL.iter().flat_map(|feature| feature.events).copied().collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
}

#[test]
fn templates_are_found_in_the_feature_folders() {
    let names: Vec<String> = template_sources().into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"layout/app.html".to_owned()), "{names:?}");
}
