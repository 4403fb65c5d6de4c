//! Bole: everything that says "candidate".
//!
//! [`App`] is what every handler and task has at hand. A feature is a folder with its routes, verbs, SQL and templates,
//! and one line in [`features`].

#![recursion_limit = "256"]

pub mod access;
pub mod alerts;
pub mod api;
mod app;
pub mod applications;
pub mod applying;
pub mod candidates;
pub mod careers;
pub mod channels;
pub mod config;
pub mod documents;
pub mod events;
pub mod features;
pub mod find;
pub mod home;
pub mod integrations;
pub mod jobs;
pub mod keys;
pub mod layout;
pub mod live;
pub mod market;
pub mod messages;
pub mod notes;
pub mod operations;
pub mod organization;
pub mod pipeline;
pub mod postings;
pub mod privacy;
pub mod rates;
pub mod status;
pub mod tags;
pub mod tasks;
pub mod testing;
pub mod trash;
pub mod undo;
pub mod views;

pub use app::{App, Parts, Start};

/// The schema, from first to last.
pub const MIGRATIONS: db::Migrations = db::Migrations(include!(concat!(env!("OUT_DIR"), "/migrations.rs")));

/// The languages the product itself speaks. Postings may be in any.
pub const LANGUAGES: [&str; 3] = ["en", "de", "zh-Hans"];
