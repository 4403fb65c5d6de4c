//! A reader: the language, the time zone and the present moment.

use std::sync::Arc;

use base::{Time, Zone};
use icu::locale::Locale as Icu;

use super::Format;

/// For whom a page or a mail is written. Cheap to clone.
#[derive(Clone)]
pub struct Locale {
    format: Arc<Format>,
    zone: Zone,
    now: Time,
}

impl Locale {
    /// `language` is a BCP 47 tag of a language that the application is shipped in.
    pub fn new(language: &str, zone: Zone, now: Time) -> Self {
        Self {
            format: Format::of(language),
            zone,
            now,
        }
    }

    pub fn language(&self) -> &str {
        self.format.language()
    }

    pub fn format(&self) -> &Format {
        &self.format
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// When the page is written; "3 days ago" counts from here.
    pub fn now(&self) -> Time {
        self.now
    }

    /// `ltr` or `rtl`, for the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        direction(self.language())
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Locale({}, {}, {})", self.language(), self.zone, self.now)
    }
}

/// `ltr` or `rtl`: the direction that a language is written in.
pub fn direction(language: &str) -> &'static str {
    if icu::locale::LocaleDirectionality::new_common().is_right_to_left(&icu_locale(language).id) {
        "rtl"
    } else {
        "ltr"
    }
}

/// The ICU locale of a tag. Plain English is the English of international teams: 24 November, 14:00.
pub(crate) fn icu_locale(language: &str) -> Icu {
    let tag = if language == "en" { "en-GB" } else { language };
    tag.parse().unwrap_or(Icu::UNKNOWN)
}
