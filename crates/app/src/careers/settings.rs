//! What the company decides about its careers site beyond its brand.

use serde::{Deserialize, Serialize};

use crate::organization::Setting;

/// Settings of the careers site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CareersSettings {
    /// Sites that may show the list in a frame, as origins: `https://www.example.com`.
    pub embed_origins: Vec<String>,
}

impl Setting for CareersSettings {
    const KEY: &'static str = "careers";
}
