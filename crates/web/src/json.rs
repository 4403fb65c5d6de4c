//! JSON bodies: bounded in size, depth and number of keys, and no key twice.

use std::collections::BTreeSet;

use axum::extract::{FromRequest, Request};
use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::{Error, FormErrors, Limits, Message, Result, body, fields::media_type};

/// A JSON body as a `T`. Give `T` `#[serde(deny_unknown_fields)]`: what is not ours to accept must be refused.
///
/// Only `application/json` is taken, so that no form of another site can send one.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        if !media_type(request.headers()).is_some_and(|kind| kind.eq_ignore_ascii_case("application/json")) {
            return Err(Error::UnsupportedMedia);
        }
        let (parts, content) = request.into_parts();
        let limits = Limits::of(&parts.extensions);
        read(&body::read(content, limits.json_bytes).await?, limits).map(Self)
    }
}

/// Reads a `T` from JSON within the limits. Broken JSON is malformed; a wrong value is a mistake in the field it names.
pub fn read<T: DeserializeOwned>(json: &[u8], limits: &Limits) -> Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let mut keys = limits.json_keys;
    let check = Check {
        depth: limits.json_depth,
        keys: &mut keys,
    };
    check
        .deserialize(&mut reader)
        .and_then(|()| reader.end())
        .map_err(|error| unreadable(&error))?;
    serde_json::from_slice(json).map_err(|_| Error::Invalid(mistakes::<T>(json)))
}

fn unreadable(error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    let message = if error.is_data() {
        Message::new("web-json-out-of-bounds")
            .with("line", line)
            .with("column", column)
    } else {
        Message::new("web-json-broken")
            .with("line", line)
            .with("column", column)
    };
    Error::Malformed("JSON that is broken, too deep, too large or has a key twice").saying(message)
}

/// So many mistakes are named at once.
const NAMED: usize = 20;

/// Every mistake that can be told. The reader stops at the first, so what was wrong is taken out and it reads again.
fn mistakes<T: DeserializeOwned>(json: &[u8]) -> FormErrors {
    let mut errors = FormErrors::default();
    let mut taken = BTreeSet::new();
    let mut value: Value = serde_json::from_slice(json).unwrap_or_default();
    while errors.len() < NAMED {
        let Err(error) = serde_path_to_error::deserialize::<_, T>(value.clone()) else {
            break;
        };
        let (field, message) = json_mistake(&error);
        // What is missing because it was taken out has been named.
        if taken.insert(field.clone()) {
            errors.push(&field, message);
        }
        let steps: Vec<&Segment> = error.path().iter().collect();
        // Of a field that is missing, the path leads to what should hold it.
        taken.insert(error.path().to_string());
        if !take_out(&mut value, &steps) {
            break;
        }
    }
    errors
}

/// The field by its path (`pay.currency`, `places[0].country`), and what is wrong with it: `fields-unknown-field`,
/// `fields-required` or `fields-invalid`, with what it takes where that is known.
pub fn json_mistake(error: &serde_path_to_error::Error<serde_json::Error>) -> (String, Message) {
    let (text, path) = (error.inner().to_string(), error.path().to_string());
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let name = quoted.first().copied().unwrap_or_default();
    let words = || quoted.get(1..).unwrap_or_default().join(", ");
    let inside = |name: &str| match path.as_str() {
        "." => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    };
    if text.starts_with("unknown field") {
        let message = Message::new("fields-unknown-field");
        return (inside(name), message.with("allowed", words()));
    }
    if text.starts_with("missing field") {
        return (inside(name), Message::new("fields-required"));
    }
    let field = if path == "." { String::new() } else { path };
    let message = Message::new("fields-invalid");
    let message = match text.split_once("expected ") {
        _ if text.starts_with("unknown variant") => message.with("allowed", words()),
        Some((_, expected)) => message.with("expected", expected.to_owned()),
        None => message,
    };
    (field, message)
}

/// Takes what a path leads to out of a document.
fn take_out(value: &mut Value, steps: &[&Segment]) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        return false;
    };
    match (step, value) {
        (Segment::Map { key } | Segment::Enum { variant: key }, Value::Object(map)) => {
            if rest.is_empty() {
                map.remove(key).is_some()
            } else {
                map.get_mut(key).is_some_and(|value| take_out(value, rest))
            }
        }
        (Segment::Seq { index }, Value::Array(list)) if *index < list.len() => {
            if rest.is_empty() {
                list.remove(*index);
                true
            } else {
                take_out(&mut list[*index], rest)
            }
        }
        _ => false,
    }
}

/// Walks a document without keeping it.
struct Check<'k> {
    depth: usize,
    keys: &'k mut usize,
}

impl Check<'_> {
    fn deeper(&mut self) -> Option<Check<'_>> {
        Some(Check {
            depth: self.depth.checked_sub(1)?,
            keys: self.keys,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Check<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Check<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if text.contains('\0') {
            Err(E::custom("text with a NUL"))
        } else {
            Ok(())
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        loop {
            let item = self.deeper().ok_or_else(|| A::Error::custom("too deep"))?;
            if list.next_element_seed(item)?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            *self.keys = self
                .keys
                .checked_sub(1)
                .ok_or_else(|| A::Error::custom("too many keys"))?;
            if key.contains('\0') || !seen.insert(key) {
                return Err(A::Error::custom("a key twice, or with a NUL"));
            }
            map.next_value_seed(self.deeper().ok_or_else(|| A::Error::custom("too deep"))?)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Chair {
        legs: u8,
    }

    fn chair(json: &str) -> Result<Chair> {
        read(json.as_bytes(), &Limits::DEFAULT)
    }

    fn mistake(json: &str) -> (String, String) {
        let Err(Error::Invalid(errors)) = chair(json) else {
            panic!("{json} should be a mistake in a field")
        };
        let (field, message) = errors.iter().next().unwrap();
        (field.to_owned(), message.key.to_string())
    }

    #[test]
    fn unknown_and_missing_fields_are_named() {
        assert_eq!(chair(r#"{"legs":4}"#).unwrap().legs, 4);
        assert_eq!(
            mistake(r#"{"legs":4,"is_admin":true}"#),
            ("is_admin".into(), "fields-unknown-field".into())
        );
        assert_eq!(mistake("{}"), ("legs".into(), "fields-required".into()));
        assert_eq!(mistake(r#"{"legs":"four"}"#), ("legs".into(), "fields-invalid".into()));
        assert_eq!(mistake("[]"), (String::new(), "fields-invalid".into()));
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Room {
        #[expect(dead_code, reason = "only read")]
        chairs: Vec<Chair>,
        #[expect(dead_code, reason = "only read")]
        wood: Wood,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Wood {
        Oak,
        Ash,
    }

    #[test]
    fn every_mistake_is_named_by_its_path_with_what_is_allowed() {
        let json = r#"{"chairs":[{"legs":4},{"legs":"x","arms":2}],"wood":"elm"}"#;
        let Err(Error::Invalid(errors)) = read::<Room>(json.as_bytes(), &Limits::DEFAULT) else {
            panic!("wrong")
        };
        let told: Vec<(&str, &Message)> = errors.iter().collect();
        let allowed = |key: &'static str, words: &'static str| Message::new(key).with("allowed", words);
        assert_eq!(told[0].0, "chairs[1].legs");
        assert_eq!(
            told[1..],
            [
                ("chairs[1].arms", &allowed("fields-unknown-field", "legs")),
                ("wood", &allowed("fields-invalid", "oak, ash")),
            ]
        );
    }

    #[test]
    fn broken_json_is_told_with_its_place() {
        let Err(Error::Saying { message, .. }) = chair("{\n\"legs\":}") else {
            panic!("broken")
        };
        assert_eq!(
            message,
            Message::new("web-json-broken")
                .with("line", 2_i64)
                .with("column", 8_i64)
        );
    }

    #[test]
    fn documents_out_of_bounds_are_malformed() {
        let read = |json: &str| read::<Value>(json.as_bytes(), &Limits::DEFAULT);
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(32)).is_ok());
        let keys = |count: usize| {
            let pairs: Vec<_> = (0..count).map(|number| format!("\"k{number}\":1")).collect();
            format!("{{{}}}", pairs.join(","))
        };
        assert!(read(&keys(1000)).is_ok());
        for bad in [
            &nested(34),
            &keys(1001),
            r#"{"a":1,"a":2}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            r#"["\u0000"]"#,
            "{} {}",
            "",
        ] {
            assert_eq!(read(bad).unwrap_err().status(), 400, "{bad}");
        }
    }
}
