//! An amount of one currency in whole minor units, and its decimal text.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Currency;

/// An amount in minor units of its currency: `{ minor: 7_000_000, currency: EUR }` is 70,000 euros.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Cents of EUR, whole yen of JPY, fils of KWD.
    pub minor: i64,
    pub currency: Currency,
}

/// Why an amount cannot be read or reckoned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    #[error("{0} and {1} cannot be added: change one into the other first")]
    Currencies(Currency, Currency),
    #[error("the amount is too large")]
    TooLarge,
    #[error("an amount is written in digits with a point before the decimals, such as 1234.50")]
    NotANumber,
    #[error("{0} has {digits} decimals at most", digits = .0.exponent())]
    TooManyDecimals(Currency),
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Whole units of the currency: `of(70_000, EUR)` is 70,000 euros.
    pub fn of(units: i64, currency: Currency) -> Result<Self, MoneyError> {
        let minor = units.checked_mul(currency.minor_units()).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, currency })
    }

    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    pub fn checked_mul(self, by: i64) -> Result<Self, MoneyError> {
        let minor = self.minor.checked_mul(by).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The amount times `numerator / denominator`, rounded to the nearest minor unit, a half to the even one.
    ///
    /// # Panics
    /// When the denominator is 0.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Result<Self, MoneyError> {
        assert!(denominator != 0, "the denominator is not 0");
        let sign = i128::from(denominator.signum());
        let product = i128::from(self.minor) * i128::from(numerator) * sign;
        let denominator = i128::from(denominator) * sign;
        let (whole, rest) = (product.div_euclid(denominator), product.rem_euclid(denominator));
        let up = match (rest * 2).cmp(&denominator) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => whole & 1,
            std::cmp::Ordering::Greater => 1,
        };
        let minor = i64::try_from(whole + up).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// Reads `1234.5`: an optional minus, digits, and after a point no more decimals than the currency has.
    /// No grouping: what a comma or a dot groups differs from country to country.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || digits.ends_with('.') {
            return Err(MoneyError::NotANumber);
        }
        let exponent = currency.exponent() as usize;
        let kept = decimals.trim_end_matches('0');
        if kept.len() > exponent {
            return Err(MoneyError::TooManyDecimals(currency));
        }
        let minus = if negative { "-" } else { "" };
        let minor = format!("{minus}{whole}{kept:0<exponent$}")
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, currency })
    }

    /// The decimal text with as many decimals as the currency has: `1234.50`, `1234` for JPY.
    pub fn to_decimal(self) -> String {
        let unit = self.currency.minor_units().unsigned_abs();
        let (minus, minor) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        match self.currency.exponent() as usize {
            0 => format!("{minus}{minor}"),
            exponent => format!("{minus}{}.{:0exponent$}", minor / unit, minor % unit),
        }
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::Currencies(self.currency, other.currency))
        }
    }
}

/// Amounts of different currencies have no order.
impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        (self.currency == other.currency).then(|| self.minor.cmp(&other.minor))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.to_decimal())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(text: &str) -> Result<Money, MoneyError> {
        let (code, amount) = text.split_once(' ').unwrap();
        Money::from_decimal(amount, code.parse().unwrap())
    }

    #[test]
    fn decimals_follow_the_currency() {
        assert_eq!(money("EUR 1234.5").unwrap().minor, 123_450);
        assert_eq!(money("EUR -0.05").unwrap().minor, -5);
        assert_eq!(money("EUR -0.05").unwrap().to_decimal(), "-0.05");
        assert_eq!(money("JPY 4500000").unwrap().minor, 4_500_000);
        assert_eq!(money("KWD 1.5").unwrap().to_decimal(), "1.500");
        assert_eq!(money("EUR 1.5000").unwrap().minor, 150);
        assert_eq!(Money::of(90_000, "CNY".parse().unwrap()).unwrap().minor, 9_000_000);
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in [
            "EUR ",
            "EUR .5",
            "EUR 1.",
            "EUR 1,5",
            "EUR 1.2.3",
            "EUR +1",
            "EUR --1",
            "EUR 1e3",
            "EUR ١",
        ] {
            assert_eq!(money(text), Err(MoneyError::NotANumber), "{text}");
        }
        assert_eq!(money("JPY 1.5").unwrap_err().to_string(), "JPY has 0 decimals at most");
        assert_eq!(money("EUR 99999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn arithmetic_is_checked() {
        let (one, yen) = (money("EUR 1").unwrap(), money("JPY 1").unwrap());
        assert!(matches!(one.checked_add(yen), Err(MoneyError::Currencies(..))));
        assert_eq!(one.partial_cmp(&yen), None);
        let most = Money::new(i64::MAX, one.currency);
        assert_eq!(most.checked_add(one), Err(MoneyError::TooLarge));
        assert_eq!(most.checked_mul(2), Err(MoneyError::TooLarge));
        assert_eq!(Money::of(i64::MAX, one.currency), Err(MoneyError::TooLarge));
        assert_eq!(one.checked_sub(one).unwrap().minor, 0);
    }

    #[test]
    fn a_half_goes_to_the_even_one() {
        let scaled = |minor, numerator, denominator| {
            Money::new(minor, "EUR".parse().unwrap())
                .scaled(numerator, denominator)
                .unwrap()
                .minor
        };
        assert_eq!([scaled(1, 1, 2), scaled(3, 1, 2), scaled(5, 1, 2)], [0, 2, 2]);
        assert_eq!([scaled(-1, 1, 2), scaled(-3, 1, 2), scaled(3, 1, -2)], [0, -2, -2]);
        assert_eq!(scaled(9_000_000, 14, 12), 10_500_000);
    }

    proptest! {
        #[test]
        fn decimal_text_reads_back(minor: i64, index in 0..Currency::all().len()) {
            let money = Money::new(minor, Currency::all().nth(index).unwrap());
            prop_assert_eq!(Money::from_decimal(&money.to_decimal(), money.currency), Ok(money));
        }

        #[test]
        fn scaling_stays_within_half_a_unit(minor in -1_000_000_000_000_i64..1_000_000_000_000, n in 1..10_000_i64, d in 1..10_000_i64) {
            let scaled = Money::new(minor, "EUR".parse().unwrap()).scaled(n, d).unwrap().minor;
            let off = i128::from(scaled) * i128::from(d) - i128::from(minor) * i128::from(n);
            prop_assert!(off.abs() * 2 <= i128::from(d));
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = Money::from_decimal(&text, "EUR".parse().unwrap());
        }
    }
}
