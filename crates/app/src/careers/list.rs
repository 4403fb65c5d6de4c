//! The list: what was asked for, what fits, how many would fit otherwise.

mod facets;
mod filter;
mod view;

pub(super) use facets::employment;
pub(super) use filter::Filters;
#[cfg(test)]
pub(super) use view::ListView;
pub(super) use view::{Row, list, row};
