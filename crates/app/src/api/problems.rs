//! What went wrong, in sentences for whoever writes a program: those of the pages speak of forms and buttons.

use web::{ErrorContext, Locale, Message, Problem, templates::Templates};

/// The problem document of an error, in the language of the locale.
pub fn problem(context: &ErrorContext, templates: &Templates, locale: &Locale) -> Problem {
    let say = |message: &Message| templates.messages().say(locale, message);
    let title = say(&Message::new(format!("error-{}-title", context.name)));
    Problem::new(context, |message| say(&for_programs(message))).titled(title, || {
        let what = context.what.unwrap_or_default();
        detail(context.name).map(|message| say(&message.with("what", what)))
    })
}

/// The sentence of an error that has none of its own.
fn detail(name: &str) -> Option<Message> {
    Some(Message::new(match name {
        "malformed" => "api-problem-malformed",
        "unauthorized" => "api-problem-unauthorized",
        "forbidden" => "api-problem-forbidden",
        "not-found" => "api-problem-not-found",
        "method-not-allowed" => "api-problem-method-not-allowed",
        "changed" => "api-problem-changed",
        "too-large" => "api-problem-too-large",
        "unsupported-media" => "api-problem-unsupported-media",
        "rate-limited" => "api-problem-rate-limited",
        "unavailable" => "api-problem-unavailable",
        "internal" => "api-problem-internal",
        // The fields of these say it, or a page is meant.
        _ => return None,
    }))
}

/// What a form says about a field, as a program is told. The code of the field stays that of the form.
fn for_programs(message: &Message) -> Message {
    let knows = |name: &str| message.args.contains_key(name);
    let key = match &*message.key {
        "fields-unknown-field" if knows("allowed") => "api-unknown-field-of",
        "fields-unknown-field" => "api-unknown-field",
        "fields-repeated" => "api-repeated",
        "fields-required" => "api-required",
        "fields-invalid" if knows("allowed") => "api-not-one-of",
        "fields-invalid" if knows("expected") => "api-expected",
        "fields-invalid" => "api-invalid",
        _ => return message.clone(),
    };
    Message {
        key: key.into(),
        args: message.args.clone(),
    }
}
