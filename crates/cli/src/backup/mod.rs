//! `bole backup` and `bole restore`: everything in one encrypted file that proves itself whole (DUR-4).
//!
//! The database first, as a copy made at one moment while others write, then the files that this copy names: a file is
//! stored before the row that names it and deleted a day after the row is gone, so each of them is still there.

mod pack;
mod restore;
mod sealed;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use app::{
    App,
    events::{self, By, Event},
    keys::Keys,
    organization::{self, Brand},
};
use base::Clock;
use db::{Db, Kind, Tx, dialect, sql, sql_text};
use futures::{StreamExt, future::BoxFuture};

pub use restore::restore;

use crate::{command::Backup, data, export::private_file, progress};
use pack::{Manifest, Nowhere, Pack, unpack};
use sealed::{Opened, Seal};

pub async fn run(backup: Backup) -> anyhow::Result<()> {
    let out = &backup.out;
    if out.exists() {
        bail!("{} is there already; choose another name", out.display());
    }
    let app = data::open_for_command(&backup.place).await?;
    let own_key = app
        .config
        .keys
        .file
        .clone()
        .unwrap_or_else(|| backup.place.data.join("key"));
    let key_file = backup.backup_key_file.clone().unwrap_or_else(|| own_key.clone());
    let keys = Keys::open(&key_file)?;
    let partial = out.with_extension("partial");
    let beside = backup.place.data.join("bole.toml");
    let config = backup.place.config.clone().unwrap_or(beside);
    let made = make(&app, (&config, &own_key), &keys, &partial).await;
    let manifest = match made {
        Ok(manifest) => manifest,
        Err(error) => {
            fs::remove_file(&partial).ok();
            return Err(error.context(format!("write {}", out.display())));
        }
    };
    fs::rename(&partial, out).with_context(|| format!("name the file {}", out.display()))?;
    sync_folder(out)?;
    let (rows, files) = (
        manifest.tables.values().sum::<u64>(),
        manifest
            .entries
            .keys()
            .filter(|name| name.starts_with("files/"))
            .count(),
    );
    note(&app, rows, files).await?;
    let bytes = fs::metadata(out)?.len();
    if backup.json {
        let said = serde_json::json!({
            "file": out.display().to_string(), "bytes": bytes, "rows": rows, "files": files,
            "database": manifest.database, "missing": manifest.missing,
        });
        println!("{said}");
    } else {
        println!(
            "{}: {rows} rows, {files} files, {bytes} bytes, read back and found whole",
            out.display()
        );
        println!(
            "it opens with the key in {}; keep a copy of that file elsewhere",
            key_file.display()
        );
    }
    if app.db.kind() == Kind::Postgres {
        eprintln!(
            "bole: the database is on a Postgres server and not in this file; run pg_dump before each bole backup, and keep both"
        );
    }
    match manifest.missing.len() {
        0 => Ok(()),
        count => bail!("the backup is made, but {count} files that the database names were not in the store"),
    }
}

async fn note(app: &App, rows: u64, files: usize) -> anyhow::Result<()> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                // For the figure that says how old the last one is.
                let now = tx.now();
                let what = serde_json::json!({ "rows": rows, "files": files }).to_string();
                sql(
                    "INSERT INTO settings (key, value, updated_at) VALUES ('last_backup', $1, $2)
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                )
                .bind(what)
                .bind(now)
                .run(tx)
                .await?;
                let event = Event::new("backup.made").with("rows", rows).with("files", files);
                events::record(tx, By::System, event);
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
}

async fn make(app: &App, (config, own_key): (&Path, &Path), keys: &Keys, to: &Path) -> anyhow::Result<Manifest> {
    let file = private_file(to)?;
    let mut pack = Pack::new(Seal::begin(BufWriter::new(file), keys)?);
    let folder = app.data().to_owned();
    add_file(&mut pack, "bole.toml", config)?;
    add_file(&mut pack, "key", own_key)?;
    add_folder(&mut pack, "templates", &folder.join("templates"))?;
    let snapshot = Snapshot::of(app).await?;
    if let Some(copy) = &snapshot.copy {
        add_file(&mut pack, "bole.db", &copy.file)?;
    }
    let bar = progress::bar("Files", snapshot.keys.len() as u64);
    let mut missing = Vec::new();
    for key in &snapshot.keys {
        add_stored(app, &mut pack, key, &mut missing).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (seal, manifest) = pack.end(|entries| Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: app.clock.now(),
        database: match app.db.kind() {
            Kind::Sqlite => "sqlite",
            Kind::Postgres => "postgres",
        }
        .to_owned(),
        tables: snapshot.tables.clone(),
        entries,
        missing,
    })?;
    let mut file = seal.end()?;
    file.flush()?;
    file.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    // Read back before anybody relies on it.
    let read = BufReader::new(File::open(to)?);
    unpack(Opened::begin(read, keys)?, &mut Nowhere)
        .await
        .context("read the backup back")?;
    Ok(manifest)
}

/// The database at one moment, and what it names.
struct Snapshot {
    copy: Option<Copy>,
    tables: BTreeMap<String, u64>,
    keys: Vec<String>,
}

/// The copy of a SQLite file; gone when dropped.
struct Copy {
    file: PathBuf,
    _folder: tempfile::TempDir,
}

fn nothing(_: &mut Tx) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async { Ok(()) })
}

impl Snapshot {
    async fn of(app: &App) -> anyhow::Result<Self> {
        if app.db.kind() == Kind::Postgres {
            let (tables, keys) = named(&app.db).await?;
            return Ok(Self {
                copy: None,
                tables,
                keys,
            });
        }
        let folder = tempfile::Builder::new().prefix("backup-").tempdir_in(app.data())?;
        let file = folder.path().join("bole.db");
        db::copy_sqlite(&app.db, &file).await?;
        let copy = open_copy(&file, app.clock.clone()).await?;
        let (tables, keys) = named(&copy).await?;
        copy.close().await;
        Ok(Self {
            copy: Some(Copy { file, _folder: folder }),
            tables,
            keys,
        })
    }
}

/// Opens a copy that nobody else uses.
pub(super) async fn open_copy(file: &Path, clock: Clock) -> anyhow::Result<Db> {
    Db::open_sqlite(file, clock, nothing)
        .await
        .context("open the copy of the database")
}

/// The rows of each table, and the keys of the files that rows name.
pub(super) async fn named(db: &Db) -> anyhow::Result<(BTreeMap<String, u64>, Vec<String>)> {
    let columns = dialect::columns(&mut db.read()).await?;
    let mut tables: BTreeMap<String, u64> = columns.into_iter().map(|(table, _)| (table, 0)).collect();
    for (table, rows) in &mut tables {
        // The name comes from the schema, which is ours.
        let count: i64 = sql_text(format!("SELECT COUNT(*) FROM {table}"))
            .value(&mut db.read())
            .await?;
        *rows = count as u64;
    }
    let mut keys: Vec<String> = sql("SELECT file_key FROM documents WHERE removed_at IS NULL
         UNION SELECT file_key FROM imports UNION SELECT file_key FROM upload_parts ORDER BY 1")
    .values(&mut db.read())
    .await?;
    let (brand, _) = organization::load::<Brand>(&mut db.read()).await?;
    keys.extend(brand.logo);
    Ok((tables, keys))
}

type Writer = Pack<Seal<BufWriter<File>>>;

/// A file of the data folder, if it is there.
fn add_file(pack: &mut Writer, name: &str, path: &Path) -> anyhow::Result<()> {
    if !path.is_file() {
        return Ok(());
    }
    let file = File::open(path).with_context(|| format!("open {}", path.display()))?;
    let size = file.metadata()?.len();
    pack.add(name, size, BufReader::new(file))
}

/// The files of a folder and of those in it. Links are not followed.
fn add_folder(pack: &mut Writer, name: &str, path: &Path) -> anyhow::Result<()> {
    if !path.is_dir() {
        return Ok(());
    }
    let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let Some(own) = entry.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        let (name, kind) = (format!("{name}/{own}"), entry.file_type()?);
        if kind.is_dir() {
            add_folder(pack, &name, &entry.path())?;
        } else if kind.is_file() {
            add_file(pack, &name, &entry.path())?;
        }
    }
    Ok(())
}

async fn add_stored(app: &App, pack: &mut Writer, key: &str, missing: &mut Vec<String>) -> anyhow::Result<()> {
    let parsed: files::Key = key
        .parse()
        .with_context(|| format!("the database names the file {key:?}"))?;
    let blob = match app.files.get(&parsed).await {
        Ok(blob) => blob,
        Err(files::StoreError::Missing(_)) => {
            missing.push(key.to_owned());
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let mut open = pack.begin(&format!("files/{key}"), blob.size())?;
    let mut body = blob.into_stream();
    while let Some(piece) = body.next().await {
        pack.more(&mut open, &piece?)?;
    }
    pack.done(open)
}

fn sync_folder(file: &Path) -> anyhow::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .with_context(|| format!("sync {}", folder.display()))
}
