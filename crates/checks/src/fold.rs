//! A text made plain for comparing: small letters, single spaces, half-width signs, no emphasis; and the way back.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

/// Stands for code and addresses: what is in them is not the advert's own wording.
pub(crate) const HOLE: char = '\u{fffc}';

static CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"```[\s\S]*?(?:```|\z)|`[^`\n]*`").expect("a pattern of ours"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)https?://[^\s)>\]\u{3000}-\u{9fff}，。；]+|\]\([^)\s]*\)").expect("a pattern of ours")
});

/// A folded text. Offsets in it lead back to bytes of the original.
#[derive(Debug)]
pub(crate) struct Folded<'a> {
    pub original: &'a str,
    pub text: String,
    /// For each byte of `text`, the original bytes of its character.
    spans: Vec<(u32, u32)>,
    code: Vec<Range<usize>>,
}

impl<'a> Folded<'a> {
    pub fn new(original: &'a str) -> Self {
        let code: Vec<_> = CODE.find_iter(original).map(|hit| hit.range()).collect();
        let addresses = ADDRESS.find_iter(original).map(|hit| hit.range());
        let mut holes: Vec<_> = code.iter().cloned().chain(addresses).collect();
        holes.sort_by_key(|hole| hole.start);
        let mut folded = Self {
            original,
            text: String::with_capacity(original.len()),
            spans: Vec::with_capacity(original.len()),
            code,
        };
        folded.fill(&holes);
        folded
    }

    fn fill(&mut self, holes: &[Range<usize>]) {
        let original = self.original;
        let mut holes = holes.iter().peekable();
        let mut rest = original.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            while holes.next_if(|hole| hole.end <= at).is_some() {}
            let after = at + c.len_utf8();
            if let Some(hole) = holes.next_if(|hole| hole.contains(&at)) {
                while rest.next_if(|(at, _)| *at < hole.end).is_some() {}
                self.push(HOLE, at..hole.end.max(after));
                continue;
            }
            match c {
                '\u{308}' => self.umlaut(after),
                // What is not seen: soft hyphen, zero-width signs, variation selectors.
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' => {}
                '*' | '_' if self.is_emphasis(at, c, rest.peek().map(|(_, next)| *next)) => {}
                '\n' => {
                    let next = original[after..].trim_start_matches([' ', '\t', '\r']).chars().next();
                    self.space(if breaks_line(next) { '\n' } else { ' ' }, at..after);
                }
                c if c.is_whitespace() => self.space(' ', at..after),
                c => {
                    for small in plain(c).to_lowercase() {
                        self.push(small, at..after);
                    }
                }
            }
        }
    }

    fn push(&mut self, c: char, from: Range<usize>) {
        self.text.push(c);
        let span = (from.start as u32, from.end as u32);
        self.spans.extend(std::iter::repeat_n(span, c.len_utf8()));
    }

    /// One space for a run of them, and a line break where there is one among them.
    fn space(&mut self, c: char, from: Range<usize>) {
        match self.text.chars().next_back() {
            None | Some('\n') => {}
            Some(' ') if c == '\n' => {
                self.text.pop();
                self.spans.pop();
                self.push(c, from);
            }
            Some(' ') => {}
            Some(_) => self.push(c, from),
        }
    }

    /// Two dots above the letter before, as some systems write ä.
    fn umlaut(&mut self, end: usize) {
        let whole = match self.text.chars().next_back() {
            Some('a') => 'ä',
            Some('o') => 'ö',
            Some('u') => 'ü',
            _ => return,
        };
        self.text.pop();
        let (start, _) = self.spans.pop().expect("a byte has a span");
        self.push(whole, start as usize..end);
    }

    /// Whether an asterisk or underscore is Markdown's, not that of `Entwickler*in`.
    fn is_emphasis(&self, at: usize, sign: char, next: Option<char>) -> bool {
        let before = self.original[..at].chars().next_back();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        before == Some(sign) || next == Some(sign) || !(letter(before) && letter(next))
    }

    /// The bytes of the original that these bytes of the folded text stand for.
    pub fn back(&self, range: Range<usize>) -> Range<usize> {
        let (Some((start, _)), Some((_, end))) =
            (self.spans.get(range.start), self.spans.get(range.end.wrapping_sub(1)))
        else {
            return 0..0;
        };
        *start as usize..*end as usize
    }

    /// Whether these bytes of the original are in code.
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        // They lie one after the other: the first that ends behind the start is the only one to ask.
        let next = self.code.partition_point(|code| code.end <= range.start);
        self.code.get(next).is_some_and(|code| code.start < range.end)
    }
}

/// Whether a line break before this character is one for the reader: a list, a heading, an empty line, or a script
/// without spaces.
fn breaks_line(next: Option<char>) -> bool {
    match next {
        None | Some('\n' | '-' | '*' | '+' | '#' | '>' | '|' | '•' | '·') => true,
        Some(c) => c.is_ascii_digit() || is_cjk(c),
    }
}

/// The half-width form of a full-width sign, the plain form of a typographic one.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        c => c,
    }
}

/// Of a script that is written without spaces.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_full_width_signs_are_folded() {
        assert_eq!(Folded::new("Ｊｕｎｇｅｓ  TEAM：\tA").text, "junges team: a");
        assert_eq!(Folded::new("Verka\u{308}ufer").text, "verkäufer");
    }

    #[test]
    fn emphasis_goes_and_the_gender_star_stays() {
        assert_eq!(
            Folded::new("**Entwickler*in** _jung_ * eins").text,
            "entwickler*in jung eins"
        );
        assert_eq!(Folded::new("Entwickler_innen").text, "entwickler_innen");
    }

    #[test]
    fn code_and_addresses_are_holes() {
        let folded =
            Folded::new("See `he/his` and [guys](https://guys.example.org/guys) at https://x.example/guys now");
        assert_eq!(folded.text, "see \u{fffc} and [guys\u{fffc} at \u{fffc} now");
    }

    #[test]
    fn offsets_lead_back() {
        let text = "Ein **JUNGES**  Team";
        let folded = Folded::new(text);
        let at = folded.text.find("junges team").unwrap();
        assert_eq!(&text[folded.back(at..at + "junges team".len())], "JUNGES**  Team");
    }

    #[test]
    fn a_wrapped_line_is_one_line_and_a_list_is_not() {
        assert_eq!(
            Folded::new("junges\nTeam\n- eins\n\nzwei").text,
            "junges team\n- eins\nzwei"
        );
    }
}
