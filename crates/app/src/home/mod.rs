//! What needs somebody today.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("home");
