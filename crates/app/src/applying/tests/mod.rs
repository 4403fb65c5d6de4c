//! Stories of applying.
