//! What differs between two texts, word by word, for people.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// A run of words that is in both texts or in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `same`, `added` or `removed`.
    pub how: How,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Same,
    Added,
    Removed,
}

/// How to get from one text to the other. Words are those of Unicode (UAX 29), so Chinese is compared finely too.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let diff = TextDiff::from_unicode_words(before, after);
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let how = match change.tag() {
            ChangeTag::Equal => How::Same,
            ChangeTag::Insert => How::Added,
            ChangeTag::Delete => How::Removed,
        };
        match changes.last_mut() {
            Some(last) if last.how == how => last.words.push_str(change.value()),
            _ => changes.push(Change {
                how,
                words: change.value().to_owned(),
            }),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(before: &str, after: &str) -> String {
        let wrap = |change: Change| match change.how {
            How::Same => change.words,
            How::Added => format!("[+{}]", change.words),
            How::Removed => format!("[-{}]", change.words),
        };
        changes(before, after).into_iter().map(wrap).collect()
    }

    #[test]
    fn single_words_are_marked() {
        assert_eq!(
            said("Keep the kiln warm.", "Keep the oven warm."),
            "Keep the [-kiln][+oven] warm."
        );
        assert_eq!(said("same", "same"), "same");
        assert_eq!(said("维护窑炉", "维护烤炉"), "维护[-窑][+烤]炉");
    }
}
