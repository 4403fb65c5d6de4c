//! A copy of the SQLite file while it is in use, as made before a migration.

use std::path::Path;

use anyhow::Context;

use crate::{Db, Result, connect::Pools};

/// Writes a consistent copy of the SQLite database to `to`, which must not exist. On Postgres there is nothing to copy
/// (`pg_dump` is the tool) and the answer is `false`.
pub async fn copy_sqlite(db: &Db, to: &Path) -> Result<bool> {
    let Pools::Sqlite { write, .. } = &db.pools else {
        return Ok(false);
    };
    let target = to.to_str().context("the path of the copy must be valid Unicode")?;
    sqlx::query("VACUUM INTO $1")
        .bind(target)
        .execute(write)
        .await
        .with_context(|| format!("copy the database to {}", to.display()))?;
    std::fs::File::open(to)
        .and_then(|file| file.sync_all())
        .context("sync the copy")?;
    Ok(true)
}
