//! Saved views of a list, private and shared.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("views");
