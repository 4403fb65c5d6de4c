//! JSON bodies: bounded in size, depth and number of keys, and no key twice.

use std::collections::BTreeSet;

use axum::extract::{FromRequest, Request};
use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};

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
        .map_err(|_| Error::Malformed("JSON that is broken, too deep, too large or has a key twice"))?;
    serde_json::from_slice(json).map_err(|error| {
        let text = error.to_string();
        // serde quotes the name in "unknown field `x`" and "missing field `x`"; a wrong type has only a place.
        let field = text
            .split('`')
            .nth(1)
            .filter(|_| text.contains(" field `"))
            .unwrap_or("");
        let key = if text.starts_with("unknown field") {
            "fields-unknown-field"
        } else if text.starts_with("missing field") {
            "fields-required"
        } else {
            "fields-invalid"
        };
        let mut message = FormErrors::default();
        message.push(field, Message::new(key));
        Error::Invalid(message)
    })
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
        assert_eq!(mistake(r#"{"legs":"four"}"#), (String::new(), "fields-invalid".into()));
    }

    #[test]
    fn documents_out_of_bounds_are_malformed() {
        let read = |json: &str| read::<serde_json::Value>(json.as_bytes(), &Limits::DEFAULT);
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
            assert!(matches!(read(bad), Err(Error::Malformed(_))), "{bad}");
        }
    }
}
