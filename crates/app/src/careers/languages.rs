//! Which language a visitor reads in: the one in the address, else the browser's wish. Never a cookie.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, PoisonError, RwLock},
};

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
    spoken()
        .iter()
        .find(|own| own.as_str() == value)
        .or_else(|| ours(&value.parse().ok()?))
}

/// The browser's wish, if we speak it.
pub fn best(headers: &HeaderMap) -> Option<&'static Language> {
    // The same few headers come again and again; each is read once.
    static READ: RwLock<BTreeMap<String, Option<&'static Language>>> = RwLock::new(BTreeMap::new());
    const KEPT: usize = 500;
    const LONGEST: usize = 200;
    let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    if let Some(known) = READ.read().unwrap_or_else(PoisonError::into_inner).get(wishes) {
        return *known;
    }
    let found = Language::best_of(spoken(), wishes);
    let found = spoken().iter().find(|own| Some(*own) == found.as_ref());
    let mut read = READ.write().unwrap_or_else(PoisonError::into_inner);
    if wishes.len() <= LONGEST && read.len() < KEPT {
        read.insert(wishes.to_owned(), found);
    }
    found
}

/// The one of ours that a reader of this language reads.
pub fn ours(language: &Language) -> Option<&'static Language> {
    spoken()
        .iter()
        .find(|own| own.matches(language))
        .or_else(|| spoken().iter().find(|own| own.primary() == language.primary()))
}
