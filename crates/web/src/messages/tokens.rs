//! Words, texts and marks of Rust and of templates: as much of both as it takes to find calls.

/// Whose code it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Template,
    Rust,
}

/// A word, the inside of a text in quotes, or any other letter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Text(String),
    Mark(char),
}

/// Tokens, each with the place where it begins.
pub(super) struct Tokens<'a>(pub Vec<(usize, Token<'a>)>);

impl<'a> Tokens<'a> {
    pub(super) fn of(code: &'a str, dialect: Dialect) -> Self {
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(letter) = code[at..].chars().next() {
            let rest = &code[at..];
            let length = match letter {
                _ if letter.is_alphanumeric() || letter == '_' => {
                    let length = rest
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(rest.len());
                    if let Some(text) = raw_text(rest).filter(|_| dialect == Dialect::Rust) {
                        tokens.push((at, Token::Text(text.1.to_owned())));
                        text.0
                    } else {
                        tokens.push((at, Token::Word(&rest[..length])));
                        length
                    }
                }
                '/' if dialect == Dialect::Rust && rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                '/' if dialect == Dialect::Rust && rest.starts_with("/*") => {
                    rest.find("*/").map_or(rest.len(), |end| end + 2)
                }
                '\'' if dialect == Dialect::Rust => character(rest),
                '"' | '\'' => {
                    let (length, text) = quoted(rest, letter);
                    tokens.push((at, Token::Text(text)));
                    length
                }
                _ => {
                    if !letter.is_whitespace() {
                        tokens.push((at, Token::Mark(letter)));
                    }
                    letter.len_utf8()
                }
            };
            at += length;
        }
        Self(tokens)
    }

    /// Every text literal.
    pub(super) fn texts(&self) -> Vec<String> {
        let text = |(_, token): &(usize, Token)| match token {
            Token::Text(text) => Some(text.clone()),
            _ => None,
        };
        self.0.iter().filter_map(text).collect()
    }
}

/// The length and the inside of a text in quotes that begins here.
fn quoted(code: &str, quote: char) -> (usize, String) {
    let mut text = String::new();
    let mut letters = code.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next().map(|(_, letter)| letter)),
            _ if letter == quote => return (at + 1, text),
            _ => text.push(letter),
        }
    }
    (code.len(), text)
}

/// The length and the inside of `r"…"` or `r#"…"#`, when one begins here.
fn raw_text(code: &str) -> Option<(usize, &str)> {
    let after = code.strip_prefix('r').or_else(|| code.strip_prefix("br"))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some((code.len() - inside.len() + end + close.len(), &inside[..end]))
}

/// The length of a character in quotes or of a lifetime's apostrophe.
fn character(code: &str) -> usize {
    let mut letters = code.char_indices().skip(1);
    match (letters.next(), letters.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            let after = at + escaped.len_utf8();
            code[after..].find('\'').map_or(1, |end| after + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
