//! What happened to a job, as sentences.

use base::Time;
use serde::Serialize;
use serde_json::Value;
use web::{Arg, Format, Message};

use crate::events::Entry;

/// One sentence of the history.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    pub at: Time,
    pub sentence: Message,
    /// A reason or another text that was given, as it was written.
    pub quote: Option<String>,
}

/// The sentence of an event: `event-<kind>` with the name of who did it, and everything the event holds by name.
pub(crate) fn line(entry: Entry, format: &Format) -> Line {
    let key = format!("event-{}", entry.kind.replace(['.', '_'], "-"));
    let mut sentence = Message::new(key);
    let system = || Message::new("jobs-history-system").into();
    sentence
        .args
        .insert("actor".into(), entry.actor.map_or_else(system, Arg::from));
    let quote = entry
        .words
        .as_ref()
        .and_then(|words| words["reason"].as_str())
        .filter(|text| !text.is_empty());
    let quote = quote.map(str::to_owned);
    for part in [Some(&entry.data), entry.words.as_ref()].into_iter().flatten() {
        for (name, value) in part.as_object().into_iter().flatten() {
            if let Some(value) = argument(name, value, format) {
                sentence.args.insert(name.clone().into(), value);
            }
        }
    }
    if entry.kind.starts_with("message.")
        && let Some(kind) = entry.data["kind"].as_str()
    {
        let words = Message::new(format!("messages-kind-{}", kind.replace('_', "-")));
        sentence.args.insert("kind".into(), words.into());
    }
    Line {
        at: entry.at,
        sentence,
        quote,
    }
}

/// A value as it stands in a sentence: times as times, words of ours by their message.
fn argument(name: &str, value: &Value, format: &Format) -> Option<Arg> {
    match value {
        Value::String(text) => match (name, text.parse::<Time>()) {
            ("at" | "until", Ok(time)) => Some(Arg::from(time)),
            ("language", _) => Some(Arg::from(format.language_name(text))),
            ("role", _) => Some(Message::new(format!("jobs-role-{}", text.replace('_', "-"))).into()),
            _ => Some(Arg::from(text.as_str())),
        },
        Value::Number(number) => number.as_i64().map(Arg::from),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
