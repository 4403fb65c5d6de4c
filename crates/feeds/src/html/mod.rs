//! HTML for boards that know fewer elements than a page does.

mod entities;
mod reader;
mod reduce;

pub use reduce::{Palette, Reduced, reduce};
