//! JSON as boards answer it: read strictly, mended where people commonly break it, looked into without ceremony.

use serde_json::{Value, error::Category};

use crate::{fault::Unreadable, html::entity};

/// `serde_json` reads this deep and no deeper.
const DEPTH: usize = 128;

static NULL: Value = Value::Null;

/// Most values of one document. Each takes some 80 bytes when it is read, while it may have had two.
const MOST_VALUES: usize = 4_000_000;

/// The JSON of an answer.
pub(crate) fn parse(text: &str) -> Result<Value, Unreadable> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.starts_with('<') {
        return Err(Unreadable::WebPage);
    }
    if has_too_many_values(text) {
        return Err(Unreadable::TooManyValues { limit: MOST_VALUES });
    }
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

/// Counted by the commas, of which a text has fewer than that.
pub(crate) fn has_too_many_values(text: &str) -> bool {
    text.len() > MOST_VALUES && memchr::memchr_iter(b',', text.as_bytes()).count() > MOST_VALUES
}

fn unreadable(error: &serde_json::Error) -> Unreadable {
    match error.classify() {
        Category::Eof => Unreadable::Truncated,
        Category::Syntax if error.to_string().starts_with("recursion limit") => Unreadable::TooDeep { limit: DEPTH },
        Category::Io | Category::Syntax | Category::Data => Unreadable::NotJson {
            line: error.line(),
            column: error.column(),
            why: reason(error),
        },
    }
}

/// The words of the parser without the place, which stands beside them.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or_default().to_owned()
}

/// JSON out of a page: as it is, else with the defects mended that people publish, else with its entities decoded.
pub(crate) fn parse_lenient(text: &str) -> Result<Value, serde_json::Error> {
    let text = text.trim();
    serde_json::from_str(text).or_else(|first| {
        let mended = mended(text);
        serde_json::from_str(&mended).or_else(|_| {
            let quoted = mended.contains("&quot;") && !mended.contains('"');
            if quoted {
                serde_json::from_str(&entity::decode(&mended))
            } else {
                Err(first)
            }
        })
    })
}

/// Takes away what is around the JSON (comments, CDATA, a semicolon) and commas before a closing bracket; escapes
/// control characters in strings and backslashes that escape nothing. What is right stays as it is.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = unwrapped(text);
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            rest = string(rest, &mut out);
        } else if let Some(after) = comment(rest) {
            rest = after;
        } else if c == ',' && closes(&rest[1..]) {
            rest = &rest[1..];
        } else {
            out.push(if c.is_control() { ' ' } else { c });
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Without `<!--`, `<![CDATA[`, `//` before them, and what closes them.
fn unwrapped(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text.len();
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        for open in [
            "//<![CDATA[",
            "// <![CDATA[",
            "/*<![CDATA[*/",
            "/* <![CDATA[ */",
            "<![CDATA[",
            "<!--",
        ] {
            text = text.strip_prefix(open).unwrap_or(text);
        }
        text = text.trim_end();
        for close in ["//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "-->", "//", ";"] {
            text = text.strip_suffix(close).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

/// What follows a comment that begins here.
fn comment(text: &str) -> Option<&str> {
    let (open, close) = [("/*", "*/"), ("<!--", "-->"), ("//", "\n")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let inner = &text[open.len()..];
    Some(inner.find(close).map_or("", |at| &inner[at + close.len()..]))
}

/// Whether nothing but space stands before a closing bracket or the end.
fn closes(text: &str) -> bool {
    text.trim_start().chars().next().is_none_or(|c| matches!(c, '}' | ']'))
}

/// Copies the string that begins here; what follows it.
fn string<'a>(text: &'a str, out: &mut String) -> &'a str {
    out.push('"');
    let mut characters = text[1..].char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => {
                out.push('"');
                return &text[1 + at + 1..];
            }
            '\\' => match characters.peek().copied() {
                Some((_, next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                    characters.next();
                    out.extend(['\\', next]);
                }
                _ => out.push_str("\\\\"),
            },
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => out.push(' '),
            c => out.push(c),
        }
    }
    ""
}

/// A value without which nothing is there: null, "", [] and {} are the same to a reader.
pub(crate) trait Look {
    /// The value of a key; null if there is none.
    fn at(&self, key: &str) -> &Value;
    /// The values of a list; none if it is no list.
    fn list(&self, key: &str) -> &[Value];
    /// A text, or a number as text; else empty.
    fn text(&self, key: &str) -> String;
    /// true, "true", 1; none if it says neither.
    fn flag(&self, key: &str) -> Option<bool>;
    /// This value as a text.
    fn as_text(&self) -> String;
}

impl Look for Value {
    fn at(&self, key: &str) -> &Value {
        self.get(key).unwrap_or(&NULL)
    }

    fn list(&self, key: &str) -> &[Value] {
        self.at(key).as_array().map_or(&[], Vec::as_slice)
    }

    fn text(&self, key: &str) -> String {
        self.at(key).as_text()
    }

    fn flag(&self, key: &str) -> Option<bool> {
        match self.at(key) {
            Value::Bool(flag) => Some(*flag),
            other => match other.as_text().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" => Some(false),
                _ => None,
            },
        }
    }

    fn as_text(&self) -> String {
        match self {
            Self::String(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Null | Self::Bool(_) | Self::Array(_) | Self::Object(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_web_page_an_end_and_a_mistake_are_told_apart() {
        assert_eq!(parse(" \n"), Err(Unreadable::Empty));
        assert_eq!(parse("<!doctype html>"), Err(Unreadable::WebPage));
        assert_eq!(parse("{\"jobs\": ["), Err(Unreadable::Truncated));
        assert!(matches!(parse("{\"a\": x}"), Err(Unreadable::NotJson { line: 1, .. })));
        assert_eq!(parse(&"[".repeat(200)), Err(Unreadable::TooDeep { limit: DEPTH }));
    }

    #[test]
    fn small_values_do_not_fill_the_memory() {
        let text = format!("[{}0]", "0,".repeat(MOST_VALUES + 1));
        assert_eq!(parse(&text), Err(Unreadable::TooManyValues { limit: MOST_VALUES }));
    }

    #[test]
    fn common_defects_are_mended() {
        let cases = [
            "{\"a\": \"x\ny\",}",
            "<!-- {\"a\": \"x\\ny\"} -->",
            "//<![CDATA[\n{\"a\": \"x\ny\"}\n//]]>",
            "/* c */ {\"a\": /* d */ \"x\ny\"};",
            "\u{feff}{\"a\": \"x\ny\",\n}",
            "{\u{0}\"a\": \"x\r\ny\"}",
            "{&quot;a&quot;: &quot;x\\ny&quot;}",
        ];
        for text in cases {
            assert_eq!(parse_lenient(text).unwrap(), json!({"a": "x\ny"}), "{text}");
        }
        let odd = parse_lenient("{\"a\": \"C:\\dir // no comment, ] <!-- \t\",}").unwrap();
        assert_eq!(odd, json!({"a": "C:\\dir // no comment, ] <!-- \t"}));
        assert!(parse_lenient("{\"a\": ").is_err());
    }

    proptest! {
        #[test]
        fn what_is_right_is_not_changed(text in "\\PC{0,40}", number in any::<i64>()) {
            let value = json!({"a": text, "b": [number, null, true, {"c": text}]});
            let written = value.to_string();
            prop_assert_eq!(serde_json::from_str::<Value>(&mended(&written)).unwrap(), value);
        }

        #[test]
        fn any_text_is_answered(text in "[\\[\\]{}\",:/*<!\\-\\\\a\n\t中]{0,100}") {
            let _ = parse_lenient(&text);
        }
    }
}
