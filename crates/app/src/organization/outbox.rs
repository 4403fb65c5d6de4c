//! How long a message waits before it leaves, so that it can be taken back.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::Setting;

/// The wait of messages that do not wait for a working morning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HoldTimes {
    /// Minutes until a message to a candidate leaves, 0 to 1440.
    pub minutes: u16,
}

impl Default for HoldTimes {
    fn default() -> Self {
        Self { minutes: 10 }
    }
}

impl HoldTimes {
    pub const MOST_MINUTES: u16 = 1440;

    pub fn wait(&self) -> SignedDuration {
        SignedDuration::from_mins(self.minutes.into())
    }
}

impl Setting for HoldTimes {
    const KEY: &'static str = "hold_times";
}
