//! Finding the words of a list in a folded text: what is written with spaces by whole words, Chinese anywhere.
//!
//! A star before or behind a word stands for more letters of the same word: `*entwickler*` is found in
//! `softwareentwicklerin`. An English plural is found by its singular.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use crate::fold::{folded, is_wide};

/// What a list found, in bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<T> {
    pub what: T,
    /// The word as the list has it, without stars.
    pub word: &'static str,
    pub from: usize,
    pub to: usize,
}

impl<T> Hit<T> {
    pub fn len(&self) -> usize {
        self.to - self.from
    }

    /// Whether the other lies inside this one and is shorter.
    pub fn covers<U>(&self, other: &Hit<U>) -> bool {
        self.from <= other.from && other.to <= self.to && self.len() > other.len()
    }
}

struct Pattern<T> {
    what: T,
    word: &'static str,
    /// Letters may go on before it, and behind it.
    before: bool,
    behind: bool,
    /// Checked once: whether its ends are of a script with spaces.
    spaced_start: bool,
    spaced_end: bool,
}

/// Lists of words, each standing for something.
pub(crate) struct Words<T> {
    machine: AhoCorasick,
    patterns: Vec<Pattern<T>>,
}

impl<T: Copy> Words<T> {
    /// From lists of words joined by `|`.
    pub fn new(lists: impl IntoIterator<Item = (T, &'static str)>) -> Self {
        let (mut words, mut patterns) = (Vec::new(), Vec::new());
        for (what, list) in lists {
            for listed in list.split('|').filter(|word| !word.is_empty()) {
                let word = listed.trim_matches('*');
                let folded = folded(word);
                patterns.push(Pattern {
                    what,
                    word,
                    before: listed.starts_with('*'),
                    behind: listed.ends_with('*'),
                    spaced_start: folded.chars().next().is_some_and(is_spaced),
                    spaced_end: folded.chars().next_back().is_some_and(is_spaced),
                });
                words.push(folded);
            }
        }
        let machine = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&words)
            .expect("the lists are small: a few thousand words");
        Self { machine, patterns }
    }

    /// Every word that is found, those inside others too, in the order of their ends.
    pub fn find<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Hit<T>> + 'a {
        self.machine.find_overlapping_iter(folded).filter_map(|found| {
            let pattern = &self.patterns[found.pattern().as_usize()];
            let (from, to) = (found.start(), found.end());
            let starts = pattern.before || !pattern.spaced_start || !ends_spaced(&folded[..from]);
            (starts && (pattern.behind || !pattern.spaced_end || word_ends(&folded[to..]))).then_some(Hit {
                what: pattern.what,
                word: pattern.word,
                from,
                to,
            })
        })
    }
}

/// Whether a word is over here, but for the s of a plural.
fn word_ends(rest: &str) -> bool {
    let goes_on = |text: &str| text.chars().next().is_some_and(is_spaced);
    !goes_on(rest) || rest.strip_prefix('s').is_some_and(|rest| !goes_on(rest))
}

fn ends_spaced(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_spaced)
}

/// A letter or digit of a script that puts spaces between words.
fn is_spaced(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric() && !is_wide(c))
}

/// Reads from the left: keeps the longest hit at each place, and none that begins within it. 大模型推理 is 大模型 and 推理,
/// although 模型推理 is a word too.
pub(crate) fn keep_leftmost<T: Copy>(hits: &mut Vec<Hit<T>>) {
    hits.sort_by_key(|hit| (hit.from, std::cmp::Reverse(hit.to)));
    let mut end = 0;
    hits.retain(|hit| {
        let is_kept = hit.from >= end;
        if is_kept {
            end = hit.to;
        }
        is_kept
    });
}

/// Keeps the hits that lie in no longer one.
pub(crate) fn keep_longest<T: Copy>(hits: &mut Vec<Hit<T>>) {
    let mut at = 0;
    while at < hits.len() {
        if hits.iter().any(|other| other.covers(&hits[at])) {
            hits.remove(at);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &'static str, text: &str) -> Vec<&'static str> {
        let words = Words::new([((), list)]);
        words.find(&folded(text)).map(|hit| hit.word).collect()
    }

    #[test]
    fn words_with_spaces_are_found_whole_and_chinese_anywhere() {
        assert_eq!(found("it|hr", "sitting with HR"), ["hr"]);
        assert_eq!(found("研究员|llm", "深度学习研究员LLM方向"), ["研究员", "llm"]);
        assert_eq!(found("engineer", "Engineers"), ["engineer"]);
        assert!(found("engineer", "engineering").is_empty());
    }

    #[test]
    fn a_star_stands_for_more_letters() {
        assert_eq!(found("*entwickler*", "Softwareentwicklerinnen"), ["entwickler"]);
        assert_eq!(found("praktik*", "Praktikantin"), ["praktik"]);
        assert!(found("praktik*", "Chefpraktikant").is_empty());
    }

    #[test]
    fn the_longest_are_kept() {
        let words = Words::new([(1, "manager"), (2, "product manager"), (3, "senior")]);
        let mut hits: Vec<_> = words.find("senior product manager").collect();
        keep_longest(&mut hits);
        let kept: Vec<_> = hits.iter().map(|hit| hit.what).collect();
        assert_eq!(kept, [3, 2]);
    }
}
