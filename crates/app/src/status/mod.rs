//! The candidate's own page about an application.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("status");
