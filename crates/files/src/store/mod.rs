//! The store: a folder or an S3 bucket of files under random keys.
//!
//! Acknowledged means durable: [`Incoming::finish`] and [`Store::put`] return when the bytes and the name are on the
//! disk (file synced, renamed, folder synced) or when the bucket has confirmed their checksum. Until a row names a
//! key nobody knows it; [`Store::sweep`] removes what never got a row.
//!
//! A shared folder serves several nodes: every write goes to a name of its own and appears by one rename.

mod blob;
mod disk;
mod fault;
mod incoming;
mod key;
mod location;
mod partial;
mod s3;
mod sweep;

use std::{fmt, io, sync::Arc};

use bytes::Bytes;
use futures::{Stream, StreamExt};

pub use blob::Blob;
pub use incoming::{Incoming, Stored};
pub use key::{Key, KeyError};
pub use location::OpenError;
pub use sweep::Swept;

use crate::Limits;
use {disk::Disk, location::Location, s3::Bucket};

/// Where files are kept. Cheap to clone.
#[derive(Clone)]
pub struct Store(Backend);

#[derive(Clone)]
enum Backend {
    Disk(Arc<Disk>),
    Bucket(Arc<Bucket>),
}

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the file is larger than {max} bytes")]
    TooLarge { max: u64 },
    #[error("the disk that holds the files is almost full; free some space and try again")]
    NoRoom,
    #[error("the disk that holds the files failed earlier; check it and start again")]
    Failed,
    #[error("there is no file {0} in the store")]
    Missing(Key),
    #[error("the disk that holds the files reports: {0}")]
    Disk(#[source] io::Error),
    #[error("the bucket that holds the files reports: {0}")]
    Bucket(#[source] object_store::Error),
    /// The sender stopped, or what it sent could not be read.
    #[error("the file did not arrive whole: {0}")]
    Source(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Store {
    /// Opens the store at `location`, and makes the folder if it is not there.
    ///
    /// `location` is a folder, `file:///folder`, or
    /// `s3://bucket/prefix?endpoint=…&region=…&access_key_id=…&secret_access_key=…&virtual_hosted=true`, every
    /// parameter optional. Credentials come from the usual `AWS_…` variables unless given.
    pub async fn open(location: &str, limits: &Limits) -> Result<Self, OpenError> {
        match Location::parse(location)? {
            Location::Folder(folder) => {
                let limits = limits.clone();
                let shown = folder.clone();
                let disk = blocking(move || Disk::open(&folder, &limits))
                    .await
                    .map_err(|error| OpenError::Folder(shown, error))?;
                Ok(Self(Backend::Disk(Arc::new(disk))))
            }
            Location::Bucket(place) => Ok(Self(Backend::Bucket(Arc::new(Bucket::open(place)?)))),
        }
    }

    /// Begins to take a file of at most `max` bytes under a new random key.
    pub async fn receive(&self, max: u64) -> Result<Incoming, StoreError> {
        self.receive_as(Key::random(), max).await
    }

    /// Begins to take a file under a key it already has: for putting back a backup, nothing else.
    pub async fn receive_as(&self, key: Key, max: u64) -> Result<Incoming, StoreError> {
        match &self.0 {
            Backend::Disk(disk) => Incoming::on_disk(Arc::clone(disk), key, max).await,
            Backend::Bucket(bucket) => Ok(Incoming::in_bucket(Arc::clone(bucket), key, max)),
        }
    }

    /// Takes a whole stream; see [`Incoming`] for taking it piece by piece.
    pub async fn put<S, E>(&self, body: S, max: u64) -> Result<Stored, StoreError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut incoming = self.receive(max).await?;
        let mut body = std::pin::pin!(body);
        while let Some(piece) = body.next().await {
            incoming
                .write(&piece.map_err(|error| StoreError::Source(error.into()))?)
                .await?;
        }
        incoming.finish().await
    }

    /// The file, to be read from its start.
    pub async fn get(&self, key: &Key) -> Result<Blob, StoreError> {
        match &self.0 {
            Backend::Disk(disk) => disk.get(key, None).await,
            Backend::Bucket(bucket) => bucket.get(key, None).await,
        }
    }

    /// The bytes `range` of the file; a range past its end gives what there is.
    pub async fn get_range(&self, key: &Key, range: std::ops::Range<u64>) -> Result<Blob, StoreError> {
        match &self.0 {
            Backend::Disk(disk) => disk.get(key, Some(range)).await,
            Backend::Bucket(bucket) => bucket.get(key, Some(range)).await,
        }
    }

    /// The file as a read-only handle of the operating system, for [`crate::Extractor::read`].
    ///
    /// From a bucket it is copied into a temporary file that has no name.
    pub async fn read_only_file(&self, key: &Key) -> Result<std::fs::File, StoreError> {
        match &self.0 {
            Backend::Disk(disk) => disk.read_only_file(key).await,
            Backend::Bucket(bucket) => bucket.read_only_file(key).await,
        }
    }

    pub async fn exists(&self, key: &Key) -> Result<bool, StoreError> {
        match &self.0 {
            Backend::Disk(disk) => disk.exists(key).await,
            Backend::Bucket(bucket) => bucket.exists(key).await,
        }
    }

    /// Removes the file; one that is not there is as good as removed.
    pub async fn delete(&self, key: &Key) -> Result<(), StoreError> {
        match &self.0 {
            Backend::Disk(disk) => disk.delete(key).await,
            Backend::Bucket(bucket) => bucket.delete(key).await,
        }
    }

    /// Reads the file through and says what it is: compare with what was stored to find rot.
    pub async fn digest(&self, key: &Key) -> Result<Stored, StoreError> {
        incoming::digest(key.clone(), self.get(key).await?).await
    }

    /// False after the disk failed to sync: from then on the store takes nothing until the process starts anew,
    /// since a second try may report success for bytes that are gone.
    pub fn is_sound(&self) -> bool {
        match &self.0 {
            Backend::Disk(disk) => disk.is_sound(),
            Backend::Bucket(_) => true,
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The place in a form for logs and `doctor`: no credentials.
impl fmt::Display for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Backend::Disk(disk) => write!(f, "{}", disk.folder().display()),
            Backend::Bucket(bucket) => f.write_str(bucket.address()),
        }
    }
}

/// Runs file-system calls where they may wait.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => value,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
