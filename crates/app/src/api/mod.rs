//! The JSON API under /api/v1: what its routes share.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("api");
