//! The names and values of a form or a query string, in the order in which they came.

use axum::extract::{FromRequest, FromRequestParts, Request};
use http::{HeaderMap, header, request::Parts};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use crate::{Error, FormReader, Limits, Result, body};

/// Names and values of an urlencoded body, a multipart form's text parts, or a query string.
///
/// Everything in it is valid UTF-8 without NUL. As an extractor it reads an urlencoded body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// The fields of the query string, as an extractor.
#[derive(Clone, Debug)]
pub struct Query(pub Fields);

impl Fields {
    /// Reads `a=1&b=2` as the URL standard does, but refuses what that lets pass: invalid UTF-8, NUL, too much.
    pub fn parse(text: &[u8], limits: &Limits) -> Result<Self> {
        let mut fields = Self::default();
        for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decode(halves.next().unwrap_or_default())?;
            let value = decode(halves.next().unwrap_or_default())?;
            if name.len() + value.len() > limits.form_field_bytes || fields.0.len() == limits.form_fields {
                return Err(Error::TooLarge);
            }
            fields.0.push((name, value));
        }
        Ok(fields)
    }

    /// The value of a name that stands for one value; repeated, it is refused (two readers might pick different ones).
    pub fn one(&self, name: &str) -> Result<Option<&str>> {
        let mut values = self.many(name);
        let first = values.next();
        if values.next().is_some() {
            return Err(Error::Malformed("a parameter came twice"));
        }
        Ok(first)
    }

    /// All values of a name: a list of checkboxes.
    pub fn many<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// These fields with one set to a single value, in its old place if it had one. For links that change one filter.
    pub fn with(&self, name: &str, value: impl Into<String>) -> Self {
        let mut value = Some(value.into());
        let kept = self.0.iter().filter_map(|(own, old)| {
            let replaced = if own == name { value.take()? } else { old.clone() };
            Some((own.clone(), replaced))
        });
        let mut fields: Vec<_> = kept.collect();
        fields.extend(value.map(|value| (name.to_owned(), value)));
        Self(fields)
    }

    /// These fields without one.
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(own, _)| own != name).cloned().collect())
    }

    /// As a query string, without the question mark.
    pub fn to_query(&self) -> String {
        let pairs = self
            .0
            .iter()
            .map(|(name, value)| format!("{}={}", encode_component(name), encode_component(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let query = parts.uri.query().unwrap_or_default();
        Fields::parse(query.as_bytes(), Limits::of(&parts.extensions)).map(Self)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        if !is_urlencoded(request.headers()) {
            return Err(Error::UnsupportedMedia);
        }
        let (parts, content) = request.into_parts();
        let limits = Limits::of(&parts.extensions);
        Self::parse(&body::read(content, limits.form_bytes).await?, limits)
    }
}

/// For the buttons that send nothing: whatever a sender adds is refused by name, and nothing happens (AZ-3).
#[derive(Clone, Copy, Debug)]
pub struct NoFields;

impl<S: Send + Sync> FromRequest<S> for NoFields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if media_type(request.headers()).is_none() {
            let (parts, content) = request.into_parts();
            let sent = body::read(content, Limits::of(&parts.extensions).form_bytes).await?;
            return if sent.is_empty() {
                Ok(Self)
            } else {
                Err(Error::UnsupportedMedia)
            };
        }
        let fields = Fields::from_request(request, state).await?;
        FormReader::new(&fields).finish()?;
        Ok(Self)
    }
}

pub(crate) fn is_urlencoded(headers: &HeaderMap) -> bool {
    media_type(headers).is_some_and(|kind| kind.eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// The media type of the body without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::CONTENT_TYPE)?
        .to_str()
        .ok()?
        .split(';')
        .next()
        .map(str::trim)
}

fn decode(text: &[u8]) -> Result<String> {
    let spaced: Vec<u8> = text
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    checked(percent_decode(&spaced).collect())
}

/// Text from outside: UTF-8 without NUL.
pub(crate) fn checked(bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes).map_err(|_| Error::Malformed("text that is not UTF-8"))?;
    if text.contains('\0') {
        return Err(Error::Malformed("text with a NUL"));
    }
    Ok(text)
}

/// Text as part of a query string or a path: all but letters, digits and `-._*` percent-encoded.
pub fn encode_component(text: &str) -> String {
    const SET: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'*');
    utf8_percent_encode(text, SET).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Fields> {
        Fields::parse(text.as_bytes(), &Limits::DEFAULT)
    }

    #[test]
    fn reads_in_order_and_writes_the_same() {
        let fields = parse("q=deep+learning&tag=a%26b&tag=%E5%BC%A0&empty&=x").unwrap();
        assert_eq!(fields.one("q").unwrap(), Some("deep learning"));
        assert_eq!(fields.many("tag").collect::<Vec<_>>(), ["a&b", "张"]);
        assert_eq!(fields.one("empty").unwrap(), Some(""));
        assert_eq!(fields.one("absent").unwrap(), None);
        assert_eq!(parse(&fields.to_query()).unwrap(), fields);
    }

    #[test]
    fn refuses_repetition_nul_and_broken_utf8() {
        assert!(matches!(parse("a=1&a=2").unwrap().one("a"), Err(Error::Malformed(_))));
        assert!(matches!(parse("a=%00"), Err(Error::Malformed(_))));
        assert!(matches!(parse("a=%FF"), Err(Error::Malformed(_))));
        assert!(matches!(parse("%C3=1"), Err(Error::Malformed(_))));
    }

    #[test]
    fn refuses_too_much() {
        assert!(matches!(
            parse(&format!("a={}", "x".repeat(64 * 1024))),
            Err(Error::TooLarge)
        ));
        assert!(parse(&format!("a={}", "x".repeat(64 * 1024 - 1))).is_ok());
        assert!(matches!(parse(&"a=1&".repeat(2_001)), Err(Error::TooLarge)));
    }

    #[test]
    fn a_link_changes_one_filter() {
        let fields = parse("q=x&page=3&page=4&sort=name").unwrap();
        assert_eq!(fields.with("page", "1").to_query(), "q=x&page=1&sort=name");
        assert_eq!(
            fields.with("lang", "zh Hans").to_query(),
            "q=x&page=3&page=4&sort=name&lang=zh%20Hans"
        );
        assert_eq!(fields.without("page").to_query(), "q=x&sort=name");
    }
}
