//! The public application form, and files that go ahead of it.

mod uploads;

pub use uploads::forget_before;

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("applying");
