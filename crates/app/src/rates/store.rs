//! The rates in force: of each currency the newest that is not after a day.

use anyhow::Result;
use base::{Currency, Date};
use db::{Conn, sql_text};
use pay::exchange::{Rate, Rates};

/// The newest rate of each currency.
pub async fn newest(on: &mut impl Conn) -> Result<Rates> {
    in_force(on, None).await
}

/// The rates in force on a day: on a weekend, Friday's.
pub async fn on_day(on: &mut impl Conn, day: Date) -> Result<Rates> {
    in_force(on, Some(day)).await
}

/// Looks up each currency by itself, so that thirty years of days cost no more than one.
async fn in_force(on: &mut impl Conn, day: Option<Date>) -> Result<Rates> {
    let codes = Currency::all().count();
    let listed: Vec<String> = (1..=codes).map(|n| format!("(${n})")).collect();
    let until = match day {
        Some(_) => format!("AND n.date <= ${}", codes + 1),
        None => String::new(),
    };
    let mut look = sql_text(format!(
        "WITH known (code) AS (VALUES {})
         SELECT r.currency, r.date, r.per_eur, r.source FROM known
         JOIN exchange_rates r ON r.currency = known.code
          AND r.date = (SELECT MAX(n.date) FROM exchange_rates n WHERE n.currency = known.code {until})
         ORDER BY r.currency",
        listed.join(", ")
    ))
    .bind_all(Currency::all());
    if let Some(day) = day {
        look = look.bind(day);
    }
    Ok(Rates::new(look.all::<Rate>(on).await?))
}
