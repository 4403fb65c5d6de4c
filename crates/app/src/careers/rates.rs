//! Exchange rates by day, for pay in a reader's own currency. Entered by hand for now; every figure made from them says
//! the day and who gave the rate.

use anyhow::Result;
use base::{Currency, Date, Money};
use db::{Conn, Tx, sql};

use crate::events::{self, By, Event};

/// How much of a currency one euro buys, on a day.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Rate {
    pub currency: Currency,
    pub date: Date,
    /// A positive decimal, as the source wrote it.
    pub per_eur: String,
    pub source: String,
}

impl Rate {
    fn value(&self) -> Option<f64> {
        self.per_eur
            .parse::<f64>()
            .ok()
            .filter(|rate| rate.is_finite() && *rate > 0.0)
    }
}

/// The newest rate of each currency.
#[derive(Clone, Debug, Default)]
pub struct Rates(Vec<Rate>);

/// An amount in another currency, and what it was reckoned with.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    pub money: Money,
    /// The older of the days whose rates were used.
    pub date: Date,
    pub source: String,
    /// How much of the first currency is one of the second.
    pub rate: f64,
}

impl Rates {
    pub fn new(rates: Vec<Rate>) -> Self {
        Self(rates.into_iter().filter(|rate| rate.value().is_some()).collect())
    }

    pub fn all(&self) -> &[Rate] {
        &self.0
    }

    /// The currencies into which an amount of this one can be told: none when its own rate is not known.
    pub fn targets(&self, from: Currency) -> Vec<Currency> {
        let euro = euro();
        if from != euro && self.rate(from).is_none() {
            return Vec::new();
        }
        let mut all: Vec<Currency> = self.0.iter().map(|rate| rate.currency).collect();
        if !all.is_empty() {
            all.push(euro);
        }
        all.retain(|currency| *currency != from);
        all.sort_by_key(|currency| currency.code());
        all
    }

    /// The amount in another currency, to three figures; nothing when a rate is missing.
    pub fn convert(&self, money: Money, to: Currency) -> Option<Converted> {
        let (from_rate, to_rate) = (self.per_euro(money.currency)?, self.per_euro(to)?);
        let units = money.minor as f64 / money.currency.minor_units() as f64 / from_rate * to_rate;
        let used: Vec<&Rate> = [money.currency, to]
            .iter()
            .filter_map(|currency| self.rate(*currency))
            .collect();
        let oldest = used.iter().min_by_key(|rate| rate.date)?;
        let mut sources: Vec<&str> = used.iter().map(|rate| rate.source.as_str()).collect();
        sources.dedup();
        Some(Converted {
            money: Money::of(three_figures(units), to).ok()?,
            date: oldest.date,
            source: sources.join(", "),
            rate: from_rate / to_rate,
        })
    }

    /// The amount in euros, for putting pays in order.
    pub(super) fn in_euros(&self, money: Money) -> Option<f64> {
        Some(money.minor as f64 / money.currency.minor_units() as f64 / self.per_euro(money.currency)?)
    }

    fn rate(&self, currency: Currency) -> Option<&Rate> {
        self.0.iter().find(|rate| rate.currency == currency)
    }

    fn per_euro(&self, currency: Currency) -> Option<f64> {
        if currency == euro() {
            Some(1.0)
        } else {
            self.rate(currency)?.value()
        }
    }
}

fn euro() -> Currency {
    "EUR".parse().expect("EUR is a currency")
}

/// 102,439.02 is 102,000: a rate of some day gives no more than that.
fn three_figures(units: f64) -> i64 {
    let digits = units.abs().max(1.0).log10().floor() as i32;
    let step = 10_f64.powi((digits - 2).max(0));
    ((units / step).round() * step) as i64
}

/// The newest rate of each currency.
pub(super) async fn newest(on: &mut impl Conn) -> Result<Vec<Rate>> {
    sql("SELECT r.currency, r.date, r.per_eur, r.source FROM exchange_rates r
         WHERE r.date = (SELECT MAX(n.date) FROM exchange_rates n WHERE n.currency = r.currency)
         ORDER BY r.currency")
    .all(on)
    .await
}

/// Sets a day's rate of a currency; the same day again replaces it.
pub async fn set_rate(tx: &mut Tx, by: By, rate: &Rate) -> Result<()> {
    sql(
        "INSERT INTO exchange_rates (currency, date, per_eur, source) VALUES ($1, $2, $3, $4)
         ON CONFLICT (currency, date) DO UPDATE SET per_eur = excluded.per_eur, source = excluded.source",
    )
    .bind(rate.currency)
    .bind(rate.date)
    .bind(rate.per_eur.clone())
    .bind(rate.source.clone())
    .run(tx)
    .await?;
    events::record(
        tx,
        by,
        Event::new("exchange_rate.set")
            .with("currency", rate.currency)
            .with("date", rate.date)
            .with("per_eur", &rate.per_eur)
            .with("source", &rate.source),
    );
    Ok(())
}

/// Takes a currency out of use with all its days.
pub(super) async fn remove_rates(tx: &mut Tx, by: By, currency: Currency) -> Result<()> {
    sql("DELETE FROM exchange_rates WHERE currency = $1")
        .bind(currency)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("exchange_rate.removed").with("currency", currency));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Rates {
        let rate = |code: &str, per_eur: &str, date: &str| Rate {
            currency: code.parse().unwrap(),
            date: date.parse().unwrap(),
            per_eur: per_eur.to_owned(),
            source: "ECB".to_owned(),
        };
        Rates::new(vec![
            rate("CNY", "8.20", "2026-11-23"),
            rate("USD", "1.1442", "2026-11-20"),
            rate("GBP", "x", "2026-11-20"),
        ])
    }

    fn convert(units: i64, from: &str, to: &str) -> Option<(i64, String)> {
        let money = Money::of(units, from.parse().unwrap()).unwrap();
        let made = rates().convert(money, to.parse().unwrap())?;
        Some((
            made.money.minor / made.money.currency.minor_units(),
            made.date.to_string(),
        ))
    }

    #[test]
    fn amounts_are_told_to_three_figures_with_the_older_day() {
        assert_eq!(convert(840_000, "CNY", "EUR"), Some((102_000, "2026-11-23".to_owned())));
        assert_eq!(convert(90_000, "CNY", "USD"), Some((12_600, "2026-11-20".to_owned())));
        assert_eq!(convert(50, "EUR", "USD"), Some((57, "2026-11-20".to_owned())));
        assert_eq!(convert(100, "CNY", "JPY"), None);
        assert_eq!(convert(100, "GBP", "EUR"), None, "a rate that is no number is none");
    }

    #[test]
    fn only_what_can_be_reckoned_is_offered() {
        let codes = |from: &str| {
            rates()
                .targets(from.parse().unwrap())
                .iter()
                .map(|c| c.code())
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("CNY"), ["EUR", "USD"]);
        assert_eq!(codes("EUR"), ["CNY", "USD"]);
        assert!(codes("JPY").is_empty());
        assert!(Rates::default().targets("EUR".parse().unwrap()).is_empty());
    }
}
