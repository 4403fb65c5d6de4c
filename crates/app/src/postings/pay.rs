//! What a job pays: a range, a currency, a period, how many months a year, a bonus, a note on equity.

use base::Currency;
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
    /// How many monthly salaries make a year, 12 to 24 (薪).
    #[serde(default = "twelve")]
    pub months: u8,
    /// Bonus, in monthly salaries a year.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

db::text_enum!(Period { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year" });
