//! A file of JSON as people wrote it: its items with their lines, and in plain words what is wrong with one.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use web::Message;

/// The items of a text that is JSON: the elements of a list, those of the list under one of these keys, or the whole.
/// Each as it was written, with the line on which it begins.
pub fn items<'t>(text: &'t str, keys: &[&str]) -> Vec<(usize, &'t str)> {
    let list = |json: &'t str| serde_json::from_str::<Vec<&'t RawValue>>(json).ok();
    let under = |members: &BTreeMap<String, &'t RawValue>| keys.iter().find_map(|key| list(members.get(*key)?.get()));
    let items = list(text).or_else(|| {
        let members = serde_json::from_str::<BTreeMap<String, &RawValue>>(text).ok()?;
        under(&members).or_else(|| Some(vec![serde_json::from_str(text).ok()?]))
    });
    let (mut line, mut seen) = (1, 0);
    let numbered = items.unwrap_or_default().into_iter().map(|item| {
        // A raw value is a piece of the text itself.
        let at = item.get().as_ptr().addr() - text.as_ptr().addr();
        line += text[seen..at].bytes().filter(|byte| *byte == b'\n').count();
        seen = at;
        (line, item.get())
    });
    numbered.collect()
}

/// Reads an item that begins on a line of its file; and says which fields, on which lines, cannot be what they are. With
/// fields that we do not know the item is read all the same, so that whatever else is wrong is found as well.
pub fn read<T: DeserializeOwned>(json: &str, first: usize) -> (Option<T>, Vec<Message>) {
    if let Ok(item) = serde_json::from_str(json) {
        return (Some(item), Vec::new());
    }
    let (mistakes, rest) = web::json_mistakes::<T>(json.as_bytes());
    let only_unknown = mistakes.iter().all(|one| one.message.key == "fields-unknown-field");
    let said = mistakes.into_iter().map(|one| {
        let key = match one.message.key.as_ref() {
            "fields-unknown-field" => "integrations-json-unknown",
            "fields-required" => "integrations-json-missing",
            _ => "integrations-json-value",
        };
        Message::new(key)
            .with("field", one.field)
            .with("line", first + one.line - 1)
    });
    (rest.filter(|_| only_unknown), said.collect())
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
            let message = read::<Job>(json, 5).1.remove(0);
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

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let json = "{\"colour\": 1, \"places\":\n[{\"floor\": \"top\"}]}";
        let (job, wrong) = read::<Job>(json, 1);
        assert!(job.is_none());
        let keys: Vec<&str> = wrong.iter().map(|message| &*message.key).collect();
        assert_eq!(
            keys,
            [
                "integrations-json-unknown",
                "integrations-json-value",
                "integrations-json-missing"
            ]
        );
        let (job, wrong) = read::<Job>(r#"{"title": "A", "colour": 1}"#, 1);
        assert!(job.is_some() && wrong.len() == 1);
    }
}
