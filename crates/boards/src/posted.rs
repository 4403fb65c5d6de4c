//! A posting of another employer, as its board shows it.

use std::fmt;

use jiff::{Timestamp, civil::Date};

/// One posting. Words are the board's own; what the board does not say is empty or none, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// The board's id. Where it gives none: made from the address, else from title and places (see [`crate`]).
    pub id: String,
    pub title: String,
    /// Plain text: paragraphs and list items on lines of their own.
    pub text: String,
    /// Where people read it. Empty, or http(s).
    pub url: String,
    /// As the board says, a well-formed tag of BCP 47: `de`, `zh-CN`.
    pub language: Option<String>,
    /// The board's own words: `FULL_TIME`, `Vollzeit`, `全职`.
    pub employment: String,
    pub places: Vec<Place>,
    pub workplace: Option<Workplace>,
    pub pay: Option<Wage>,
    /// None where the board does not say.
    pub urgent: Option<bool>,
    pub posted_at: Option<When>,
    /// The last day or moment, where the board says it.
    pub valid_until: Option<When>,
    pub department: String,
    /// The employer's own number of the position, which other boards may show too.
    pub reference: Option<String>,
    /// What postings of one job on this board share: language versions, several places.
    pub job: Option<String>,
    /// Name of the employer, where the board says it. A file may hold several.
    pub employer: String,
    /// Years or level asked for, in the board's own words: `3-5年`, `Mid-Senior level`.
    pub experience: String,
    /// Degree asked for, in the board's own words: `本科`, `bachelor degree`.
    pub education: String,
}

/// A place of work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// As the board writes it: `Berlin, Germany`, `上海 浦东新区 张江`.
    pub words: String,
    /// Empty unless the board gives it apart, as are the others.
    pub city: String,
    pub region: String,
    /// A name or an ISO 3166-1 code, as the board writes it.
    pub country: String,
}

impl Place {
    /// A place that the board gives in one string.
    pub(crate) fn said(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// A place that the board gives in parts. None if all are empty.
    pub(crate) fn of(city: String, region: String, country: String) -> Option<Self> {
        let mut parts: Vec<&str> = Vec::with_capacity(3);
        for part in [&city, &region, &country] {
            let part = part.trim();
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        let words = parts.join(", ");
        (!words.is_empty()).then_some(Self {
            words,
            city,
            region,
            country,
        })
    }
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Workplace {
    OnSite,
    Hybrid,
    Remote,
}

impl Workplace {
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Hybrid, Self::Remote];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Hybrid => "hybrid",
            Self::Remote => "remote",
        }
    }

    /// Reads the words of the boards: `On-site`, `onsite`, `OnSite`, `Hybrid`, `fully`, `TELECOMMUTE`, `远程`.
    pub(crate) fn from_words(words: &str) -> Option<Self> {
        let letters: String = words.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        match letters.as_str() {
            "onsite" | "office" | "inoffice" | "none" | "vorort" | "现场" | "现场办公" | "坐班" => {
                Some(Self::OnSite)
            }
            "hybrid" | "hybridremote" | "partial" | "teilweiseremote" | "混合办公" | "混合" => Some(Self::Hybrid),
            "remote" | "fully" | "fullyremote" | "telecommute" | "远程" | "远程办公" | "homeoffice" => {
                Some(Self::Remote)
            }
            _ => None,
        }
    }
}

/// What a board says about pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wage {
    /// In words alone: `25-50K·16薪`, `competitive`.
    Words(String),
    Figures(Figures),
}

/// Pay that the board gives in fields. Amounts are decimals in major units of the currency (`65000`, `17.5`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub min: Option<String>,
    pub max: Option<String>,
    /// ISO 4217 in capitals; empty if the board does not say.
    pub currency: String,
    /// None if the board does not say.
    pub period: Option<Period>,
    /// Monthly salaries a year (薪), if the board says.
    pub months: Option<u8>,
    /// What the board prints beside the figures; may be empty.
    pub words: String,
}

/// What an amount is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// When a posting was published: boards give a moment or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    At(Timestamp),
    On(Date),
}

impl When {
    /// The moment; of a day its beginning in UTC.
    pub fn timestamp(self) -> Option<Timestamp> {
        match self {
            Self::At(moment) => Some(moment),
            Self::On(day) => {
                let midnight = day.to_datetime(jiff::civil::Time::midnight());
                jiff::tz::Offset::UTC.to_timestamp(midnight).ok()
            }
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::On(day) => day.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boards_words_for_a_workplace_are_understood() {
        let cases = [
            ("On-site", Workplace::OnSite),
            ("onsite", Workplace::OnSite),
            ("OnSite", Workplace::OnSite),
            ("HYBRID", Workplace::Hybrid),
            ("Hybrid remote", Workplace::Hybrid),
            ("Fully remote", Workplace::Remote),
            ("fully", Workplace::Remote),
            ("TELECOMMUTE", Workplace::Remote),
            ("远程办公", Workplace::Remote),
        ];
        for (words, workplace) in cases {
            assert_eq!(Workplace::from_words(words), Some(workplace), "{words}");
        }
        for words in ["unspecified", "", "COVID-19", "temporary"] {
            assert_eq!(Workplace::from_words(words), None, "{words}");
        }
    }

    #[test]
    fn a_place_in_parts_names_each_part_once() {
        let place = Place::of("Berlin".into(), "Berlin".into(), "Germany".into()).unwrap();
        assert_eq!(place.words, "Berlin, Germany");
        assert_eq!(Place::of(String::new(), " ".into(), String::new()), None);
    }
}
