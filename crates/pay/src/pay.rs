//! The value: a range, a currency, a period, how many months a year, a bonus, a note on equity.

use base::{Currency, Money};
use serde::{Deserialize, Serialize};

/// Pay as it is agreed in any market. Amounts are in minor units of the currency (cents, fen; yen have none).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Lowest amount per period, in minor units.
    pub min: Option<i64>,
    /// Highest amount per period, in minor units.
    pub max: Option<i64>,
    /// ISO 4217.
    pub currency: Currency,
    pub period: Period,
    /// How many monthly salaries make a year, 12 to 24 (薪). Always 12 unless paid by the month.
    #[serde(default = "twelve")]
    pub months: u8,
    /// Bonus, in monthly salaries a year, on top of `months`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus_months: Option<u8>,
    /// Bonus, in percent of a year's pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus_percent: Option<u8>,
    /// A note on equity, in the words of the company.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub equity: String,
}
db::json_text!(Pay);

const fn twelve() -> u8 {
    12
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

db::text_enum!(Period { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year" });

impl Period {
    /// How many of them make a year of full-time work: 52 weeks of five days of eight hours.
    pub const fn in_a_year(self) -> i64 {
        match self {
            Self::Hour => 2080,
            Self::Day => 260,
            Self::Week => 52,
            Self::Month => 12,
            Self::Year => 1,
        }
    }
}

/// The words of the API's description.
impl utoipa::PartialSchema for Period {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .enum_values(Some(Self::ALL.iter().map(|word| word.as_str())))
            .into()
    }
}
impl utoipa::ToSchema for Period {
    fn name() -> std::borrow::Cow<'static, str> {
        std::borrow::Cow::Borrowed("Period")
    }
}

/// What a year comes to, bonus included. By the hour, day or week it is a full-time year ([`Period::in_a_year`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yearly {
    pub min: Option<Money>,
    pub max: Option<Money>,
}

/// What is wrong with pay, and so with which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NoAmount,
    /// Below one minor unit, or more than anybody is paid.
    MinOutOfRange,
    MaxOutOfRange,
    MaxBelowMin,
    /// Not 12 to 24, or other than 12 for pay that is not by the month.
    Months,
    BonusMonths,
    BonusPercent,
    /// Both in months and in percent.
    TwoBonuses,
}

/// More than anybody is paid in any currency; keeps every product far from overflow.
pub(crate) const MOST: i64 = 1_000_000_000_000_000;

impl Pay {
    /// A plain range without extras.
    pub fn range(min: Option<i64>, max: Option<i64>, currency: Currency, period: Period) -> Self {
        Self {
            min,
            max,
            currency,
            period,
            months: 12,
            bonus_months: None,
            bonus_percent: None,
            equity: String::new(),
        }
    }

    /// What is wrong with it. Empty when it can be shown.
    pub fn problems(&self) -> Vec<Problem> {
        let outside = |amount: Option<i64>| amount.is_some_and(|amount| !(1..=MOST).contains(&amount));
        let months_fit = if self.period == Period::Month {
            (12..=24).contains(&self.months)
        } else {
            self.months == 12
        };
        let found = [
            (self.min.is_none() && self.max.is_none(), Problem::NoAmount),
            (outside(self.min), Problem::MinOutOfRange),
            (outside(self.max), Problem::MaxOutOfRange),
            (
                matches!((self.min, self.max), (Some(min), Some(max)) if min > max),
                Problem::MaxBelowMin,
            ),
            (!months_fit, Problem::Months),
            (
                self.bonus_months.is_some_and(|months| !(1..=24).contains(&months)),
                Problem::BonusMonths,
            ),
            (
                self.bonus_percent.is_some_and(|percent| !(1..=200).contains(&percent)),
                Problem::BonusPercent,
            ),
            (
                self.bonus_months.is_some() && self.bonus_percent.is_some(),
                Problem::TwoBonuses,
            ),
        ];
        found
            .into_iter()
            .filter_map(|(is, problem)| is.then_some(problem))
            .collect()
    }

    pub fn min_money(&self) -> Option<Money> {
        self.min.map(|minor| Money::new(minor, self.currency))
    }

    pub fn max_money(&self) -> Option<Money> {
        self.max.map(|minor| Money::new(minor, self.currency))
    }

    /// Whether it says by itself what a year comes to.
    pub fn is_plain_year(&self) -> bool {
        self.period == Period::Year && self.bonus_months.is_none() && self.bonus_percent.is_none()
    }

    /// What a year comes to. Fourteen months, and twelve with two months' bonus, are the same year.
    pub fn yearly(&self) -> Yearly {
        Yearly {
            min: self.min_money().and_then(|money| self.year_of(money)),
            max: self.max_money().and_then(|money| self.year_of(money)),
        }
    }

    /// What a year comes to without any bonus.
    pub fn yearly_base(&self) -> Yearly {
        let plain = Self {
            bonus_months: None,
            bonus_percent: None,
            ..self.clone()
        };
        plain.yearly()
    }

    fn year_of(&self, money: Money) -> Option<Money> {
        let year = match self.period {
            Period::Month => money.checked_mul(i64::from(self.months)),
            Period::Hour | Period::Day | Period::Week | Period::Year => money.checked_mul(self.period.in_a_year()),
        }
        .ok()?;
        if let Some(months) = self.bonus_months {
            // A monthly salary: what is paid by the month, or a twelfth of the year.
            let salary = if self.period == Period::Month {
                Ok(money)
            } else {
                year.scaled(1, 12)
            }
            .ok()?;
            return year.checked_add(salary.checked_mul(i64::from(months)).ok()?).ok();
        }
        match self.bonus_percent {
            Some(percent) => year.scaled(100 + i64::from(percent), 100).ok(),
            None => Some(year),
        }
    }

    /// The form that programs read: amounts in minor units, the exponent, the text in a language.
    pub fn to_contract(&self, language: &str) -> serde_json::Value {
        serde_json::json!({
            "min": self.min,
            "max": self.max,
            "currency": self.currency.code(),
            "exponent": self.currency.exponent(),
            "period": self.period,
            "months": self.months,
            "bonus_months": self.bonus_months,
            "bonus_percent": self.bonus_percent,
            "text": self.print(language),
        })
    }
}
