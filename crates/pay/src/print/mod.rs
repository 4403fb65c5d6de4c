//! Saying pay: in the language of a reader, which always works, and in the idiom of a board, which may not be able to.
//!
//! An idiom is a grammar of its own and not a sentence with blanks, so its few words stand here and not among messages.

mod boards;
mod chinese;
mod number;
mod western;

use base::{Currency, Money};
use thiserror::Error;

use crate::{Market, Pay, Period, Yearly, read};

/// A way to write pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Idiom {
    /// `€70,000–85,000 a year`, for any reader of English.
    English,
    /// `70.000–85.000 € / Jahr`, for any reader of German.
    German,
    /// `7-8.5万欧元/年`, for any reader of Chinese.
    Chinese,
    /// `60-90K·14薪`: BOSS直聘 and its like.
    Boss,
    /// `3-6万·14薪`, `15-30万/年`: 智联招聘, 前程无忧.
    TenThousands,
    /// `70.000–85.000 € brutto/Jahr`, `18,50 €/Std.`: German boards.
    Brutto,
    /// `€70,000–85,000 p.a.`
    Annual,
    /// `$180k–$220k + equity`, `£45k–£55k`.
    Thousands,
    /// `USD 95/hr`
    Hourly,
    /// `¥8,000,000 / 年`, for yen.
    Japanese,
    /// `$50000 per year`: Indeed's feed.
    Indeed,
    /// `45 000–55 000 € brut/an`
    French,
    /// `30.000–40.000 € brutos/año`
    Spanish,
}

/// Why an idiom has no words for a pay. The words are for the person who would publish it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotSay {
    #[error("it has no amounts by the {0}")]
    Period(Period),
    #[error("it has no amounts in {0}")]
    Currency(Currency),
    #[error("its amounts are round ones, and these are not")]
    NotRound,
    #[error("it has no salaries beyond the twelfth")]
    Months,
    #[error("it has no words for a bonus")]
    Bonus,
    #[error("it has no words for equity")]
    Equity,
    #[error("it needs both ends of a range")]
    OpenEnd,
}

impl Idiom {
    pub const ALL: &'static [Self] = &[
        Self::English,
        Self::German,
        Self::Chinese,
        Self::Boss,
        Self::TenThousands,
        Self::Brutto,
        Self::Annual,
        Self::Thousands,
        Self::Hourly,
        Self::Japanese,
        Self::Indeed,
        Self::French,
        Self::Spanish,
    ];

    /// The idiom of a reader's language (BCP 47); English where we have none of that language.
    pub fn of_language(language: &str) -> Self {
        match language.split('-').next() {
            Some("zh") => Self::Chinese,
            Some("de") => Self::German,
            _ => Self::English,
        }
    }

    /// Where texts in this idiom stand, for reading them.
    pub fn market(self) -> Market {
        let country = |code: &str| code.parse().ok();
        Market {
            country: match self {
                Self::Chinese | Self::Boss | Self::TenThousands => country("CN"),
                Self::Thousands | Self::Indeed => country("US"),
                Self::Japanese => country("JP"),
                _ => None,
            },
            currency: None,
            decimal_comma: matches!(self, Self::German | Self::Brutto | Self::French | Self::Spanish),
        }
    }

    /// Writes pay so that [`crate::read()`] understands the same of it in [`Idiom::market`].
    ///
    /// # Errors
    /// When the idiom has no words for a part of it.
    pub fn print(self, pay: &Pay) -> Result<String, CannotSay> {
        if !pay.equity.is_empty() && !self.says_equity(&pay.equity) {
            return Err(CannotSay::Equity);
        }
        let mut text = match self {
            Self::English => western::english(pay, false),
            Self::German => western::german(pay, false),
            Self::Chinese => chinese::any(pay, false),
            Self::Boss => chinese::boss(pay)?,
            Self::TenThousands => chinese::ten_thousands(pay)?,
            Self::Brutto => boards::brutto(pay),
            Self::Annual => boards::annual(pay)?,
            Self::Thousands => boards::thousands(pay)?,
            Self::Hourly => boards::hourly(pay)?,
            Self::Japanese => boards::japanese(pay)?,
            Self::Indeed => boards::indeed(pay)?,
            Self::French => boards::french(pay)?,
            Self::Spanish => boards::spanish(pay)?,
        };
        if !pay.equity.is_empty() {
            text.push_str(" + ");
            text.push_str(&pay.equity);
        }
        Ok(text)
    }

    /// Whether a note on equity reads as one behind a plus sign.
    fn says_equity(self, note: &str) -> bool {
        !matches!(self, Self::Indeed | Self::Boss | Self::TenThousands) && read::is_equity(note)
    }
}

impl Pay {
    /// The pay as a reader of this language (BCP 47) expects to see it. The note on equity stands apart.
    pub fn print(&self, language: &str) -> String {
        self.say(language, false)
    }

    /// The same as an estimate: `about €85,000–110,000 a year`, `up to about €110,000 a year`.
    pub fn print_about(&self, language: &str) -> String {
        self.say(language, true)
    }

    /// The amounts alone, where the time is said beside them: `€85,000–110,000`, `8.5-11万欧元`.
    pub fn print_amounts(&self, language: &str) -> String {
        match Idiom::of_language(language) {
            Idiom::German => western::GERMAN.bounds_about(self, ""),
            Idiom::Chinese => chinese::amounts(self),
            _ => western::ENGLISH.bounds_about(self, ""),
        }
    }

    fn say(&self, language: &str, about: bool) -> String {
        match Idiom::of_language(language) {
            Idiom::German => western::german(self, about),
            Idiom::Chinese => chinese::any(self, about),
            _ => western::english(self, about),
        }
    }

    /// The year it comes to, in the same idiom: `CNY 840,000–1,260,000 a year`, `84-126万元/年`. Rounded as a person
    /// would say it: hours and days make a year only about.
    pub fn print_yearly(&self, language: &str) -> String {
        let Yearly { min, max } = self.yearly();
        let exact = matches!(self.period, Period::Month | Period::Year);
        Self::range(
            min.map(|money| rounded(money, exact)),
            max.map(|money| rounded(money, exact)),
            self.currency,
            Period::Year,
        )
        .print(language)
    }
}

/// Without cents; where it is no exact year, to three figures.
fn rounded(money: Money, exact: bool) -> i64 {
    let mut step = money.currency.minor_units();
    while !exact && money.minor / step >= 1000 {
        step *= 10;
    }
    (money.minor + step / 2) / step * step
}
