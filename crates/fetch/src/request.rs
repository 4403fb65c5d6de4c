//! What is asked for, and what comes back.

use bytes::Bytes;

/// One request. It is a GET, or a POST if it has a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: String,
    /// The media types one can read, as in `Accept`.
    pub accept: String,
    /// Of the page one has: an unchanged one comes as [`Fetched::NotModified`].
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub robots: Robots,
    pub body: Option<Body>,
    /// Of the unpacked answer; without it the rules' own limit holds.
    pub most_bytes: Option<u64>,
}

/// Whether robots.txt is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Robots {
    /// As a program that looks around on its own must (RFC 9309).
    Heed,
    /// For an interface that its owner gives to programs, or for what a person asked for.
    Pass,
}

/// What a request brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub media_type: String,
    pub bytes: Bytes,
}

impl Request {
    /// A GET that takes anything and heeds robots.txt.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            accept: "*/*".to_owned(),
            etag: None,
            last_modified: None,
            robots: Robots::Heed,
            body: None,
            most_bytes: None,
        }
    }
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    New(Page),
    /// Nothing has changed since what the request's etag or date belong to.
    NotModified,
}

/// A page as it arrived, unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it lies in the end, after redirects.
    pub url: String,
    /// In lower case, without parameters: `text/html`.
    pub media_type: Option<String>,
    /// As the answer names it, in lower case: `utf-8`, `gb18030`.
    pub charset: Option<String>,
    pub bytes: Vec<u8>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}
