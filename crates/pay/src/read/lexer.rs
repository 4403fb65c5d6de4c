//! Cutting a text into numbers and words of known meaning.

use base::Currency;
use unicode_normalization::UnicodeNormalization;

use super::{
    Unread,
    words::{self, Meaning, spaced},
};

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Digits with the signs inside them.
    Number(String),
    Word(Meaning),
    /// A currency by its code.
    Code(Currency),
}

/// Cuts a text. A word that means nothing to us makes the whole text unread.
pub fn tokens(text: &str) -> Result<Vec<Token>, Unread> {
    let chars: Vec<char> = text.nfkc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let lower: Vec<char> = chars.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = lower.get(at) {
        if *c == ' ' {
            at += 1;
        } else if c.is_ascii_digit() {
            let (number, end) = number(&lower, at);
            found.push(Token::Number(number));
            at = end;
        } else if let Some((meaning, length)) = words::at(&lower, at) {
            found.push(Token::Word(meaning));
            at += length;
        } else {
            let end = (at..lower.len())
                .find(|end| !spaced(lower[*end]))
                .unwrap_or(lower.len())
                .max(at + 1);
            let word: String = chars[at..end].iter().collect();
            found.push(Token::Code(code(&word)?));
            at = end;
        }
    }
    Ok(found)
}

/// A currency code; three capital letters that are none are said to be none.
fn code(word: &str) -> Result<Currency, Unread> {
    word.parse().map_err(|_| {
        if word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Unread::UnknownCurrency(word.to_owned())
        } else {
            Unread::Unknown(word.to_owned())
        }
    })
}

/// Digits from here on with the dots, commas, apostrophes and single spaces that group them.
fn number(text: &[char], from: usize) -> (String, usize) {
    let digits = |at: usize| {
        text[at.min(text.len())..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let (mut number, mut at) = (String::new(), from);
    loop {
        let run = digits(at);
        number.extend(&text[at..at + run]);
        at += run;
        let behind = digits(at + 1);
        match text.get(at) {
            Some(sign @ ('.' | ',')) if behind > 0 => number.push(*sign),
            // 110'000 and 45 000: a group of three.
            Some('\'' | '’' | ' ') if behind == 3 && run <= 3 && run > 0 => {}
            _ => return (number, at),
        }
        at += 1;
    }
}
