//! Writing XML that is well-formed whatever the values are.

/// Writes elements at the end of a text. Names are ours and constant; values are anybody's.
pub struct Xml<'a> {
    out: &'a mut String,
    depth: usize,
}

/// Text without the characters that XML 1.0 (section 2.2) has no way to write, and with line ends as every parser
/// hands them on (section 2.11).
pub fn kept(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    push_kept(text, &mut kept);
    kept
}

fn push_kept(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == '\r' || !is_character(c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\r')) {
            out.push('\n');
            rest = after;
        } else {
            rest = rest.trim_start_matches(|c| !is_character(c));
        }
    }
    out.push_str(rest);
}

/// The production `Char` of XML 1.0.
const fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

impl<'a> Xml<'a> {
    /// Continues a document at a depth of so many open elements.
    pub fn at(depth: usize, out: &'a mut String) -> Self {
        Self { out, depth }
    }

    pub fn declaration(&mut self) {
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// A comment of our own words: without two hyphens in a row.
    pub fn comment(&mut self, words: &'static str) {
        debug_assert!(!words.contains("--"), "XML 1.0, section 2.5");
        self.indent();
        self.out.extend(["<!-- ", words, " -->\n"]);
    }

    /// The start tag of an element that a later call closes.
    pub fn open(&mut self, name: &'static str) {
        self.indent();
        self.out.extend(["<", name, ">\n"]);
        self.depth += 1;
    }

    pub fn close(&mut self, name: &'static str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.out.extend(["</", name, ">\n"]);
    }

    /// An element with elements in it.
    pub fn within(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        self.open(name);
        content(self);
        self.close(name);
    }

    /// An element with escaped text.
    pub fn text(&mut self, name: &'static str, value: &str) {
        self.start(name);
        let kept = kept(value);
        let mut rest = kept.as_str();
        while let Some(at) = rest.find(['&', '<', '>']) {
            self.out.push_str(&rest[..at]);
            self.out.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                _ => "&gt;",
            });
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
        self.end(name);
    }

    /// The same, or no element if there is no text.
    pub fn text_if_any(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() {
            self.text(name, value);
        }
    }

    pub fn number(&mut self, name: &'static str, value: impl Into<i128>) {
        self.text(name, &value.into().to_string());
    }

    /// An element whose text stands in a CDATA section, as boards want it for texts and HTML.
    pub fn cdata(&mut self, name: &'static str, value: &str) {
        self.start(name);
        self.out.push_str("<![CDATA[");
        let from = self.out.len();
        push_kept(value, self.out);
        // Looked for behind the dropping: what was dropped may have stood between the brackets.
        if self.out[from..].contains("]]>") {
            let split = self.out[from..].replace("]]>", "]]]]><![CDATA[>");
            self.out.truncate(from);
            self.out.push_str(&split);
        }
        self.out.push_str("]]>");
        self.end(name);
    }

    /// The same, or no element if there is no text.
    pub fn cdata_if_any(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() {
            self.cdata(name, value);
        }
    }

    fn start(&mut self, name: &'static str) {
        self.indent();
        self.out.extend(["<", name, ">"]);
    }

    fn end(&mut self, name: &'static str) {
        self.out.extend(["</", name, ">\n"]);
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}
