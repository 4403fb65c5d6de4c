//! Stories of jobs, on both databases.
