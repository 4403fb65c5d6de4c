//! Cleaning of text that people type or upload, before anything keeps it.
//!
//! Everything here is made NFC (UAX 15) and loses NUL, control characters and stacks of combining marks that
//! would paint over the lines around them. Cleaning twice changes nothing more.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// More combining marks than this on one base are dropped; no living script stacks so many.
const MARKS_PER_BASE: usize = 8;

/// A name or title on one line: white space of any kind becomes one space, direction overrides go.
pub fn clean_line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let clean = tidy(spaced.filter(|c| !is_control(*c) && !is_bidi_control(*c)));
    let mut line = String::with_capacity(clean.len());
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Text of several lines: line ends become `\n`, tabs stay, blank lines at both ends and space at line ends go.
pub fn clean_block(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'], "\n");
    let clean = tidy(text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_control(*c)));
    let lines: Vec<&str> = clean.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// A file's name as its sender called it, for display and as the name of a download: the last part of a path,
/// without what a file system forbids or hides, at most `most` characters with the extension kept.
/// Never empty, and never a name to store under.
pub fn clean_filename(name: &str, most: usize) -> String {
    let last = name
        .rsplit(['/', '\\'])
        .find(|part| !part.trim().is_empty())
        .unwrap_or("");
    let clean: String = clean_line(last).replace(['<', '>', ':', '"', '|', '?', '*'], "_");
    let clean = clean.trim_start_matches(['.', ' ', '~']).trim_end_matches(['.', ' ']);
    let clean = if is_device(clean) {
        format!("_{clean}")
    } else {
        clean.to_owned()
    };
    match shorten_filename(&clean, most) {
        short if short.is_empty() => "file".to_owned(),
        short => short,
    }
}

/// The first `most` characters, cut where a reader would see a character end.
pub fn shorten(text: &str, most: usize) -> &str {
    let mut count = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        count += grapheme.chars().count();
        if count > most {
            return text[..start].trim_end();
        }
    }
    text
}

fn shorten_filename(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let tail = extension.chars().count() + 1;
    if extension.is_empty() || tail > 12 || tail >= most {
        return shorten(name, most).trim_end_matches('.').to_owned();
    }
    let stem = shorten(stem, most - tail).trim_end_matches(['.', ' ']);
    if stem.is_empty() {
        shorten(name, most).to_owned()
    } else {
        format!("{stem}.{extension}")
    }
}

/// Windows opens a device instead of a file under these names, whatever the extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// NFC with the surplus of combining marks left out. Marks are dropped before and after: composing takes the
/// first of them into the base and would make room for one more the next time.
fn tidy(chars: impl Iterator<Item = char>) -> String {
    let decomposed: Vec<char> = drop_marks(chars.nfd()).collect();
    drop_marks(decomposed.into_iter().nfc()).collect()
}

fn drop_marks(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut marks = 0;
    chars.filter(move |c| {
        marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS_PER_BASE
    })
}

/// Control characters, and those that no text holds: noncharacters, the byte order mark.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// What turns the direction of the text around it (UAX 9): `gpj.exe` must not read `exe.jpg`.
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(
            clean_line("  Grace\t\u{0}Brewster\r\n Hopper\u{3000}"),
            "Grace Brewster Hopper"
        );
        assert_eq!(clean_line("Zoe\u{308}"), "Zoë");
        assert_eq!(clean_line("evil\u{202e}gpj.exe"), "evilgpj.exe");
        assert_eq!(clean_line("\u{feff}\u{1b}[31mred\u{7f}"), "[31mred");
        assert_eq!(
            clean_line("👩\u{200d}💻 می\u{200c}خواهم"),
            "👩\u{200d}💻 می\u{200c}خواهم"
        );
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(
            clean_block("\n\none  \r\n\ttwo\r\rthree\u{2028}four\0\n\n"),
            "one\n\ttwo\n\nthree\nfour"
        );
        assert_eq!(clean_block("  indented"), "  indented");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let pile = format!("x{}y", "\u{315}".repeat(500));
        assert_eq!(clean_line(&pile).chars().count(), 2 + MARKS_PER_BASE);
        assert_eq!(clean_line("Tiếng Việt ကျွန်ုပ် हिन्दी"), "Tiếng Việt ကျွန်ုပ် हिन्दी");
    }

    #[test]
    fn a_filename_is_only_a_name() {
        let clean = |name: &str| clean_filename(name, 120);
        assert_eq!(clean("C:\\Users\\me\\Zeugnis.pdf"), "Zeugnis.pdf");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("..."), "file");
        assert_eq!(clean(".bashrc"), "bashrc");
        assert_eq!(clean("a\"b<c>.pdf"), "a_b_c_.pdf");
        assert_eq!(clean("nul.pdf"), "_nul.pdf");
        assert_eq!(clean("COM7"), "_COM7");
        assert_eq!(clean("证书（张伟）.docx"), "证书（张伟）.docx");
        assert_eq!(clean("folder/"), "folder");
    }

    #[test]
    fn a_long_filename_keeps_its_extension() {
        let long = clean_filename(&format!("{}.pdf", "字".repeat(300)), 120);
        assert_eq!(long.chars().count(), 120);
        assert!(long.ends_with("字.pdf"));
        assert_eq!(clean_filename("a.averylongextension", 6), "a.aver");
    }

    #[test]
    fn a_cut_does_not_split_what_is_seen_as_one() {
        assert_eq!(shorten("ab👩\u{200d}💻", 3), "ab");
        assert_eq!(shorten("ab👩\u{200d}💻", 5), "ab👩\u{200d}💻");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in r"(\PC|\p{M}|\p{C}|[\r\n\t. /\\]){0,60}") {
            let line = clean_line(&text);
            prop_assert_eq!(clean_line(&line), line.clone());
            prop_assert!(!line.contains(|c: char| c.is_control() || is_bidi_control(c)));
            let block = clean_block(&text);
            prop_assert_eq!(clean_block(&block), block.clone());
            prop_assert!(!block.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        }

        #[test]
        fn filenames_stay_small_and_harmless(text in r"(\PC|\p{M}|\p{C}|[. /\\:~]){0,200}", most in 4_usize..120) {
            let name = clean_filename(&text, most);
            prop_assert!(!name.is_empty() && name.chars().count() <= most, "{name:?}");
            prop_assert!(!name.starts_with('.') && !name.contains(['/', '\\', '\0', ':']));
        }
    }
}
