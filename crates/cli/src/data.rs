//! The data folder: what lies in it, and opening it for a command or for serving.
//!
//! `bole.db` (SQLite), `files/` (uploads), `templates/` (the operator's), `bole.toml`, `key`, `serving` (the lock).

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use app::{App, MIGRATIONS, Start, config::Config, events, keys::Keys};
use base::Clock;
use db::{Db, Kind};

use crate::command::Place;

/// The hidden command with which the program calls itself to read an outside file.
pub const PARSE_FILE: &str = "parse-file";

/// Reads the configuration of a place.
pub fn configuration(place: &Place) -> anyhow::Result<(Config, Vec<String>)> {
    let beside = place.data.join("bole.toml");
    let file = match &place.config {
        Some(file) => Some(file.clone()),
        None => beside.exists().then_some(beside),
    };
    let text = match &file {
        Some(file) => fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?,
        None => String::new(),
    };
    Config::read(&text, std::env::vars())
}

/// Opens the folder: makes it when it is not there, runs migrations after a copy of the SQLite file.
pub async fn open(place: &Place, config: Config) -> anyhow::Result<App> {
    open_with(place, config, Clock::system(), None).await
}

/// The same by another clock, and with the lock for serving when the caller holds it already.
pub async fn open_with(place: &Place, config: Config, clock: Clock, held: Option<&File>) -> anyhow::Result<App> {
    fs::create_dir_all(&place.data).with_context(|| format!("make the data folder {}", place.data.display()))?;
    let db = match &config.database.url {
        Some(url) => Db::open_postgres(url, clock.clone(), events::write_recorded).await?,
        None => Db::open_sqlite(&place.data.join("bole.db"), clock.clone(), events::write_recorded).await?,
    };
    migrate(&db, &place.data, held).await?;
    let key_file = config.keys.file.clone().unwrap_or_else(|| place.data.join("key"));
    let location = config
        .files
        .url
        .clone()
        .unwrap_or_else(|| place.data.join("files").display().to_string());
    let limits = config.reading.clone();
    App::new(Start {
        files: files::Store::open(&location, &limits).await.context("open the files")?,
        extractor: files::Extractor::of_this_binary([PARSE_FILE], limits)?,
        db,
        clock,
        config,
        data: place.data.clone(),
        keys: Keys::open(&key_file)?,
    })
}

/// Opens the folder for a command that runs beside a server.
pub async fn open_for_command(place: &Place) -> anyhow::Result<App> {
    let (config, unknown) = configuration(place)?;
    crate::logging::begin(&config.log)?;
    for name in unknown {
        tracing::warn!("The variable {name} means nothing to this version");
    }
    if config.database.url.is_none() && !place.data.join("bole.db").exists() {
        bail!(
            "there is no data in {}; run: bole serve --data {0}",
            place.data.display()
        );
    }
    open(place, config).await
}

async fn migrate(db: &Db, data: &Path, held: Option<&File>) -> anyhow::Result<()> {
    let pending = MIGRATIONS.pending(db).await?;
    if pending.names.is_empty() {
        return Ok(());
    }
    if !pending.fresh && db.kind() == Kind::Sqlite {
        // Another version may be serving this file; it must not find the schema changed under it.
        let _lock = match held {
            Some(_) => None,
            None => Some(
                lock(data).context("the database must be migrated, which cannot be done beside a running server")?,
            ),
        };
        let copy = free_name(data, pending.names.first().expect("something is pending"));
        db::copy_sqlite(db, &copy)
            .await
            .context("copy the database before migrating it")?;
        tracing::info!("Copied the database to {} before migrating it", copy.display());
    }
    MIGRATIONS.run(db).await
}

fn free_name(data: &Path, migration: &str) -> PathBuf {
    (0..)
        .map(|n| match n {
            0 => data.join(format!("bole.db.before-{migration}")),
            n => data.join(format!("bole.db.before-{migration}.{n}")),
        })
        .find(|path| !path.exists())
        .expect("some number is free")
}

/// Takes the folder for serving; a second server on it is refused. Held until dropped.
pub fn lock(data: &Path) -> anyhow::Result<File> {
    fs::create_dir_all(data).with_context(|| format!("make the data folder {}", data.display()))?;
    let path = data.join("serving");
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .with_context(|| format!("open {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!(
                "another server is already serving the data folder {}; stop it first",
                data.display()
            )
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("lock {}", path.display())),
    }
}
