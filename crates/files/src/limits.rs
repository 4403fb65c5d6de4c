//! What an upload and the reading of it may cost, in one place.

use serde::{Deserialize, Serialize};

/// The limits of this crate; the defaults are the ones the product ships with.
///
/// A value, not a global: the parent hands it to the child process, and tests tighten it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Largest file accepted, in bytes.
    pub file_bytes: u64,
    /// Uploads stop when less than this many bytes would stay free on the disk, ...
    pub free_bytes: u64,
    /// ... or less than this share of the disk, in percent; the larger of the two counts.
    pub free_percent: u64,
    /// Entries in a zip container.
    pub zip_entries: usize,
    /// Bytes unpacked from one container in all, counted as they come out and never as declared.
    pub unpacked_bytes: u64,
    /// Bytes out for one byte in, counted once [`Limits::ratio_after`] bytes have come out.
    pub unpack_ratio: u64,
    /// Small parts may compress as well as they like, up to this many bytes.
    pub ratio_after: u64,
    /// Bytes of one XML tag with its attributes.
    pub xml_tag_bytes: usize,
    /// Open XML elements at one time.
    pub xml_depth: usize,
    /// Attributes of one XML tag.
    pub xml_attributes: usize,
    /// Pages of a PDF that are read; the text of a longer one is marked as cut.
    pub pdf_pages: usize,
    /// Objects in a PDF.
    pub pdf_objects: usize,
    /// Groups within groups in an RTF file.
    pub nesting: usize,
    /// Width times height of a picture.
    pub picture_pixels: u64,
    /// Bytes of text that are kept; more is cut, and marked as cut.
    pub text_bytes: usize,
    /// Seconds the child may take by the clock on the wall.
    pub wall_seconds: u64,
    /// Seconds of processor time the child may take.
    pub cpu_seconds: u64,
    /// Address space of the child, in bytes.
    pub memory_bytes: u64,
    /// Children at one time; further files wait.
    pub children: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            file_bytes: 10 * MIB,
            free_bytes: 1024 * MIB,
            free_percent: 5,
            zip_entries: 2_000,
            unpacked_bytes: 100 * MIB,
            unpack_ratio: 100,
            ratio_after: MIB,
            xml_tag_bytes: 64 * 1024,
            xml_depth: 64,
            xml_attributes: 256,
            pdf_pages: 50,
            pdf_objects: 200_000,
            nesting: 100,
            picture_pixels: 40_000_000,
            text_bytes: 2 * 1024 * 1024,
            wall_seconds: 15,
            cpu_seconds: 10,
            memory_bytes: 512 * MIB,
            children: 2,
        }
    }
}
