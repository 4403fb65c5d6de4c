//! The list: what was asked for, what fits, how many would fit otherwise.

mod facets;
mod filter;
mod view;

pub(super) use facets::employment;
pub(super) use filter::{Filters, source, with_source};
pub(super) use view::{ListView, Row, list, row};
