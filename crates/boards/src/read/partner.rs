//! JSON of boards that no reader of its own exists for: lists under the usual keys, fields by the names of the columns
//! of files. The lines of files (`id, title, text, url, ..`) are read here too.

use serde_json::Value;

use super::feed;
use crate::{
    columns::{Column, Row},
    draft::Draft,
    json::Look,
    posted::{Place, Wage},
};

/// Keys under which lists of postings stand.
const LISTS: [&str; 12] = [
    "jobs",
    "postings",
    "positions",
    "items",
    "offers",
    "data",
    "results",
    "result",
    "content",
    "vacancies",
    "jobList",
    "zpData",
];

/// The list in a document: itself, or under one of the usual keys, one level deep or two.
pub(super) fn list(json: &Value) -> Option<&[Value]> {
    if let Value::Array(list) = json {
        return Some(list);
    }
    let direct = |json: &'_ Value| LISTS.iter().find(|key| json.at(key).is_array()).copied();
    if let Some(key) = direct(json) {
        return Some(json.list(key));
    }
    LISTS.iter().find_map(|outer| {
        let inner = json.at(outer);
        direct(inner).map(|key| inner.list(key))
    })
}

/// A posting by the names of its keys. Values of any type are taken: numbers as ids, lists of places, pay in an object.
pub(super) fn draft(item: &Value) -> Draft {
    let mut row = Row::default();
    for (key, value) in item.as_object().into_iter().flatten() {
        let Some(column) = Column::named(key) else {
            continue;
        };
        match (column, value) {
            (Column::Location, Value::Array(places)) => row.draft.places.extend(places.iter().filter_map(place)),
            (Column::Location, Value::Object(_)) => row.draft.places.extend(place(value)),
            (Column::Pay, Value::Object(_)) => row.draft.pay = pay(value),
            (Column::Pay, Value::Number(number)) => row.set(Column::Pay, &number.to_string()),
            (Column::Urgent, Value::Bool(urgent)) => row.draft.urgent = Some(*urgent),
            (Column::Workplace, Value::Bool(true)) => row.set(Column::Workplace, "remote"),
            (column, Value::Array(parts)) => {
                let words: Vec<String> = parts.iter().map(word).filter(|word| !word.is_empty()).collect();
                row.set(column, &words.join(", "));
            }
            (column, value) => row.set(column, &word(value)),
        }
    }
    row.finish()
}

/// A text, a number, or the name that an object has.
fn word(value: &Value) -> String {
    match value {
        Value::Object(_) => ["name", "label", "title", "text", "value"]
            .iter()
            .map(|key| value.text(key))
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        other => other.as_text(),
    }
}

fn place(value: &Value) -> Option<Place> {
    let parts = Place::of(value.text("city"), value.text("region"), value.text("country"));
    parts.or_else(|| Some(Place::said(word(value))).filter(|place| !place.words.is_empty()))
}

/// `{"min", "max", "currency", "exponent", "period", ..}` is the form of Bole, with amounts in minor units.
fn pay(value: &Value) -> Option<Wage> {
    if value.get("exponent").is_some() {
        return feed::pay(value);
    }
    let mut row = Row::default();
    for (key, column) in [
        ("min", Column::PayMin),
        ("max", Column::PayMax),
        ("currency", Column::Currency),
        ("period", Column::Period),
        ("interval", Column::Period),
        ("text", Column::Pay),
        ("words", Column::Pay),
    ] {
        row.set(column, &value.text(key));
    }
    row.finish().pay
}
