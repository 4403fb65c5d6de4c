//! The rules that make a function, a level and so on of the words that were found. One file each.

pub(crate) mod employment;
pub(crate) mod function;
pub(crate) mod level;
pub(crate) mod urgency;
