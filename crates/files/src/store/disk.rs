//! Files in a folder: `7f/7f3c…` (256 folders), with `incoming/` for those that are still arriving.
//!
//! Every call goes through a handle of the folder and refuses symbolic links, so nothing planted beside the files
//! can lead outside. One level of folders, made when the store is opened: making them on the way would cost an
//! upload further syncs.

use std::{
    fs::{DirBuilder, File},
    io::{self, Seek, SeekFrom},
    ops::Range,
    os::{fd::OwnedFd, unix::fs::DirBuilderExt},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use base::Time;
use futures::{StreamExt, stream::BoxStream};
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, fstatvfs, mkdirat, openat, statat, unlinkat};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

use super::{Blob, Key, StoreError, blocking, sweep::BATCH};
use crate::Limits;

const INCOMING: &str = "incoming";
const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
const READ: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
pub(super) const PIECE: usize = 64 * 1024;

pub(super) struct Disk {
    folder: PathBuf,
    root: OwnedFd,
    pub(super) incoming: OwnedFd,
    failed: AtomicBool,
    free_bytes: u64,
    free_percent: u64,
}

impl Disk {
    pub(super) fn open(folder: &Path, limits: &Limits) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let root = openat(CWD, folder, FOLDER.difference(OFlags::NOFOLLOW), Mode::empty())?;
        make_folder(&root, INCOMING)?;
        for shard in shards() {
            make_folder(&root, &shard)?;
        }
        rustix::fs::fsync(&root)?;
        let incoming = openat(&root, INCOMING, FOLDER, Mode::empty())?;
        Ok(Self {
            folder: folder.to_owned(),
            root,
            incoming,
            failed: AtomicBool::new(false),
            free_bytes: limits.free_bytes,
            free_percent: limits.free_percent,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn is_sound(&self) -> bool {
        !self.failed.load(Ordering::SeqCst)
    }

    /// Passes on the result of a write: a full disk is told to the sender, any other failure stops the store.
    pub(super) fn written(&self, result: io::Result<()>) -> Result<(), StoreError> {
        result.map_err(|error| match refusal(error) {
            StoreError::Disk(error) => self.fail(error),
            refusal => refusal,
        })
    }

    /// Passes on the result of a sync or a rename: any failure stops the store, a full disk too, since what the
    /// system had taken may be gone.
    pub(super) fn synced(&self, result: io::Result<()>) -> Result<(), StoreError> {
        result.map_err(|error| self.fail(error))
    }

    fn fail(&self, error: io::Error) -> StoreError {
        self.failed.store(true, Ordering::SeqCst);
        let folder = self.folder.display();
        tracing::error!(%error, %folder, "Writing a file failed; no file is taken until the next start");
        StoreError::Disk(error)
    }

    pub(super) fn has_room(&self) -> io::Result<bool> {
        let disk = fstatvfs(&self.root)?;
        let floor = self
            .free_bytes
            .max(disk.f_blocks.saturating_mul(disk.f_frsize) / 100 * self.free_percent);
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize) >= floor)
    }

    pub(super) fn shard(&self, key: &Key) -> io::Result<OwnedFd> {
        Ok(openat(&self.root, key.shard(), FOLDER, Mode::empty())?)
    }

    fn open_file(&self, key: &Key) -> Result<File, StoreError> {
        let opened = self
            .shard(key)
            .and_then(|shard| Ok(openat(&shard, key.as_str(), READ, Mode::empty())?));
        opened.map(File::from).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::Missing(key.clone()),
            _ => StoreError::Disk(error),
        })
    }

    pub(super) async fn read_only_file(self: &Arc<Self>, key: &Key) -> Result<File, StoreError> {
        let (disk, key) = (Arc::clone(self), key.clone());
        blocking(move || disk.open_file(&key)).await
    }

    pub(super) async fn get(self: &Arc<Self>, key: &Key, range: Option<Range<u64>>) -> Result<Blob, StoreError> {
        let (disk, key) = (Arc::clone(self), key.clone());
        let (file, size) = blocking(move || {
            let mut file = disk.open_file(&key)?;
            let length = file.metadata().map_err(StoreError::Disk)?.len();
            let range = range.unwrap_or(0..length);
            let start = range.start.min(length);
            file.seek(SeekFrom::Start(start)).map_err(StoreError::Disk)?;
            Ok::<_, StoreError>((file, range.end.min(length).saturating_sub(start)))
        })
        .await?;
        let body = tokio::fs::File::from_std(file).take(size);
        Ok(Blob::new(size, ReaderStream::with_capacity(body, PIECE)))
    }

    pub(super) async fn exists(self: &Arc<Self>, key: &Key) -> Result<bool, StoreError> {
        match self.read_only_file(key).await {
            Ok(_) => Ok(true),
            Err(StoreError::Missing(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn delete(self: &Arc<Self>, key: &Key) -> Result<(), StoreError> {
        let (disk, key) = (Arc::clone(self), key.clone());
        blocking(move || {
            let shard = disk.shard(&key).map_err(StoreError::Disk)?;
            match unlinkat(&shard, key.as_str(), AtFlags::empty()) {
                Ok(()) => disk.synced(rustix::fs::fsync(&shard).map_err(Into::into)),
                Err(rustix::io::Errno::NOENT) => Ok(()),
                Err(error) => Err(StoreError::Disk(error.into())),
            }
        })
        .await
    }

    pub(super) async fn sweep_unfinished(self: &Arc<Self>, older_than: Time) -> io::Result<u64> {
        let disk = Arc::clone(self);
        blocking(move || {
            let names = old_names(&disk.incoming, older_than)?;
            for name in &names {
                unlinkat(&disk.incoming, name.as_str(), AtFlags::empty())?;
            }
            Ok(names.len() as u64)
        })
        .await
    }

    /// The keys of files written before `older_than`, a batch at a time.
    pub(super) fn old_keys(self: &Arc<Self>, older_than: Time) -> BoxStream<'static, anyhow::Result<Vec<Key>>> {
        let disk = Arc::clone(self);
        let of_shard = move |shard: String| {
            let disk = Arc::clone(&disk);
            async move {
                let names = blocking(move || {
                    let folder = openat(&disk.root, shard.as_str(), FOLDER, Mode::empty())?;
                    old_names(&folder, older_than)
                })
                .await;
                match names {
                    Ok(names) => {
                        let keys: Vec<Key> = names.iter().filter_map(|name| name.parse().ok()).collect();
                        keys.chunks(BATCH).map(|batch| Ok(batch.to_vec())).collect()
                    }
                    Err(error) => vec![Err(error.into())],
                }
            }
        };
        futures::stream::iter(shards())
            .then(of_shard)
            .flat_map(futures::stream::iter)
            .boxed()
    }
}

/// What a file that could not be made or written means for its sender.
pub(super) fn refusal(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::NoRoom,
        _ => StoreError::Disk(error),
    }
}

fn shards() -> impl Iterator<Item = String> {
    (0..=255_u8).map(|number| format!("{number:02x}"))
}

fn make_folder(root: &OwnedFd, name: &str) -> io::Result<()> {
    match mkdirat(root, name, Mode::RWXU) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The plain files in `folder` last written before `older_than`.
fn old_names(folder: &OwnedFd, older_than: Time) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let Ok(name) = entry?.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        match statat(folder, name.as_str(), AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => {
                let is_file = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
                if is_file && written(&stat) < older_than.as_micros() {
                    names.push(name);
                }
            }
            Err(rustix::io::Errno::NOENT) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(names)
}

/// Microseconds since 1970 at which the file was last written.
fn written(stat: &rustix::fs::Stat) -> i64 {
    stat.st_mtime
        .saturating_mul(1_000_000)
        .saturating_add(stat.st_mtime_nsec as i64 / 1_000)
}
