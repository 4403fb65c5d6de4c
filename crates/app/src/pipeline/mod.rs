//! Moving people through the stages of a job: board, table, reject, hire, in bulk and back.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("pipeline");
