//! The hiring company: its name, languages, departments, offices and brand.

mod settings;
mod structure;
mod translated;

pub use settings::{Brand, Organization, Setting, change, load};
pub use structure::{Department, Office, departments, offices};
pub use translated::Translated;

pub const FEATURE: crate::features::Feature = crate::features::Feature::named("organization");
