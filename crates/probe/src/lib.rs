//! A running server seen from outside: starts the program, speaks HTTP to it, stops or kills it.
//!
//! For tests of the whole program and for the measurements; nothing here runs in production. What goes wrong is a panic
//! that says what was asked, as in a test.

mod browser;
#[cfg(feature = "bucket")]
mod bucket;
mod connection;
mod form;
mod program;

pub use browser::{Answer, Browser, Pieces};
#[cfg(feature = "bucket")]
pub use bucket::serve_bucket;
pub use connection::Connection;
pub use form::Form;
pub use program::{Ended, Program, free_port, run};
