//! Imports from and exports to other systems.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("integrations");
