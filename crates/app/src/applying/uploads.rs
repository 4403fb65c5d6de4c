//! Files on their way in, by parts.

use anyhow::Result;
use base::Time;
use db::{Tx, sql};

/// Forgets uploads and form keys from before a time; their files go with the next sweep.
pub async fn forget_before(tx: &mut Tx, time: Time) -> Result<u64> {
    sql("DELETE FROM submission_keys WHERE created_at < $1")
        .bind(time)
        .run(tx)
        .await?;
    sql("DELETE FROM upload_parts WHERE upload_id IN (SELECT id FROM uploads WHERE created_at < $1)")
        .bind(time)
        .run(tx)
        .await?;
    sql("DELETE FROM uploads WHERE created_at < $1")
        .bind(time)
        .run(tx)
        .await
}
