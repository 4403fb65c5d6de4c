//! Whether there is such a board, and what it is called.

use serde::{Deserialize, Serialize};

use crate::organization::Setting;

/// The longest name of a board.
pub const LONGEST: usize = 60;

/// The board's name in addresses, which Greenhouse calls its token. It is public and guards nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardSettings {
    /// Empty while there is no board.
    pub token: String,
}

impl Setting for BoardSettings {
    const KEY: &'static str = "greenhouse";
}

impl BoardSettings {
    /// Whether this is the name of the board that there is.
    pub fn is_called(&self, token: &str) -> bool {
        !self.token.is_empty() && self.token == token
    }

    /// Whether a board can be called so: it stands in addresses as it is.
    pub fn is_sound(token: &str) -> bool {
        token.len() <= LONGEST
            && token
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
    }
}
