//! Taking an item for a while, and saying how it ended. A claim that came later fences an earlier one: who lost its
//! lease can neither finish nor fail the item.

use base::{Id, Time};
use db::{Db, Result, dialect, sql, sql_text};
use jiff::SignedDuration;

use crate::{Failure, queue::Item};

/// How long a claim holds without a heartbeat.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// After this many tries a person has to look.
const ATTEMPTS: i32 = 12;

/// An item that this node holds.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Claim {
    pub id: Id<Item>,
    pub name: String,
    pub payload: String,
    pub attempts: i32,
    pub lease: Id<Claim>,
}

/// When the next item is due, if any waits.
pub(crate) async fn next_due(db: &Db) -> Result<Option<Time>> {
    let now = db.clock().now();
    let (due,): (Option<Time>,) = sql(
        "SELECT MIN(CASE WHEN leased_until IS NOT NULL AND leased_until > $1 AND leased_until > run_at
                         THEN leased_until ELSE run_at END)
         FROM work_items WHERE failed_at IS NULL",
    )
    .bind(now)
    .one(&mut db.read())
    .await?;
    Ok(due)
}

/// Takes up to `limit` items that are due.
pub(crate) async fn claim(db: &Db, limit: i64) -> Result<Vec<Claim>> {
    if next_due(db).await?.is_none_or(|due| due > db.clock().now()) {
        return Ok(Vec::new());
    }
    db.write(move |tx| {
        Box::pin(async move {
            let (now, lease) = (tx.now(), tx.id::<Claim>());
            // The key is given up with the claim, so that what happens meanwhile can ask for the same work again.
            let text = format!(
                "UPDATE work_items SET lease = $1, leased_until = $2, attempts = attempts + 1, unique_key = NULL
                 WHERE id IN (SELECT id FROM work_items
                              WHERE failed_at IS NULL AND run_at <= $3
                                AND (leased_until IS NULL OR leased_until <= $3)
                              ORDER BY run_at, id LIMIT $4 {})
                 RETURNING id, name, payload, attempts, lease",
                dialect::skip_locked(tx.kind())
            );
            sql_text(text)
                .bind(lease)
                .bind(now + LEASE)
                .bind(now)
                .bind(limit)
                .all(tx)
                .await
        })
    })
    .await
}

/// Says that the work goes on. `false`: the lease was lost, stop.
pub(crate) async fn heartbeat(db: &Db, id: Id<Item>, lease: Id<Claim>) -> Result<bool> {
    db.write(move |tx| {
        Box::pin(async move {
            let until = tx.now() + LEASE;
            sql("UPDATE work_items SET leased_until = $3 WHERE id = $1 AND lease = $2")
                .bind(id)
                .bind(lease)
                .bind(until)
                .run_once(tx)
                .await
        })
    })
    .await
}

/// Says how it ended.
pub(crate) async fn finish(db: &Db, claim: &Claim, outcome: std::result::Result<(), Failure>) -> Result<()> {
    let (id, lease, attempts) = (claim.id, claim.lease, claim.attempts);
    let (error, gives_up) = match outcome {
        Ok(()) => (None, false),
        Err(Failure::Retry(error)) => (Some(format!("{error:#}")), attempts >= ATTEMPTS),
        Err(Failure::Final(error)) => (Some(format!("{error:#}")), true),
    };
    db.write(move |tx| {
        let error = error.clone();
        Box::pin(async move {
            let now = tx.now();
            let Some(error) = error else {
                sql("DELETE FROM work_items WHERE id = $1 AND lease = $2")
                    .bind(id)
                    .bind(lease)
                    .run(tx)
                    .await?;
                return Ok(());
            };
            sql(
                "UPDATE work_items SET lease = NULL, leased_until = NULL, last_error = $3, failed_at = $4, run_at = $5
                 WHERE id = $1 AND lease = $2",
            )
            .bind(id)
            .bind(lease)
            .bind(error)
            .bind(gives_up.then_some(now))
            .bind(now + pause(attempts))
            .run(tx)
            .await?;
            Ok(())
        })
    })
    .await
}

/// 10 s, 20 s, 40 s … up to 6 hours, each with up to a quarter more so that nodes do not march in step.
#[expect(
    clippy::disallowed_methods,
    reason = "spreading retries is no secret and needs no clock"
)]
fn pause(attempts: i32) -> SignedDuration {
    let doubled = 10_i64.saturating_mul(1 << attempts.clamp(1, 12) >> 1).min(6 * 3600);
    let spread = i64::from(rand::random::<u32>() % 1000) * doubled / 4000;
    SignedDuration::from_secs(doubled + spread)
}
