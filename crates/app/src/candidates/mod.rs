//! People, whether or not they have applied.

/// Marker of a candidate's id.
#[derive(Debug)]
pub struct Candidate;

pub const FEATURE: crate::features::Feature = crate::features::Feature::named("candidates");
