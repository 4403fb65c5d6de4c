//! Files of candidates: kept, served, previewed, their text read in the background.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("documents");
