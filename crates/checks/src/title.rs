//! The title: there, short, and nothing but the name of the job.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    advert::Advert,
    finding::{Field, Finding},
    fold::{Folded, is_cjk},
    place::Sites,
    rule::rule,
    shape::is_shouting,
    wording::judged,
};

/// Boards and search results cut titles at about this width; a Chinese character is two wide.
const WIDEST: usize = 90;

/// Letters from which on capitals are shouting, not an abbreviation.
const SHOUT_FROM: usize = 12;

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: [€$£¥￥] | \b(?:eur|euro|usd|chf|gbp|cad|aud|rmb|cny|hkd|twd|sgd|jpy|pln|sek)\b ) \s? \d\d[\d.,'\ ]*\d?\s?k?
        | \d\d[\d.,']*\s?k?\s? (?: [€£] | (?:eur|euro|usd|chf|gbp|cad|rmb|cny)\b )
        | \d+(?:\.\d+)?\s?k?\s?[-~至到]\s?\d+(?:\.\d+)?\s?(?: k\b | k[^a-z0-9] | 千 | 万 )
        | \d[\d,]{2,}\s?元
        ",
    )
    .expect("a pattern of ours")
});

/// The first amount of money in a folded text.
pub(crate) fn names_money(folded: &str) -> Option<Range<usize>> {
    MONEY.find(folded).map(|hit| hit.range())
}

pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, findings: &mut Vec<Finding>) {
    let title = advert.title;
    let mut tell = |key: &str, range: Range<usize>| {
        let rule = rule(key);
        if let Some((severity, law)) = judged(rule, sites) {
            findings.push(Finding::about(rule, severity, Field::Title, title, range).by(law));
        }
    };
    if title.trim().is_empty() {
        tell("title-empty", 0..0);
        return;
    }
    let width: usize = title.chars().map(|c| if is_cjk(c) { 2 } else { 1 }).sum();
    if width > WIDEST {
        tell("title-long", 0..title.len());
    }
    if is_shouting(title, SHOUT_FROM) {
        tell("title-shouting", 0..title.len());
    }
    let folded = Folded::new(title);
    if let Some(money) = names_money(&folded.text) {
        tell("title-pay", folded.back(money));
    }
    for site in &sites.places {
        if let Some(at) = city(&folded.text, &site.city) {
            tell("title-place", folded.back(at));
        }
    }
    if let Some(signs) = signs(title) {
        tell("title-signs", signs);
    }
}

/// A city's name as a word of its own.
fn city(title: &str, city: &str) -> Option<Range<usize>> {
    let least = if city.chars().any(is_cjk) { 2 } else { 3 };
    if city.chars().count() < least {
        return None;
    }
    let at = title.find(city)?;
    let range = at..at + city.len();
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    let joined = letter(title[..at].chars().next_back()) || letter(title[range.end..].chars().next());
    (!joined).then_some(range)
}

/// Signs that want attention: exclamation marks, stars, pictures, lenticular brackets.
fn signs(title: &str) -> Option<Range<usize>> {
    let loud = |c: char| matches!(c, '!' | '！' | '★' | '☆' | '【' | '】' | '✔' | '➤' | '►' | '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}');
    let start = title.find(loud)?;
    let end = title.rfind(loud)?;
    let last = title[end..].chars().next()?;
    Some(start..end + last.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_money_are_known() {
        for text in [
            "€ 60,000",
            "60.000 €",
            "25k-40k",
            "15-30万",
            "8000元",
            "usd 120k",
            "chf 95'000",
        ] {
            assert!(names_money(text).is_some(), "{text}");
        }
        for text in [
            "2d/3d artist",
            "b2b sales",
            "level 3-5",
            "k8s",
            "100% remote",
            "office 365",
            "5-10 people",
        ] {
            assert!(names_money(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_city_is_a_word_of_its_own() {
        assert!(city("koch in bonn", "bonn").is_some());
        assert!(city("bonner koch", "bonn").is_none());
        assert!(city("上海前台", "上海").is_some());
    }
}
