//! A file on its way to the disk: a temporary name, then a sync, a rename and a sync of the folder.

use std::{fs::File, sync::Arc};

use rustix::fs::{AtFlags, Mode, OFlags, openat, renameat, unlinkat};
use tokio::io::AsyncWriteExt;

use super::{
    Key, StoreError, blocking,
    disk::{Disk, PIECE, refusal},
};

/// A file in `incoming/`, removed when dropped before it was placed.
pub(super) struct Partial {
    disk: Arc<Disk>,
    name: String,
    file: Option<tokio::fs::File>,
}

impl Partial {
    pub(super) async fn begin(disk: Arc<Disk>) -> Result<Self, StoreError> {
        if !disk.is_sound() {
            return Err(StoreError::Failed);
        }
        blocking(move || {
            if !disk.has_room().map_err(StoreError::Disk)? {
                return Err(StoreError::NoRoom);
            }
            let name = Key::random().to_string();
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let made = openat(&disk.incoming, name.as_str(), flags, Mode::RUSR | Mode::WUSR);
            let mut file = tokio::fs::File::from_std(File::from(made.map_err(|error| refusal(error.into()))?));
            file.set_max_buf_size(4 * PIECE);
            Ok(Self {
                disk,
                name,
                file: Some(file),
            })
        })
        .await
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        let file = self.file.as_mut().expect("only place takes the file");
        let written = file.write_all(piece).await;
        self.disk.written(written)
    }

    /// Syncs the file, gives it its name, and syncs the folder the name is in.
    pub(super) async fn place(mut self, key: &Key) -> Result<(), StoreError> {
        let mut file = self.file.take().expect("only place takes the file");
        let flushed = file.flush().await;
        self.disk.written(flushed)?;
        let (file, key) = (file.into_std().await, key.clone());
        blocking(move || {
            let disk = Arc::clone(&self.disk);
            disk.synced(file.sync_all())?;
            let shard = disk.shard(&key).map_err(StoreError::Disk)?;
            disk.synced(renameat(&disk.incoming, self.name.as_str(), &shard, key.as_str()).map_err(Into::into))?;
            self.name.clear();
            disk.synced(rustix::fs::fsync(&shard).map_err(Into::into))?;
            // Another upload may have met a failing disk while this one was written.
            if disk.is_sound() {
                Ok(())
            } else {
                Err(StoreError::Failed)
            }
        })
        .await
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.name.is_empty() {
            // What cannot be removed now is removed by the sweep.
            unlinkat(&self.disk.incoming, self.name.as_str(), AtFlags::empty()).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::Limits;

    #[tokio::test]
    async fn after_a_failed_sync_nothing_is_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits {
            free_bytes: 0,
            free_percent: 0,
            ..Limits::default()
        };
        let disk = Arc::new(Disk::open(folder.path(), &limits).unwrap());
        let mut begun = Partial::begin(Arc::clone(&disk)).await.unwrap();
        begun.write(b"arrived before").await.unwrap();

        let full = disk.written(Err(io::ErrorKind::StorageFull.into()));
        assert!(matches!(full, Err(StoreError::NoRoom)) && disk.is_sound());
        let broken = disk.synced(Err(io::Error::from_raw_os_error(5)));
        assert!(matches!(broken, Err(StoreError::Disk(_))) && !disk.is_sound());

        assert!(matches!(begun.place(&Key::random()).await, Err(StoreError::Failed)));
        assert!(matches!(Partial::begin(disk).await, Err(StoreError::Failed)));
    }
}
