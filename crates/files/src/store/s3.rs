//! Files in an S3 bucket, under the same names as on disk.
//!
//! Every request carries the SHA-256 of its body, which the bucket verifies before it answers. Up to 5 MiB go in one
//! request; more in parts of 5 MiB, the smallest that S3 takes, so that is what an upload holds in memory.

use std::{
    fs::File,
    io::{self, Seek},
    ops::Range,
    sync::Arc,
};

use base::Time;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, MultipartUpload, ObjectStore, ObjectStoreExt,
    aws::{AmazonS3, AmazonS3Builder, Checksum},
    path::Path,
};

use tokio::io::AsyncWriteExt;

use super::{Blob, Key, OpenError, StoreError, blocking, location::Place, sweep::BATCH};

const PART: usize = 5 * 1024 * 1024;

pub(super) struct Bucket {
    client: AmazonS3,
    prefix: Path,
    address: String,
}

impl Bucket {
    pub(super) fn open(place: Place) -> Result<Self, OpenError> {
        let address = format!("{place:?}");
        // The client picks the process's own choice of cryptography; without one made yet, ours.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut builder = AmazonS3Builder::from_env()
            .with_bucket_name(place.bucket)
            .with_checksum_algorithm(Checksum::SHA256)
            .with_virtual_hosted_style_request(place.virtual_hosted);
        if let Some(endpoint) = place.endpoint {
            builder = builder
                .with_allow_http(endpoint.starts_with("http://"))
                .with_endpoint(endpoint);
        }
        if let Some(region) = place.region {
            builder = builder.with_region(region);
        }
        if let Some(id) = place.access_key_id {
            builder = builder.with_access_key_id(id);
        }
        if let Some(secret) = place.secret_access_key {
            builder = builder.with_secret_access_key(secret);
        }
        let client = builder.build().map_err(OpenError::Bucket)?;
        let prefix = Path::parse(&place.prefix)
            .map_err(|error| OpenError::Bucket(object_store::Error::InvalidPath { source: error }))?;
        Ok(Self {
            client,
            prefix,
            address,
        })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    fn path(&self, key: &Key) -> Path {
        self.prefix.clone().join(key.shard()).join(key.as_str())
    }

    pub(super) async fn get(&self, key: &Key, range: Option<Range<u64>>) -> Result<Blob, StoreError> {
        let range = match range {
            Some(range) => match self.within(key, range).await? {
                range if range.is_empty() => return Ok(Blob::new(0, futures::stream::empty())),
                range => Some(range),
            },
            None => None,
        };
        let options = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let found = self
            .client
            .get_opts(&self.path(key), options)
            .await
            .map_err(|error| failure(key, error))?;
        let size = found.range.end - found.range.start;
        Ok(Blob::new(size, found.into_stream().map_err(io::Error::other)))
    }

    /// A bucket answers a range that begins past the end with an error, so the length is asked for first.
    async fn within(&self, key: &Key, range: Range<u64>) -> Result<Range<u64>, StoreError> {
        let size = self
            .client
            .head(&self.path(key))
            .await
            .map_err(|error| failure(key, error))?
            .size;
        Ok(range.start.min(size)..range.end.min(size))
    }

    pub(super) async fn read_only_file(&self, key: &Key) -> Result<File, StoreError> {
        unnamed_copy(self.get(key, None).await?).await
    }

    pub(super) async fn exists(&self, key: &Key) -> Result<bool, StoreError> {
        match self.client.head(&self.path(key)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(StoreError::Bucket(error)),
        }
    }

    pub(super) async fn delete(&self, key: &Key) -> Result<(), StoreError> {
        match self.client.delete(&self.path(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(StoreError::Bucket(error)),
        }
    }

    /// The keys of files written before `older_than`, a batch at a time.
    pub(super) fn old_keys(&self, older_than: Time) -> BoxStream<'static, anyhow::Result<Vec<Key>>> {
        let old = move |object: &object_store::ObjectMeta| {
            let known = object.last_modified.timestamp_micros() < older_than.as_micros();
            std::future::ready(known)
        };
        self.client
            .list(Some(&self.prefix))
            .try_filter(old)
            .try_filter_map(|object| {
                let key = object.location.filename().and_then(|name| name.parse().ok());
                std::future::ready(Ok(key))
            })
            .try_chunks(BATCH)
            .map_err(anyhow::Error::from)
            .boxed()
    }
}

/// An upload to a bucket; a multipart one that is dropped is aborted.
pub(super) struct Upload {
    bucket: Arc<Bucket>,
    path: Path,
    waiting: Vec<u8>,
    parts: Option<Box<dyn MultipartUpload>>,
}

impl Upload {
    pub(super) fn begin(bucket: Arc<Bucket>, key: &Key) -> Self {
        let path = bucket.path(key);
        Self {
            bucket,
            path,
            waiting: Vec::new(),
            parts: None,
        }
    }

    pub(super) async fn write(&mut self, mut piece: &[u8]) -> Result<(), StoreError> {
        // A part is sent only when more follows: the last one is sent by `place`.
        while self.waiting.len() + piece.len() > PART {
            let (now, later) = piece.split_at(PART - self.waiting.len());
            self.waiting.extend_from_slice(now);
            piece = later;
            self.send_part().await?;
        }
        self.waiting.extend_from_slice(piece);
        Ok(())
    }

    async fn send_part(&mut self) -> Result<(), StoreError> {
        if self.parts.is_none() {
            let begun = self.bucket.client.put_multipart(&self.path).await;
            self.parts = Some(begun.map_err(StoreError::Bucket)?);
        }
        let part = std::mem::take(&mut self.waiting);
        let parts = self.parts.as_mut().expect("begun above");
        parts.put_part(part.into()).await.map_err(StoreError::Bucket)
    }

    pub(super) async fn place(mut self) -> Result<(), StoreError> {
        if self.parts.is_none() {
            let whole = std::mem::take(&mut self.waiting);
            let put = self.bucket.client.put(&self.path, whole.into()).await;
            return put.map(drop).map_err(StoreError::Bucket);
        }
        self.send_part().await?;
        let parts = self.parts.as_mut().expect("some, as checked");
        parts.complete().await.map_err(StoreError::Bucket)?;
        self.parts = None;
        Ok(())
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let (Some(mut parts), Ok(runtime)) = (self.parts.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                if let Err(error) = parts.abort().await {
                    tracing::warn!(%error, "An abandoned upload stays in the bucket until its own rule removes it");
                }
            });
        }
    }
}

fn failure(key: &Key, error: object_store::Error) -> StoreError {
    match error {
        object_store::Error::NotFound { .. } => StoreError::Missing(key.clone()),
        error => StoreError::Bucket(error),
    }
}

/// A copy in a temporary file that has no name, at its start.
async fn unnamed_copy(blob: Blob) -> Result<File, StoreError> {
    let made = blocking(tempfile::tempfile).await.map_err(StoreError::Disk)?;
    let mut copy = tokio::fs::File::from_std(made);
    let mut body = blob.into_stream();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(StoreError::Disk)?;
        copy.write_all(&piece).await.map_err(StoreError::Disk)?;
    }
    copy.flush().await.map_err(StoreError::Disk)?;
    let mut file = copy.into_std().await;
    file.rewind().map_err(StoreError::Disk)?;
    Ok(file)
}
