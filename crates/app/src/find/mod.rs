//! Quick find over jobs, candidates and actions.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("find");
