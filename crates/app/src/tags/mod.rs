//! Words that people put on candidates.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("tags");
