//! The countries of ISO 3166-1 and the days of their week on which offices rest.

use std::{fmt, str::FromStr};

use icu_calendar::week::{WeekInformation, WeekPreferences};
use icu_locale::{LanguageIdentifier, Locale, subtags};
use jiff::civil::Weekday;
use thiserror::Error;

/// A country or territory by its two-letter code of ISO 3166-1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Not a code of ISO 3166-1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a country is two letters of ISO 3166-1, such as DE or CN")]
pub struct CountryError;

/// All codes in the order of the alphabet. (`XK` for Kosovo is in use, but not of the standard.)
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW \
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN \
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME \
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF \
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE \
    YT ZA ZM ZW";

impl Country {
    /// All 249, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES
            .split(' ')
            .map(|code| code.parse().expect("the table holds codes"))
    }

    /// The two capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters: parsed")
    }

    /// The days without work: Saturday and Sunday in most countries, Friday and Saturday in Saudi Arabia, ...
    ///
    /// Source: Unicode CLDR, supplemental data `weekData` (UTS 35, part 4), as ICU4X carries it.
    pub fn weekend(self) -> Vec<Weekday> {
        let region = subtags::Region::try_from_str(self.code()).expect("two ASCII letters: parsed");
        let region = LanguageIdentifier {
            region: Some(region),
            ..LanguageIdentifier::UNKNOWN
        };
        let week = WeekInformation::try_new(WeekPreferences::from(&Locale::from(region)))
            .expect("the data is part of the program");
        week.weekend()
            .map(|day| Weekday::from_monday_one_offset(day as i8).expect("days count from Monday, 1"))
            .collect()
    }

    /// Whether people rest on this day of the week.
    pub fn rests_on(self, day: Weekday) -> bool {
        self.weekend().contains(&day)
    }
}

impl FromStr for Country {
    type Err = CountryError;
    /// Reads the code in either case, with space around it.
    fn from_str(text: &str) -> Result<Self, CountryError> {
        let code = text.trim().to_ascii_uppercase();
        match code.as_bytes() {
            &[a, b] if CODES.split(' ').any(|known| known == code) => Ok(Self([a, b])),
            _ => Err(CountryError),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

crate::column::stored_as_text!(Country);

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    #[test]
    fn the_table_is_whole() {
        let all: Vec<Country> = Country::all().collect();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn any_case_is_read_and_nothing_else() {
        assert_eq!(country(" de ").code(), "DE");
        for wrong in ["", "D", "DEU", "XX", "EU", "UK", "A ", "D E", "AD AE", "ＤＥ"] {
            assert_eq!(wrong.parse::<Country>(), Err(CountryError), "{wrong}");
        }
    }

    #[test]
    fn weekends_follow_cldr() {
        use Weekday::{Friday, Saturday, Sunday, Thursday};
        let most = vec![Saturday, Sunday];
        for code in ["DE", "CN", "US", "SG", "AE", "TR", "BR"] {
            assert_eq!(sorted(country(code).weekend()), most, "{code}");
        }
        for code in ["SA", "EG", "IL", "KW", "QA", "JO", "BH", "OM", "DZ"] {
            assert_eq!(sorted(country(code).weekend()), vec![Friday, Saturday], "{code}");
        }
        assert_eq!(sorted(country("AF").weekend()), vec![Thursday, Friday]);
        assert_eq!(country("IN").weekend(), vec![Sunday]);
        assert!(country("IR").rests_on(Friday));
        assert!(!country("SA").rests_on(Sunday));
        assert!(Country::all().all(|country| (1..=2).contains(&country.weekend().len())));
    }

    fn sorted(mut days: Vec<Weekday>) -> Vec<Weekday> {
        days.sort_by_key(|day| day.to_monday_zero_offset());
        days
    }
}
