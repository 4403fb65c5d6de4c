//! Rich Text Format 1.9.1, as far as its words go.
//!
//! Text is bytes in the code page of the current font, or `\u` numbers with a stand-in for old readers behind them.

mod encodings;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Fault, sheet::Sheet};
use crate::Limits;
use encodings::{character_set, code_page};

pub(super) fn read(bytes: &[u8], sheet: &mut Sheet, limits: &Limits) -> Result<(), Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Fault::Mismatch);
    }
    let mut reader = Reader {
        rest: bytes,
        sheet,
        groups: Vec::new(),
        group: Group::default(),
        fonts: HashMap::new(),
        font_defined: 0,
        default_font: 0,
        code_page: WINDOWS_1252,
        waiting: Vec::new(),
        high_half: None,
        stand_ins: 0,
        optional: false,
    };
    reader.run(limits)
}

/// What a closing brace restores.
#[derive(Clone, Copy)]
struct Group {
    place: Place,
    font: Option<i32>,
    /// Characters behind each `\u` that stand in for it.
    stand_ins: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Fonts,
    /// Not text: pictures, style names, field instructions.
    Aside,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            place: Place::Body,
            font: None,
            stand_ins: 1,
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    sheet: &'a mut Sheet,
    groups: Vec<Group>,
    group: Group,
    fonts: HashMap<i32, &'static Encoding>,
    /// The font whose entry in the table is being read.
    font_defined: i32,
    default_font: i32,
    code_page: &'static Encoding,
    /// Bytes not yet decoded: a character may be several.
    waiting: Vec<u8>,
    /// The first half of a character beyond U+FFFF.
    high_half: Option<u16>,
    /// Stand-ins still to be passed over.
    stand_ins: usize,
    /// After `\*`: a group that may be ignored follows.
    optional: bool,
}

impl Reader<'_> {
    fn run(&mut self, limits: &Limits) -> Result<(), Fault> {
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            match byte {
                b'{' => {
                    self.flush();
                    self.stand_ins = 0;
                    if self.groups.len() >= limits.nesting {
                        return Err(Fault::TooComplex);
                    }
                    self.groups.push(self.group);
                }
                b'}' => {
                    self.flush();
                    self.stand_ins = 0;
                    self.group = self.groups.pop().ok_or(Fault::Damaged)?;
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
            if self.sheet.is_full() {
                return Ok(());
            }
        }
        // The end is missing; what came before it stands.
        self.flush();
        self.sheet.cut();
        Ok(())
    }

    fn control(&mut self) {
        let Some((&symbol, rest)) = self.rest.split_first() else {
            return;
        };
        if symbol.is_ascii_alphabetic() {
            let (word, number) = self.word();
            return self.command(&word, number);
        }
        self.rest = rest;
        match symbol {
            b'\'' => {
                let digits = self.rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.rest = &self.rest[2..];
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.character(' '),
            b'_' => self.character('-'),
            b'*' => self.optional = true,
            b'\r' | b'\n' => self.command("par", None),
            _ => {}
        }
    }

    /// Letters, a number that may follow, and the one space that ends them.
    fn word(&mut self) -> (String, Option<i32>) {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at(letters);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[..minus + digits])
            .ok()
            .and_then(|number| number.parse().ok());
        let rest = if digits > 0 { &rest[minus + digits..] } else { rest };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        (String::from_utf8_lossy(word).into_owned(), number)
    }

    fn command(&mut self, word: &str, number: Option<i32>) {
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(self.rest.len());
            self.rest = &self.rest[length..];
            return;
        }
        self.flush();
        let optional = std::mem::take(&mut self.optional);
        if self.group.place == Place::Aside {
            return;
        }
        match (word, number) {
            ("u", Some(number)) => self.unicode(number),
            ("uc", Some(count)) => self.group.stand_ins = usize::try_from(count).unwrap_or(0),
            ("ansicpg", Some(page)) => self.code_page = code_page(page).unwrap_or(WINDOWS_1252),
            ("deff", Some(font)) => self.default_font = font,
            ("f", Some(font)) if self.group.place == Place::Fonts => self.font_defined = font,
            ("f", Some(font)) => self.group.font = Some(font),
            ("fcharset", Some(set)) if self.group.place == Place::Fonts => {
                if let Some(encoding) = character_set(set) {
                    self.fonts.insert(self.font_defined, encoding);
                }
            }
            ("cpg", Some(page)) if self.group.place == Place::Fonts => {
                if let Some(encoding) = code_page(page) {
                    self.fonts.insert(self.font_defined, encoding);
                }
            }
            ("fonttbl", _) => self.group.place = Place::Fonts,
            (word, _) if ASIDE.contains(&word) || (optional && word != "shpinst") => self.group.place = Place::Aside,
            (word, _) => self.layout(word),
        }
    }

    /// Words that stand for a character or for a break.
    fn layout(&mut self, word: &str) {
        if self.group.place != Place::Body {
            return;
        }
        match word {
            "par" | "line" | "row" | "nestrow" | "sect" | "page" | "column" => self.sheet.line(),
            "tab" | "cell" | "nestcell" => self.sheet.gap(),
            "emdash" => self.sheet.push('—'),
            "endash" => self.sheet.push('–'),
            "bullet" => self.sheet.push('•'),
            "lquote" => self.sheet.push('‘'),
            "rquote" => self.sheet.push('’'),
            "ldblquote" => self.sheet.push('“'),
            "rdblquote" => self.sheet.push('”'),
            "emspace" | "enspace" | "qmspace" => self.sheet.space(),
            _ => {}
        }
    }

    /// A UTF-16 unit, written as a signed number.
    fn unicode(&mut self, number: i32) {
        self.stand_ins = self.group.stand_ins;
        let unit = number as u16;
        let units = match self.high_half.take() {
            Some(high) => vec![high, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.high_half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        if self.group.place == Place::Body {
            char::decode_utf16(units).flatten().for_each(|c| self.sheet.push(c));
        }
    }

    fn character(&mut self, c: char) {
        self.flush();
        if self.stand_ins > 0 {
            self.stand_ins -= 1;
        } else if self.group.place == Place::Body {
            self.sheet.push(c);
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.stand_ins > 0 {
            self.stand_ins -= 1;
        } else if self.group.place == Place::Body {
            self.waiting.push(byte);
        }
    }

    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            let font = self.group.font.unwrap_or(self.default_font);
            let encoding = self.fonts.get(&font).copied().unwrap_or(self.code_page);
            let (text, _) = encoding.decode_without_bom_handling(&self.waiting);
            self.sheet.push_str(&text);
            self.waiting.clear();
        }
    }
}

/// Groups that hold no text of the document.
const ASIDE: &[&str] = &[
    "annotation",
    "atnauthor",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colorschememapping",
    "colortbl",
    "datastore",
    "falt",
    "filetbl",
    "fldinst",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "info",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "nonshppict",
    "objclass",
    "objdata",
    "panose",
    "pgdsctbl",
    "pict",
    "pntxta",
    "pntxtb",
    "revtbl",
    "rsidtbl",
    "sp",
    "stylesheet",
    "template",
    "themedata",
    "xe",
    "xmlnstbl",
];
