//! The hiring company: its name, languages, departments, offices and brand.

pub mod actions;
mod defaults;
pub mod notice;
mod outbox;
mod reasons;
mod settings;
mod shelf;
mod structure;
mod translated;

pub use defaults::write_defaults;
pub use outbox::HoldTimes;
pub use reasons::{Reason, ReasonSide, reasons};
pub use shelf::{Direction, Shelf};
pub use settings::{Brand, Organization, Setting, change, load};
pub use structure::{Department, Office, departments, offices};
pub use translated::Translated;

use crate::features::Feature;

pub const FEATURE: Feature = Feature {
    events: &[
        "setting.changed",
        "notice.published",
        "department.added",
        "department.changed",
        "office.added",
        "office.changed",
        "reason.added",
        "reason.changed",
        "stage_template.added",
        "stage_template.changed",
    ],
    ..Feature::named("organization")
};
