//! Live pages: one stream of server-sent events per browser.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("live");
