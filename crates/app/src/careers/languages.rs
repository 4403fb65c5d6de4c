//! Which language a visitor reads in: the one in the address, else the browser's wish. Never a cookie.

use std::sync::LazyLock;

use base::Language;
use http::{HeaderMap, header};

use crate::LANGUAGES;

/// The languages of the pages' own words.
pub fn spoken() -> &'static [Language] {
    static SPOKEN: LazyLock<Vec<Language>> = LazyLock::new(|| {
        LANGUAGES
            .iter()
            .map(|tag| tag.parse().expect("our languages are tags"))
            .collect()
    });
    &SPOKEN
}

/// What people read who do not share a language.
pub fn english() -> &'static Language {
    &spoken()[0]
}

/// The language that `?lang=` names, if we speak it.
pub fn named(query: Option<&str>) -> Option<&'static Language> {
    let value = query?.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    ours(&value.parse().ok()?)
}

/// The browser's wish, if we speak it.
pub fn best(headers: &HeaderMap) -> Option<&'static Language> {
    let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let found = Language::best_of(spoken(), wishes)?;
    spoken().iter().find(|own| **own == found)
}

/// The one of ours that a reader of this language reads.
pub fn ours(language: &Language) -> Option<&'static Language> {
    spoken()
        .iter()
        .find(|own| own.matches(language))
        .or_else(|| spoken().iter().find(|own| own.primary() == language.primary()))
}
