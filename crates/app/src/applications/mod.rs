//! A candidate's application for a job: source, answers, stage, outcome.

/// Marker of an application's id.
#[derive(Debug)]
pub struct Application;

pub const FEATURE: crate::features::Feature = crate::features::Feature::named("applications");
