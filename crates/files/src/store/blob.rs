//! A file on its way out.

use std::io;

use bytes::Bytes;
use futures::{Stream, StreamExt, stream::BoxStream};

/// The bytes of a file, or of a part of it, as they are read.
pub struct Blob {
    size: u64,
    body: BoxStream<'static, io::Result<Bytes>>,
}

impl Blob {
    pub(super) fn new(size: u64, body: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        Self {
            size,
            body: body.boxed(),
        }
    }

    /// Bytes that the stream gives: the `Content-Length`.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn into_stream(self) -> BoxStream<'static, io::Result<Bytes>> {
        self.body
    }

    /// All of it in memory, for what is known to be small.
    pub async fn bytes(mut self) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        while let Some(piece) = self.body.next().await {
            all.extend_from_slice(&piece?);
        }
        Ok(all)
    }
}
