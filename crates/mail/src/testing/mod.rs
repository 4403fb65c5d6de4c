//! Real servers for tests: one that takes mail, one that answers for names.

mod name_server;
mod smtp;

pub use name_server::NameServer;
pub use smtp::{MailServer, Received};
