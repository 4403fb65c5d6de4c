//! The tags and texts of a page, one after another. Comments and declarations are passed over; what stands in `script`
//! and `style` is one piece. Linear in the length of the page, whatever is in it.

use memchr::{memchr, memchr2, memmem};

/// A piece of a page. Texts are as written, with their entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Text(&'a str),
    Open {
        name: &'a str,
        attributes: &'a str,
    },
    Close {
        name: &'a str,
    },
    /// `<script ..>` or the like, with what stands up to its end, which is no markup.
    Raw {
        name: &'a str,
        attributes: &'a str,
        body: &'a str,
    },
}

/// Elements whose content is not markup.
const RAW: [&str; 6] = ["script", "style", "iframe", "noembed", "noframes", "xmp"];

/// Reads a page piece by piece.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// How many bytes were left behind the last `>` that was looked for: what is open before it is looked for once.
    next_close: Option<usize>,
    /// Raw elements that are never closed in the rest: looked for once.
    unclosed: [bool; RAW.len()],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(page: &'a str) -> Self {
        Self {
            rest: page,
            next_close: None,
            unclosed: [false; RAW.len()],
        }
    }

    /// How many bytes are left to read.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The raw body up to the closing tag, which is passed over.
    fn raw(&mut self, name: &'a str, attributes: &'a str, index: usize) -> Token<'a> {
        if !self.unclosed[index] {
            if let Some((body, after)) = until_close(self.rest, RAW[index]) {
                self.rest = after;
                return Token::Raw { name, attributes, body };
            }
            self.unclosed[index] = true;
        }
        Token::Open { name, attributes }
    }

    /// Whether a `>` stands within the longest tag from here.
    fn closes_soon(&mut self) -> bool {
        let bytes = self.rest.as_bytes();
        let left = match self.next_close {
            Some(left) if left < bytes.len() => left,
            // None behind: the answer stays.
            Some(usize::MAX) => return false,
            _ => memchr(b'>', bytes).map_or(usize::MAX, |at| bytes.len() - at - 1),
        };
        self.next_close = Some(left);
        left != usize::MAX && bytes.len() - left <= LONGEST_TAG
    }

    /// What begins with `<`. None if it is a plain sign.
    fn markup(&mut self) -> Option<Option<Token<'a>>> {
        let text = self.rest;
        let bytes = text.as_bytes();
        match bytes.get(1)? {
            b'!' if text[1..].starts_with("!--") => {
                // A comment that never ends hides the rest, as in a browser. `<!-->` is one that is empty.
                self.rest = memmem::find(&bytes[2..], b"-->").map_or("", |at| &text[2 + at + 3..]);
                Some(None)
            }
            b'!' | b'?' => {
                self.rest = memchr(b'>', bytes).map_or("", |at| &text[at + 1..]);
                Some(None)
            }
            b'/' if bytes.get(2)?.is_ascii_alphabetic() => {
                if !self.closes_soon() {
                    return None;
                }
                let end = memchr(b'>', bytes)?;
                let name = name_of(&text[2..end]);
                self.rest = &text[end + 1..];
                Some(Some(Token::Close { name }))
            }
            letter if letter.is_ascii_alphabetic() => {
                if !self.closes_soon() {
                    return None;
                }
                let end = end_of_tag(bytes)?;
                let inner = &text[1..end];
                let name = name_of(inner);
                let attributes = &inner[name.len()..];
                self.rest = &text[end + 1..];
                let raw = RAW.iter().position(|own| own.eq_ignore_ascii_case(name));
                Some(Some(match raw {
                    Some(index) if !attributes.ends_with('/') => self.raw(name, attributes, index),
                    _ => Token::Open { name, attributes },
                }))
            }
            _ => None,
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            let at = memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
            if at > 0 {
                let (text, rest) = self.rest.split_at(at);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            match self.markup() {
                Some(Some(token)) => return Some(token),
                Some(None) => {}
                None => {
                    let (sign, rest) = self.rest.split_at(1);
                    self.rest = rest;
                    return Some(Token::Text(sign));
                }
            }
        }
        None
    }
}

/// A tag is no longer than this: an open quote does not swallow a page, nor does looking for its end take long.
const LONGEST_TAG: usize = 16_384;

/// Where a tag ends, quotes respected; else at the first `>`.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let bytes = &bytes[..bytes.len().min(LONGEST_TAG)];
    let mut at = 0;
    let mut after_equals = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return Some(at),
            b'=' => after_equals = true,
            b'"' | b'\'' if after_equals => {
                let Some(close) = memchr(*byte, &bytes[at + 1..]) else {
                    break;
                };
                at += 1 + close;
                after_equals = false;
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => after_equals = false,
        }
        at += 1;
    }
    memchr(b'>', bytes)
}

/// The name at the start of a tag.
fn name_of(tag: &str) -> &str {
    let end = tag
        .bytes()
        .position(|byte| byte.is_ascii_whitespace() || byte == b'/' || byte == b'>');
    &tag[..end.unwrap_or(tag.len())]
}

/// Splits at the closing tag of a name: what stands before it, and after it.
fn until_close<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memmem::find(&bytes[from..], b"</")?;
        let start = at + 2;
        let end = start + name.len();
        let same = bytes
            .get(start..end)
            .is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
        if same && bytes.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
            let after = memchr(b'>', &bytes[end..]).map_or(text.len(), |more| end + more + 1);
            return Some((&text[..at], &text[after..]));
        }
        from = start;
    }
}

/// The value of an attribute, entities decoded; empty for one without a value.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .bytes()
            .position(|byte| byte == b'=' || byte == b'/' || byte.is_ascii_whitespace());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()).max(1).min(rest.len()));
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.as_bytes().first() {
                Some(quote @ (b'"' | b'\'')) => {
                    let inner = &after[1..];
                    let close = memchr(*quote, inner.as_bytes()).unwrap_or(inner.len());
                    (&inner[..close], inner.get(close + 1..).unwrap_or(""))
                }
                _ => {
                    let space = after.bytes().position(|byte| byte.is_ascii_whitespace());
                    after.split_at(space.unwrap_or(after.len()))
                }
            };
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(super::entity::decode(value));
        }
    }
}

/// Whether a text holds something that looks like a tag of HTML.
pub(crate) fn has_tags(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let after = &bytes[at + 1..];
        let after = after.strip_prefix(b"/").unwrap_or(after);
        let length = after
            .iter()
            .take(11)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let name = &after[..length];
        let ends = after
            .get(length)
            .is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
        ends && TAGS.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(name))
            && memchr2(b'>', b'\0', after).is_some()
    })
}

/// Tags that stand in texts of postings.
const TAGS: [&str; 36] = [
    "p", "br", "div", "span", "ul", "ol", "li", "b", "i", "u", "em", "strong", "a", "h1", "h2", "h3", "h4", "h5", "h6",
    "table", "tbody", "tr", "td", "th", "hr", "section", "article", "font", "html", "body", "img", "pre", "small",
    "dl", "dt", "dd",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(page: &str) -> Vec<Token<'_>> {
        Tokens::new(page).collect()
    }

    #[test]
    fn tags_texts_and_raw_pieces_come_in_order() {
        let page = "<!doctype html><!-- <p> --><P class='a>b'>x < y</p><script type=\"a\">if (1 < 2) '<p>'</SCRIPT >z";
        let expected = [
            Token::Open {
                name: "P",
                attributes: " class='a>b'",
            },
            Token::Text("x "),
            Token::Text("<"),
            Token::Text(" y"),
            Token::Close { name: "p" },
            Token::Raw {
                name: "script",
                attributes: " type=\"a\"",
                body: "if (1 < 2) '<p>'",
            },
            Token::Text("z"),
        ];
        assert_eq!(all(page), expected);
    }

    #[test]
    fn an_open_comment_hides_the_rest_and_an_open_script_does_not_loop() {
        assert_eq!(all("a<!-- <p>"), [Token::Text("a")]);
        assert_eq!(all("<script>a").len(), 2);
        assert_eq!(all(&"<script>".repeat(1000)).len(), 1000);
    }

    #[test]
    fn an_empty_comment_ends_at_once() {
        assert_eq!(
            all("<!-->a<!--->b<!---->c"),
            [Token::Text("a"), Token::Text("b"), Token::Text("c")]
        );
    }

    #[test]
    fn attributes_are_found_quoted_and_bare() {
        let attributes = " ITEMPROP=title content='R&amp;D' disabled x=1 /";
        assert_eq!(attribute(attributes, "itemprop").as_deref(), Some("title"));
        assert_eq!(attribute(attributes, "content").as_deref(), Some("R&D"));
        assert_eq!(attribute(attributes, "disabled").as_deref(), Some(""));
        assert_eq!(attribute(attributes, "x").as_deref(), Some("1"));
        assert_eq!(attribute(attributes, "y"), None);
    }

    #[test]
    fn a_comparison_is_no_tag() {
        assert!(has_tags("<p>x</p>") && has_tags("a<br/>b") && has_tags("</LI>"));
        assert!(!has_tags("a < b and c > d") && !has_tags("Vec<String>") && !has_tags("x <b") && !has_tags("<3"));
    }

    proptest! {
        #[test]
        fn any_page_ends_and_loses_no_text(page in "[<>/!\\-a-c\"'= script中&;]{0,200}") {
            let pieces = all(&page).len();
            prop_assert!(pieces <= page.len() + 1);
        }

        #[test]
        fn any_attributes_are_read(attributes in "[a-z=\"'/ 中<>&;]{0,60}") {
            attribute(&attributes, "content");
            has_tags(&attributes);
        }
    }
}
