//! Where templates and Rust sources name messages.

use super::tokens::{Dialect, Token, Tokens};
use crate::templates::{Segment, segments};

/// One place that says a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub place: String,
    pub key: Key,
    /// Names of the values given along, when all of them are known.
    pub args: Option<Vec<String>>,
}

/// How a message is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// By its whole key.
    Whole(String),
    /// By the beginning of its key; the rest is decided when it is said.
    Prefix(String),
}

/// What one source says about messages.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub uses: Vec<Use>,
    /// Every text literal; one that equals a key keeps it from being unused.
    pub literals: Vec<String>,
}

/// Finds `t("key", name=…)` and `t_html(…)`.
pub(super) fn in_template(name: &str, source: &str) -> Uses {
    let mut found = Uses::default();
    for (line, segment) in segments(source) {
        let (Segment::Expression(code) | Segment::Block(code)) = segment else {
            continue;
        };
        let tokens = Tokens::of(code, Dialect::Template);
        found.literals.extend(tokens.texts());
        for call in tokens.calls(&[&["t"], &["t_html"]]) {
            let place = format!("{name}:{line}");
            let args = call.named();
            found.uses.extend(call.keys().into_iter().map(|key| Use {
                place: place.clone(),
                key,
                args: args.clone(),
            }));
        }
    }
    found
}

/// Finds `Message::new("key").with("name", …)`.
pub(super) fn in_rust(name: &str, source: &str) -> Uses {
    // What a test says is said to nobody. Tests stand in a file of their own or at the end of one.
    let file = name.rsplit('/').next().unwrap_or(name);
    let source = if file == "tests.rs" { "" } else { source };
    let source = ["mod tests {", "pub(crate) mod tests {"]
        .iter()
        .fold(source, |source, tests| {
            source
                .split(&format!("\n#[cfg(test)]\n{tests}"))
                .next()
                .unwrap_or(source)
        });
    let tokens = Tokens::of(source, Dialect::Rust);
    let mut found = Uses {
        literals: tokens.texts(),
        uses: Vec::new(),
    };
    for call in tokens.calls(&[&["Message", ":", ":", "new"]]) {
        let line = source[..call.offset].matches('\n').count() + 1;
        let args = Some(call.chained());
        let place = format!("{name}:{line}");
        found.uses.extend(call.keys().into_iter().map(|key| Use {
            place: place.clone(),
            key,
            args: args.clone(),
        }));
    }
    found
}

impl<'a> Tokens<'a> {
    /// Calls of the functions with these paths, each path a row of words and marks.
    fn calls(&self, paths: &[&[&str]]) -> Vec<Call<'_, 'a>> {
        let is = |token: &Token, part: &str| match token {
            Token::Word(word) => *word == part,
            Token::Mark(mark) => part.len() == 1 && part.starts_with(*mark),
            Token::Text(_) => false,
        };
        let mut calls = Vec::new();
        for start in 0..self.0.len() {
            // `x.t(…)` is a method of something else.
            if start > 0 && self.0[start - 1].1 == Token::Mark('.') {
                continue;
            }
            for path in paths {
                let end = start + path.len();
                let Some(open) = self.0.get(end) else { continue };
                let named = self.0[start..end]
                    .iter()
                    .zip(*path)
                    .all(|((_, token), part)| is(token, part));
                if named && open.1 == Token::Mark('(') {
                    calls.push(Call::read(self.0[start].0, &self.0[end + 1..]));
                }
            }
        }
        calls
    }
}

struct Call<'t, 'a> {
    offset: usize,
    /// The arguments, cut at commas outside of brackets.
    args: Vec<&'t [(usize, Token<'a>)]>,
    /// What follows the closing bracket.
    after: &'t [(usize, Token<'a>)],
}

impl<'t, 'a> Call<'t, 'a> {
    fn read(offset: usize, tokens: &'t [(usize, Token<'a>)]) -> Self {
        let (mut depth, mut start, mut args) = (0_usize, 0, Vec::new());
        for (at, (_, token)) in tokens.iter().enumerate() {
            match token {
                Token::Mark('(' | '[' | '{') => depth += 1,
                Token::Mark(')' | ']' | '}') if depth > 0 => depth -= 1,
                Token::Mark(')') => {
                    args.push(&tokens[start..at]);
                    return Self {
                        offset,
                        args,
                        after: &tokens[at + 1..],
                    };
                }
                Token::Mark(',') if depth == 0 => {
                    args.push(&tokens[start..at]);
                    start = at + 1;
                }
                _ => {}
            }
        }
        Self {
            offset,
            args,
            after: &[],
        }
    }

    /// `"key"`, `"key" if … else "other"`, `"prefix-" ~ …`, `format!("prefix-{…}")`.
    fn keys(&self) -> Vec<Key> {
        let Some(first) = self.args.first() else {
            return Vec::new();
        };
        let branches = first.split(|(_, token)| matches!(token, Token::Word("else")));
        let key = |branch: &[(usize, Token)]| match branch {
            [(_, Token::Text(text)), (_, Token::Mark('~')), ..] => Some(Key::Prefix(text.clone())),
            [
                (_, Token::Word("format")),
                (_, Token::Mark('!')),
                _,
                (_, Token::Text(text)),
                ..,
            ] => Some(Key::Prefix(text.split('{').next().unwrap_or_default().to_owned())),
            [(_, Token::Text(text))] | [(_, Token::Text(text)), (_, Token::Word("if")), ..] => {
                Some(Key::Whole(text.clone()))
            }
            _ => None,
        };
        branches.filter_map(key).collect()
    }

    /// The names of `name=…`; none when a `**rest` hides some.
    fn named(&self) -> Option<Vec<String>> {
        let mut names = Vec::new();
        for arg in self.args.iter().skip(1) {
            match arg {
                [(_, Token::Word(name)), (_, Token::Mark('=')), ..] => names.push((*name).to_owned()),
                [] => {}
                _ => return None,
            }
        }
        Some(names)
    }

    /// The names of `.with("name", …)` that follow.
    fn chained(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut after = self.after;
        while let [
            (_, Token::Mark('.')),
            (offset, Token::Word("with")),
            (_, Token::Mark('(')),
            rest @ ..,
        ] = after
        {
            let call = Call::read(*offset, rest);
            if let Some([(_, Token::Text(name))]) = call.args.first() {
                names.push(name.clone());
            }
            after = call.after;
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(key: &str) -> Key {
        Key::Whole(key.to_owned())
    }

    #[test]
    fn templates_name_messages_in_three_ways() {
        let source = "{{ t('a', n=1, who=f(x, y=2)) }}\n{% set x = t_html(\"b\" if u == \"no\" else 'c') %}\
                      {{ t(\"state-\" ~ s) }}{{ t(label) }}{{ x.t('not') }}{{ field(\"d\") }}";
        let found = in_template("page.html", source);
        let keys: Vec<Key> = found.uses.iter().map(|one| one.key.clone()).collect();
        assert_eq!(
            keys,
            [whole("a"), whole("b"), whole("c"), Key::Prefix("state-".to_owned())]
        );
        assert_eq!(found.uses[0].args, Some(vec!["n".to_owned(), "who".to_owned()]));
        assert_eq!(found.uses[0].place, "page.html:1");
        assert_eq!(found.uses[1].place, "page.html:2");
        assert!(found.literals.contains(&"d".to_owned()));
    }

    #[test]
    fn rust_names_messages_with_their_values() {
        let source = "// Message::new(\"no\")\nlet a = '\"'; let b: &'static str = r#\"raw \" text\"#;\n\
                      Message::new(\"a\").with(\"n\", f(1, 2)).with(\"who\", x);\nMessage::new(format!(\"state-{s}\"))";
        let found = in_rust("x.rs", source);
        let args = Some(vec!["n".to_owned(), "who".to_owned()]);
        assert_eq!(
            found.uses[0],
            Use {
                place: "x.rs:3".to_owned(),
                key: whole("a"),
                args
            }
        );
        assert_eq!(found.uses[1].key, Key::Prefix("state-".to_owned()));
        assert_eq!(found.uses.len(), 2);
        assert!(found.literals.contains(&"raw \" text".to_owned()));
    }

    #[test]
    fn what_tests_say_does_not_count() {
        let source = "Message::new(\"a\");\n#[cfg(test)]\npub(crate) mod tests {\n    Message::new(\"b\") }";
        assert_eq!(in_rust("x.rs", source).uses.len(), 1);
        assert_eq!(in_rust("jobs/tests.rs", source).uses, []);
    }
}
