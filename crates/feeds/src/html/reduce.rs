//! From the elements of a page to those of a board, without losing words.

use super::{
    entities::{decode, push_normalized},
    reader::{Piece, Pieces, href},
};

/// The elements that a board takes, in small letters.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    pub elements: &'static [&'static str],
}

impl Palette {
    fn has(self, name: &str) -> Option<&'static str> {
        self.elements.iter().find(|own| **own == name).copied()
    }
}

/// What a text became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reduced {
    /// Every element in it is one of the palette, has no attributes but a link's address, and is closed.
    pub html: String,
    /// The elements that became something else, each once, at most [`MOST_LOST`].
    pub lost: Vec<String>,
    /// How many characters a reader sees; white space in a row counts once.
    pub visible: usize,
}

/// Deeper elements are left out and their words kept.
const DEEPEST: usize = 48;
/// More would not help the person who reads them.
const MOST_LOST: usize = 8;
/// Longer names are no elements of HTML.
const LONGEST_NAME: usize = 10;

/// Says the text with the elements of the palette. A heading becomes a bold paragraph, a numbered list one without
/// numbers, a row of a table a paragraph, a link its words with the address behind them.
pub fn reduce(html: &str, palette: Palette) -> Reduced {
    let mut writer = Writer {
        palette,
        out: Reduced {
            html: String::with_capacity(html.len() + 64),
            ..Reduced::default()
        },
        open: Vec::new(),
        muted: 0,
        after_space: true,
    };
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => writer.words(text),
            Piece::Open { name, attributes } => writer.start(name, attributes),
            Piece::Close { name } => writer.finish(name),
        }
    }
    while let Some(element) = writer.open.pop() {
        writer.end(element);
    }
    writer.out
}

/// How an element is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    As(&'static str),
    BoldParagraph,
    /// With line ends that count.
    Lines,
    Cell,
    /// A link whose address follows its words.
    Address,
    Link,
    /// Only its words.
    Words,
    /// Nothing of it: it is no text.
    Nothing,
}

struct Element<'a> {
    name: &'a str,
    form: Form,
    href: Option<&'a str>,
    /// Where its content begins.
    from: usize,
}

struct Writer<'a> {
    palette: Palette,
    out: Reduced,
    open: Vec<Element<'a>>,
    /// How many open elements are no text.
    muted: usize,
    after_space: bool,
}

impl<'a> Writer<'a> {
    fn words(&mut self, text: &'a str) {
        if self.muted > 0 {
            return;
        }
        if self.open.iter().any(|element| element.form == Form::Lines) {
            for (number, line) in text.trim_end_matches('\n').split('\n').enumerate() {
                if number > 0 {
                    self.line_break();
                }
                push_normalized(line, &mut self.out.html);
            }
        } else {
            push_normalized(text, &mut self.out.html);
        }
        self.count(text);
    }

    fn count(&mut self, text: &str) {
        let decoded;
        let seen = if text.contains('&') {
            decoded = decode(text);
            &decoded
        } else {
            text
        };
        for c in seen.chars() {
            let space = c.is_whitespace();
            if !(space && self.after_space) {
                self.out.visible += 1;
            }
            self.after_space = space;
        }
    }

    fn start(&mut self, name: &'a str, attributes: &'a str) {
        let small = name.to_ascii_lowercase();
        let form = self.form(&small);
        match small.as_str() {
            "br" => return self.line_break(),
            "hr" | "img" | "input" | "wbr" | "col" | "meta" | "link" => {
                if let (Form::As(own), 0) = (form, self.muted) {
                    self.out.html.extend(["<", own, ">"]);
                }
                return;
            }
            _ => {}
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        self.before(form);
        let href = if small == "a" { href(attributes) } else { None };
        if self.muted == 0 {
            self.start_tag(form, href);
        }
        self.muted += usize::from(form == Form::Nothing);
        self.open.push(Element {
            name,
            form,
            href,
            from: self.out.html.len(),
        });
    }

    fn form(&mut self, small: &str) -> Form {
        let palette = self.palette;
        let form = match (palette.has(small), small) {
            (Some("a"), _) => return Form::Link,
            (Some(own), _) => return Form::As(own),
            (None, "script" | "style" | "template" | "title") => Form::Nothing,
            (None, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => self.heading(small),
            (None, "em") if palette.has("i").is_some() => return Form::As("i"),
            (None, "strong") if palette.has("b").is_some() => return Form::As("b"),
            (None, "ol") => palette.has("ul").map_or(Form::Words, Form::As),
            (None, "pre") if palette.has("p").is_some() => Form::Lines,
            (None, "tr") => palette.has("p").map_or(Form::Words, Form::As),
            (None, "td" | "th") => Form::Cell,
            (None, "a") => Form::Address,
            // They say nothing that their content does not.
            (None, "div" | "span" | "tbody" | "thead" | "tfoot" | "br") => return Form::Words,
            (None, _) => Form::Words,
        };
        self.lose(small);
        form
    }

    /// The nearest heading that the palette has, else a bold paragraph, else its words.
    fn heading(&self, small: &str) -> Form {
        let level = |name: &str| i32::from(name.as_bytes()[1]);
        let headings = self
            .palette
            .elements
            .iter()
            .filter(|own| own.len() == 2 && own.starts_with('h') && own.as_bytes()[1].is_ascii_digit());
        let nearest = headings.min_by_key(|own| (level(own) - level(small)).abs());
        let bold = if self.palette.has("p").and(self.palette.has("b")).is_some() {
            Form::BoldParagraph
        } else {
            Form::Words
        };
        nearest.map_or(bold, |own| Form::As(own))
    }

    fn lose(&mut self, small: &str) {
        let lost = &mut self.out.lost;
        if small.len() <= LONGEST_NAME && lost.len() < MOST_LOST && !lost.iter().any(|name| name == small) {
            lost.push(small.to_owned());
        }
    }

    /// A paragraph ends where the next block begins, and cells stand apart.
    fn before(&mut self, form: Form) {
        let block = match form {
            Form::As(own) => matches!(own, "p" | "ul" | "ol" | "table") || own.starts_with('h'),
            Form::BoldParagraph | Form::Lines => true,
            Form::Cell | Form::Address | Form::Link | Form::Words | Form::Nothing => false,
        };
        let in_paragraph = self
            .open
            .last()
            .is_some_and(|element| matches!(element.form, Form::As("p") | Form::Lines));
        if block
            && in_paragraph
            && let Some(paragraph) = self.open.pop()
        {
            self.end(paragraph);
        }
        if form == Form::Cell && self.open.last().is_some_and(|row| row.from < self.out.html.len()) {
            self.put(" | ");
        }
    }

    fn start_tag(&mut self, form: Form, href: Option<&str>) {
        let html = &mut self.out.html;
        match form {
            Form::As(own) => html.extend(["<", own, ">"]),
            Form::BoldParagraph => html.push_str("<p><b>"),
            Form::Lines => html.push_str("<p>"),
            Form::Link => match href {
                Some(href) => {
                    html.push_str("<a href=\"");
                    push_normalized(&href.replace('"', "%22"), html);
                    html.push_str("\">");
                }
                None => html.push_str("<a>"),
            },
            Form::Cell | Form::Address | Form::Words | Form::Nothing => {}
        }
    }

    /// Ends the element and what was left open in it; a tag that ends nothing is left out.
    fn finish(&mut self, name: &str) {
        let Some(at) = self
            .open
            .iter()
            .rposition(|element| element.name.eq_ignore_ascii_case(name))
        else {
            return;
        };
        while self.open.len() > at {
            if let Some(element) = self.open.pop() {
                self.end(element);
            }
        }
    }

    fn end(&mut self, element: Element<'_>) {
        if element.form == Form::Nothing {
            self.muted -= 1;
        }
        if self.muted > 0 {
            return;
        }
        match element.form {
            Form::As(own) => self.out.html.extend(["</", own, ">"]),
            Form::BoldParagraph => self.out.html.push_str("</b></p>"),
            Form::Lines => self.out.html.push_str("</p>"),
            Form::Link => self.out.html.push_str("</a>"),
            Form::Address => self.address(&element),
            Form::Cell | Form::Words | Form::Nothing => {}
        }
    }

    fn address(&mut self, link: &Element<'_>) {
        let Some(href) = link.href.map(|href| href.strip_prefix("mailto:").unwrap_or(href)) else {
            return;
        };
        if href.is_empty() || self.out.html[link.from..].contains(href) {
            return;
        }
        self.put(" (");
        push_normalized(href, &mut self.out.html);
        self.count(href);
        self.put(")");
    }

    fn line_break(&mut self) {
        let end = if self.palette.has("br").is_some() { "<br>" } else { "\n" };
        self.put(end);
        self.count("\n");
    }

    fn put(&mut self, html: &str) {
        if self.muted == 0 {
            self.out.html.push_str(html);
        }
    }
}
