//! Lists: filters, cursor and limit from the query string, and their answer.

use std::str::FromStr;

use axum::response::{IntoResponse, Response};
use db::{Cursor, Page};
use serde::{Serialize, de::DeserializeOwned};
use web::{Error, Fields, FormErrors, Message, Result};

/// The most rows of one page.
pub const MOST: usize = 100;

const USUAL: usize = 50;

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
    pub fn read(fields: Fields, filters: &[&str]) -> Result<Self> {
        let unknown = fields
            .iter()
            .find(|(name, _)| !["limit", "cursor"].contains(name) && !filters.contains(name));
        if let Some((name, _)) = unknown {
            return Err(Error::Invalid(FormErrors::new(
                name,
                Message::new("fields-unknown-field"),
            )));
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

fn invalid(field: &str) -> Error {
    Error::Invalid(FormErrors::new(field, Message::new("fields-invalid")))
}

/// A page of a list: `{"items": [...], "next": cursor or null}`.
pub fn listed<T: Serialize>(page: &Page<T>) -> Response {
    axum::Json(page).into_response()
}
