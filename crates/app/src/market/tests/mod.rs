//! Stories of the market watch.
