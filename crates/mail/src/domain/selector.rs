//! The name of a key that signs mail.

use std::str::FromStr;

/// A DKIM selector: labels of letters, digits, hyphens and, as some providers have them, underscores
/// (RFC 6376, section 3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(String);

/// The text is no selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a selector is a word such as mail or s1, without spaces")]
pub struct BadSelector;

/// Leaves room for `._domainkey.` and a domain in the 253 characters of a name.
const LONGEST: usize = 100;

impl Selector {
    /// The name at which the key of `domain` is published.
    pub(super) fn name(&self, domain: &str) -> String {
        format!("{}._domainkey.{domain}", self.0)
    }
}

impl FromStr for Selector {
    type Err = BadSelector;

    fn from_str(text: &str) -> Result<Self, BadSelector> {
        let text = text.trim();
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let label = |label: &str| (1..=63).contains(&label.len()) && label.chars().all(letter);
        if text.len() > LONGEST || !text.split('.').all(label) {
            return Err(BadSelector);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}
