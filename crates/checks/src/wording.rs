//! Words and patterns that an advert should not have: the table `data/wording.tsv`, matched on folded text.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::{
    advert::Advert,
    contact,
    finding::{Field, Finding, Severity},
    fold::is_cjk,
    law,
    passage::{Passage, passages},
    place::Sites,
    rule::{Rule, rule},
    table::{Row, rows},
};

/// More hits of one wording in one field are not told.
const MOST_HITS: usize = 20;

/// Which fields a wording is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Title,
    /// Description, requirements and benefits.
    Text,
    Question,
    /// Title and text.
    Advert,
    All,
}

impl Where {
    fn has(self, field: &Field) -> bool {
        let question = matches!(field, Field::Question { .. } | Field::Choice { .. });
        match self {
            Self::All => true,
            Self::Question => question,
            Self::Advert => !question,
            Self::Title => *field == Field::Title,
            Self::Text => !question && *field != Field::Title,
        }
    }
}

/// A line of the table.
#[derive(Debug)]
struct Entry {
    rule: &'static str,
    languages: Vec<&'static str>,
    fields: Where,
    /// Matched on the text as it is, capitals and all.
    raw: bool,
    pattern: Pattern,
    not_before: Vec<&'static str>,
    not_after: Vec<&'static str>,
    instead: &'static str,
}

#[derive(Debug)]
enum Pattern {
    /// Words, with a boundary where no asterisk stands.
    Phrase {
        words: &'static str,
        open_start: bool,
        open_end: bool,
    },
    /// Between slashes. A group `hit` is the passage, if there is one.
    Regex(Regex),
}

impl Entry {
    fn read(row: Row) -> Self {
        let pattern = row.get("pattern");
        Self {
            rule: row.get("rule"),
            languages: row.get("languages").split(' ').collect(),
            fields: match row.get("where") {
                "title" => Where::Title,
                "text" => Where::Text,
                "question" => Where::Question,
                "advert" => Where::Advert,
                "all" => Where::All,
                other => panic!("a place to look, not {other}"),
            },
            raw: match row.get("on") {
                "raw" => true,
                "folded" | "" => false,
                other => panic!("raw or folded, not {other}"),
            },
            pattern: match pattern.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
                Some(regex) => Pattern::Regex(Regex::new(regex).unwrap_or_else(|error| panic!("{pattern}: {error}"))),
                None => Pattern::Phrase {
                    words: pattern.trim_matches('*'),
                    open_start: pattern.starts_with('*'),
                    open_end: pattern.ends_with('*'),
                },
            },
            not_before: row.list("not_before"),
            not_after: row.list("not_after"),
            instead: row.get("instead"),
        }
    }

    fn speaks(&self, language: &str) -> bool {
        self.languages.iter().any(|own| *own == "*" || *own == language)
    }

    /// Whether the surroundings make it something else.
    fn is_excused(&self, text: &str, range: &Range<usize>) -> bool {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        self.not_before.iter().any(|words| before.ends_with(words))
            || self.not_after.iter().any(|words| after.starts_with(words))
    }
}

struct Table {
    entries: Vec<Entry>,
    /// All phrases in one automaton, and the entry of each.
    phrases: AhoCorasick,
    phrase_entries: Vec<usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let entries: Vec<Entry> = rows(include_str!("../data/wording.tsv")).map(Entry::read).collect();
    let (phrase_entries, words): (Vec<_>, Vec<_>) = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| match entry.pattern {
            Pattern::Phrase { words, .. } => Some((index, words)),
            Pattern::Regex(_) => None,
        })
        .unzip();
    Table {
        phrases: AhoCorasick::new(words).expect("some hundred short phrases"),
        phrase_entries,
        entries,
    }
});

/// Where a wording was found.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub rule: &'static str,
    pub instead: &'static str,
    /// In the folded text, or in the original if raw.
    pub range: Range<usize>,
    pub raw: bool,
}

/// The wordings of some rules in a passage, by position, none within another of the same rule.
pub(crate) fn hits(passage: &Passage<'_>, wanted: impl Fn(&str) -> bool) -> Vec<Hit> {
    let table = &*TABLE;
    let text = &passage.folded.text;
    let applies =
        |entry: &Entry| wanted(entry.rule) && entry.speaks(&passage.language) && entry.fields.has(&passage.field);
    let mut found = Vec::new();
    for hit in table.phrases.find_overlapping_iter(text) {
        let entry = &table.entries[table.phrase_entries[hit.pattern().as_usize()]];
        if applies(entry) && entry.is_a_word(text, &hit.range()) && !entry.is_excused(text, &hit.range()) {
            found.push(entry.hit(hit.range()));
        }
        if found.len() > MOST_HITS * 50 {
            break;
        }
    }
    for entry in table.entries.iter().filter(|entry| applies(entry)) {
        let Pattern::Regex(regex) = &entry.pattern else {
            continue;
        };
        let text = if entry.raw { passage.folded.original } else { text };
        let ranges = regex.captures_iter(text).filter_map(|groups| {
            let whole = groups.get(0)?;
            let range = groups.name("hit").unwrap_or(whole).range();
            let excused = entry.is_excused(text, &(whole.start()..range.end));
            (!excused && !range.is_empty()).then_some(range)
        });
        let good = ranges.filter(|range| !entry.raw || !passage.folded.is_code(range));
        found.extend(good.take(MOST_HITS).map(|range| entry.hit(range)));
    }
    found.sort_by_key(|hit| (hit.rule, hit.raw, hit.range.start, std::cmp::Reverse(hit.range.end)));
    found.dedup_by(|later, earlier| {
        later.rule == earlier.rule && later.raw == earlier.raw && later.range.start < earlier.range.end
    });
    found.sort_by_key(|hit| hit.range.start);
    found
}

impl Entry {
    fn hit(&self, range: Range<usize>) -> Hit {
        Hit {
            rule: self.rule,
            instead: self.instead,
            range,
            raw: self.raw,
        }
    }

    /// Whether the phrase stands for itself. Chinese has no spaces, so there every place is one.
    fn is_a_word(&self, text: &str, range: &Range<usize>) -> bool {
        let Pattern::Phrase {
            open_start, open_end, ..
        } = self.pattern
        else {
            return true;
        };
        let words = &text[range.clone()];
        let joined = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
            (Some(inner), Some(outer)) => {
                inner.is_alphanumeric() && outer.is_alphanumeric() && !is_cjk(inner) && !is_cjk(outer)
            }
            _ => false,
        };
        let starts = open_start || !joined(words.chars().next(), text[..range.start].chars().next_back());
        let ends = open_end || !joined(words.chars().next_back(), text[range.end..].chars().next());
        starts && ends
    }
}

/// Every wording but those on pay history, which have their own conditions.
pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, findings: &mut Vec<Finding>) {
    for passage in passages(advert) {
        for hit in hits(&passage, |rule| rule != "pay-history") {
            findings.extend(judge(advert, sites, &passage, &hit));
        }
    }
}

fn judge(advert: &Advert<'_>, sites: &Sites<'_>, passage: &Passage<'_>, hit: &Hit) -> Option<Finding> {
    let rule = rule(hit.rule);
    if rule.key == "pay-vague" && advert.pay_shown && advert.pay.is_some() {
        return None;
    }
    let (severity, law) = judged(rule, sites)?;
    let range = if hit.raw {
        hit.range.clone()
    } else {
        passage.folded.back(hit.range.clone())
    };
    let words = passage.folded.original.get(range.clone())?;
    let severity = match contact::judged(rule, words, advert.own_hosts) {
        contact::Judged::Fine => return None,
        contact::Judged::Own => Severity::Note,
        contact::Judged::Other => severity,
    };
    let mut finding = Finding::about(rule, severity, passage.field.clone(), passage.folded.original, range).by(law);
    if !hit.instead.is_empty() {
        finding = finding.with("instead", hit.instead);
    }
    Some(finding)
}

/// How grave a rule is at the sites, and by which law. None: it says nothing there.
pub(crate) fn judged(rule: &'static Rule, sites: &Sites<'_>) -> Option<(Severity, Option<&'static law::Law>)> {
    match (law::of_rule(rule.key, sites), rule.severity) {
        (Some((severity, law)), own) => Some((own.map_or(severity, |own| own.max(severity)), Some(law))),
        (None, Some(own)) => Some((own, None)),
        (None, None) => None,
    }
}

#[cfg(test)]
pub(crate) fn rules_used() -> impl Iterator<Item = &'static str> {
    TABLE.entries.iter().map(|entry| entry.rule)
}
