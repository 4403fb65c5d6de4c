//! Escaping for HTML, in text and in quoted attributes.

use std::borrow::Cow;

use minijinja::{AutoEscape, Error, Output, State, Value, escape_formatter};

/// The five letters that mean something there. The engine's own escape also takes the slash, which would turn each
/// address into a row of `&#x2f;`.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// Writes a value into a page. None writes nothing: an optional field that is not there.
pub(super) fn write(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match (value.as_str(), state.auto_escape()) {
        _ if value.is_none() => Ok(()),
        (Some(text), AutoEscape::Html) if !value.is_safe() => out.write_str(&escape(text)).map_err(Error::from),
        _ => escape_formatter(out, state, value),
    }
}
