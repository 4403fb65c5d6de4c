//! Stories of postings, on both databases.
