//! A file on its way in: counted, hashed, and gone again unless it is finished.

use std::sync::Arc;

use futures::StreamExt;
use sha2::{Digest, Sha256};

use super::{
    Blob, Key, StoreError,
    disk::Disk,
    fault,
    key::hex,
    partial::Partial,
    s3::{Bucket, Upload},
};

/// What the store holds under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub key: Key,
    /// In bytes.
    pub size: u64,
    /// Of the content, as 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// The first bytes are kept at hand, to tell what the file is before it is kept.
const HEAD: usize = 4096;

/// A file that is arriving. Dropped before [`Incoming::finish`], it leaves nothing behind.
pub struct Incoming {
    key: Key,
    max: u64,
    size: u64,
    hash: Sha256,
    head: Vec<u8>,
    sink: Sink,
}

enum Sink {
    Disk(Partial),
    Bucket(Upload),
}

impl Incoming {
    pub(super) async fn on_disk(disk: Arc<Disk>, key: Key, max: u64) -> Result<Self, StoreError> {
        Ok(Self::new(key, max, Sink::Disk(Partial::begin(disk).await?)))
    }

    pub(super) fn in_bucket(bucket: Arc<Bucket>, key: Key, max: u64) -> Self {
        let upload = Upload::begin(bucket, &key);
        Self::new(key, max, Sink::Bucket(upload))
    }

    fn new(key: Key, max: u64, sink: Sink) -> Self {
        Self {
            key,
            max,
            size: 0,
            hash: Sha256::new(),
            head: Vec::new(),
            sink,
        }
    }

    /// Takes the next piece; [`StoreError::TooLarge`] as soon as the sum passes the limit, with none of it written.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        let size = self.size.saturating_add(piece.len() as u64);
        if size > self.max {
            return Err(StoreError::TooLarge { max: self.max });
        }
        match &mut self.sink {
            Sink::Disk(partial) => partial.write(piece).await?,
            Sink::Bucket(upload) => upload.write(piece).await?,
        }
        self.size = size;
        self.hash.update(piece);
        let room = HEAD - self.head.len();
        self.head.extend_from_slice(&piece[..piece.len().min(room)]);
        Ok(())
    }

    /// Bytes taken so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The first bytes (up to 4 KiB): what [`crate::recognise`] wants.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Returns when the file is durable under its key.
    pub async fn finish(self) -> Result<Stored, StoreError> {
        let key = self.key.clone();
        let place = async move {
            match self.sink {
                Sink::Disk(partial) => partial.place(&key).await,
                Sink::Bucket(upload) => upload.place().await,
            }
        };
        match fault::lateness() {
            None => place.await?,
            Some(lateness) => fault::place_later(lateness, Box::pin(place)),
        }
        Ok(Stored {
            key: self.key,
            size: self.size,
            sha256: hex(&self.hash.finalize()),
        })
    }
}

pub(super) async fn digest(key: Key, blob: Blob) -> Result<Stored, StoreError> {
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut body = blob.into_stream();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(StoreError::Disk)?;
        size += piece.len() as u64;
        hash.update(&piece);
    }
    Ok(Stored {
        key,
        size,
        sha256: hex(&hash.finalize()),
    })
}
