//! Things somebody has to do by a day.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("tasks");
