//! Mails: what they say, when they leave, and how to take them back until then.
//!
//! A verb calls [`hold`] in its own transaction; nothing leaves before the time it names, and until then [`take_back`]
//! ends it. [`sending`] hands it to the mail server, at most once. Texts are templates with `{fields}` from a fixed list
//! ([`MessageKind::fields`]): those of the program, or those that people edited. Nothing in a template is ever run.

mod actions;
mod builtin;
mod model;
mod pages;
mod sending;
mod server;
mod store;
mod tasks;
mod template;
#[cfg(test)]
mod tests;
mod texts;

pub use actions::{
    Edit, NewMessage, SealedLink, company, edit, hold, hold_rendered, render, retry, send_now, take_back,
    take_back_batch, take_back_of,
};
pub use builtin::written_language;
pub use model::{Message, MessageKind, MessageState};
pub use server::{MailServer, has_mail_server, mailer};
pub use store::{OutboxCounts, Stuck, held, may_on_messages, of_application, stuck};
pub use tasks::{SendDue, SendMessage};
pub use template::{Rendered, Template, shown};

use crate::features::Feature;

pub const FEATURE: Feature = Feature {
    routes: pages::routes,
    tasks: |registry| {
        registry
            .task::<SendMessage>()
            .task::<SendDue>()
            .schedule(work::Schedule::new::<crate::App, _>(
                &SendDue {},
                work::Every::Minutes(1),
            ))
    },
    events: &[
        "message.held",
        "message.edited",
        "message.sent",
        "message.failed",
        "message.suppressed",
        "message.taken_back",
        "template.changed",
        "template.reset",
    ],
    views: pages::views,
    ..Feature::named("messages")
};
