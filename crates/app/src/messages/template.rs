//! Templates: plain text with `{fields}` from a fixed list. No expression, no markup, nothing is run (IN-5).
//!
//! A private address is not filled in when the message is made but marked (by two private-use characters around the
//! field's name, which no value may contain) and put in when it leaves, so that no copy of the outbox holds a key.

use std::collections::{BTreeMap, BTreeSet};

/// Around the name of a private address in a message that has not left.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// The fields whose values are put in only when the message leaves.
pub(super) const PRIVATE: [&str; 2] = ["link", "status_link"];

/// Subject and body of one kind in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Template {
    pub subject: String,
    pub body: String,
}

/// A template with its values in place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Rendered {
    pub subject: String,
    /// With marks where private addresses will stand.
    pub body: String,
    /// Fields without a value; such a message does not leave.
    pub missing: Vec<String>,
}

impl Template {
    /// The fields that it has, subject and body together.
    pub fn fields(&self) -> BTreeSet<String> {
        let both = pieces(&self.subject).chain(pieces(&self.body));
        both.filter_map(|piece| {
            if let Piece::Field(name) = piece {
                Some(name.to_owned())
            } else {
                None
            }
        })
        .collect()
    }

    /// Puts values in. A subject has no private address and one line.
    pub fn fill(&self, values: &BTreeMap<&str, String>) -> Rendered {
        let mut missing = Vec::new();
        let subject = fill(&self.subject, values, false, &mut missing);
        let body = fill(&self.body, values, true, &mut missing);
        Rendered {
            subject: base::text::clean_line(&subject),
            body,
            missing,
        }
    }
}

fn fill(text: &str, values: &BTreeMap<&str, String>, private: bool, missing: &mut Vec<String>) -> String {
    let mut filled = String::with_capacity(text.len() + 100);
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Field(name) if private && PRIVATE.contains(&name) => {
                filled.extend([OPEN]);
                filled.push_str(name);
                filled.extend([CLOSE]);
            }
            Piece::Field(name) => match values.get(name).filter(|value| !value.trim().is_empty()) {
                Some(value) => filled.extend(value.chars().filter(|c| !matches!(*c, OPEN | CLOSE))),
                None => {
                    filled.push_str(&format!("{{{name}}}"));
                    if !missing.iter().any(|own| own == name) {
                        missing.push(name.to_owned());
                    }
                }
            },
        }
    }
    filled
}

/// The text with its private addresses, as it leaves. `None` when one is not known.
pub(super) fn with_links(text: &str, mut link: impl FnMut(&str) -> Option<String>) -> Option<String> {
    let mut parts = text.split(OPEN);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(CLOSE)?;
        whole.push_str(&link(name)?);
        whole.push_str(rest);
    }
    Some(whole)
}

/// The private addresses that a text waits for.
pub(super) fn marks(text: &str) -> Vec<&str> {
    text.split(OPEN)
        .skip(1)
        .filter_map(|part| part.split_once(CLOSE))
        .map(|(name, _)| name)
        .collect()
}

/// The text as a colleague reads and edits it: `{status_link}` for a private address.
pub fn shown(text: &str) -> String {
    text.replace(OPEN, "{").replace(CLOSE, "}")
}

/// What a colleague typed, with marks again; and the fields that now have no value.
pub(super) fn typed(text: &str, allowed: &[&str]) -> (String, Vec<String>) {
    let clean: String = text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).collect();
    let mut missing = Vec::new();
    let mut marked = String::with_capacity(clean.len());
    for piece in pieces(&clean) {
        match piece {
            Piece::Text(text) => marked.push_str(text),
            Piece::Field(name) if PRIVATE.contains(&name) && allowed.contains(&name) => {
                marked.extend([OPEN]);
                marked.push_str(name);
                marked.extend([CLOSE]);
            }
            Piece::Field(name) => {
                marked.push_str(&format!("{{{name}}}"));
                missing.push(name.to_owned());
            }
        }
    }
    (marked, missing)
}

enum Piece<'a> {
    Text(&'a str),
    Field(&'a str),
}

/// Cuts a text at its fields: lower-case letters and underscores in braces. Any other brace is a brace.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = field(rest) {
            rest = after;
            return Some(Piece::Field(name));
        }
        let next = rest
            .char_indices()
            .skip(1)
            .find(|(at, _)| field(&rest[*at..]).is_some());
        let (piece, after) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Piece::Text(piece))
    })
}

fn field(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('{')?.split_once('}')?;
    let good = !name.is_empty() && name.len() <= 40 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    good.then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(subject: &str, body: &str) -> Template {
        Template {
            subject: subject.to_owned(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn values_are_put_in_and_what_they_say_is_not_a_field_again() {
        let values = BTreeMap::from([
            ("name", "{job} \u{E000}link\u{E001}".to_owned()),
            ("job", "Cook".to_owned()),
        ]);
        let rendered = template("{job}", "Hello {name}, {{ 1 }} {link}").fill(&values);
        assert_eq!(rendered.subject, "Cook");
        assert_eq!(rendered.body, "Hello {job} link, {{ 1 }} \u{E000}link\u{E001}");
        assert!(rendered.missing.is_empty());
    }

    #[test]
    fn a_field_without_value_is_named() {
        let rendered =
            template("About {job}", "{name} {name} {text}").fill(&BTreeMap::from([("text", "  ".to_owned())]));
        assert_eq!(rendered.missing, ["job", "name", "text"]);
    }

    #[test]
    fn private_addresses_are_put_in_last() {
        let body = template("", "Go to {status_link}.").fill(&BTreeMap::new()).body;
        assert_eq!(marks(&body), ["status_link"]);
        assert_eq!(shown(&body), "Go to {status_link}.");
        assert_eq!(
            with_links(&body, |_| Some("https://x".to_owned())).as_deref(),
            Some("Go to https://x.")
        );
        assert_eq!(with_links(&body, |_| None), None);
    }

    #[test]
    fn a_line_break_in_a_value_stays_out_of_the_subject() {
        let values = BTreeMap::from([("job", "Cook\r\nBcc: victim@example.org".to_owned())]);
        assert_eq!(
            template("{job}", "").fill(&values).subject,
            "Cook Bcc: victim@example.org"
        );
    }

    #[test]
    fn what_a_colleague_types_is_marked_again() {
        let (text, missing) = typed("See {status_link} and {salary}", &["status_link"]);
        assert_eq!(shown(&text), "See {status_link} and {salary}");
        assert_eq!(
            (marks(&text), missing),
            (vec!["status_link"], vec!["salary".to_owned()])
        );
    }
}
