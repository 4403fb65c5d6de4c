//! Files that came from outside: where they are kept, what they are, and the text in them.
//!
//! - [`Store`] keeps bytes under random keys, on disk or in an S3 bucket, and answers only when they are durable.
//! - [`recognise`] decides from the first bytes and the name what a file is; nothing else about it is believed.
//! - [`Extractor`] reads the text and draws the pages in a short-lived child process that can do nothing but read and compute.
//!
//! The process that serves people never parses an upload; it compares magic bytes and hands the rest to the child.

pub mod child;
mod drawing;
mod encoding;
mod extractor;
mod kind;
mod limits;
mod store;
mod text;

pub use encoding::{Decoded, decode, knows_encoding};
pub use extractor::Extractor;
pub use kind::{DOCUMENTS, Kind, PICTURES, Refusal, recognise};
pub use limits::Limits;
pub use store::{Blob, Incoming, Key, KeyError, OpenError, Store, StoreError, Stored, Swept};
pub use text::{Extract, Outcome, Picture, Reason};
