//! Pages of a list by key: the cursor says after which row the next page begins, so no row is skipped or shown twice
//! while others are added.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Some rows of a longer list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
}

/// An opaque mark in a list: the sort key and id of the last row seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// Packs the key of a row.
    pub fn at(key: &impl Serialize) -> Self {
        let json = serde_json::to_vec(key).expect("keys are plain values");
        Self(URL_SAFE_NO_PAD.encode(json))
    }

    /// Unpacks it; `None` when it is not one of ours.
    pub fn key<K: DeserializeOwned>(&self) -> Option<K> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(&self.0).ok()?).ok()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl<T> Page<T> {
    /// Makes a page from up to `limit + 1` rows: the extra one only tells that there is more.
    pub fn from_rows<K: Serialize>(mut rows: Vec<T>, limit: usize, key: impl Fn(&T) -> K) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more {
            rows.last().map(|row| Cursor::at(&key(row)))
        } else {
            None
        };
        Self { items: rows, next }
    }

    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}
