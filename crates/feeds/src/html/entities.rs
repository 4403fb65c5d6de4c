//! The character references that our own HTML has.

/// Longer ones are text: `&#x10ffff;` has ten characters.
const LONGEST: usize = 10;

/// The character behind an ampersand and the length of its reference, both brackets counted: `&amp;` is 5.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => digits.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((c, end + 1))
}

/// Text as a reader sees it.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let (c, length) = reference(&rest[at..]).unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[at + length..];
    }
    decoded.push_str(rest);
    decoded
}

/// Text of HTML, which may hold bare signs, as HTML that holds none.
pub fn push_normalized(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        out.push_str(&rest[..at]);
        let length = match rest.as_bytes()[at] {
            b'<' => {
                out.push_str("&lt;");
                1
            }
            b'>' => {
                out.push_str("&gt;");
                1
            }
            _ => match reference(&rest[at..]) {
                Some((_, length)) => {
                    out.push_str(&rest[at..at + length]);
                    length
                }
                None => {
                    out.push_str("&amp;");
                    1
                }
            },
        };
        rest = &rest[at + length..];
    }
    out.push_str(rest);
}
