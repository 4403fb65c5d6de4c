//! One way of writing: small letters, narrow signs, one space between words, and a bar where a clause ends.
//!
//! `Forscher*in – Deep-Learning （急聘）` becomes `forscher|deep learning|急聘`.

use unicode_normalization::UnicodeNormalization;

/// Between clauses of a folded text.
pub(crate) const BAR: char = '|';

/// The endings that German puts behind a sign to name everybody: Forscher/in, Forscher:innen, Angestellte*r.
const GENDER_ENDINGS: [&str; 5] = ["in", "innen", "r", "n", "frau"];

/// Folds at most `longest` bytes of a text into `out`, which is emptied first.
pub(crate) fn fold_into(text: &str, longest: usize, out: &mut String) {
    out.clear();
    let text = &text[..text.floor_char_boundary(longest)];
    out.reserve(text.len());
    if text.chars().any(is_combining) {
        fold(&text.nfc().collect::<String>(), out);
    } else {
        fold(text, out);
    }
    while out.ends_with([' ', BAR]) {
        out.pop();
    }
}

/// Folds a word of our own lists.
pub(crate) fn folded(word: &str) -> String {
    let mut out = String::new();
    fold_into(word, usize::MAX, &mut out);
    out
}

fn fold(text: &str, out: &mut String) {
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let c = narrow(c);
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c == ' ' {
            space(out);
        } else if let Some(skipped) = gender_ending(c, before, rest) {
            rest = &rest[skipped..];
        } else {
            sign(c, before, rest, out);
        }
        before = c;
    }
}

/// What a letter outside ASCII, or a sign, becomes.
fn sign(c: char, before: char, rest: &str, out: &mut String) {
    let behind = || rest.chars().next().map_or(' ', narrow);
    match c {
        '-' | '‐' | '‑' | '–' | '—' | '~' | '～' => {
            let (a, b) = (before, behind());
            if a.is_ascii_digit() && b.is_ascii_digit() {
                out.push('-');
            } else if a.is_alphanumeric() && (b.is_alphanumeric() || b == ' ' && c == '-' && rest.starts_with(" und "))
            {
                space(out);
            } else {
                bar(out);
            }
        }
        '.' => {
            if behind().is_ascii_alphanumeric() {
                out.push('.');
            } else if out.rsplit([' ', BAR]).next().is_some_and(|word| word.len() <= 3) {
                // An abbreviation more likely than a sentence of three letters: "Sr. Engineer".
                space(out);
            } else {
                bar(out);
            }
        }
        '/' if behind() != ' ' && before != ' ' => out.push('/'),
        '+' | '#' if before.is_ascii_alphanumeric() || before == '+' => out.push(c),
        '&' => out.push('&'),
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '!' | '?' | '\n' | '\r' | '/' | '【' | '】'
        | '「' | '」' | '。' | '·' | '•' | '・' | '《' | '》' | '〔' | '〕' | '…' => bar(out),
        _ if c.is_alphabetic() || c.is_numeric() => {
            if c.is_uppercase() {
                out.extend(c.to_lowercase().filter(|c| !is_combining(*c)));
            } else {
                out.push(c);
            }
        }
        _ => space(out),
    }
}

/// How many bytes of an ending for everybody follow a sign.
fn gender_ending(sign: char, before: char, rest: &str) -> Option<usize> {
    if !matches!(sign, '/' | '*' | ':' | '_' | '(') || !before.is_alphabetic() || is_wide(before) {
        return None;
    }
    let bare = rest.strip_prefix('-').unwrap_or(rest);
    GENDER_ENDINGS.iter().find_map(|ending| {
        let behind = bare.strip_prefix(ending)?;
        let ends = |text: &str| !text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '/');
        let behind = if sign == '(' { behind.strip_prefix(')')? } else { behind };
        ends(behind).then_some(rest.len() - behind.len())
    })
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', BAR]) {
        out.push(' ');
    }
}

fn bar(out: &mut String) {
    while out.ends_with(' ') {
        out.pop();
    }
    if !out.is_empty() && !out.ends_with(BAR) {
        out.push(BAR);
    }
}

/// The narrow form of the letters and signs that Chinese and Japanese write wide.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\t' | '、' => ' ',
        _ => c,
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}')
}

/// A character of Chinese, Japanese or Korean, which are found anywhere and not by whole words.
pub(crate) fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_written_in_one_way() {
        for (title, expected) in [
            ("Forscher*in – Deep-Learning （急聘）", "forscher|deep learning|急聘"),
            ("Softwareentwickler/in (m/w/d)", "softwareentwickler|m/w/d"),
            ("Verkäufer/-in, Teilzeit", "verkäufer|teilzeit"),
            ("Sr. C++ / .NET Engineer", "sr c++|.net engineer"),
            ("Ｃ＋＋　工程师", "c++ 工程师"),
            ("Node.js-Entwickler:innen", "node.js entwickler"),
            ("Angestellte(r) 3–5 Jahre", "angestellte 3-5 jahre"),
            ("  R&D   Lead!! ", "r&d lead"),
            ("Engineer/Intern", "engineer/intern"),
            ("MU\u{308}NCHEN", "münchen"),
            ("", ""),
        ] {
            assert_eq!(folded(title), expected, "{title}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for title in [
            "Forscher*in – Deep-Learning （急聘）",
            "Sr. C++ / .NET Engineer",
            "İstanbul Ofisi",
        ] {
            assert_eq!(folded(&folded(title)), folded(title));
        }
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let mut out = String::new();
        fold_into("深度学习", 7, &mut out);
        assert_eq!(out, "深度");
    }
}
