//! The program as people run it: the real binary in a process of its own, asked over the network.
//!
//! Runs on SQLite, and on Postgres when `BOLE_TEST_DATABASE` names a server.

#![expect(
    clippy::disallowed_methods,
    reason = "the real program lives by the real clock, and is killed at a moment that nobody chose"
)]

mod commands;
mod configuration;
mod failing_disk;
mod forms;
mod installation;
mod killing;
mod market;
mod migrating;
mod nodes;
mod proxies;
mod serving;
mod tls;
