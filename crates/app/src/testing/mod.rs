//! The test harness: an application on a database of its own, people who use it, and the world they live in.
//!
//! Part of the library so that the command line's tests can use it too; nothing here runs in production.

mod app;
mod client;
mod database;
mod world;

pub use app::{BEGIN, TestApp};
pub use client::{Answer, Client};
pub use database::TestDatabase;
pub use world::World;
