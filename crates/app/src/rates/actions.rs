//! Verbs on rates: enter one, take a currency out, import a file.

use anyhow::Result;
use base::{Currency, Date};
use db::{Tx, sql, sql_text};
use pay::exchange::{Rate, ecb};

use crate::events::{self, By, Event};

/// Sets a day's rate of a currency; the same day again replaces it.
pub async fn set(tx: &mut Tx, by: By, rate: &Rate) -> Result<()> {
    sql(
        "INSERT INTO exchange_rates (currency, date, per_eur, source) VALUES ($1, $2, $3, $4)
         ON CONFLICT (currency, date) DO UPDATE SET per_eur = excluded.per_eur, source = excluded.source",
    )
    .bind(rate.currency)
    .bind(rate.date)
    .bind(rate.per_eur.to_string())
    .bind(rate.source.clone())
    .run(tx)
    .await?;
    events::record(
        tx,
        by,
        Event::new("exchange_rate.set")
            .with("currency", rate.currency)
            .with("date", rate.date)
            .with("per_eur", rate.per_eur.to_string())
            .with("source", &rate.source),
    );
    Ok(())
}

/// Takes a currency out of use with all its days.
pub async fn remove(tx: &mut Tx, by: By, currency: Currency) -> Result<()> {
    sql("DELETE FROM exchange_rates WHERE currency = $1")
        .bind(currency)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("exchange_rate.removed").with("currency", currency));
    Ok(())
}

/// What came of a file of rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Rates that are new or that the bank changed.
    pub rates: u64,
    /// The newest day in the file.
    pub newest: Date,
}

/// Takes in the bank's rates. What somebody entered by hand for the same day stays as it is.
///
/// # Panics
/// When the file held no rates, which [`ecb::read`] refuses.
pub async fn import(tx: &mut Tx, by: By, contents: &ecb::Contents) -> Result<Imported> {
    let mut rates = 0;
    for part in contents.rates.chunks(db::rows_at_once(4)) {
        let mut insert = sql_text(format!(
            "INSERT INTO exchange_rates (currency, date, per_eur, source) VALUES {}
             ON CONFLICT (currency, date) DO UPDATE SET per_eur = excluded.per_eur
             WHERE exchange_rates.source = excluded.source AND exchange_rates.per_eur <> excluded.per_eur",
            db::value_rows(part.len(), 4)
        ));
        for rate in part {
            insert = insert
                .bind(rate.currency)
                .bind(rate.date)
                .bind(rate.per_eur.to_string())
                .bind(rate.source.clone());
        }
        rates += insert.run(tx).await?;
    }
    let days = || contents.rates.iter().map(|rate| rate.date);
    let (oldest, newest) = (days().min(), days().max().expect("a file without rates is refused"));
    events::record(
        tx,
        by,
        Event::new("exchange_rates.imported")
            .with("rates", rates)
            .with("from", oldest)
            .with("to", newest)
            .with("source", ecb::SOURCE),
    );
    Ok(Imported { rates, newest })
}
