//! Pages of rates.

pub mod comparison;
pub mod setup;
