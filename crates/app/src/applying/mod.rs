//! The public application form.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("applying");
