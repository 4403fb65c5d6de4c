//! Markdown as plain text.

use std::borrow::Cow;

use comrak::{
    Arena,
    arena_tree::NodeEdge,
    nodes::{ListType, Node, NodeValue},
    parse_document,
};

use super::options;

/// As text for a mail: paragraphs apart, lists with their marks, the address after a link's words.
pub fn to_text(text: &str) -> String {
    plain(text, Plain::default())
}

fn plain(text: &str, mut out: Plain) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => out.enter(node),
            NodeEdge::End(node) => out.leave(node),
        }
    }
    out.text.trim().to_owned()
}

/// As one line of at most `length` characters, cut between words: for descriptions in search results and feeds. Headings
/// are left out, and the points of a list stand in a row.
pub fn to_summary(text: &str, length: usize) -> String {
    let in_a_row = Plain {
        in_a_row: true,
        ..Plain::default()
    };
    let plain = plain(text, in_a_row);
    let mut line = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let Some((cut, _)) = line.char_indices().nth(length) else {
        return line;
    };
    let kept = line
        .char_indices()
        .nth(length.saturating_sub(1))
        .map_or(0, |(last, _)| last);
    // Chinese has no spaces; a cut far from the end would throw away most of the line.
    let at_space = line[..cut].rfind(' ').filter(|space| *space > kept / 2).unwrap_or(kept);
    format!(
        "{}…",
        line[..at_space.min(kept)].trim_end_matches([' ', ',', ';', '，', '、'])
    )
}

/// Plain text in the making.
#[derive(Default)]
struct Plain {
    text: String,
    /// The next number of each list around the present place; none for a list without numbers.
    lists: Vec<Option<usize>>,
    /// Set after a list's mark: the words follow on the same line.
    after_mark: bool,
    /// One line is made of it.
    in_a_row: bool,
    /// Inside a heading that is left out.
    skips: bool,
}

impl Plain {
    fn enter(&mut self, node: Node) {
        match &node.data.borrow().value {
            NodeValue::Heading(_) if self.in_a_row => self.skips = true,
            _ if self.skips => {}
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::Table(_) | NodeValue::BlockQuote => {
                let lines = if self.lists.is_empty() { 2 } else { 1 };
                self.start_block(lines);
            }
            NodeValue::CodeBlock(code) => {
                self.start_block(2);
                self.text.push_str(code.literal.trim_end());
            }
            NodeValue::List(list) => {
                if self.lists.is_empty() {
                    self.start_block(2);
                }
                self.lists
                    .push((list.list_type == ListType::Ordered).then_some(list.start));
            }
            NodeValue::Item(_) => self.start_item(),
            NodeValue::TableRow(_) => self.start_block(1),
            NodeValue::TableCell if !self.text.ends_with('\n') && !self.text.is_empty() => self.text.push_str(" | "),
            NodeValue::ThematicBreak => {
                self.start_block(2);
                self.text.push_str("---");
            }
            NodeValue::Text(text) => self.push(text),
            NodeValue::Code(code) => self.push(&code.literal),
            NodeValue::HtmlInline(html) => self.push(html),
            NodeValue::HtmlBlock(html) => {
                self.start_block(2);
                self.text.push_str(html.literal.trim_end());
            }
            NodeValue::SoftBreak => self.text.push(' '),
            NodeValue::LineBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn leave(&mut self, node: Node) {
        match &node.data.borrow().value {
            NodeValue::Heading(_) => self.skips = false,
            NodeValue::List(_) => {
                self.lists.pop();
            }
            NodeValue::Link(link) if !self.in_a_row => {
                let address = link.url.strip_prefix("mailto:").unwrap_or(&link.url);
                if !address.is_empty() && !self.text.ends_with(address) {
                    self.text.extend([" (", address, ")"]);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.after_mark = false;
    }

    fn start_item(&mut self) {
        if self.in_a_row {
            self.after_mark = true;
            match self.text.trim_end().chars().last() {
                None | Some('.' | '!' | '?' | ':' | ';' | '。' | '！' | '？' | '：' | '；') => {
                    self.text.push('\n');
                }
                Some(last) if last.is_ascii() => self.text.push_str("; "),
                Some(_) => self.text.push('；'),
            }
            return;
        }
        self.start_block(1);
        self.text.push_str(&"  ".repeat(self.lists.len().saturating_sub(1)));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                Cow::Owned(format!("{}. ", *number - 1))
            }
            _ => Cow::Borrowed("- "),
        };
        self.text.push_str(&mark);
        self.after_mark = true;
    }

    /// Makes sure that `lines` line ends stand before what comes.
    fn start_block(&mut self, lines: usize) {
        if std::mem::take(&mut self.after_mark) || self.text.is_empty() {
            return;
        }
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        self.text.push_str(&"\n".repeat(lines.saturating_sub(there)));
    }
}
