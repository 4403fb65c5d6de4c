//! Gapless numbers that people and boards see: J-0001, the number of a posting.

use anyhow::Result;
use db::{Tx, sql};

/// The next number of a counter; counting starts at 1. The counter's row stays locked until the commit, so take the
/// number late in a transaction.
pub async fn next_number(tx: &mut Tx, counter: &'static str) -> Result<i64> {
    sql("INSERT INTO counters (name, value) VALUES ($1, 1)
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value")
    .bind(counter.to_owned())
    .value(tx)
    .await
}
