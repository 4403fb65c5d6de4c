//! Stories of the status page.
