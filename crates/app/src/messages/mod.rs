//! Mail that leaves: held, taken back, sent; its templates.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("messages");
