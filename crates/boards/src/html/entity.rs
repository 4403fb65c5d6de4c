//! Characters by their names and numbers: `&amp;`, `&#8211;`, `&uuml;`.

use std::{collections::HashMap, sync::LazyLock};

use memchr::memchr;

/// The longest name of HTML (`&CounterClockwiseContourIntegral;`) has 33 bytes.
const LONGEST: usize = 34;

static NAMED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let named = entities::ENTITIES.iter().filter(|own| own.entity.ends_with(';'));
    named
        .map(|own| (own.entity.trim_matches(['&', ';']), own.characters))
        .collect()
});

/// Adds a text with its named characters decoded. What is no known name stays as it is.
pub(crate) fn decode_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(length) = decode_one(rest, out) {
            rest = &rest[length..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

/// The text with its named characters decoded once.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode_into(text, &mut out);
    out
}

/// Decodes the reference at the start of a text; how many bytes it had.
fn decode_one(text: &str, out: &mut String) -> Option<usize> {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = memchr(b';', bytes)?;
    let name = &text[1..end];
    let common = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ => match name.strip_prefix('#') {
            Some(number) => {
                out.push(numbered(number)?);
                return Some(end + 1);
            }
            None => NAMED.get(name)?,
        },
    };
    out.push_str(common);
    Some(end + 1)
}

/// As HTML reads them: 128 to 159 are Windows-1252, what is no character is shown as a replacement.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    if let 0x80..=0x9f = code {
        let byte = [code as u8];
        let (read, ..) = encoding_rs::WINDOWS_1252.decode(&byte);
        return read.chars().next();
    }
    let character = char::from_u32(code).unwrap_or('\u{fffd}');
    Some(if character == '\0' { '\u{fffd}' } else { character })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_become_characters() {
        let cases = [
            ("R&amp;D", "R&D"),
            ("M&uuml;nchen &ndash; &#x4e2d;&#25991;", "München – 中文"),
            ("&#150;&#x80;", "–€"),
            ("&#0;&#xD800;&#x110000;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("AT&T & Söhne; &unknown; &", "AT&T & Söhne; &unknown; &"),
            ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ];
        for (written, read) in cases {
            assert_eq!(decode(written), read, "{written}");
        }
    }

    #[test]
    fn a_sign_before_letters_of_many_bytes_is_no_reference() {
        let text = format!("&{};", "中".repeat(40));
        assert_eq!(decode(&text), text);
    }
}
