//! The language of a posting.
//!
//! The script decides where one language alone is written in it, and between Chinese, Japanese and Korean. Among the
//! languages of Latin and Cyrillic letters words vote (`data/languages.tsv`): the small words that every sentence has,
//! what titles are made of, letters and endings. Where they leave it open the crate `whichlang` says which of the
//! languages that it knows is likeliest, unless the board says something that the script allows.
//!
//! The text counts for more than what the board claims, and the title counts only where there is no text: a German
//! posting has an English title as often as not.

mod script;
mod votes;

use crate::ad::{Ad, Found, Source};

pub use script::Han;

/// A language: the primary subtag of BCP 47, and for Chinese the script as far as the characters tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language {
    code: [u8; 3],
    pub han: Option<Han>,
}

impl Language {
    /// From a code of two or three small letters.
    pub fn of_code(code: &str) -> Option<Self> {
        let bytes = code.as_bytes();
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let code = [bytes[0], bytes[1], bytes.get(2).copied().unwrap_or_default()];
        Some(Self { code, han: None })
    }

    /// The primary subtag: `zh`.
    pub fn code(&self) -> &str {
        let length = if self.code[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.code[..length]).expect("ASCII letters: checked when made")
    }

    /// The whole tag: `zh-Hans`.
    pub fn tag(&self) -> String {
        match self.han {
            None => self.code().to_owned(),
            Some(Han::Simplified) => format!("{}-Hans", self.code()),
            Some(Han::Traditional) => format!("{}-Hant", self.code()),
        }
    }
}

/// Below this many letters a text says nothing of its own.
const SHORTEST_TEXT: usize = 12;

/// The language of a posting, from its text if it has one, else from its title, else as the board says.
pub(crate) fn of(ad: &Ad, text: &str, title: &str) -> Option<Found<Language>> {
    let claimed = ad.language.and_then(claim);
    let sources = [(Source::Text, ad.text, text), (Source::Title, ad.title, title)];
    for (source, original, folded) in sources {
        let counts = script::count(original);
        if counts.letters < if source == Source::Text { SHORTEST_TEXT } else { 1 } {
            continue;
        }
        match detect(original, folded, &counts, claimed) {
            Some(Detected::Told(language, words)) => return Some(Found::new(language, source, words)),
            Some(Detected::Claimed) => break,
            None => {}
        }
    }
    claimed.map(|language| Found::new(language, Source::Board, language.code().to_owned()))
}

/// The language of any text, by its own words.
pub fn language(text: &str) -> Option<Language> {
    let mut folded = String::new();
    crate::fold::fold_into(text, crate::ad::LONGEST_TEXT, &mut folded);
    match detect(text, &folded, &script::count(text), None)? {
        Detected::Told(language, _) => Some(language),
        Detected::Claimed => None,
    }
}

fn claim(tag: &str) -> Option<Language> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    Language::of_code(&primary)
}

enum Detected {
    /// By the script, or by words of which one is given.
    Told(Language, &'static str),
    /// The words leave it open, and allow what the board says.
    Claimed,
}

fn detect(original: &str, folded: &str, counts: &script::Counts, claimed: Option<Language>) -> Option<Detected> {
    let told = |code: &str, words| {
        Some(Detected::Told(
            Language::of_code(code).expect("codes of our own"),
            words,
        ))
    };
    match script::decide(counts) {
        script::Decision::Chinese => {
            let mut chinese = Language::of_code("zh").expect("a code");
            chinese.han = script::han(original);
            Some(Detected::Told(chinese, "汉字"))
        }
        script::Decision::Alone(code, script) => told(code, script),
        script::Decision::Among(alphabet) => {
            let vote = votes::count(folded, alphabet);
            if let Some((code, word)) = vote.clear {
                return told(code, word);
            }
            // The board may know better than a guess, if the letters can be of that language.
            let claimed = claimed.filter(|claimed| votes::is_written_in(claimed.code(), alphabet));
            if claimed.is_some_and(|claimed| vote.leans_to(claimed.code())) {
                return Some(Detected::Claimed);
            }
            told(votes::guess(original, &vote)?, "letters")
        }
        script::Decision::Nothing => None,
    }
}

#[cfg(test)]
mod tests;
