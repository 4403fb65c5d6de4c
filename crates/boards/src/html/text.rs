//! Plain text of what boards write: paragraphs and list items on lines, entities decoded, scripts dropped.

use super::{
    entity,
    tokens::{Token, Tokens, has_tags},
};

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It begins and ends a line.
    Line,
    /// It is set apart by a space.
    Cell,
    /// Nobody reads its text.
    Hidden,
    Inline,
}

/// Longest name of an element with a role.
const LONGEST_NAME: usize = 10;

fn role(name: &str) -> Role {
    let mut small = [0; LONGEST_NAME];
    let Some(small) = small.get_mut(..name.len()) else {
        return Role::Inline;
    };
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    match &*small {
        b"p" | b"br" | b"div" | b"li" | b"ul" | b"ol" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"tr"
        | b"table" | b"tbody" | b"thead" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"nav"
        | b"aside" | b"blockquote" | b"pre" | b"hr" | b"dl" | b"dt" | b"dd" | b"form" | b"figure" | b"figcaption"
        | b"address" | b"details" | b"summary" | b"fieldset" | b"center" | b"caption" | b"body" => Role::Line,
        b"td" | b"th" => Role::Cell,
        b"head" | b"template" | b"svg" | b"noscript" | b"select" => Role::Hidden,
        _ => Role::Inline,
    }
}

/// The text of HTML.
pub(crate) fn of_html(html: &str) -> String {
    let mut lines = Lines::with_capacity(html.len());
    let mut hidden: Option<(&str, u32)> = None;
    for token in Tokens::new(html) {
        if let Some((name, depth)) = &mut hidden {
            match token {
                // The end of a head may be left out.
                Token::Open { name: own, .. } if own.eq_ignore_ascii_case("body") => *depth = 0,
                Token::Open { name: own, .. } if own.eq_ignore_ascii_case(name) => *depth += 1,
                Token::Close { name: own } if own.eq_ignore_ascii_case(name) => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                hidden = None;
            }
            continue;
        }
        match token {
            Token::Text(text) => lines.words(text),
            Token::Open { name, attributes } => {
                if role(name) == Role::Hidden && !attributes.ends_with('/') {
                    hidden = Some((name, 1));
                } else {
                    lines.tag(name);
                }
            }
            Token::Close { name } => lines.tag(name),
            Token::Raw { .. } => lines.space = true,
        }
    }
    lines.finish()
}

/// A plain text: its lines, tidied.
pub(crate) fn of_plain(text: &str) -> String {
    let mut lines = Lines::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        lines.decoded(line);
        lines.end_line();
    }
    lines.finish()
}

/// Text of which nobody knows whether it is HTML, escaped HTML or plain: tags decide.
pub(crate) fn of_any(text: &str) -> String {
    if has_tags(text) {
        return of_html(text);
    }
    if !text.contains('&') {
        return of_plain(text);
    }
    let decoded = entity::decode(text);
    if has_tags(&decoded) {
        of_html(&decoded)
    } else if decoded.contains("&lt;") {
        // Escaped twice over, as some programs publish it.
        let again = entity::decode(&decoded);
        if has_tags(&again) {
            of_html(&again)
        } else {
            of_plain(&decoded)
        }
    } else {
        of_plain(&decoded)
    }
}

/// One line without markup: titles, names, places.
pub(crate) fn line(text: &str) -> String {
    let plain = text
        .bytes()
        .all(|byte| matches!(byte, b'!'..=b'%' | b'\''..=b';' | b'='..=b'~' | b' '));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return text.to_owned();
    }
    let whole = of_any(text);
    if whole.contains('\n') {
        whole.replace('\n', " ")
    } else {
        whole
    }
}

/// Puts words on lines: one space between words, no empty lines, no control characters.
struct Lines {
    out: String,
    space: bool,
    scratch: String,
}

impl Lines {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            out: String::with_capacity(bytes),
            space: false,
            scratch: String::new(),
        }
    }

    fn tag(&mut self, name: &str) {
        match role(name) {
            Role::Line => self.end_line(),
            Role::Cell => self.space = true,
            Role::Hidden | Role::Inline => {}
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Words of HTML, with entities.
    fn words(&mut self, text: &str) {
        if text.contains('&') {
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            entity::decode_into(text, &mut scratch);
            self.decoded(&scratch);
            self.scratch = scratch;
        } else {
            self.decoded(text);
        }
    }

    fn decoded(&mut self, text: &str) {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let dropped = match c {
                '!'..='~' => continue,
                c if c.is_whitespace() || c == '\u{fffd}' => false,
                c if is_noise(c) => true,
                _ => continue,
            };
            self.piece(&text[from..at]);
            from = at + c.len_utf8();
            self.space |= !dropped;
        }
        self.piece(&text[from..]);
    }

    fn piece(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.space && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.space = false;
        self.out.push_str(words);
    }

    fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// What has no width and no meaning: controls, soft hyphens, zero-width spaces, byte order marks, direction marks.
/// Joiners stay: Persian and emoji need them.
fn is_noise(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_and_list_items_stand_on_lines() {
        let html = "<h2>Tasks</h2>\n<ul>\n <li>Build  <b>kilns</b></li><li>Fire&nbsp;them</li></ul><p>One<br>two</p>";
        assert_eq!(of_html(html), "Tasks\nBuild kilns\nFire them\nOne\ntwo");
    }

    #[test]
    fn scripts_styles_and_comments_are_dropped() {
        let html =
            "<head><title>t</title></head>a<style>b{}</style><!-- c --> d<script>e</script><svg><title>f</title></svg>";
        assert_eq!(of_html(html), "a d");
        assert_eq!(of_html("<head><title>t</title><BODY>a"), "a");
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(of_html("<p>R&amp;D &lt;x&gt; &amp;amp;</p>"), "R&D <x> &amp;");
    }

    #[test]
    fn escaped_html_is_read_as_html() {
        assert_eq!(
            of_any("&lt;p&gt;We build&lt;/p&gt;&lt;p&gt;R&amp;amp;D&lt;/p&gt;"),
            "We build\nR&D"
        );
        assert_eq!(of_any("&amp;lt;p&amp;gt;We&amp;lt;/p&amp;gt;"), "We");
        assert_eq!(of_any("a < b &amp; c"), "a < b & c");
        assert_eq!(
            of_any("职责：\r\n1. 写代码\r\n\r\n2. 读代码"),
            "职责：\n1. 写代码\n2. 读代码"
        );
    }

    #[test]
    fn what_has_no_width_is_dropped() {
        assert_eq!(of_plain("a\u{ad}b\u{200b}c\0d\u{feff}\te"), "abcd e");
        assert_eq!(line(" Backend\n Engineer\u{a0}(m/w/d) "), "Backend Engineer (m/w/d)");
        assert_eq!(line("R&amp;D <b>Lead</b>"), "R&D Lead");
    }

    proptest! {
        #[test]
        fn any_bytes_give_tidy_lines(text in "\\PC{0,100}|[<>/a-c&;pli \n\r\t\0 ]{0,100}") {
            for read in [of_html(&text), of_plain(&text), of_any(&text)] {
                prop_assert!(!read.contains("\n\n") && !read.contains("  ") && !read.contains('\0'));
                prop_assert_eq!(read.trim(), read.as_str());
            }
        }

        #[test]
        fn plain_text_is_read_the_same_twice(text in "[a-z <>\n中]{0,80}") {
            let once = of_plain(&text);
            prop_assert_eq!(of_plain(&once), once);
        }
    }
}
