//! The public texts of a job, one per language, and the pay they show.

mod pay;

pub use pay::{Pay, Period, Yearly, read_amount, read_pay, show_pay};

use crate::features::Feature;

pub const FEATURE: Feature = Feature::named("postings");

/// Marker of a posting's id.
#[derive(Debug)]
pub struct Posting;
