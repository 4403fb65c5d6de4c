//! The text in a file. Runs in the child process only (see [`crate::child`]).
//!
//! Every reader here takes bytes and limits, and gives text or a fault; none touches a file, the network or a clock.

mod archive;
mod docx;
mod odt;
mod ole;
mod pdf;
mod picture;
mod plain;
mod rtf;
mod sheet;
mod xml;

use serde::{Deserialize, Serialize};

use crate::{Kind, Limits, Refusal};
use sheet::Sheet;

/// What the child found out about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A document with readable text.
    Text(Extract),
    Picture(Picture),
    /// No text can be had from it. The file itself may be kept all the same.
    Unavailable(Reason),
    /// A password is needed to open it.
    Encrypted,
    /// The container holds something else than its name says.
    Mismatch,
}

/// The text of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    /// In reading order, lines ended by `\n`, without control characters besides `\n` and `\t`.
    pub text: String,
    /// Pages of the whole document, for kinds that know them.
    pub pages: Option<u32>,
    /// There was more text, or more pages, than the limits allow or than could be read.
    pub truncated: bool,
}

/// The size of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
}

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The document is whole and says nothing.
    NoText,
    /// The pages are pictures, as from a scanner.
    PicturesOnly,
    /// The file is broken, or uses what we cannot read.
    Damaged,
    /// Reading it would take more than the limits allow.
    TooComplex,
    /// The child ran out of time and was ended.
    TooSlow,
    /// The child died, or could not be started.
    Failed,
}

impl Outcome {
    /// Whether what was found speaks against taking the file at all; without an answer the file is taken.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Encrypted => Some(Refusal::Encrypted),
            Self::Mismatch => Some(Refusal::Mismatch),
            Self::Text(_) | Self::Picture(_) | Self::Unavailable(_) => None,
        }
    }
}

/// Why a reader gave up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Damaged,
    TooComplex,
    Encrypted,
    Mismatch,
}

impl From<Fault> for Outcome {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged => Self::Unavailable(Reason::Damaged),
            Fault::TooComplex => Self::Unavailable(Reason::TooComplex),
            Fault::Encrypted => Self::Encrypted,
            Fault::Mismatch => Self::Mismatch,
        }
    }
}

/// Reads a file of the given kind.
pub(crate) fn read(kind: Kind, bytes: &[u8], limits: &Limits) -> Outcome {
    let mut sheet = Sheet::new(limits.text_bytes);
    let done = match kind {
        Kind::Pdf => return pdf::read(bytes, sheet, limits),
        Kind::Png | Kind::Jpeg => return picture::measure(kind, bytes, limits),
        Kind::Docx => docx::read(bytes, &mut sheet, limits),
        Kind::Odt => odt::read(bytes, &mut sheet, limits),
        Kind::Rtf => rtf::read(bytes, &mut sheet, limits),
        Kind::Txt => plain::read(bytes, &mut sheet),
    };
    match done {
        Ok(()) => sheet.outcome(None, Reason::NoText),
        Err(fault) => fault.into(),
    }
}
