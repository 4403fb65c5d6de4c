//! Files in the store that something else than a document needs for a while: an export to be fetched, a table to be read.

use anyhow::Result;
use base::Time;
use db::{Tx, sql};

/// Keeps a file of the store until a time; the sweep leaves it alone so long and takes it then.
pub async fn keep_file(tx: &mut Tx, key: &files::Key, until: Time) -> Result<()> {
    sql("INSERT INTO kept_files (file_key, until) VALUES ($1, $2)
         ON CONFLICT (file_key) DO UPDATE SET until = excluded.until")
    .bind(key.to_string())
    .bind(until)
    .run(tx)
    .await?;
    Ok(())
}

/// Needs a file no longer; the next sweep takes it.
pub async fn release_file(tx: &mut Tx, key: &files::Key) -> Result<()> {
    sql("DELETE FROM kept_files WHERE file_key = $1")
        .bind(key.to_string())
        .run(tx)
        .await?;
    Ok(())
}

/// Forgets the files whose time is over.
pub(super) async fn forget_expired(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    sql("DELETE FROM kept_files WHERE until <= $1")
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
