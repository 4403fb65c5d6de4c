//! Mail out: builds one message for one recipient and hands it to an SMTP server.
//!
//! [`Message`] refuses at once what could break out of a header (TRUST OUT-5), so that a bad value is found when a message is
//! written and not when it leaves. [`Mailer`] sends it and sorts what went wrong into a [`Cause`]; whoever keeps the queue asks
//! the cause whether to try again. [`domain`] asks the DNS whether receivers will trust what is sent. What a message says, when it leaves and how often it is tried live with the caller.

mod address;
mod diagnosis;
pub mod domain;
mod failure;
mod header;
mod mailer;
mod message;
mod smtp;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use address::Address;
pub use failure::{Cause, Failure, Next};
pub use header::{BadHeader, Header, Place};
pub use mailer::Mailer;
pub use message::Message;
pub use smtp::{Password, Security, SignIn, SmtpConfig};
