//! Dates, numbers, money, lists and names the way each language writes them, from the Unicode CLDR by ICU4X.
//!
//! [`Format`] is one language's way of writing; [`Locale`] is a reader: language, time zone and the present moment.

mod compare;
mod dates;
mod locale;
mod money;
mod names;
mod numbers;

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

pub use dates::{DateStyle, TimeStyle};
pub(crate) use locale::icu_locale;
pub use locale::{Locale, direction};

/// How one language writes. Made once per language and shared.
pub struct Format {
    language: String,
    dates: dates::Dates,
    numbers: numbers::Numbers,
    names: OnceLock<names::Names>,
    frames: money::Frames,
    compare: compare::Compare,
}

/// More than the product ships; beyond it a format is made anew each time, so that no request can fill the memory.
const KEPT: usize = 64;

impl Format {
    /// The way `language` (a BCP 47 tag) writes. An unknown language gets the CLDR's neutral way.
    pub fn of(language: &str) -> Arc<Self> {
        // ICU's data is part of the program; keeping what was built from it is no state.
        static MADE: OnceLock<RwLock<HashMap<String, Arc<Format>>>> = OnceLock::new();
        let made = MADE.get_or_init(RwLock::default);
        if let Some(format) = made.read().unwrap_or_else(PoisonError::into_inner).get(language) {
            return Arc::clone(format);
        }
        let format = Arc::new(Self::new(language));
        let mut made = made.write().unwrap_or_else(PoisonError::into_inner);
        if made.len() < KEPT {
            made.insert(language.to_owned(), Arc::clone(&format));
        }
        format
    }

    fn new(language: &str) -> Self {
        let locale = icu_locale(language);
        Self {
            language: language.to_owned(),
            dates: dates::Dates::new(&locale),
            numbers: numbers::Numbers::new(&locale),
            names: OnceLock::new(),
            frames: money::Frames::default(),
            compare: compare::Compare::new(&locale),
        }
    }

    /// The tag it was asked for by.
    pub fn language(&self) -> &str {
        &self.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_language_is_written_in_a_neutral_way() {
        for language in ["tlh", "xx", "not a tag", "", "ar", "he", "th"] {
            let format = Format::of(language);
            assert!(
                !format
                    .day(base::Date::new(2026, 11, 24).unwrap(), DateStyle::Long)
                    .is_empty()
            );
            assert!(!format.whole(7).is_empty());
            assert!(!format.country_name("DE").is_empty());
            assert!(!format.language_name("de").is_empty());
            assert!(!format.money(base::Money::new(5, "EUR".parse().unwrap())).is_empty());
            assert_eq!(format.compare("a", "b"), std::cmp::Ordering::Less);
        }
        assert_eq!(
            ["en", "de", "zh-Hans", "ar", "he", "xx"].map(direction),
            ["ltr", "ltr", "ltr", "rtl", "rtl", "ltr"]
        );
    }

    #[test]
    fn a_language_is_made_once() {
        assert!(Arc::ptr_eq(&Format::of("de"), &Format::of("de")));
    }
}
