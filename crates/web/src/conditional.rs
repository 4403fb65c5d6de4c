//! Entity tags: answering "still the same" to readers, and refusing edits of a version that is no longer there
//! (RFC 9110, 8.8.3 and 13.1).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A strong entity tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ETag(HeaderValue);

impl ETag {
    /// The tag of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..15]);
        Self::quoted(&digest)
    }

    /// The tag of a row that counts its edits.
    pub fn version(version: i64) -> Self {
        Self::quoted(&format!("v{version}"))
    }

    /// The tag of the same content in another encoding: strong tags name bytes, so it must differ.
    pub fn encoded(&self, encoding: &str) -> Self {
        Self::quoted(&format!("{}-{encoding}", self.opaque()))
    }

    pub fn header(&self) -> HeaderValue {
        self.0.clone()
    }

    /// Whether `If-None-Match` names this: the reader has it already. Compares weakly, as that header asks.
    pub fn is_known_to(&self, headers: &HeaderMap) -> bool {
        named(headers, header::IF_NONE_MATCH).any(|tag| tag == "*" || tag.trim_start_matches("W/") == self.text())
    }

    /// Refuses an edit whose `If-Match` names another version; without that header every edit is in order.
    pub fn require(&self, headers: &HeaderMap) -> Result<()> {
        let mut tags = named(headers, header::IF_MATCH).peekable();
        if tags.peek().is_none() && !headers.contains_key(header::IF_MATCH) {
            return Ok(());
        }
        if tags.any(|tag| tag == "*" || tag == self.text()) {
            Ok(())
        } else {
            Err(Error::Changed)
        }
    }

    fn quoted(opaque: &str) -> Self {
        Self(HeaderValue::try_from(format!("\"{opaque}\"")).expect("tags are made of URL-safe characters"))
    }

    fn text(&self) -> &str {
        self.0.to_str().expect("tags are made of URL-safe characters")
    }

    fn opaque(&self) -> &str {
        self.text().trim_matches('"')
    }
}

fn named(headers: &HeaderMap, name: header::HeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn a_reader_that_has_it_is_known() {
        let tag = ETag::of(b"page");
        let known = |value: &str| tag.is_known_to(&headers(header::IF_NONE_MATCH, value));
        assert!(known(tag.text()) && known(&format!("\"x\", W/{}", tag.text())) && known("*"));
        assert!(!known("\"x\"") && !known(tag.opaque()) && !known(tag.encoded("br").text()));
        assert!(!tag.is_known_to(&HeaderMap::new()));
    }

    #[test]
    fn an_edit_of_an_old_version_is_refused() {
        let edit = |value: &str| ETag::version(7).require(&headers(header::IF_MATCH, value));
        edit("\"v7\"").unwrap();
        edit("\"v6\", \"v7\"").unwrap();
        edit("*").unwrap();
        ETag::version(7).require(&HeaderMap::new()).unwrap();
        for old in ["\"v6\"", "W/\"v7\"", "v7", ""] {
            assert!(matches!(edit(old), Err(Error::Changed)), "{old}");
        }
    }
}
