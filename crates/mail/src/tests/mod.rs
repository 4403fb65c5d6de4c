//! Everything here talks to a real SMTP server.

mod delivery;
mod domain;
mod failures;
mod headers;

use base::{Email, Time};

use crate::{Mailer, Message, Security, testing::MailServer};

fn email(text: &str) -> Email {
    text.parse().expect("an address")
}

/// 2026-11-24 09:30 UTC.
fn now() -> Time {
    "2026-11-24T09:30:00Z".parse().expect("a time")
}

fn welcome() -> Message {
    Message::new(email("ada@example.org"), "Welcome", "Good morning.\n").expect("plain values")
}

fn sender() -> Email {
    email("post@example.com")
}

fn mailer(server: &MailServer, security: Security) -> Mailer {
    Mailer::smtp(server.config(security, sender())).expect("settings that work")
}
