//! Changing the texts of mails. A field that the kind does not have is refused at once, not when a mail should leave.

use db::Tx;
use web::{FormErrors, Message as Words};

use super::{MessageKind, Template, store, template};
use crate::{
    access::Actor,
    events::{self, Event},
};

/// Saves a text of one's own; `version` is the one that was seen, 0 for the program's.
pub(super) async fn save(
    tx: &mut Tx,
    actor: &Actor,
    (kind, language): (MessageKind, &str),
    template: Template,
    version: i64,
) -> web::Result<()> {
    let mut errors = FormErrors::default();
    for (name, text) in [("subject", &template.subject), ("body", &template.body)] {
        let one = Template {
            subject: String::new(),
            body: text.clone(),
        };
        let refused = one.fields().into_iter().find(|field| {
            let private = name == "subject" && template::PRIVATE.contains(&field.as_str());
            private || !kind.fields().contains(&field.as_str())
        });
        if let Some(field) = refused {
            errors.push(
                name,
                Words::new("messages-unknown-field").with("field", format!("{{{field}}}")),
            );
        }
    }
    // Without its link such a mail is of no use.
    if kind.fields().contains(&"link") && !template.body.contains("{link}") {
        errors.push("body", Words::new("messages-needs-link").with("field", "{link}"));
    }
    if matches!(kind, MessageKind::ConfirmAddress | MessageKind::StatusLink) && !template.body.contains("{status_link}")
    {
        errors.push("body", Words::new("messages-needs-link").with("field", "{status_link}"));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    if !store::save_template(tx, (kind, language), &template, version, actor.id).await? {
        return Err(web::Error::Changed);
    }
    record(tx, actor, "template.changed", kind, language);
    Ok(())
}

/// Goes back to the program's own text.
pub(super) async fn reset(tx: &mut Tx, actor: &Actor, kind: MessageKind, language: &str) -> web::Result<()> {
    if store::delete_template(tx, kind, language).await? {
        record(tx, actor, "template.reset", kind, language);
    }
    Ok(())
}

fn record(tx: &mut Tx, actor: &Actor, event: &'static str, kind: MessageKind, language: &str) {
    events::record(
        tx,
        actor.by(),
        Event::new(event).with("kind", kind).with("language", language),
    );
}
