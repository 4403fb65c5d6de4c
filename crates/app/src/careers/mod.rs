//! The public careers site: list, posting, feeds for crawlers, structured data.

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("careers");
