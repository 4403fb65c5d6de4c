//! How much of a currency one euro buys: a decimal above 0, kept as its source wrote it.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use thiserror::Error;

/// How much of a currency one euro buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerEuro(Decimal);

/// Not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a rate is a number above 0 with a point before the decimals, such as 8.2015")]
pub struct NotARate;

/// No currency in use has been so weak; keeps every product within a decimal's range.
const MOST: i64 = 1_000_000_000_000;

impl PerEuro {
    pub fn new(rate: Decimal) -> Result<Self, NotARate> {
        let sound = rate > Decimal::ZERO && rate < Decimal::from(MOST);
        sound.then_some(Self(rate)).ok_or(NotARate)
    }

    pub fn get(self) -> Decimal {
        self.0
    }
}

impl FromStr for PerEuro {
    type Err = NotARate;

    fn from_str(text: &str) -> Result<Self, NotARate> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let rate = plain.then(|| text.parse::<Decimal>().ok()).flatten();
        Self::new(rate.ok_or(NotARate)?)
    }
}

impl TryFrom<String> for PerEuro {
    type Error = NotARate;

    fn try_from(text: String) -> Result<Self, NotARate> {
        text.parse()
    }
}

impl fmt::Display for PerEuro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
