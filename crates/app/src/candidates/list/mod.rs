//! The table of people: what its address asks for, and the people who answer to it.

mod filter;
mod query;
mod standing;
mod words;

pub use filter::{Filter, Order};
pub use query::{Found, Leaf, MOST_COUNTED, Turn, count, find, ids, is_place, neighbours};
pub use standing::{Stands, standing};
