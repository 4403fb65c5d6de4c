//! Notes about candidates, with mentions.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("notes");
