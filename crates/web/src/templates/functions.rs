//! The functions of templates.
//!
//! - `t("key", n=3)`: a message, escaped like any text; `t(message)` says a [`Message`] that came with the page.
//! - `t_html("key", link=…)`: a message with markup of ours. The values are escaped, the message is not.
//! - `asset("app.css")`: the address of an asset.
//! - `icon("search")`: a drawing for the eye; `icon("search", label="Search")` is read aloud, too.

use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::{
    Environment, Error, ErrorKind, State, Value,
    value::{Kwargs, ValueKind},
};
use serde::Deserialize as _;

use super::{
    escape::escape,
    reader::{Reader, read_for},
};
use crate::messages::Message;

pub(super) fn add_to(environment: &mut Environment) {
    environment.add_function("read_for", read_for);
    environment.add_function("t", t);
    environment.add_function("t_html", t_html);
    environment.add_function("asset", asset);
    environment.add_function("icon", icon);
}

fn t(state: &State, what: Value, values: Kwargs) -> Result<String, Error> {
    said(Reader::of(state)?, &what, &values, Markup::Text)
}

fn t_html(state: &State, what: Value, values: Kwargs) -> Result<Value, Error> {
    said(Reader::of(state)?, &what, &values, Markup::Html).map(Value::from_safe_string)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    /// The whole is escaped where it is written.
    Text,
    /// The values are escaped here, since the whole will not be.
    Html,
}

fn said(reader: &Reader, what: &Value, values: &Kwargs, markup: Markup) -> Result<String, Error> {
    let Some(key) = what.as_str() else {
        return carried(reader, what, values, markup);
    };
    let mut args = FluentArgs::new();
    for name in values.args() {
        args.set(
            name.to_owned(),
            argument(reader, name, &values.peek::<Value>(name)?, markup)?,
        );
    }
    Ok(reader.messages.get(reader.locale.language(), key, Some(&args)))
}

/// A message that came from Rust.
fn carried(reader: &Reader, what: &Value, values: &Kwargs, markup: Markup) -> Result<String, Error> {
    values.assert_all_used()?;
    let text = reader.messages.say(&reader.locale, &message(what)?);
    Ok(match markup {
        Markup::Text => text,
        Markup::Html => escape(&text).into_owned(),
    })
}

fn message(value: &Value) -> Result<Message, Error> {
    Message::deserialize(value).map_err(|error| {
        let text = format!("t() takes a key or a message, not {}", value.kind());
        Error::new(ErrorKind::InvalidOperation, text).with_source(error)
    })
}

fn argument<'a>(reader: &Reader, name: &str, value: &Value, markup: Markup) -> Result<FluentValue<'a>, Error> {
    let text = match value.kind() {
        ValueKind::Number if value.is_integer() => return number::<i64>(value).map(FluentValue::from),
        ValueKind::Number => return number::<f64>(value).map(FluentValue::from),
        ValueKind::String => value.to_string(),
        ValueKind::Map => reader.messages.say(&reader.locale, &message(value)?),
        kind => {
            let text = format!("the value {name} of a message is {kind}, not text or a number");
            return Err(Error::new(ErrorKind::InvalidOperation, text));
        }
    };
    Ok(FluentValue::from(match markup {
        Markup::Html if !value.is_safe() => escape(&text).into_owned(),
        _ => text,
    }))
}

fn number<T: TryFrom<Value, Error = Error>>(value: &Value) -> Result<T, Error> {
    T::try_from(value.clone())
}

fn asset(state: &State, name: &str) -> Result<String, Error> {
    let address = Reader::of(state)?.assets.url(name).map(ToOwned::to_owned);
    address.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no asset {name}")))
}

fn icon(state: &State, name: &str, options: Kwargs) -> Result<Value, Error> {
    let class = options
        .get::<Option<String>>("class")?
        .unwrap_or_else(|| "icon".to_owned());
    let label = options.get::<Option<String>>("label")?;
    options.assert_all_used()?;
    let assets = &Reader::of(state)?.assets;
    let Some(drawing) = assets.icon(name) else {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no icon {name}"),
        ));
    };
    let spoken = match label {
        Some(label) => format!("role=\"img\" aria-label=\"{}\"", escape(&label)),
        None => "aria-hidden=\"true\"".to_owned(),
    };
    Ok(Value::from_safe_string(format!(
        "<svg class=\"{}\" viewBox=\"{}\" {spoken}><use href=\"{}\"></use></svg>",
        escape(&class),
        escape(&drawing.view_box),
        escape(&drawing.address),
    )))
}
