//! A file of JSON as people wrote it: its items with their lines, and in plain words what is wrong with one.

use serde::de::DeserializeOwned;
use web::Message;

/// The items of a text that is JSON: the elements of a list, those of the list under one of these keys, or the whole.
/// Each as it was written, with the line on which it begins.
pub fn items<'t>(text: &'t str, keys: &[&str]) -> Vec<(usize, &'t str)> {
    let begin = text.len() - text.trim_start().len();
    match text.as_bytes().get(begin) {
        Some(b'[') => with_lines(text, children(text, begin)),
        Some(b'{') => {
            let members = children(text, begin);
            let list = keys.iter().find_map(|key| {
                let (at, member) = members.iter().find(|(_, member)| named(member, key))?;
                Some(at + member.find('[')?)
            });
            match list {
                Some(at) => with_lines(text, children(text, at)),
                None => with_lines(text, vec![(begin, text[begin..].trim_end())]),
            }
        }
        _ => Vec::new(),
    }
}

/// Whether a member `"key": [` has this key and is a list.
fn named(member: &str, key: &str) -> bool {
    let rest = member.strip_prefix('"').and_then(|rest| rest.strip_prefix(key));
    let value = rest.and_then(|rest| rest.strip_prefix('"')?.trim_start().strip_prefix(':'));
    value.is_some_and(|value| value.trim_start().starts_with('['))
}

/// What stands between the commas of the list or object that opens at a place, each with its own place.
fn children(text: &str, open: usize) -> Vec<(usize, &str)> {
    let (mut found, mut begin, mut depth) = (Vec::new(), open + 1, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    let mut take = |begin: usize, end: usize| {
        let part = &text[begin..end];
        let trimmed = part.trim_start();
        if !trimmed.is_empty() {
            found.push((begin + part.len() - trimmed.len(), trimmed.trim_end()));
        }
    };
    for (at, byte) in text.bytes().enumerate().skip(open + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 0 => {
                take(begin, at);
                break;
            }
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                take(begin, at);
                begin = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn with_lines<'t>(text: &'t str, parts: Vec<(usize, &'t str)>) -> Vec<(usize, &'t str)> {
    let (mut line, mut seen) = (1, 0);
    let numbered = parts.into_iter().map(|(at, part)| {
        line += text[seen..at].bytes().filter(|byte| *byte == b'\n').count();
        seen = at;
        (line, part)
    });
    numbered.collect()
}

/// Reads an item that begins on a line of its file; or says which field, on which line, cannot be what it is.
pub fn read<T: DeserializeOwned>(json: &str, first: usize) -> Result<T, Message> {
    let mut reader = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let (why, line) = (error.inner().to_string(), first + error.inner().line().max(1) - 1);
        // serde's sentences are English; what they begin with, and the name they quote, are all that is used.
        let quoted = why.split('`').nth(1).unwrap_or_default();
        let (key, field) = if why.starts_with("unknown field") {
            ("integrations-json-unknown", within(&path, quoted))
        } else if why.starts_with("missing field") {
            ("integrations-json-missing", within(&path, quoted))
        } else {
            ("integrations-json-value", path)
        };
        Message::new(key).with("field", field).with("line", line)
    })
}

/// A field by its path: `pay.period`, `places[0].city`.
fn within(path: &str, field: &str) -> String {
    match path {
        "." | "?" => field.to_owned(),
        path if path == field || path.ends_with(&format!(".{field}")) => path.to_owned(),
        path => format!("{path}.{field}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Job {
        #[serde(rename = "title")]
        _title: String,
        #[serde(default, rename = "places")]
        _places: Vec<Place>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Place {
        #[serde(rename = "floor")]
        _floor: i32,
    }

    #[test]
    fn items_are_as_they_were_written_and_know_their_line() {
        let list = "[\n {\"a\": \"},[\\\"\"},\n\n {\"b\": [1, 2]}\n]\n";
        assert_eq!(items(list, &[]), [(2, "{\"a\": \"},[\\\"\"}"), (4, "{\"b\": [1, 2]}")]);
        let keyed = "{\"n\": 2,\n\"jobs\" : [\n{\"a\":1}, 7]}";
        assert_eq!(items(keyed, &["jobs"]), [(3, "{\"a\":1}"), (3, "7")]);
        assert_eq!(items(" {\"jobs\": 1} ", &["jobs"]), [(1, "{\"jobs\": 1}")]);
        assert_eq!(items("[ ]", &[]), []);
        assert_eq!(items("7", &[]), []);
    }

    #[test]
    fn what_is_wrong_is_said_by_field_and_line() {
        let wrong = |json: &str| {
            let message = read::<Job>(json, 5).unwrap_err();
            let arg = |name: &str, kind: &str| serde_json::to_value(&message.args[name]).unwrap()[kind].clone();
            (message.key.to_string(), arg("field", "text"), arg("line", "whole"))
        };
        let said = |key: &str, field: &str, line: i64| (key.to_owned(), field.into(), line.into());
        assert_eq!(
            wrong("{\n\"colour\": 1}"),
            said("integrations-json-unknown", "colour", 6)
        );
        assert_eq!(wrong("{\n\n}"), said("integrations-json-missing", "title", 7));
        assert_eq!(wrong("{\"title\": 7}"), said("integrations-json-value", "title", 5));
        assert_eq!(
            wrong("{\"title\": \"A\",\n\"places\": [{\"floor\": 1},\n{\"floor\": \"top\"}]}"),
            said("integrations-json-value", "places[1].floor", 7)
        );
    }
}
