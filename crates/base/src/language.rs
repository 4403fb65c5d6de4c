//! A language by its BCP 47 tag, and the choice of the one that a reader wants.

use std::{fmt, str::FromStr};

use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander, subtags};
use thiserror::Error;

/// A language as BCP 47 (RFC 5646) names it, in canonical form: `de`, `zh-Hans`, `pt-BR`.
///
/// Language, script, region and variants; extensions and private use say nothing of the language and are refused.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Box<str>);

/// Not a language tag.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a language is a tag of BCP 47, such as en, de-AT or zh-Hans")]
pub struct LanguageError;

/// RFC 5646, section 4.4.1: an implementation should take tags of at least 35 characters.
const LONGEST_TAG: usize = 35;

/// What follows in an `Accept-Language` header is not looked at; browsers send fewer than ten.
const MOST_RANGES: usize = 32;

impl Language {
    /// The tag: `zh-Hans`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag alone: `zh` of `zh-Hans-CN`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().expect("a text has a first part")
    }

    /// The language without script, region and variants: `zh` of `zh-Hans-CN`.
    pub fn base(&self) -> Self {
        Self(self.primary().into())
    }

    /// The script the language is written in, as ISO 15924 names it. Where the tag does not say, the likely one:
    /// `Hans` for `zh` and `zh-CN`, `Hant` for `zh-TW`.
    pub fn script(&self) -> Option<String> {
        likely_script(&self.identifier()).map(|script| script.as_str().to_owned())
    }

    /// Whether a reader of one reads the other: same language, same likely script.
    /// `zh-CN`, `zh` and `zh-Hans` match, `zh-TW` and `zh` do not; `de-AT` and `de` do.
    pub fn matches(&self, other: &Self) -> bool {
        self.primary() == other.primary() && self.script() == other.script()
    }

    /// The one of `available` that a reader with this `Accept-Language` header (RFC 9110, 12.5.4) wants most;
    /// none when the header names none of them, and the caller's default is due.
    ///
    /// Lookup of RFC 4647, section 3.4, by descending q: the range itself, then the range with subtags cut from its
    /// end. Before a range is cut, a language that [matches](Self::matches) it is taken (`zh-CN` finds `zh-Hans`);
    /// after all ranges failed, one of the same primary language (`zh-TW` finds `zh-Hans` before the default).
    pub fn best_of(available: &[Self], accept_language: &str) -> Option<Self> {
        let (wanted, refused) = ranges(accept_language);
        let open: Vec<&Self> = available.iter().filter(|own| !refused.contains(own)).collect();
        let exact = wanted.iter().find_map(|range| look_up(range, &open));
        let near = || {
            wanted
                .iter()
                .find_map(|range| open.iter().find(|own| own.primary() == range.primary()).copied())
        };
        exact.or_else(near).cloned()
    }

    fn identifier(&self) -> LanguageIdentifier {
        self.0.parse().expect("checked when it was parsed")
    }
}

/// The languages of a header, the most wanted first, and those with q=0. `*` asks for the default, so it is left out.
fn ranges(header: &str) -> (Vec<Language>, Vec<Language>) {
    let mut ranges: Vec<(u16, Language)> = header.split(',').take(MOST_RANGES).filter_map(range).collect();
    ranges.sort_by_key(|(q, _)| std::cmp::Reverse(*q));
    let refused = ranges.iter().position(|(q, _)| *q == 0).unwrap_or(ranges.len());
    let refused = ranges.split_off(refused);
    let languages = |ranges: Vec<(u16, Language)>| ranges.into_iter().map(|(_, language)| language).collect();
    (languages(ranges), languages(refused))
}

fn range(text: &str) -> Option<(u16, Language)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, "q=1"));
    let (name, value) = parameters.split_once('=')?;
    let q = if name.trim().eq_ignore_ascii_case("q") {
        thousandths(value.trim())?
    } else {
        return None;
    };
    Some((q, tag.parse().ok()?))
}

/// A weight of RFC 9110, 12.4.2: 0 to 1 with three decimals at most, times 1000.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let part: u16 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(1000),
        _ => None,
    }
}

fn look_up<'a>(range: &Language, open: &[&'a Language]) -> Option<&'a Language> {
    let mut tag = range.as_str();
    let same = |tag: &str| open.iter().find(|own| own.as_str() == tag).copied();
    if let Some(own) = same(tag).or_else(|| open.iter().find(|own| own.matches(range)).copied()) {
        return Some(own);
    }
    while let Some((shorter, _)) = tag.rsplit_once('-') {
        if let Some(own) = same(shorter) {
            return Some(own);
        }
        tag = shorter;
    }
    None
}

/// The tables are part of the program, so that a new expander costs nothing.
fn likely_script(identifier: &LanguageIdentifier) -> Option<subtags::Script> {
    identifier
        .script
        .or_else(|| LocaleExpander::new_extended().get_likely_script(identifier))
}

/// Reads what BCP 47 allows and UTS 35 does not: `zh-yue` is `yue` (RFC 5646, section 4.5, step 3).
fn without_extended_language(tag: &str) -> &str {
    match tag.split_once('-') {
        Some((primary, rest)) if matches!(primary.len(), 2 | 3) => {
            let extended = rest.split('-').next().unwrap_or("");
            let letters = extended.len() == 3 && extended.bytes().all(|byte| byte.is_ascii_alphabetic());
            if letters { rest } else { tag }
        }
        _ => tag,
    }
}

impl FromStr for Language {
    type Err = LanguageError;
    /// Reads a tag in any case, with space around it.
    fn from_str(text: &str) -> Result<Self, LanguageError> {
        let tag = text.trim();
        if tag.len() > LONGEST_TAG || tag.contains('_') {
            return Err(LanguageError);
        }
        let mut locale: Locale = without_extended_language(tag).parse().map_err(|_| LanguageError)?;
        if !locale.extensions.is_empty() || locale.id.language.is_unknown() {
            return Err(LanguageError);
        }
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        Ok(Self(locale.id.to_string().into()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

crate::column::stored_as_text!(Language);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tags(text: &str) -> Vec<Language> {
        text.split_whitespace().map(|tag| tag.parse().unwrap()).collect()
    }

    fn best(available: &str, header: &str) -> Option<String> {
        Language::best_of(&tags(available), header).map(|language| language.to_string())
    }

    #[test]
    fn tags_are_made_canonical() {
        let canonical = |tag: &str| tag.parse::<Language>().unwrap().to_string();
        let tags = [
            "EN",
            " zh-hans-cn ",
            "iw",
            "de-1996-DE".trim_end_matches("-DE"),
            "zh-yue",
            "zh-cmn-Hans",
            "no-bok",
            "sh",
        ];
        assert_eq!(
            tags.map(canonical),
            ["en", "zh-Hans-CN", "he", "de-1996", "yue", "zh-Hans", "bok", "sr-Latn"]
        );
    }

    #[test]
    fn what_is_no_language_is_refused() {
        for wrong in [
            "",
            "und",
            "x-private",
            "de-x-dialect",
            "de-u-co-phonebk",
            "zh_CN",
            "e",
            "*",
            "de-",
            "english-language",
            "zh-Hans-",
            "中文",
        ] {
            assert_eq!(wrong.parse::<Language>(), Err(LanguageError), "{wrong}");
        }
    }

    #[test]
    fn simplified_chinese_has_many_names() {
        let [zh, cn, hans, tw, hant] =
            ["zh", "zh-CN", "zh-Hans", "zh-TW", "zh-Hant"].map(|tag| tag.parse::<Language>().unwrap());
        assert!(zh.matches(&cn) && cn.matches(&hans) && tw.matches(&hant));
        assert!(!zh.matches(&tw) && !hans.matches(&hant));
        assert_eq!(tw.script().unwrap(), "Hant");
        assert_eq!(cn.base(), zh);
    }

    #[test]
    fn the_reader_gets_the_wanted_language() {
        let ours = "en de zh-Hans";
        assert_eq!(best(ours, "de-AT,de;q=0.9,en;q=0.8").unwrap(), "de");
        assert_eq!(best(ours, "zh-CN,zh;q=0.9,en;q=0.8").unwrap(), "zh-Hans");
        assert_eq!(
            best(ours, "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5").unwrap(),
            "en"
        );
        assert_eq!(best(ours, "en;q=0.2, de ; q=0.9").unwrap(), "de");
        assert_eq!(best(ours, "zh-TW,en;q=0.5").unwrap(), "en");
        assert_eq!(best(ours, "zh-TW,fr;q=0.5").unwrap(), "zh-Hans");
        assert_eq!(best("pt-BR pt", "pt-PT").unwrap(), "pt-BR");
        assert_eq!(best("en-US en-GB", "en-GB").unwrap(), "en-GB");
    }

    #[test]
    fn none_is_the_callers_default() {
        for header in [
            "",
            "*",
            "fr",
            "fr,*",
            "en;q=0",
            "en;q=2",
            "en;q=",
            "en;level=1",
            ";;;,,,",
            "de-x-a, *;q=1",
        ] {
            assert_eq!(best("en", header), None, "{header}");
        }
        assert_eq!(best("en de", "en;q=0, *").as_deref(), None);
        assert_eq!(best("en de", "de;q=0, de-AT, en;q=0.1").unwrap(), "en");
    }

    proptest! {
        #[test]
        fn canonical_tags_read_back(tag in "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?") {
            if let Ok(language) = tag.parse::<Language>() {
                prop_assert_eq!(language.as_str().parse::<Language>().unwrap(), language.clone());
                prop_assert!(language.matches(&language));
            }
        }

        #[test]
        fn no_header_is_too_strange(header in "([a-z]{1,3}|[-,;=.*]|q=|[01]|\\PC){0,80}") {
            let _ = best("en de zh-Hans", &header);
        }
    }
}
