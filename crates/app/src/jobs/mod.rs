//! Jobs: positions to fill, with their openings, hiring team and stages.

mod model;

pub use model::{Countries, Employment, Job, JobState, Place, Seniority, Workplace, Zones, reference};

pub const FEATURE: crate::features::Feature = crate::features::Feature::named("jobs");

/// Marker of a stage's id.
#[derive(Debug)]
pub struct Stage;
