//! The program as people run it: the real binary in a process of its own, asked over the network.
//!
//! Runs on SQLite, and on Postgres when `BOLE_TEST_DATABASE` names a server.

mod commands;
mod configuration;
mod forms;
mod installation;
mod killing;
mod migrating;
mod nodes;
mod proxies;
mod serving;
mod tls;
