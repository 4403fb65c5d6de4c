//! Lists: filters, cursor and limit from the query string, and their answer.

use std::{fmt::Display, str::FromStr};

use axum::response::{IntoResponse, Response};
use db::{Cursor, Page};
use serde::{Serialize, de::DeserializeOwned};
use web::{Error, Fields, FormErrors, Message, Result};

use super::routes::Param;

/// The most rows of one page.
pub const MOST: usize = 100;

const USUAL: usize = 50;

/// The longest value of a parameter, in characters.
const LONGEST: usize = 512;

/// What a program asked of a list.
pub struct Listing {
    /// How many rows at most.
    pub limit: usize,
    cursor: Option<Cursor>,
    fields: Fields,
}

impl Listing {
    /// Reads the query string; a parameter that the list does not know is refused, so that no misspelt filter shows
    /// everything.
    pub fn read(fields: Fields, filters: &[Param]) -> Result<Self> {
        let unknown = fields.iter().find(|(name, _)| {
            !["limit", "cursor"].contains(name) && !filters.iter().any(|filter| filter.name == *name)
        });
        if let Some((name, _)) = unknown {
            return Err(Error::Invalid(FormErrors::new(
                name,
                unknown_parameter(filters, &["limit", "cursor"]),
            )));
        }
        if let Some((name, _)) = fields.iter().find(|(_, value)| value.chars().count() > LONGEST) {
            let message = Message::new("fields-too-long").with("max", LONGEST);
            return Err(FormErrors::new(name, message).into());
        }
        let limit = match fields.one("limit")? {
            None => USUAL,
            Some(text) => text
                .parse()
                .ok()
                .filter(|limit| (1..=MOST).contains(limit))
                .ok_or_else(|| {
                    Error::from(FormErrors::new(
                        "limit",
                        Message::new("api-limit-range").with("most", MOST),
                    ))
                })?,
        };
        let cursor = fields.one("cursor")?.map(|text| Cursor::from(text.to_owned()));
        Ok(Self { limit, cursor, fields })
    }

    /// After which row to go on.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        match &self.cursor {
            None => Ok(None),
            Some(cursor) => Ok(Some(cursor.key().ok_or_else(|| invalid("cursor"))?)),
        }
    }

    /// The cursor as it was sent.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// What a reader of its own makes of the filters.
    pub fn with<T>(&self, read: impl FnOnce(&Fields) -> Result<T>) -> Result<T> {
        read(&self.fields)
    }

    /// The value of a filter, if it was given.
    pub fn filter<T: FromStr>(&self, name: &str) -> Result<Option<T>> {
        self.fields
            .one(name)?
            .map(|text| text.parse().map_err(|_| invalid(name)))
            .transpose()
    }

    /// How many rows to read: one more than shown tells whether there are more.
    pub fn rows(&self) -> i64 {
        self.limit as i64 + 1
    }
}

pub(super) fn invalid(field: &str) -> Error {
    Error::Invalid(FormErrors::new(field, Message::new("fields-invalid")))
}

/// A page of a list: `{"items": [...], "next": cursor or null}`.
pub fn listed<T: Serialize>(page: &Page<T>) -> Response {
    axum::Json(page).into_response()
}

/// A short list, whole: `next` is null.
pub fn whole<T: Serialize>(items: Vec<T>) -> Response {
    listed(&Page { items, next: None })
}

/// Says which parameters there are.
fn unknown_parameter(known: &[Param], besides: &[&str]) -> Message {
    let names: Vec<&str> = known
        .iter()
        .map(|param| param.name)
        .chain(besides.iter().copied())
        .collect();
    let message = Message::new("fields-unknown-field");
    message.with("allowed", names.join(", "))
}

/// Refuses every query parameter but these, each at most once.
pub fn only(fields: &Fields, known: &[Param]) -> Result<()> {
    match fields
        .iter()
        .find(|(name, _)| !known.iter().any(|param| param.name == *name))
    {
        Some((name, _)) => Err(Error::Invalid(FormErrors::new(name, unknown_parameter(known, &[])))),
        None => Ok(()),
    }
}

impl Listing {
    /// A filter that is one of an enum's words, as it stands in tables.
    pub fn word<T: FromStr + Display>(&self, name: &str) -> Result<Option<String>> {
        Ok(self.filter::<T>(name)?.map(|word| word.to_string()))
    }

    /// A filter that stands anywhere in a text, for `dialect::contains`.
    pub fn piece(&self, name: &str) -> Result<Option<String>> {
        let words = self.filter::<String>(name)?;
        Ok(words.map(|words| words.trim().to_lowercase()))
    }
}
