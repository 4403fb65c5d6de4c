//! How many bytes one row of a file may have: a quote or a tag that is never closed fills no memory.

use std::io::{self, BufRead, Read};

use crate::{encoding::Exceeded, fault::Unreadable};

/// Largest row of a table, line of JSON lines, element of an array and record of XML, in bytes. No posting is longer.
pub(crate) const LARGEST_ROW: usize = 4 * 1024 * 1024;

/// Lets a reader take so many bytes and no more, until it is given more.
pub(crate) struct Budget<B> {
    inner: B,
    left: usize,
}

impl<B: BufRead> Budget<B> {
    pub(crate) fn new(inner: B) -> Self {
        Self {
            inner,
            left: LARGEST_ROW,
        }
    }

    /// Gives the bytes of another row.
    pub(crate) fn renew(&mut self) {
        self.left = LARGEST_ROW;
    }

    fn spent() -> io::Error {
        io::Error::other(Exceeded(LARGEST_ROW as u64))
    }
}

impl<B: BufRead> Read for Budget<B> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(out)?;
        self.consume(length);
        Ok(length)
    }
}

impl<B: BufRead> BufRead for Budget<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(Self::spent());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.inner.consume(amount);
    }
}

/// What an error of a source means.
pub(crate) fn broken(error: &io::Error) -> Unreadable {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Exceeded>()) {
        Some(Exceeded(limit)) => Unreadable::TooLarge { limit: *limit },
        None => Unreadable::Broken { why: error.to_string() },
    }
}
