//! JSON bodies: bounded in size, depth and number of keys, and no key twice.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRequest, Request};
use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Value, value::RawValue};
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
    serde_json::from_slice(json).map_err(|_| {
        let mut errors = FormErrors::default();
        for mistake in json_mistakes::<T>(json).0 {
            errors.push(&mistake.field, mistake.message);
        }
        Error::Invalid(errors)
    })
}

/// What the walk through a document refuses it for.
const TOO_DEEP: &str = "too deep";
const TOO_MANY_KEYS: &str = "too many keys";
const KEY_TWICE: &str = "a key twice";
const NUL: &str = "a NUL";

fn unreadable(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let sentences = [
        (TOO_DEEP, "web-json-too-deep"),
        (TOO_MANY_KEYS, "web-json-too-many-keys"),
        (KEY_TWICE, "web-json-key-twice"),
        (NUL, "web-json-nul"),
    ];
    let refused = sentences
        .into_iter()
        .find(|(why, _)| error.is_data() && text.starts_with(why));
    let (what, key) = refused.unwrap_or(("JSON that is broken", "web-json-broken"));
    let message = Message::new(key)
        .with("line", error.line())
        .with("column", error.column());
    Error::Malformed(what).saying(message)
}

/// So many mistakes are named at once.
const NAMED: usize = 20;

/// One thing that is wrong with a document that is JSON.
#[derive(Clone, Debug)]
pub struct JsonMistake {
    /// By its path: `pay.currency`, `places[0].country`.
    pub field: String,
    /// `fields-unknown-field`, `fields-required` or `fields-invalid`, with what it takes where that is known.
    pub message: Message,
    /// On which line of the document, counted from 1.
    pub line: usize,
}

/// Every mistake that can be told, and what can be read without them. The reader stops at the first, so what was wrong is
/// taken out and it reads again.
pub fn json_mistakes<T: DeserializeOwned>(json: &[u8]) -> (Vec<JsonMistake>, Option<T>) {
    let mut mistakes: Vec<JsonMistake> = Vec::new();
    let mut named = BTreeSet::new();
    let mut out = TakenOut::default();
    let mut value: Value = serde_json::from_slice(json).unwrap_or_default();
    while mistakes.len() < NAMED {
        let error = match serde_path_to_error::deserialize::<_, T>(value.clone()) {
            Ok(read) => return (mistakes, Some(read)),
            Err(error) => error,
        };
        let steps: Vec<Segment> = error.path().iter().cloned().collect();
        let written = out.as_written(&steps);
        let path = path_of(&written);
        let (field, message) = mistake(&error.inner().to_string(), &path);
        // What is missing because it was taken out has been named.
        if named.insert(field.clone()) {
            let line = line_of(json, &written, &*message.key == "fields-required");
            mistakes.push(JsonMistake { field, message, line });
        }
        // Of a field that is missing, the path leads to what should hold it.
        named.insert(path);
        if !take_out(&mut value, &steps) {
            break;
        }
        out.note(&written);
    }
    (mistakes, None)
}

/// Which elements of which lists were taken out, so that the others are named by the place they were written at.
#[derive(Default)]
struct TakenOut(BTreeSet<(String, usize)>);

impl TakenOut {
    fn as_written(&self, steps: &[Segment]) -> Vec<Segment> {
        let mut written = Vec::new();
        for step in steps {
            let step = match step {
                Segment::Seq { index } => {
                    let list = path_of(&written);
                    let gone = self.0.iter().filter(|(of, _)| *of == list);
                    let index = gone.fold(*index, |at, (_, gone)| at + usize::from(*gone <= at));
                    Segment::Seq { index }
                }
                other => other.clone(),
            };
            written.push(step);
        }
        written
    }

    fn note(&mut self, written: &[Segment]) {
        if let Some((Segment::Seq { index }, list)) = written.split_last() {
            self.0.insert((path_of(list), *index));
        }
    }
}

/// `pay.currency`, `places[0].country`; empty for the whole.
fn path_of(steps: &[Segment]) -> String {
    let mut path = String::new();
    for step in steps {
        if !path.is_empty() && !matches!(step, Segment::Seq { .. }) {
            path.push('.');
        }
        path.push_str(&step.to_string());
    }
    path
}

/// On which line the thing at a path begins, or ends if something is missing in it.
fn line_of(json: &[u8], steps: &[Segment], at_its_end: bool) -> usize {
    let text = std::str::from_utf8(json).unwrap_or_default();
    let mut here = text.trim();
    for step in steps {
        let inner = match step {
            Segment::Seq { index } => serde_json::from_str::<Vec<&RawValue>>(here)
                .ok()
                .and_then(|list| list.get(*index).map(|raw| raw.get())),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                serde_json::from_str::<BTreeMap<String, &RawValue>>(here)
                    .ok()
                    .and_then(|members| members.get(key).map(|raw| raw.get()))
            }
            Segment::Unknown => None,
        };
        let Some(inner) = inner else { break };
        here = inner;
    }
    // A raw value is a piece of the text itself.
    let begin = here.as_ptr().addr() - text.as_ptr().addr();
    let end = if at_its_end { begin + here.len() } else { begin };
    1 + text[..end].matches('\n').count()
}

/// A value of another kind than this ("object", "number", ...), which the words for programs name.
pub fn expected(kind: &'static str) -> Message {
    invalid().with("expected", kind)
}

fn invalid() -> Message {
    Message::new("fields-invalid")
}

/// The field, by its path, and what is wrong with it. From the words of the reader of JSON.
fn mistake(text: &str, path: &str) -> (String, Message) {
    let quoted: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let name = quoted.first().copied().unwrap_or_default();
    let words = || quoted.get(1..).unwrap_or_default().join(", ");
    let inside = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else if path == name || path.ends_with(&format!(".{name}")) {
            path.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    if text.starts_with("unknown field") {
        let message = Message::new("fields-unknown-field");
        return (inside(name), message.with("allowed", words()));
    }
    if text.starts_with("missing field") {
        return (inside(name), Message::new("fields-required"));
    }
    let kind = text.split_once("expected ").and_then(|(_, expected)| kind(expected));
    let message = match kind {
        _ if text.starts_with("unknown variant") => invalid().with("allowed", words()),
        Some(kind) => expected(kind),
        None => invalid(),
    };
    (path.to_owned(), message)
}

/// What the reader of JSON expected, in a word that a sentence can choose by; its own words name types of Rust.
fn kind(expected: &str) -> Option<&'static str> {
    let first = expected.split_whitespace().find(|word| !["a", "an"].contains(word))?;
    Some(match first.trim_end_matches(',') {
        "string" if expected.starts_with("string or map") => return None,
        "string" | "str" | "character" => "text",
        "boolean" => "boolean",
        "i8" | "i16" | "i32" | "i64" => "integer",
        "u8" | "u16" | "u32" | "u64" | "usize" => "natural",
        "f32" | "f64" => "number",
        "sequence" | "tuple" => "list",
        "map" | "struct" => "object",
        _ => return None,
    })
}

/// Takes what a path leads to out of a document.
fn take_out(value: &mut Value, steps: &[Segment]) -> bool {
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
            Err(E::custom(NUL))
        } else {
            Ok(())
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        loop {
            let item = self.deeper().ok_or_else(|| A::Error::custom(TOO_DEEP))?;
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
                .ok_or_else(|| A::Error::custom(TOO_MANY_KEYS))?;
            if key.contains('\0') {
                return Err(A::Error::custom(NUL));
            }
            if !seen.insert(key) {
                return Err(A::Error::custom(KEY_TWICE));
            }
            map.next_value_seed(self.deeper().ok_or_else(|| A::Error::custom(TOO_DEEP))?)?;
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
    fn of_a_list_each_is_named_by_the_place_and_line_it_was_written_at() {
        let json = "{\"chairs\":[{},\n{\"legs\":4},\n{}, {\"legs\":3}],\n\"wood\":\"oak\"}";
        let (mistakes, rest) = json_mistakes::<Room>(json.as_bytes());
        let told: Vec<(&str, usize)> = mistakes.iter().map(|one| (&*one.field, one.line)).collect();
        assert_eq!(told, [("chairs[0].legs", 1), ("chairs[2].legs", 3)]);
        assert!(rest.is_some());
    }

    #[test]
    fn what_was_expected_is_told_in_words_that_are_not_of_rust() {
        let expected = |json: &str| {
            let (mistakes, _) = json_mistakes::<Room>(json.as_bytes());
            mistakes[0].message.args.get("expected").cloned()
        };
        let word = |word: &'static str| Message::new("x").with("expected", word).args.get("expected").cloned();
        assert_eq!(expected(r#"{"chairs":[{"legs":"x"}],"wood":"oak"}"#), word("natural"));
        assert_eq!(expected(r#"{"chairs":7,"wood":"oak"}"#), word("list"));
        assert_eq!(expected(r#"{"chairs":["x"],"wood":"oak"}"#), word("object"));
        assert_eq!(expected(r#"{"chairs":[],"wood":7}"#), None);
        assert_eq!(expected("7"), word("object"));
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
        for (bad, key) in [
            (&*nested(34), "web-json-too-deep"),
            (&keys(1001), "web-json-too-many-keys"),
            (r#"{"a":1,"a":2}"#, "web-json-key-twice"),
            (r#"{"a":{"b":1,"b":2}}"#, "web-json-key-twice"),
            (r#"["\u0000"]"#, "web-json-nul"),
            (r#"{"\u0000":1}"#, "web-json-nul"),
            ("{} {}", "web-json-broken"),
            ("", "web-json-broken"),
        ] {
            let error = read(bad).unwrap_err();
            assert_eq!(error.status(), 400, "{bad}");
            let Error::Saying { message, .. } = error else {
                panic!("{bad} is refused without a word")
            };
            assert_eq!(message.key, key, "{bad}");
        }
    }
}
