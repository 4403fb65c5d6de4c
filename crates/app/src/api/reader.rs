//! Words that a program sends: cleaned and measured once, at the edge (IN-6), by the rules of the forms.

use std::ops::RangeInclusive;

use base::{clean_block, clean_line};
use web::{FormErrors, Message, Result};

use crate::organization::Translated;

/// The longest name or title (TRUST section 3).
pub const LINE: usize = 200;

/// Collects what is wrong with the fields of a body, so that a program hears of all of it at once.
#[derive(Default)]
pub struct Reader {
    errors: FormErrors,
}

impl Reader {
    pub fn new() -> Self {
        Self::default()
    }

    /// One line; a range that begins at 1 makes it required.
    pub fn line(&mut self, field: &str, text: &str, chars: RangeInclusive<usize>) -> String {
        let line = clean_line(text);
        self.measure(field, &line, &chars);
        line
    }

    /// Text of several lines.
    pub fn block(&mut self, field: &str, text: &str, chars: RangeInclusive<usize>) -> String {
        let block = clean_block(text);
        self.measure(field, &block, &chars);
        block
    }

    /// One line per language; languages without a word are left out.
    pub fn translated(&mut self, field: &str, texts: Translated, chars: RangeInclusive<usize>) -> Translated {
        let mut clean = Translated::default();
        for (language, text) in texts.0 {
            let line = self.line(field, &text, 0..=*chars.end());
            if !line.is_empty() {
                clean.insert(language, line);
            }
        }
        self.check(
            *chars.start() == 0 || !clean.is_empty(),
            field,
            Message::new("fields-required"),
        );
        clean
    }

    /// Notes a mistake unless the rule holds.
    pub fn check(&mut self, holds: bool, field: &str, message: Message) {
        if !holds {
            self.errors.push(field, message);
        }
    }

    pub fn finish(self) -> Result<()> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.errors.into())
        }
    }

    fn measure(&mut self, field: &str, text: &str, chars: &RangeInclusive<usize>) {
        let count = text.chars().count();
        self.check(count >= *chars.start(), field, Message::new("fields-required"));
        let too_long = Message::new("fields-too-long").with("max", *chars.end());
        self.check(count <= *chars.end(), field, too_long);
    }
}
