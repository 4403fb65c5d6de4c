//! The sheet that readers write on: keeps text clean and within its limit.

use super::{Extract, Outcome, Reason};

/// Text as it grows. Spaces are single, lines have no trailing space, and no more than one line stays empty.
pub(super) struct Sheet {
    text: String,
    most: usize,
    truncated: bool,
}

impl Sheet {
    /// A sheet with room for `most` bytes.
    pub(super) fn new(most: usize) -> Self {
        Self {
            text: String::new(),
            most,
            truncated: false,
        }
    }

    /// Nothing more will be kept, so reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= self.most
    }

    /// Says that something of the document is missing.
    pub(super) fn cut(&mut self) {
        self.truncated = true;
    }

    pub(super) fn push_str(&mut self, text: &str) {
        text.chars().for_each(|c| self.push(c));
    }

    pub(super) fn push(&mut self, c: char) {
        match c {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.line(),
            '\t' => self.gap(),
            // A soft hyphen shows only where a line breaks; a byte order mark and U+FFFE, U+FFFF are no characters.
            '\u{AD}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {}
            // The bullet of the Symbol font; other characters for private use are icons.
            '\u{F0B7}' => self.append('•'),
            '\u{E000}'..='\u{F8FF}' => self.space(),
            c if c.is_control() => {}
            c if c.is_whitespace() => self.space(),
            c => self.append(plain_form(c)),
        }
    }

    /// A space, unless there is one.
    pub(super) fn space(&mut self) {
        if !self.text.ends_with([' ', '\t', '\n']) && !self.text.is_empty() {
            self.append(' ');
        }
    }

    /// The distance between two columns or table cells.
    pub(super) fn gap(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.ends_with(['\t', '\n']) && !self.text.is_empty() {
            self.append('\t');
        }
    }

    /// Ends the line. An empty one is kept once.
    pub(super) fn line(&mut self) {
        while self.text.ends_with([' ', '\t']) {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.append('\n');
        }
    }

    /// Where the text has got to, for [`Sheet::end_cell`].
    pub(super) fn here(&self) -> usize {
        self.text.len()
    }

    /// Ends a table cell that began at `start`: a cell of one line goes on with the next cell on that line.
    pub(super) fn end_cell(&mut self, start: usize) {
        let cell = self.text.get(start.min(self.text.len())..).unwrap_or_default();
        let body = cell.trim_end_matches('\n');
        if !body.contains('\n') {
            let end = self.text.len() - (cell.len() - body.len());
            self.text.truncate(end);
            self.gap();
        }
    }

    pub(super) fn append(&mut self, c: char) {
        if self.text.len() + c.len_utf8() > self.most {
            self.truncated = true;
            // Full for good: a shorter character must not slip in after one that was left out.
            self.most = self.text.len();
        } else {
            self.text.push(c);
        }
    }

    /// The text, or `empty` as the reason why there is none.
    pub(super) fn outcome(mut self, pages: Option<u32>, empty: Reason) -> Outcome {
        self.text.truncate(self.text.trim_end().len());
        if self.text.is_empty() {
            return Outcome::Unavailable(empty);
        }
        Outcome::Text(Extract {
            text: self.text,
            pages,
            truncated: self.truncated,
        })
    }
}

/// The character people type for one that only fonts know.
///
/// Browsers that print Chinese to PDF name the glyph of 大 by the radical ⼤, which no search would find. Whole
/// characters only; radicals that stand for a part of a character stay as they are. Ligatures come apart elsewhere.
fn plain_form(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match c {
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAD9}' | '\u{2E9F}' | '\u{2EF3}' => {
            std::iter::once(c).nfkc().next().unwrap_or(c)
        }
        '\u{2E80}'..='\u{2EF2}' => RADICALS
            .iter()
            .find(|(radical, _)| *radical == c)
            .map_or(c, |(_, plain)| *plain),
        c => c,
    }
}

/// From `EquivalentUnifiedIdeograph.txt` of the Unicode Character Database, those that are words by themselves.
const RADICALS: &[(char, char)] = &[
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻭', '歯'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻲', '亀'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn written(parts: &[&str]) -> String {
        let mut sheet = Sheet::new(1000);
        for part in parts {
            sheet.push_str(part);
        }
        match sheet.outcome(None, Reason::NoText) {
            Outcome::Text(extract) => extract.text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn space_and_lines_are_tidy() {
        assert_eq!(
            written(&["\n\n a  b \u{a0}c\t \td \r\n\r\n\n\ne\u{0}\u{1b}\u{ad}f\n"]),
            "a b c\td\n\nef"
        );
        assert_eq!(written(&["\u{F0B7} Rust \u{F095} 030"]), "• Rust 030");
    }

    #[test]
    fn radicals_become_the_characters_people_type() {
        assert_eq!(written(&["⼤规模，⼈⼯，⻓⻛⻚⻅"]), "大规模，人工，长风页见");
    }

    #[test]
    fn too_much_text_is_cut_at_a_character() {
        let mut sheet = Sheet::new(8);
        sheet.push_str("长长长a");
        assert!(sheet.is_full());
        let Outcome::Text(extract) = sheet.outcome(Some(1), Reason::NoText) else {
            panic!("text")
        };
        assert_eq!((&*extract.text, extract.truncated), ("长长", true));
    }

    #[test]
    fn cells_of_one_line_share_it_and_others_do_not() {
        let mut sheet = Sheet::new(100);
        for cell in ["2019\n", "Engineer\n", "Berlin\nMunich\n"] {
            let start = sheet.here();
            sheet.push_str(cell);
            sheet.end_cell(start);
        }
        let Outcome::Text(extract) = sheet.outcome(None, Reason::NoText) else {
            panic!("text")
        };
        assert_eq!(extract.text, "2019\tEngineer\tBerlin\nMunich");
    }
}
