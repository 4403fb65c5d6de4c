//! A body as it arrives: unpacked, counted, and stopped where it grows too large.

use std::io::{self, Write};

use brotli::DecompressorWriter;
use flate2::write::MultiGzDecoder;

use crate::Failure;

/// How many times larger than what arrived an answer may be, counted once it is longer than [`RATIO_AFTER`].
/// Lists of postings pack to a tenth or a twentieth.
const MOST_RATIO: u64 = 100;
const RATIO_AFTER: u64 = 1024 * 1024;
/// For one step of the brotli decoder.
const STEP: usize = 16 * 1024;

/// What happens to an answer larger than its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overflow {
    Refuse,
    /// The beginning is kept, as for robots.txt (RFC 9309, 2.5).
    Cut,
}

/// Takes a body in pieces and gives it back unpacked.
pub(crate) enum Unpacker {
    Plain(Sink),
    Gzip(Box<MultiGzDecoder<Sink>>),
    Brotli(Box<DecompressorWriter<Sink>>),
}

/// Whether further pieces are wanted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Appetite {
    Hungry,
    Full,
}

impl Unpacker {
    /// For what `Content-Encoding` says; an encoding that was not asked for is a broken answer.
    pub(crate) fn new(encoding: Option<&str>, limit: u64, overflow: Overflow) -> Result<Self, Failure> {
        let sink = Sink {
            kept: Vec::new(),
            arrived: 0,
            limit,
            overflow,
            stop: None,
        };
        match encoding.map(|encoding| encoding.trim().to_ascii_lowercase()).as_deref() {
            None | Some("" | "identity") => Ok(Self::Plain(sink)),
            Some("gzip" | "x-gzip") => Ok(Self::Gzip(Box::new(MultiGzDecoder::new(sink)))),
            Some("br") => Ok(Self::Brotli(Box::new(DecompressorWriter::new(sink, STEP)))),
            Some(_) => Err(Failure::Broken),
        }
    }

    pub(crate) fn take(&mut self, piece: &[u8]) -> Result<Appetite, Failure> {
        let sink = self.sink_mut();
        sink.arrived += piece.len() as u64;
        // A packed body may be endless and unpack to nothing.
        let endless = sink.arrived > sink.limit;
        let written = match self {
            Self::Plain(sink) => sink.write_all(piece),
            Self::Gzip(decoder) => decoder.write_all(piece),
            Self::Brotli(decoder) => decoder.write_all(piece),
        };
        let sink = self.sink();
        match (sink.stop, written) {
            (Some(stop), _) => sink.stopped(stop),
            (None, Err(_)) => Err(Failure::Broken),
            (None, Ok(())) if endless => sink.stopped(Stop::Limit),
            (None, Ok(())) => Ok(Appetite::Hungry),
        }
    }

    /// The whole body. A packed one that ends too early is broken, unless it was cut on purpose or is empty.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Failure> {
        let whole = self.sink().arrived == 0 || self.sink().stop.is_some();
        let ended = match &mut self {
            Self::Plain(_) => Ok(()),
            _ if whole => Ok(()),
            Self::Gzip(decoder) => decoder.try_finish(),
            Self::Brotli(decoder) => decoder.close(),
        };
        match (self.sink().stop, ended) {
            (Some(stop), _) => self.sink().stopped(stop).map(|_| ())?,
            (None, Err(_)) => return Err(Failure::Broken),
            (None, Ok(())) => {}
        }
        Ok(std::mem::take(&mut self.sink_mut().kept))
    }

    fn sink(&self) -> &Sink {
        match self {
            Self::Plain(sink) => sink,
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Brotli(decoder) => decoder.get_ref(),
        }
    }

    fn sink_mut(&mut self) -> &mut Sink {
        match self {
            Self::Plain(sink) => sink,
            Self::Gzip(decoder) => decoder.get_mut(),
            Self::Brotli(decoder) => decoder.get_mut(),
        }
    }
}

/// Where unpacked bytes end up, and how many there may be.
pub(crate) struct Sink {
    kept: Vec<u8>,
    arrived: u64,
    limit: u64,
    overflow: Overflow,
    stop: Option<Stop>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Limit,
    Ratio,
}

impl Sink {
    fn stopped(&self, stop: Stop) -> Result<Appetite, Failure> {
        match (stop, self.overflow) {
            (Stop::Limit, Overflow::Cut) => Ok(Appetite::Full),
            (Stop::Limit, Overflow::Refuse) => Err(Failure::TooLarge { limit: self.limit }),
            (Stop::Ratio, _) => Err(Failure::Bomb),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.limit.saturating_sub(self.kept.len() as u64);
        let taken = &bytes[..bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX))];
        self.kept.extend_from_slice(taken);
        let length = self.kept.len() as u64;
        if length > RATIO_AFTER && length / MOST_RATIO > self.arrived {
            self.stop = Some(Stop::Ratio);
        } else if taken.len() < bytes.len() {
            self.stop = Some(Stop::Limit);
        }
        match self.stop {
            Some(_) => Err(io::Error::other("no more is wanted")),
            None => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
