//! Folding text for finding it: without case, accents and punctuation. Chinese stays as it is.

use base::{Language, Slug};

use crate::organization::Translated;

/// Lower-case words with single spaces between them. `+` and `#` stay, for C++ and C#.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_ideograph(letter) {
            folded.push(letter);
        } else if letter.is_alphanumeric() {
            let plain = deunicode::deunicode_char(letter).unwrap_or_default();
            folded.extend(
                plain
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|plain| plain.to_ascii_lowercase()),
            );
        } else if matches!(letter, '+' | '#') {
            folded.push(letter);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

/// Whether every word of the query begins a word of the text; Chinese, which has no gaps, is found anywhere.
/// `words` is folded and begins with a space.
pub(super) fn finds(words: &str, query: &str) -> bool {
    fold(query).split(' ').filter(|term| !term.is_empty()).all(|term| {
        let mid_word = term.chars().next().is_some_and(is_ideograph);
        if mid_word {
            words.contains(term)
        } else {
            words.match_indices(term).any(|(at, _)| begins_word(words, at))
        }
    })
}

/// Latin next to Chinese begins a word too: 熟悉Rust.
fn begins_word(words: &str, at: usize) -> bool {
    words[..at]
        .chars()
        .next_back()
        .is_none_or(|before| before == ' ' || is_ideograph(before))
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What addresses may call a thing: the slug of its name (in the company's language, else in any), its folded names,
/// and other words for it.
pub(super) fn keys(names: &Translated, language: &Language, others: &[&str]) -> Vec<String> {
    let own = names.in_language(language);
    let slug = Slug::from_title(own).map(|slug| slug.as_str().to_owned());
    let slugs = names
        .0
        .values()
        .filter_map(|name| Slug::from_title(name))
        .map(|slug| slug.as_str().to_owned());
    let folded = names.0.values().map(|name| fold(name));
    let mut keys: Vec<String> = Vec::new();
    for key in slug
        .into_iter()
        .chain(slugs)
        .chain(folded)
        .chain(others.iter().map(|other| fold(other)))
    {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        keys.push("-".to_owned());
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds_in(text: &str, query: &str) -> bool {
        finds(&format!(" {}", fold(text)), query)
    }

    #[test]
    fn words_are_found_from_their_beginning_whatever_their_accents() {
        let text = "Rust-Entwickler (m/w/d) in München, C++ und PyTorch. 熟悉分布式训练Go";
        for query in [
            "rust",
            "RUST ent",
            "munch",
            "München",
            "c++",
            "pytorch",
            "分布",
            "训练 rust",
            "go",
            "",
        ] {
            assert!(finds_in(text, query), "{query}");
        }
        for query in ["ust", "torch", "c#", "java", "rust java", "推理"] {
            assert!(!finds_in(text, query), "{query}");
        }
    }

    #[test]
    fn a_thing_has_one_name_of_ours_and_answers_to_its_others() {
        let mut names = Translated::one("en".parse().unwrap(), "Munich");
        names.insert("zh-Hans".parse().unwrap(), "慕尼黑");
        let keys = keys(&names, &"en".parse().unwrap(), &["DE"]);
        assert_eq!(keys[0], "munich");
        for other in ["mu-ni-hei", "慕尼黑", "de"] {
            assert!(keys.iter().any(|key| key == other), "{other} in {keys:?}");
        }
    }
}
