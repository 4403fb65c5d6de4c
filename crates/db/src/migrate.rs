//! Migrations: numbered SQL files, forward only, never edited once released.
//!
//! One text serves both databases. A part that only one of them can run stands between `-- only: sqlite` or
//! `-- only: postgres` and `-- end`.

use anyhow::{Context, bail};
use base::Time;
use sha2::{Digest, Sha256};

use crate::{Db, Kind, Result, Tx, dialect, sql};

/// One file: its name (`0001_foundation`) and its text.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub name: &'static str,
    pub text: &'static str,
}

/// All migrations, in order of their names.
#[derive(Clone, Copy)]
pub struct Migrations(pub &'static [Migration]);

/// What a database still lacks.
#[derive(Debug, PartialEq, Eq)]
pub struct Pending {
    /// Names of migrations not yet run, in order.
    pub names: Vec<&'static str>,
    /// No migration has ever run here.
    pub fresh: bool,
}

/// An arbitrary number that all nodes agree on: only one of them migrates.
const LOCK: i64 = 0x0b01_e001;

impl Migrations {
    /// What is still to run. Fails when the database was made by a newer program, or a file was changed after it ran.
    pub async fn pending(&self, db: &Db) -> Result<Pending> {
        if !dialect::has_table(&mut db.read(), "migrations").await? {
            return Ok(Pending {
                names: self.0.iter().map(|migration| migration.name).collect(),
                fresh: true,
            });
        }
        let done: Vec<(String, String)> = sql("SELECT name, checksum FROM migrations ORDER BY name")
            .all(&mut db.read())
            .await?;
        for (name, sum) in &done {
            match self.0.iter().find(|migration| migration.name == name) {
                None => {
                    bail!("the database has migration {name}, which this version does not know; use a newer version")
                }
                Some(known) if checksum(known.text) != *sum => {
                    bail!("migration {name} is not the one that ran on this database")
                }
                Some(_) => {}
            }
        }
        let names = self
            .0
            .iter()
            .map(|m| m.name)
            .filter(|name| !done.iter().any(|(n, _)| n == name))
            .collect();
        Ok(Pending {
            names,
            fresh: done.is_empty(),
        })
    }

    /// Runs what is pending, each file in a transaction of its own, one node at a time.
    pub async fn run(&self, db: &Db) -> Result<()> {
        let all = self.0;
        db.write(|tx| {
            Box::pin(async move {
                dialect::exclusive(tx, LOCK).await?;
                tx.execute_script(
                    "CREATE TABLE IF NOT EXISTS migrations
                     (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at TIMESTAMPTZ NOT NULL)"
                        .to_owned(),
                )
                .await
            })
        })
        .await?;
        for migration in all {
            db.write(|tx| Box::pin(run_one(tx, *migration)))
                .await
                .with_context(|| format!("run migration {}", migration.name))?;
        }
        Ok(())
    }
}

async fn run_one(tx: &mut Tx, migration: Migration) -> Result<()> {
    dialect::exclusive(tx, LOCK).await?;
    let done: i64 = sql("SELECT COUNT(*) FROM migrations WHERE name = $1")
        .bind(migration.name.to_owned())
        .value(tx)
        .await?;
    if done > 0 {
        return Ok(());
    }
    let text = for_kind(migration.text, tx.kind());
    tx.execute_script(text).await?;
    let now: Time = tx.now();
    sql("INSERT INTO migrations (name, checksum, applied_at) VALUES ($1, $2, $3)")
        .bind(migration.name.to_owned())
        .bind(checksum(migration.text))
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

fn checksum(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
            hex
        })
}

fn for_kind(text: &str, kind: Kind) -> String {
    let ours = match kind {
        Kind::Sqlite => "sqlite",
        Kind::Postgres => "postgres",
    };
    let mut only: Option<String> = None;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        if let Some(name) = line.trim().strip_prefix("-- only:") {
            only = Some(name.trim().to_owned());
        } else if line.trim() == "-- end" {
            only = None;
        } else if only.as_deref().is_none_or(|name| name == ours) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_for_the_other_database_is_left_out() {
        let text = "a;\n-- only: postgres\nb;\n-- end\n-- only: sqlite\nc;\n-- end\nd;\n";
        assert_eq!(for_kind(text, Kind::Sqlite), "a;\nc;\nd;\n");
        assert_eq!(for_kind(text, Kind::Postgres), "a;\nb;\nd;\n");
    }
}
