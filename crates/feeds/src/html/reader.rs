//! HTML as a row of tags and texts. It is read as it was made: safe, from Markdown. Anything else is read somehow, in one
//! pass, without losing words.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As it stands there, with its entities.
    Text(&'a str),
    /// A start tag: its name as it was written, and what stands behind it.
    Open {
        name: &'a str,
        attributes: &'a str,
    },
    Close {
        name: &'a str,
    },
}

/// The pieces of a text; comments and declarations are left out.
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    pub fn of(html: &'a str) -> Self {
        Self { rest: html }
    }

    fn text(&mut self, length: usize) -> Piece<'a> {
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        Piece::Text(text)
    }

    /// What begins with the angle bracket at which the rest begins; None for what says nothing.
    fn markup(&mut self) -> Option<Piece<'a>> {
        let after = &self.rest[1..];
        let close = after.starts_with('/');
        let named = after
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic());
        let end = if let Some(comment) = after.strip_prefix("!--") {
            comment.find("-->").map(|at| at + 7)
        } else if after.starts_with(['!', '?']) {
            after.find('>').map(|at| at + 2)
        } else if named {
            tag_end(after).map(|at| at + 2)
        } else {
            return Some(self.text(1));
        };
        let Some(end) = end else {
            // All of it is text then, or a text of many beginnings would be read once for each of them.
            return Some(self.text(self.rest.len()));
        };
        let inside = &self.rest[1..end - 1];
        self.rest = &self.rest[end..];
        if !named {
            return None;
        }
        let inside = inside.trim_start_matches('/');
        let name_end = inside
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        Some(if close {
            Piece::Close { name }
        } else {
            Piece::Open { name, attributes }
        })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            match self.rest.find('<') {
                Some(0) => {
                    if let Some(piece) = self.markup() {
                        return Some(piece);
                    }
                }
                Some(at) => return Some(self.text(at)),
                None => return Some(self.text(self.rest.len())),
            }
        }
        None
    }
}

/// Where the tag's last angle bracket is: one between quotes is none.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), byte) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    })
}

/// The value of `href`, with its entities, if it leads to the web or to a mail address.
pub fn href(attributes: &str) -> Option<&str> {
    let at = attributes.find("href=")?;
    let value = &attributes[at + "href=".len()..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value[1..].split(quote).next()?;
    let safe = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| value.starts_with(scheme));
    safe.then_some(value)
}
