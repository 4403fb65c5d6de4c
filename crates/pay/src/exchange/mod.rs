//! Exchange rates by day, and amounts told in another currency by them.
//!
//! A rate is a decimal, as its source published it, and is reckoned with as one. Every amount made from rates carries
//! the day and the source.

pub mod ecb;
mod per_euro;
#[cfg(test)]
mod tests;

use base::{Currency, Date, Money};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

pub use per_euro::{NotARate, PerEuro};

/// How much of a currency one euro buys, on a day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Rate {
    pub currency: Currency,
    /// The day the source gave it for.
    pub date: Date,
    #[sqlx(try_from = "String")]
    pub per_eur: PerEuro,
    /// Who says so, as shown to readers.
    pub source: String,
}

/// One rate of each currency: those that are in force on some day.
#[derive(Clone, Debug)]
pub struct Rates {
    /// What every rate tells one unit of: the euro, but for rates that somebody gave by hand.
    base: Currency,
    rates: Vec<Rate>,
}

impl Default for Rates {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

/// An amount in another currency, and what it was reckoned with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// To the nearest minor unit, a half to the even one.
    pub money: Money,
    /// The older of the days whose rates were used.
    pub date: Date,
    pub source: String,
    /// How much of the second currency one of the first buys.
    pub rate: Decimal,
}

impl Rates {
    /// Of several rates of a currency the first counts.
    pub fn new(rates: Vec<Rate>) -> Self {
        Self { base: euro(), rates }
    }

    /// Rates as people say them: one unit of each currency is so much of `base`.
    pub fn in_units_of(base: Currency, units: &[(Currency, PerEuro)], date: Date, source: &str) -> Self {
        let rate = |(currency, one_is): &(Currency, PerEuro)| {
            let inverse = Decimal::ONE.checked_div(one_is.get())?;
            Some(Rate {
                currency: *currency,
                date,
                per_eur: PerEuro::new(inverse).ok()?,
                source: source.to_owned(),
            })
        };
        Self {
            base,
            rates: units.iter().filter_map(rate).collect(),
        }
    }

    pub fn all(&self) -> &[Rate] {
        &self.rates
    }

    /// The currencies into which an amount of this one can be told: none when its own rate is not known.
    pub fn targets(&self, from: Currency) -> Vec<Currency> {
        if from != self.base && self.rate(from).is_none() {
            return Vec::new();
        }
        let mut all = self.currencies();
        all.retain(|currency| *currency != from);
        all
    }

    /// Every currency that can be told in another, by code; none when there are no rates at all.
    pub fn currencies(&self) -> Vec<Currency> {
        let mut all: Vec<Currency> = self.rates.iter().map(|rate| rate.currency).collect();
        if !all.is_empty() {
            all.push(self.base);
        }
        all.sort_by_key(|currency| currency.code());
        all.dedup();
        all
    }

    /// The amount in another currency; nothing when a rate is missing, and for the amount's own currency.
    pub fn convert(&self, money: Money, to: Currency) -> Option<Converted> {
        let (from_rate, to_rate) = (self.per_euro(money.currency)?, self.per_euro(to)?);
        let used = [money.currency, to].map(|currency| self.rate(currency));
        let used: Vec<&Rate> = used.into_iter().flatten().collect();
        let oldest = used.iter().min_by_key(|rate| rate.date)?;
        let mut sources: Vec<&str> = used.iter().map(|rate| rate.source.as_str()).collect();
        sources.dedup();
        // Multiplied first: a rate that was divided is no longer exact.
        let scale = |currency: Currency| Decimal::from(currency.minor_units());
        let minor = Decimal::from(money.minor)
            .checked_mul(to_rate)?
            .checked_mul(scale(to))?
            .checked_div(from_rate.checked_mul(scale(money.currency))?)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven)
            .to_i64()?;
        Some(Converted {
            money: Money::new(minor, to),
            date: oldest.date,
            source: sources.join(", "),
            rate: to_rate.checked_div(from_rate)?,
        })
    }

    /// The amount in one currency for all (the euro), for putting pays in order.
    pub fn in_euros(&self, money: Money) -> Option<f64> {
        let per_euro = self.per_euro(money.currency)?.to_f64()?;
        Some(money.minor as f64 / money.currency.minor_units() as f64 / per_euro)
    }

    fn rate(&self, currency: Currency) -> Option<&Rate> {
        self.rates.iter().find(|rate| rate.currency == currency)
    }

    fn per_euro(&self, currency: Currency) -> Option<Decimal> {
        if currency == self.base {
            Some(Decimal::ONE)
        } else {
            self.rate(currency).map(|rate| rate.per_eur.get())
        }
    }
}

impl Converted {
    /// To three figures of whole units: 102,439.02 is 102,000. A rate of some day gives a reader no more than that.
    pub fn to_three_figures(self) -> Self {
        let unit = self.money.currency.minor_units();
        let whole = self.money.minor / unit;
        let digits = whole.unsigned_abs().max(1).ilog10();
        let step = unit * 10_i64.pow(digits.saturating_sub(2));
        let steps = (i128::from(self.money.minor) + i128::from(step) / 2).div_euclid(i128::from(step));
        let minor = i64::try_from(steps * i128::from(step)).unwrap_or(self.money.minor);
        Self {
            money: Money::new(minor, self.money.currency),
            ..self
        }
    }
}

/// The currency that all rates are told in.
pub fn euro() -> Currency {
    "EUR".parse().expect("EUR is a currency")
}
