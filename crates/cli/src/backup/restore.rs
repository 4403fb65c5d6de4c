//! `bole restore`: a backup back into an empty folder, checked against its list, its counts and the event log.

use std::{
    fs::{self, File},
    io::{BufReader, Write},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail};
use app::{MIGRATIONS, events, keys::Keys};
use base::Clock;

use super::{
    named, open_copy,
    pack::{Manifest, Sink, unpack},
    sealed::Opened,
};
use crate::{
    command::{Place, Restore},
    data,
    export::private_file,
    progress,
};

/// The database under another name until everything is there and checked: a folder in which a restore broke off cannot be
/// served by mistake.
const WAITING: &str = "bole.db.restoring";

pub async fn restore(restore: Restore) -> anyhow::Result<()> {
    let key_file = &restore.backup_key_file;
    if !key_file.is_file() {
        bail!(
            "there is no key file {}; it is the one with which the backup was made",
            key_file.display()
        );
    }
    let keys = Keys::open(key_file)?;
    let from = File::open(&restore.from).with_context(|| format!("open {}", restore.from.display()))?;
    let opened = Opened::begin(BufReader::new(from), &keys)?;
    // Held to the end: no server begins in the folder meanwhile, and none that runs there is disturbed.
    let _lock = data::lock(&restore.data)?;
    refuse_filled(&restore.data)?;
    let put = put_back(&restore.data, opened).await;
    let manifest = match put {
        Ok(manifest) => manifest,
        Err(error) => {
            clear(&restore.data);
            return Err(error.context("nothing was restored"));
        }
    };
    let rows: u64 = manifest.tables.values().sum();
    let files = manifest
        .entries
        .keys()
        .filter(|name| name.starts_with("files/"))
        .count();
    if restore.json {
        let said = serde_json::json!({
            "made_at": manifest.made_at, "rows": rows, "files": files, "database": manifest.database,
        });
        println!("{said}");
    } else {
        println!(
            "restored the backup of {}: {rows} rows, {files} files, all as they were",
            manifest.made_at
        );
    }
    if manifest.database == "postgres" {
        eprintln!(
            "bole: the database is not in this file; put it back with pg_restore from the pg_dump made before it"
        );
    }
    Ok(())
}

/// What is in a folder besides the lock, which is held by now.
fn others(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("look into {}", folder.display()))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    paths.retain(|path| path.file_name().is_some_and(|name| name != "serving"));
    Ok(paths)
}

fn refuse_filled(folder: &Path) -> anyhow::Result<()> {
    if others(folder)?.is_empty() {
        return Ok(());
    }
    bail!("{} is not empty; restore into a new folder", folder.display())
}

/// Takes away what a broken restore wrote; the folder was empty before.
fn clear(folder: &Path) {
    for path in others(folder).unwrap_or_default() {
        let gone = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        if let Err(error) = gone {
            eprintln!("bole: {} could not be removed: {error}", path.display());
        }
    }
}

async fn put_back(folder: &Path, opened: Opened<BufReader<File>>) -> anyhow::Result<Manifest> {
    let bar = progress::bar("Restoring", 0);
    let mut places = Places {
        folder: folder.to_owned(),
        store: None,
        open: Target::None,
        done: bar.clone(),
    };
    let manifest = unpack(opened, &mut places).await?;
    bar.finish_and_clear();
    let waiting = folder.join(WAITING);
    if manifest.database == "sqlite" {
        check(&waiting, &manifest).await?;
        fs::rename(&waiting, folder.join("bole.db"))?;
    }
    File::open(folder)?.sync_all()?;
    Ok(manifest)
}

/// Whether the database is whole and holds what the list says.
async fn check(file: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    if !file.is_file() {
        bail!("there is no database in the backup");
    }
    let db = open_copy(file, Clock::system()).await?;
    if let Some(fault) = db::dialect::quick_check(&mut db.read()).await? {
        bail!("the database in the backup is damaged: {fault}");
    }
    MIGRATIONS.pending(&db).await?;
    let (tables, keys) = named(&db).await?;
    if tables != manifest.tables {
        bail!("the database in the backup has other rows than its list says");
    }
    let stored =
        |key: &String| manifest.entries.contains_key(&format!("files/{key}")) || manifest.missing.contains(key);
    if let Some(key) = keys.iter().find(|key| !stored(key)) {
        bail!("the file {key} is missing in the backup");
    }
    if let Some((seq, what)) = events::verify(&db).await?.broken {
        bail!("the event log in the backup is broken at event {seq}: {what}");
    }
    db.close().await;
    Ok(())
}

/// Where the entries of a backup go: the store, or the folder.
struct Places {
    folder: PathBuf,
    store: Option<files::Store>,
    open: Target,
    done: indicatif::ProgressBar,
}

enum Target {
    None,
    File(File),
    Stored(Box<files::Incoming>),
}

impl Places {
    /// The store that the restored configuration names; it comes before the files.
    async fn store(&mut self) -> anyhow::Result<&files::Store> {
        if self.store.is_none() {
            let place = Place {
                data: self.folder.clone(),
                config: None,
            };
            let (config, _) = data::configuration(&place)?;
            let location = config
                .files
                .url
                .unwrap_or_else(|| self.folder.join("files").display().to_string());
            self.store = Some(files::Store::open(&location, &config.reading).await?);
        }
        Ok(self.store.as_ref().expect("opened above"))
    }

    /// A place in the folder for a name of ours; nothing in a backup can lead out of it.
    fn place(&self, name: &str) -> anyhow::Result<PathBuf> {
        let name = if name == "bole.db" { WAITING } else { name };
        let known = matches!(name, WAITING | "bole.toml" | "key") || name.starts_with("templates/");
        let inside = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !known || !inside {
            bail!("the backup holds {name:?}, which this version does not know");
        }
        Ok(self.folder.join(name))
    }
}

impl Sink for Places {
    async fn begin(&mut self, name: &str, size: u64) -> anyhow::Result<()> {
        self.done.inc_length(1);
        self.open = if let Some(key) = name.strip_prefix("files/") {
            let key: files::Key = key
                .parse()
                .with_context(|| format!("the backup names the file {key:?}"))?;
            Target::Stored(Box::new(self.store().await?.receive_as(key, size).await?))
        } else {
            let path = self.place(name)?;
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            Target::File(private_file(&path)?)
        };
        Ok(())
    }

    async fn more(&mut self, piece: &[u8]) -> anyhow::Result<()> {
        match &mut self.open {
            Target::None => bail!("a part of the backup came before its name"),
            Target::File(file) => file.write_all(piece)?,
            Target::Stored(incoming) => incoming.write(piece).await?,
        }
        Ok(())
    }

    async fn done(&mut self) -> anyhow::Result<()> {
        match std::mem::replace(&mut self.open, Target::None) {
            Target::None => {}
            Target::File(file) => file.sync_all()?,
            Target::Stored(incoming) => {
                incoming.finish().await?;
            }
        }
        self.done.inc(1);
        Ok(())
    }
}
