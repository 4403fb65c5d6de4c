//! The name a file is kept under: 256 random bits, and nothing of what the sender called it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Where a file lies in the store. Random, so it says nothing about the file and cannot be guessed.
///
/// Written as 64 lower-case hexadecimal digits; nothing else parses, so no key can leave the store's folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file key is 64 lower-case hexadecimal digits")]
pub struct KeyError;

const DIGITS: usize = 64;

impl Key {
    pub(super) fn random() -> Self {
        Self(hex(base::Secret::random().bytes()))
    }

    /// The first two digits: one of 256 folders, so that no folder grows past what a file system likes.
    pub(super) fn shard(&self) -> &str {
        &self.0[..2]
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let good = text.len() == DIGITS && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if good { Ok(Self(text.to_owned())) } else { Err(KeyError) }
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.0)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a String takes every write");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_form_parses() {
        let key = Key::random();
        assert_eq!(key.as_str().parse::<Key>().unwrap(), key);
        assert_ne!(Key::random(), key);
        let upper = key.as_str().to_uppercase();
        let long = format!("{key}0");
        let climbing = format!("../{}", &key.as_str()[3..]);
        let nul = format!("{}\0", &key.as_str()[1..]);
        let wide = "é".repeat(32);
        for bad in [
            "",
            "..",
            "/etc/passwd",
            "CON",
            &upper,
            &long,
            &climbing,
            &nul,
            &wide,
            &"a".repeat(63),
        ] {
            assert_eq!(bad.parse::<Key>(), Err(KeyError), "{bad}");
        }
    }
}
