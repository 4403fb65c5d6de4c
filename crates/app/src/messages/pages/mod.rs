//! The outbox, one message, and the editor of templates.

mod message;
mod outbox;
mod templates;

pub use message::MessagePage;
pub use outbox::OutboxPage;
pub use templates::{TemplatePage, TemplatePreview, TemplatesPage};

use crate::{access::Access, features::Routes, layout::Gallery};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/app/outbox", outbox::show, Access::SignedIn)
        .get("/app/outbox/{message}", message::show, Access::SignedIn)
        .post("/app/outbox/{message}", message::edit, Access::SignedIn)
        .post("/app/outbox/{message}/taken-back", message::take_back, Access::SignedIn)
        .post("/app/outbox/{message}/now", message::send_now, Access::SignedIn)
        .post("/app/outbox/{message}/retry", message::retry, Access::SignedIn)
        .post(
            "/app/outbox/batches/{batch}/taken-back",
            outbox::take_back_batch,
            Access::SignedIn,
        )
        .get("/app/settings/templates", templates::list, Access::Manages)
        .get(
            "/app/settings/templates/{kind}/{language}",
            templates::show,
            Access::Manages,
        )
        .post(
            "/app/settings/templates/{kind}/{language}",
            templates::save,
            Access::Manages,
        )
        .post(
            "/app/settings/templates/{kind}/{language}/preview",
            templates::preview,
            Access::Manages,
        )
        .post(
            "/app/settings/templates/{kind}/{language}/reset",
            templates::reset,
            Access::Manages,
        )
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<OutboxPage>()
        .show::<MessagePage>()
        .show::<TemplatesPage>()
        .show::<TemplatePage>()
        .show::<TemplatePreview>()
}

/// The word for what keeps a message: the causes of a mail server are told in groups, by who can do something.
pub(super) fn trouble_word(error: &str) -> &'static str {
    use mail::{Cause, Next};
    if let Ok(trouble) = error.parse::<super::model::Trouble>() {
        return trouble.as_str();
    }
    match Cause::from_name(error) {
        Some(Cause::NotSetUp) => "not-set-up",
        Some(Cause::RecipientRefused) => "recipient",
        Some(cause) => match cause.next() {
            Next::TryLater => "later",
            Next::FixSettings => "settings",
            Next::GiveUp => "refused",
        },
        None => "refused",
    }
}
