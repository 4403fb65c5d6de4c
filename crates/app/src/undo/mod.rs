//! Taking back what was just done.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("undo");
