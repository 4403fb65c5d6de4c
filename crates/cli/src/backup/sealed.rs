//! An encrypted stream: XChaCha20-Poly1305 over chunks of 64 KiB, numbered, the last one marked (the STREAM construction
//! of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Whatever is changed, left out, moved or cut off is noticed.

use std::io::{self, Read, Write};

use app::keys::Keys;
use base::Secret;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

/// The first bytes of every backup, and its version.
const MAGIC: &[u8; 16] = b"bole backup 1\r\n\0";

/// Bytes of a chunk before it is sealed, and what sealing adds.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

const KEY_MARK: usize = 8;
const PREFIX: usize = 19;

struct Chunks {
    cipher: XChaCha20Poly1305,
    header: Vec<u8>,
    number: u32,
}

impl Chunks {
    fn new(keys: &Keys, header: Vec<u8>) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&keys.derive("backup").into()),
            header,
            number: 0,
        }
    }

    fn nonce(&mut self, last: bool) -> io::Result<XNonce> {
        let mut nonce = [0; 24];
        nonce[..PREFIX].copy_from_slice(&self.header[MAGIC.len() + KEY_MARK..]);
        nonce[PREFIX..23].copy_from_slice(&self.number.to_be_bytes());
        nonce[23] = u8::from(last);
        self.number = self
            .number
            .checked_add(1)
            .ok_or_else(|| io::Error::other("the backup is too large"))?;
        Ok(XNonce::from(nonce))
    }
}

/// Which key a backup was made with, without telling the key.
fn mark(keys: &Keys) -> [u8; KEY_MARK] {
    let mut mark = [0; KEY_MARK];
    mark.copy_from_slice(&keys.derive("backup-mark")[..KEY_MARK]);
    mark
}

/// Seals what is written to it.
pub struct Seal<W: Write> {
    to: W,
    chunks: Chunks,
    plain: Vec<u8>,
}

impl<W: Write> Seal<W> {
    pub fn begin(mut to: W, keys: &Keys) -> io::Result<Self> {
        let secret = Secret::random();
        let header = [MAGIC.as_slice(), &mark(keys), &secret.bytes()[..PREFIX]].concat();
        to.write_all(&header)?;
        Ok(Self {
            to,
            chunks: Chunks::new(keys, header),
            plain: Vec::with_capacity(CHUNK),
        })
    }

    /// Ends the stream; without this it counts as cut off.
    pub fn end(mut self) -> io::Result<W> {
        self.seal(true)?;
        Ok(self.to)
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.chunks.nonce(last)?;
        let payload = Payload {
            msg: &self.plain,
            aad: &self.chunks.header,
        };
        let sealed = self
            .chunks
            .cipher
            .encrypt(&nonce, payload)
            .map_err(|_| io::Error::other("a chunk cannot be sealed"))?;
        self.to.write_all(&sealed)?;
        self.plain.clear();
        Ok(())
    }
}

impl<W: Write> Write for Seal<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until more comes: only then is it not the last.
        if self.plain.len() == CHUNK {
            self.seal(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.plain.len());
        self.plain.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Why a backup does not open.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    #[error("this file is no backup of Bole, or one of a newer version")]
    NoBackup,
    #[error("this key is not the one with which the backup was made")]
    WrongKey,
}

/// Opens what [`Seal`] wrote.
pub struct Opened<R: Read> {
    from: R,
    chunks: Chunks,
    plain: Vec<u8>,
    at: usize,
    /// The next chunk as it lies in the file; empty after the last.
    ahead: Vec<u8>,
}

impl<R: Read> Opened<R> {
    pub fn begin(mut from: R, keys: &Keys) -> anyhow::Result<Self> {
        let mut header = vec![0; MAGIC.len() + KEY_MARK + PREFIX];
        let whole = from.read_exact(&mut header);
        if whole.is_err() || !header.starts_with(MAGIC) {
            return Err(Unopened::NoBackup.into());
        }
        if header[MAGIC.len()..MAGIC.len() + KEY_MARK] != mark(keys) {
            return Err(Unopened::WrongKey.into());
        }
        let ahead = chunk(&mut from)?;
        Ok(Self {
            from,
            chunks: Chunks::new(keys, header),
            plain: Vec::new(),
            at: 0,
            ahead,
        })
    }

    fn next(&mut self) -> io::Result<bool> {
        if self.ahead.is_empty() {
            return Ok(false);
        }
        let sealed = std::mem::replace(&mut self.ahead, chunk(&mut self.from)?);
        let number = self.chunks.number;
        let nonce = self.chunks.nonce(self.ahead.is_empty())?;
        let payload = Payload {
            msg: &sealed,
            aad: &self.chunks.header,
        };
        self.plain = self.chunks.cipher.decrypt(&nonce, payload).map_err(|_| {
            let at = u64::from(number) * (CHUNK + TAG) as u64;
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the backup is damaged or cut off near byte {at}"),
            )
        })?;
        self.at = 0;
        Ok(true)
    }
}

fn chunk(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut chunk = Vec::new();
    from.take((CHUNK + TAG) as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.plain.len() {
            if !self.next()? {
                return Ok(0);
            }
        }
        let count = into.len().min(self.plain.len() - self.at);
        into[..count].copy_from_slice(&self.plain[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut seal = Seal::begin(Vec::new(), &Keys::new([7; 32])).unwrap();
        seal.write_all(plain).unwrap();
        seal.end().unwrap()
    }

    fn opened(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Opened::begin(bytes, &Keys::new([7; 32]))?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn every_length_comes_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
            let plain: Vec<u8> = (0..length).map(|n| n as u8).collect();
            let sealed = sealed(&plain);
            assert!(!sealed.windows(9).any(|at| at == [0, 1, 2, 3, 4, 5, 6, 7, 8]));
            assert_eq!(opened(&sealed).unwrap(), plain, "{length}");
        }
    }

    #[test]
    fn whatever_is_changed_or_cut_off_is_noticed() {
        let whole = sealed(&vec![5; 2 * CHUNK + 100]);
        for at in (0..whole.len()).step_by(whole.len() / 50) {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(opened(&changed).is_err(), "changed at {at}");
            assert!(opened(&whole[..at]).is_err(), "cut at {at}");
        }
        // At the border of two chunks, too; and with something after the end.
        let border = MAGIC.len() + KEY_MARK + PREFIX + CHUNK + TAG;
        assert!(opened(&whole[..border]).is_err());
        assert!(opened(&[whole.as_slice(), b"more"].concat()).is_err());
        let swapped = [
            &whole[..43],
            &whole[border..border + CHUNK + TAG],
            &whole[43..border],
            &whole[border + CHUNK + TAG..],
        ];
        assert!(opened(&swapped.concat()).is_err());
    }

    #[test]
    fn another_key_and_another_file_are_told_apart() {
        let bytes = sealed(b"x");
        let wrong = Opened::begin(bytes.as_slice(), &Keys::new([8; 32])).err().unwrap();
        assert!(matches!(wrong.downcast_ref(), Some(Unopened::WrongKey)));
        let none = Opened::begin(
            &b"PK\x03\x04 something else that is long enough to read"[..],
            &Keys::new([7; 32]),
        );
        assert!(matches!(none.err().unwrap().downcast_ref(), Some(Unopened::NoBackup)));
    }
}
