//! A zip container, opened with suspicion: nothing it declares is believed.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::Fault;
use crate::Limits;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
    ratio: u64,
    ratio_after: u64,
}

impl<'a> Archive<'a> {
    /// Refuses containers with too many, duplicate, overlapping or linked entries.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Fault> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if zip.len() > limits.zip_entries {
            return Err(Fault::TooComplex);
        }
        if zip.has_duplicate_names() || zip.has_overlapping_entries().unwrap_or(true) {
            return Err(Fault::Damaged);
        }
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|_| Fault::Damaged)?;
            if entry.encrypted() {
                return Err(Fault::Encrypted);
            }
            if entry.is_symlink() {
                return Err(Fault::Damaged);
            }
        }
        Ok(Self {
            zip,
            left: limits.unpacked_bytes,
            ratio: limits.unpack_ratio,
            ratio_after: limits.ratio_after,
        })
    }

    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names();
        names
            .filter_map(|name| name.ok().map(|name| name.into_owned()))
            .collect()
    }

    /// Unpacks one entry; none if there is no such entry.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let entry = self.zip.by_index(index).map_err(|_| Fault::Damaged)?;
        if !matches!(
            entry.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(Fault::Damaged);
        }
        // The packed size bounds what is read from the container, so it can be relied on here.
        let by_ratio = entry.compressed_size().saturating_mul(self.ratio).max(self.ratio_after);
        let most = by_ratio.min(self.left);
        let mut part = Vec::new();
        entry
            .take(most + 1)
            .read_to_end(&mut part)
            .map_err(|_| Fault::Damaged)?;
        let size = part.len() as u64;
        if size > most {
            return Err(Fault::TooComplex);
        }
        self.left -= size;
        Ok(Some(part))
    }
}
