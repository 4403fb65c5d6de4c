//! Passwords that are tried first: words everybody uses, runs of keys, one thing said again and again, one's own name.
//!
//! A password of 15 characters or more is on such a list only if it is made of these, so patterns find more than a list
//! of millions would.

use web::Message;

/// Why a password is easily guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// One character or a few, again and again.
    Repeated,
    /// Keys beside each other, letters or digits in their order.
    Run,
    /// Little more than a word that everybody uses.
    Common,
    /// Little more than the person's name, address or company.
    Personal,
}

impl Reason {
    pub fn message(self) -> Message {
        match self {
            Self::Repeated => Message::new("access-password-repeated"),
            Self::Run => Message::new("access-password-run"),
            Self::Common => Message::new("access-password-common"),
            Self::Personal => Message::new("access-password-personal"),
        }
    }
}

/// Words found at the top of every published list of passwords, and those of this trade. The longest that fits is taken.
const WORDS: &[&str] = &[
    "administrator",
    "password",
    "passwort",
    "kennwort",
    "mypassword",
    "changeme",
    "letmein",
    "welcome",
    "willkommen",
    "iloveyou",
    "trustno",
    "superman",
    "batman",
    "dragon",
    "monkey",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "michael",
    "jordan",
    "master",
    "shadow",
    "killer",
    "pokemon",
    "starwars",
    "computer",
    "internet",
    "whatever",
    "charlie",
    "donald",
    "freedom",
    "access",
    "default",
    "secret",
    "geheim",
    "login",
    "admin",
    "root",
    "guest",
    "test",
    "demo",
    "user",
    "hello",
    "hallo",
    "abc",
    "love",
    "god",
    "summer",
    "sommer",
    "winter",
    "spring",
    "autumn",
    "herbst",
    "company",
    "hiring",
    "recruiting",
    "recruiter",
    "recruitment",
    "bole",
    "woaini",
    "mima",
    "correcthorsebatterystaple",
    "monday",
    "january",
    "berlin",
    "shanghai",
    "london",
    "this",
    "the",
    "for",
    "and",
    "you",
    "new",
    "pass",
    "word",
];

/// Rows of keyboards and of the alphabet, along which fingers and thoughts run.
const ROWS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/// Characters that nothing explains; a password with fewer is easily guessed.
const LEFT: usize = 8;

/// Why this password is easily guessed, if it is.
pub fn reason(password: &str, about: &[&str]) -> Option<Reason> {
    let plain = plain(password);
    if without_runs(&plain) < LEFT {
        return Some(Reason::Run);
    }
    if repeats(&plain) {
        return Some(Reason::Repeated);
    }
    let common: Vec<Vec<char>> = WORDS.iter().map(|word| word.chars().collect()).collect();
    if is_little_more_than(&plain, &common) {
        return Some(Reason::Common);
    }
    let own: Vec<Vec<char>> = about
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(self::plain)
        .filter(|word| word.len() >= 3)
        .collect();
    let named = without_words(&plain, &own).contains(&MARK);
    (named && is_little_more_than(&plain, &[common, own].concat())).then_some(Reason::Personal)
}

/// Lower case, with the digits and signs that stand for letters read as those letters.
fn plain(text: &str) -> Vec<char> {
    let letter = |c: char| match c {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '!' => 'i',
        '0' => 'o',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    };
    // A password of digits is one of digits, not of the letters they may stand for.
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = text.chars().flat_map(char::to_lowercase);
    if letters >= 3 {
        lower.map(letter).collect()
    } else {
        lower.collect()
    }
}

/// Made of fewer than five different characters, or of a unit said at least twice.
fn repeats(text: &[char]) -> bool {
    let mut seen: Vec<char> = text.to_vec();
    seen.sort_unstable();
    seen.dedup();
    seen.len() < 5 || (1..=text.len() / 2).any(|unit| text.iter().zip(&text[unit..]).all(|(one, later)| one == later))
}

/// How many characters are left when each run along a row, forwards or backwards, counts as one.
fn without_runs(text: &[char]) -> usize {
    let beside = |a: char, b: char| {
        ROWS.iter().any(|row| {
            let row = row.as_bytes();
            row.windows(2).any(|pair| {
                let pair = (char::from(pair[0]), char::from(pair[1]));
                pair == (a, b) || pair == (b, a)
            })
        })
    };
    let mut count = 0;
    let mut at = 0;
    while at < text.len() {
        let mut end = at + 1;
        while end < text.len() && beside(text[end - 1], text[end]) {
            end += 1;
        }
        count += if end - at >= 4 { 1 } else { end - at };
        at = end;
    }
    count
}

/// Stands where a word was, so that what was around it is not read as one.
const MARK: char = '\0';

fn is_little_more_than(text: &[char], words: &[Vec<char>]) -> bool {
    let rest = without_words(text, words);
    let letters = rest.iter().filter(|c| c.is_alphabetic()).count();
    // Digits and signs around a word are the usual decoration; they count half.
    let others = rest.iter().filter(|c| !c.is_alphabetic() && **c != MARK).count();
    rest.contains(&MARK) && letters + others / 2 < LEFT
}

fn without_words(text: &[char], words: &[Vec<char>]) -> Vec<char> {
    let mut rest = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let found = words
            .iter()
            .filter(|word| text[at..].starts_with(word))
            .map(Vec::len)
            .max();
        rest.push(found.map_or(text[at], |_| MARK));
        at += found.unwrap_or(1);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_is_refused() {
        for (password, expected) in [
            ("aaaaaaaaaaaaaaaa", Reason::Repeated),
            ("horsehorsehorse", Reason::Repeated),
            ("1212121212121212", Reason::Run),
            ("qwertyuiopasdfghjkl", Reason::Run),
            ("123456789012345", Reason::Run),
            ("abcdefghijklmnop", Reason::Run),
            ("Password12345678", Reason::Common),
            ("P@ssw0rd!P@ssw0rd2026", Reason::Common),
            ("correcthorsebatterystaple", Reason::Common),
            ("Willkommen2026!!!", Reason::Common),
            ("RosaBrandt2026!!", Reason::Personal),
            ("rosa.brandt@acme", Reason::Personal),
        ] {
            assert_eq!(
                reason(password, &["Rosa Brandt", "rosa@acme.example"]),
                Some(expected),
                "{password}"
            );
        }
    }

    #[test]
    fn what_nobody_would_try_is_taken() {
        for password in [
            "velvet-otter-quarry-9",
            "drei Birnen im Kofferraum",
            "kT9#pLm2!vQx8wZr",
            "千里马常有而伯乐不常有故虽有名马",
            "Rosa likes purple lanterns",
            "739204816650291",
        ] {
            assert_eq!(
                reason(password, &["Rosa Brandt", "rosa@acme.example"]),
                None,
                "{password}"
            );
        }
    }
}
