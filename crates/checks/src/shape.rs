//! Readability: paragraphs that nobody reads to the end, text without a break, capitals, exclamation marks, empty parts.

use std::ops::Range;

use crate::{
    advert::Advert,
    finding::{Field, Finding, Severity},
    fold::is_cjk,
    rule::rule,
};

/// A longer paragraph is a wall: about ten lines on a page, half a screen on a phone.
const WALL: usize = 900;
/// The same in characters of a script without spaces, which say more each.
const WALL_CJK: usize = 350;
/// More words without a heading or a list are hard to skim.
const UNBROKEN_WORDS: usize = 250;
/// Readers give up on adverts longer than this, in words.
const LONG_WORDS: usize = 1_200;
/// A description below this says nothing, in words.
const SHORT_WORDS: usize = 15;
/// Letters in capitals from which on a line shouts.
const SHOUT_FROM: usize = 25;
/// Exclamation marks that one text bears.
const MOST_EXCLAMATIONS: usize = 4;
/// Two characters of a script without spaces are about a word.
const CJK_PER_WORD: usize = 2;

pub(crate) fn check(advert: &Advert<'_>, findings: &mut Vec<Finding>) {
    let parts = [
        (Field::Description, advert.description),
        (Field::Requirements, advert.requirements),
        (Field::Benefits, advert.benefits),
    ];
    for (field, text) in parts.clone() {
        walls(&field, text, findings);
        unbroken(&field, text, findings);
        shouting(&field, text, findings);
        exclaiming(&field, text, findings);
    }
    empty(advert, findings);
    let words: usize = parts.iter().map(|(_, text)| words(text)).sum();
    if words > LONG_WORDS {
        let rule = rule("text-long");
        let severity = rule.severity.unwrap_or(Severity::Note);
        findings.push(
            Finding::lacking(rule, severity, Field::Description, advert.description).with("words", words.to_string()),
        );
    }
}

fn tell(key: &str, field: &Field, text: &str, range: Range<usize>) -> Finding {
    let rule = rule(key);
    Finding::about(
        rule,
        rule.severity.unwrap_or(Severity::Note),
        field.clone(),
        text,
        range,
    )
}

fn empty(advert: &Advert<'_>, findings: &mut Vec<Finding>) {
    let lack = |key: &str, field: Field, facts: &str| {
        let rule = rule(key);
        Finding::lacking(rule, rule.severity.unwrap_or(Severity::Note), field, facts)
    };
    if advert.description.trim().is_empty() {
        findings.push(lack("description-empty", Field::Description, ""));
        return;
    }
    if words(advert.description) < SHORT_WORDS {
        findings.push(lack("description-short", Field::Description, advert.description));
    }
    // A description with headings of its own may hold the other parts.
    if headings(advert.description) >= 2 {
        return;
    }
    if advert.requirements.trim().is_empty() {
        findings.push(lack("requirements-empty", Field::Requirements, ""));
    }
    if advert.benefits.trim().is_empty() {
        findings.push(lack("benefits-empty", Field::Benefits, ""));
    }
}

/// The lines of a text with the place of each.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end())
    })
}

fn walls(field: &Field, text: &str, findings: &mut Vec<Finding>) {
    let mut paragraph: Option<Range<usize>> = None;
    let mut close = |paragraph: &mut Option<Range<usize>>| {
        if let Some(range) = paragraph.take().filter(|range| is_wall(&text[range.clone()])) {
            findings.push(tell("wall-of-text", field, text, range));
        }
    };
    for (start, line) in lines(text) {
        if line.trim().is_empty() {
            close(&mut paragraph);
            continue;
        }
        if is_item(line) || is_heading(line) {
            close(&mut paragraph);
        }
        let end = start + line.len();
        paragraph = Some(paragraph.map_or(start, |range| range.start)..end);
    }
    close(&mut paragraph);
}

fn is_wall(paragraph: &str) -> bool {
    let (all, cjk) = paragraph
        .chars()
        .fold((0, 0), |(all, cjk), c| (all + 1, cjk + usize::from(is_cjk(c))));
    if cjk * 3 > all { all > WALL_CJK } else { all > WALL }
}

fn unbroken(field: &Field, text: &str, findings: &mut Vec<Finding>) {
    let broken = lines(text).any(|(_, line)| is_item(line) || is_heading(line));
    if !broken && words(text) > UNBROKEN_WORDS {
        findings.push(tell("no-structure", field, text, 0..text.len()));
    }
}

fn shouting(field: &Field, text: &str, findings: &mut Vec<Finding>) {
    let loud = lines(text).find(|(_, line)| is_shouting(line, SHOUT_FROM));
    findings.extend(loud.map(|(start, line)| tell("shouting", field, text, start..start + line.len())));
}

fn exclaiming(field: &Field, text: &str, findings: &mut Vec<Finding>) {
    let is_mark = |c: char| matches!(c, '!' | '！');
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_mark(*c)).take(1_000).collect();
    // Two or more side by side, or many.
    let run = marks
        .windows(2)
        .find(|pair| pair[0].0 + pair[0].1.len_utf8() == pair[1].0);
    let many = (marks.len() > MOST_EXCLAMATIONS).then(|| marks[0].0);
    let first = run.map(|pair| pair[0].0).or(many);
    if let Some(start) = first {
        let end = text[start..]
            .find(|c| !is_mark(c))
            .map_or(text.len(), |len| start + len);
        findings.push(tell("exclamations", field, text, start..end).with("count", marks.len().to_string()));
    }
}

/// Whether most letters are capitals, of a script that has them.
pub(crate) fn is_shouting(line: &str, from: usize) -> bool {
    let (mut large, mut other) = (0, 0);
    for c in line.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            large += 1;
        } else {
            other += 1;
        }
    }
    large + other >= from && large > other * 4
}

/// Words, or what would be words in a script without spaces.
fn words(text: &str) -> usize {
    let cjk = text.chars().filter(|c| is_cjk(*c)).count();
    let spaced = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && !is_cjk(c)))
        .count();
    spaced + cjk / CJK_PER_WORD
}

fn headings(text: &str) -> usize {
    lines(text).filter(|(_, line)| is_heading(line)).count()
}

/// A list item of Markdown, or a numbered line as people type it.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['•', '·', '–', '▪', '●', '|', '①', '②', '③', '④', '⑤']) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(['-', '*', '+']) {
        return rest.starts_with(' ');
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')', '、', '．', '）'])
}

/// A heading of Markdown, a line in bold, `【职责】`, `一、`, or a short line that ends in a colon.
fn is_heading(line: &str) -> bool {
    const SHORT: usize = 60;
    let line = line.trim();
    let bold = line
        .strip_prefix("**")
        .and_then(|rest| rest.trim_end_matches(':').strip_suffix("**"));
    line.starts_with('#')
        || bold.is_some_and(|inner| !inner.contains("**"))
        || line.starts_with('【')
        || line.starts_with(['一', '二', '三', '四', '五']) && line.chars().nth(1) == Some('、')
        || line.ends_with([':', '：']) && line.chars().count() <= SHORT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(words("You will build things, and break them."), 7);
        assert_eq!(words("负责产品设计 UI"), 4);
    }

    #[test]
    fn items_and_headings_are_known() {
        assert!(
            is_item("- one") && is_item("1. one") && is_item("2、二") && !is_item("2026 was good") && !is_item("-one")
        );
        assert!(
            is_heading("## Tasks")
                && is_heading("**Tasks**")
                && is_heading("岗位职责：")
                && !is_heading("We **do** things")
        );
    }

    #[test]
    fn abbreviations_do_not_shout() {
        assert!(is_shouting("JOIN US NOW AND BE PART OF IT", 20));
        assert!(!is_shouting("SAP FI/CO", 12));
        assert!(!is_shouting("负责产品设计与交互", 3));
        assert!(!is_shouting("首席运营官COO,首席技术官CTO,首席财务官CFO", 12));
    }
}
