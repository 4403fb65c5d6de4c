//! A sentence that is not said yet: its key and what goes into it, to be said later in the reader's language.

use std::{borrow::Cow, collections::BTreeMap};

use base::{Date, Time};
use serde::{Deserialize, Serialize};

/// A translatable message with its values. Owned and serialisable, so it can ride in an error, a form or a cookie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The key in the Fluent files, `forms-required`.
    pub key: Cow<'static, str>,
    /// Values by the name that the message uses, without the dollar sign.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
}

impl Message {
    /// The key stands here as a literal, so that the scan over the sources finds it.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            args: BTreeMap::new(),
        }
    }

    /// The same message with one more value.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }
}

/// A value inside a message. What it looks like is decided by the reader's language and time zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// Text as it is, in no language or in its own.
    Text(Cow<'static, str>),
    /// A whole number; decides the plural.
    Whole(i64),
    /// A number with a fraction.
    Number(f64),
    /// A moment, said as date and time in the reader's zone.
    Time(Time),
    /// A day of the calendar.
    Date(Date),
    /// Another message, said first.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Whole(number.into())
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<Time> for Arg {
    fn from(time: Time) -> Self {
        Self::Time(time)
    }
}
impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_a_cookie() {
        let message = Message::new("web-test")
            .with("n", 3)
            .with("who", "Ada")
            .with("when", "2026-11-24T08:00:00Z".parse::<Time>().unwrap())
            .with("on", "2026-11-24".parse::<Date>().unwrap())
            .with("why", Message::new("web-other"));
        let text = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&text).unwrap(), message);
    }
}
