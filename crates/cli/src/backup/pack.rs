//! What is inside a backup: files one after the other, each with its name and size before it, and a list of all of them
//! with their digests as the last.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

use anyhow::{Context, bail};
use base::Time;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The list, and what else a restore checks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The program that made it.
    pub version: String,
    pub made_at: Time,
    /// `sqlite` or `postgres`; of the latter the database itself is not in the backup.
    pub database: String,
    /// Rows of each table.
    pub tables: BTreeMap<String, u64>,
    pub entries: BTreeMap<String, Entry>,
    /// Files that the database names and the store had not.
    pub missing: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub size: u64,
    pub sha256: String,
}

#[derive(Serialize, Deserialize)]
struct Head {
    name: String,
    size: u64,
}

/// The name of the list.
const MANIFEST: &str = "manifest.json";

/// Bytes of a head: a name and a number.
const LONGEST_HEAD: usize = 4096;

/// Bytes of a list: a million files and more.
const LONGEST_MANIFEST: u64 = 1024 * 1024 * 1024;

/// Writes entries.
pub struct Pack<W: Write> {
    to: W,
    entries: BTreeMap<String, Entry>,
}

impl<W: Write> Pack<W> {
    pub fn new(to: W) -> Self {
        Self {
            to,
            entries: BTreeMap::new(),
        }
    }

    /// Begins an entry of so many bytes; give them to [`Pack::more`], then call [`Pack::done`].
    pub fn begin(&mut self, name: &str, size: u64) -> io::Result<Open> {
        let head = serde_json::to_vec(&Head {
            name: name.to_owned(),
            size,
        })?;
        self.to.write_all(&(head.len() as u32).to_be_bytes())?;
        self.to.write_all(&head)?;
        Ok(Open {
            name: name.to_owned(),
            left: size,
            size,
            hash: Sha256::new(),
        })
    }

    pub fn more(&mut self, open: &mut Open, piece: &[u8]) -> anyhow::Result<()> {
        open.left = open
            .left
            .checked_sub(piece.len() as u64)
            .with_context(|| format!("{} grew while it was read", open.name))?;
        open.hash.update(piece);
        Ok(self.to.write_all(piece)?)
    }

    pub fn done(&mut self, open: Open) -> anyhow::Result<()> {
        if open.left > 0 {
            bail!("{} became shorter while it was read", open.name);
        }
        let entry = Entry {
            size: open.size,
            sha256: hex(open.hash),
        };
        self.entries.insert(open.name, entry);
        Ok(())
    }

    /// A whole entry from something to read.
    pub fn add(&mut self, name: &str, size: u64, mut from: impl Read) -> anyhow::Result<()> {
        let mut open = self.begin(name, size)?;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let read = from.read(&mut buffer).with_context(|| format!("read {name}"))?;
            if read == 0 {
                return self.done(open);
            }
            self.more(&mut open, &buffer[..read])?;
        }
    }

    /// Writes the list; `fill` says what else is known.
    pub fn end(mut self, fill: impl FnOnce(BTreeMap<String, Entry>) -> Manifest) -> anyhow::Result<(W, Manifest)> {
        let manifest = fill(std::mem::take(&mut self.entries));
        let json = serde_json::to_vec(&manifest)?;
        let mut open = self.begin(MANIFEST, json.len() as u64)?;
        self.more(&mut open, &json)?;
        Ok((self.to, manifest))
    }
}

/// An entry that is being written.
pub struct Open {
    name: String,
    left: u64,
    size: u64,
    hash: Sha256,
}

/// Where the entries of a backup go.
pub trait Sink {
    async fn begin(&mut self, name: &str, size: u64) -> anyhow::Result<()>;
    async fn more(&mut self, piece: &[u8]) -> anyhow::Result<()>;
    async fn done(&mut self) -> anyhow::Result<()>;
}

/// Goes nowhere: for a look whether a backup is whole.
pub struct Nowhere;

impl Sink for Nowhere {
    async fn begin(&mut self, _: &str, _: u64) -> anyhow::Result<()> {
        Ok(())
    }
    async fn more(&mut self, _: &[u8]) -> anyhow::Result<()> {
        Ok(())
    }
    async fn done(&mut self) -> anyhow::Result<()> {
        Ok(())
    }
}

/// Reads all entries into a sink and checks every one against the list.
pub async fn unpack(mut from: impl Read, sink: &mut impl Sink) -> anyhow::Result<Manifest> {
    let mut found = BTreeMap::new();
    loop {
        let Head { name, size } = head(&mut from)?;
        if name == MANIFEST {
            return finish(from, size, &found);
        }
        sink.begin(&name, size).await?;
        let (mut hash, mut left) = (Sha256::new(), size);
        let mut buffer = vec![0; 256 * 1024];
        while left > 0 {
            let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let read = from
                .read(&mut buffer[..most])
                .with_context(|| format!("read {name} in the backup"))?;
            if read == 0 {
                bail!("the backup ends in the middle of {name}");
            }
            hash.update(&buffer[..read]);
            sink.more(&buffer[..read]).await?;
            left -= read as u64;
        }
        sink.done().await.with_context(|| format!("write {name}"))?;
        let entry = Entry {
            size,
            sha256: hex(hash),
        };
        found.insert(name, entry);
    }
}

fn head(from: &mut impl Read) -> anyhow::Result<Head> {
    let mut length = [0; 4];
    from.read_exact(&mut length).context("read the backup")?;
    let length = u32::from_be_bytes(length) as usize;
    if length > LONGEST_HEAD {
        bail!("the backup is not in a form that this version reads");
    }
    let mut json = vec![0; length];
    from.read_exact(&mut json).context("read the backup")?;
    serde_json::from_slice(&json).context("the backup is not in a form that this version reads")
}

fn finish(mut from: impl Read, size: u64, found: &BTreeMap<String, Entry>) -> anyhow::Result<Manifest> {
    if size > LONGEST_MANIFEST {
        bail!("the list in the backup is too long");
    }
    let mut json = Vec::new();
    from.by_ref()
        .take(size)
        .read_to_end(&mut json)
        .context("read the list in the backup")?;
    let manifest: Manifest = serde_json::from_slice(&json).context("read the list in the backup")?;
    // To the very end: the last chunk is what says that nothing was cut off.
    let mut rest = Vec::new();
    from.read_to_end(&mut rest).context("read the end of the backup")?;
    if !rest.is_empty() {
        bail!("something follows the list in the backup");
    }
    for (name, entry) in &manifest.entries {
        match found.get(name) {
            Some(own) if own == entry => {}
            Some(_) => bail!("{name} in the backup is not what was stored"),
            None => bail!("{name} is missing in the backup"),
        }
    }
    if found.len() != manifest.entries.len() {
        bail!("the backup holds files that its list does not name");
    }
    Ok(manifest)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
