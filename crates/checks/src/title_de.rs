//! German titles that name one sex alone: `Entwickler`, `Krankenschwester`, without a marker that means everybody.
//!
//! A title is fine with `(m/w/d)` and its kin, with `:in`, `*in`, `_in`, `/-in`, `(in)` or a capital I, with both forms, and
//! with words that name no sex. English nouns are taken as such words.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    advert::Advert,
    finding::{Field, Finding, Severity},
    fold::Folded,
    place::Sites,
    rule::rule,
    table::rows,
    wording::judged,
};

/// `(m/w/d)`, `m|w|x`, `(gn)`, `(all genders)`; on folded text.
static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \(\s* (?:[mwfdxgi]|div\.?|divers|gn|weiblich|männlich)
            (?: \s*[/|,;.:\\*+-]+\s* (?:[mwfdxgin]|div\.?|divers|gn|inter|weiblich|männlich) )+ [^)]{0,12} \)
        | \b[mwfd]\s?[/|]\s?[mwfdx] (?: \s?[/|]\s?(?:[mwfdxgi]|divers|gn) )* \b
        | \(\s*(?: gn | all\s+genders? | alle(?:\s+geschlechter)? | a | x | \*  | mensch(?:en)? | human | geschlechtsneutral | divers | any\ gender )\s*\)
        | \ball\ genders?\b | \balle\ geschlechter\b
        ",
    )
    .expect("a pattern of ours")
});

/// Two sexes alone.
static TWO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\(\s*(?:[mw]\s?[/|,]\s?[wfm])\s*\)").expect("a pattern of ours"));

/// One sex alone: `(m)`, `(w)`, `männlich`.
static ONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\(\s*(?:[mw]|männlich|weiblich|nur frauen|nur männer)\s*\)").expect("a pattern of ours")
});

/// `Entwickler:in`, `Verkäufer/-in`, `Lehrer(in)`, `Angestellte*r`, `Kaufmann/-frau`; on folded text.
static BOTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \p{L}(?:[:*_·•!']|/-?|\(-?)in(?:nen)?\b
        | e(?:[:*_·•]|/-?|\(-?)[rn]\b
        | mann\s?(?:/|\||oder|und|bzw\.?)\s?[\p{L}-]*frau | frau\s?(?:/|\||oder|und|bzw\.?)\s?[\p{L}-]*mann
        ",
    )
    .expect("a pattern of ours")
});

/// `EntwicklerIn`, but not `LinkedIn`; on the title itself.
static CAPITAL_I: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\p{Ll}{3}[a-ce-zäöüß]In(?:nen)?\b").expect("a pattern of ours"));

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{L}+(?:-\p{L}+)*").expect("a pattern of ours"));

/// What follows is where or for whom the work is done, no longer what it is.
const AFTER_THE_ROLE: &[&str] = &[
    "für", "von", "bei", "mit", "im", "in", "am", "an", "auf", "unter", "aus", "of", "for", "at",
];

/// What follows is a role again: `Ausbildung zum Koch`.
const BEFORE_A_ROLE: &[&str] = &["zum", "zur", "als"];

/// A name before these is a company's: `Schreiner GmbH`.
const COMPANY_FORMS: &[&str] = &[
    "gmbh", "ag", "kg", "se", "ug", "ohg", "gbr", "mbh", "ev", "gruppe", "group", "holding", "stiftung", "inc", "ltd",
];

#[derive(Debug)]
struct Noun {
    /// Also at the end of a longer word.
    compound: bool,
    sex: Sex,
    /// Longer words that end so and mean something else.
    except: Vec<&'static str>,
    instead: &'static str,
    /// The form for women, where it is not made by -in.
    woman: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sex {
    Man,
    Woman,
}

impl Sex {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Man => "man",
            Self::Woman => "woman",
        }
    }
}

static NOUNS: LazyLock<HashMap<&'static str, Noun>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for row in rows(include_str!("../data/gendered_de.tsv")) {
        let noun = |sex, woman, instead| Noun {
            compound: row.get("compound") == "yes",
            sex,
            except: row.list("except"),
            instead,
            woman,
        };
        let (word, woman) = (row.get("word"), row.get("woman"));
        let sex = if row.get("sex") == "woman" {
            Sex::Woman
        } else {
            Sex::Man
        };
        let instead = row.get("instead");
        all.insert(word, noun(sex, woman.trim_start_matches('-'), instead));
        // A form that is also the plural of all says nothing alone.
        if sex == Sex::Man && !woman.is_empty() && !woman.starts_with('-') {
            all.entry(woman).or_insert_with(|| noun(Sex::Woman, "", instead));
        }
    }
    all
});

/// The longest noun of the table, in characters, so that no word is cut more often than can help.
const LONGEST_NOUN: usize = 24;

pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, findings: &mut Vec<Finding>) {
    if advert.primary() != "de" {
        return;
    }
    let folded = Folded::new(advert.title);
    let mut tell = |key: &str, range: Range<usize>, args: &[(&'static str, &str)]| {
        let rule = rule(key);
        let (severity, law) = judged(rule, sites).unwrap_or((Severity::Note, None));
        let mut finding = Finding::about(rule, severity, Field::Title, advert.title, folded.back(range)).by(law);
        for (name, value) in args.iter().filter(|(_, value)| !value.is_empty()) {
            finding = finding.with(name, *value);
        }
        if finding.arg("instead").is_some() {
            finding = finding.saying("check-title-gender-de-word");
        }
        findings.push(finding);
    };
    if let Some(one) = ONE.find(&folded.text) {
        tell("title-one-sex-de", one.range(), &[]);
        return;
    }
    if let Some(two) = TWO.find(&folded.text) {
        tell("title-two-sexes-de", two.range(), &[]);
        return;
    }
    if MARKER.is_match(&folded.text) || BOTH.is_match(&folded.text) || CAPITAL_I.is_match(advert.title) {
        return;
    }
    for (range, sex, instead) in gendered(&folded.text) {
        tell("title-gender-de", range, &[("sex", sex.as_str()), ("instead", instead)]);
    }
}

/// The nouns of a folded title that name one sex.
fn gendered(title: &str) -> Vec<(Range<usize>, Sex, &'static str)> {
    let words: Vec<_> = WORD.find_iter(title).collect();
    let all: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
    let mut is_role = true;
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if AFTER_THE_ROLE.contains(&word.as_str()) && index > 0 {
            is_role = false;
        } else if BEFORE_A_ROLE.contains(&word.as_str()) {
            is_role = true;
        }
        let is_company = all[index + 1..].iter().take(2).any(|next| COMPANY_FORMS.contains(next));
        if !is_role || is_company {
            continue;
        }
        let head = word.as_str().rsplit('-').next().unwrap_or_default();
        let Some((noun, sex)) = noun_of(head) else { continue };
        // `Angestellter/Angestellte`: both are named.
        let woman = noun.woman;
        let both = sex == Sex::Man && !woman.is_empty() && all.iter().any(|word| word.ends_with(woman));
        if !both {
            found.push((word.range(), sex, noun.instead));
        }
    }
    // `Verkäufer oder Verkäuferin`, `Fachkrankenpfleger/Fachkrankenschwester`.
    let both = [Sex::Man, Sex::Woman].map(|sex| found.iter().any(|(_, own, _)| *own == sex));
    if both == [true, true] || names_both(title, &all) {
        found.clear();
    }
    found
}

/// Whether two forms of one noun stand in the title, wherever the role ends: `Experte für X/Expertin für X`.
fn names_both(title: &str, words: &[&str]) -> bool {
    if !title.contains('/') && !words.iter().any(|word| ["oder", "und", "bzw"].contains(word)) {
        return false;
    }
    let sexes: Vec<Sex> = words
        .iter()
        .filter_map(|word| noun_of(word.rsplit('-').next()?))
        .map(|(_, sex)| sex)
        .collect();
    sexes.contains(&Sex::Man) && sexes.contains(&Sex::Woman)
}

/// The noun that a word is or ends with, the longest first; a woman's form of a man's noun too.
fn noun_of(word: &str) -> Option<(&'static Noun, Sex)> {
    named(word).map(|noun| (noun, noun.sex)).or_else(|| {
        let stem = word.strip_suffix("innen").or_else(|| word.strip_suffix("in"))?;
        // `Expertin` is of `Experte`.
        let noun = named(stem).or_else(|| named(&format!("{stem}e")))?;
        (noun.sex == Sex::Man).then_some((noun, Sex::Woman))
    })
}

fn named(word: &str) -> Option<&'static Noun> {
    if word.chars().count() > 60 {
        return None;
    }
    let longest = word.char_indices().rev().nth(LONGEST_NOUN).map_or(0, |(at, _)| at);
    word.char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at >= longest)
        .find_map(|at| {
            let noun = NOUNS.get(&word[at..])?;
            let fits = at == 0 || (noun.compound && !noun.except.iter().any(|except| word.ends_with(except)));
            fits.then_some(noun)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_noun_is_longer_than_is_looked_for() {
        assert!(NOUNS.keys().all(|word| word.chars().count() <= LONGEST_NOUN));
    }

    #[test]
    fn compounds_end_in_their_noun() {
        assert!(noun_of("softwareentwickler").is_some());
        assert!(noun_of("halbleiter").is_none());
        assert!(noun_of("angebote").is_none());
        assert_eq!(noun_of("verkäuferin").map(|(_, sex)| sex), Some(Sex::Woman));
    }
}
