//! Markdown as people write it here: to HTML that does nothing, and to plain text.
//!
//! Two walls: comrak writes only what Markdown means and shows HTML as the text it is; ammonia then lets through a short
//! list of elements and links to http, https and mailto. Images are left out, their description stays: a picture from
//! elsewhere tells its server who reads.

mod headings;
mod plain;

pub use headings::top;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    format_html,
    nodes::{Node, NodeValue},
    parse_document,
};

pub use self::plain::{to_summary, to_text};

/// HTML that may stand in a page as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// The level of a text's first heading where it stands in a page under h1 and h2.
pub const TOP: u8 = 3;

/// As HTML. A heading of the first level becomes `h{top}`, the next ones follow, none goes below h6.
pub fn to_html(text: &str, top: u8) -> SafeHtml {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    for node in beyond_all_depth(root) {
        replace_by_children(node);
    }
    for node in root.descendants().collect::<Vec<_>>() {
        let image = {
            let mut data = node.data.borrow_mut();
            if let NodeValue::Heading(heading) = &mut data.value {
                heading.level = (heading.level - 1 + top.max(1)).min(6);
            }
            matches!(data.value, NodeValue::Image(_))
        };
        if image {
            replace_by_children(node);
        }
    }
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    format_html(root, &options, &mut html).expect("a String takes every write");
    SafeHtml(WALL.clean(&html).to_string())
}

/// More levels than anybody writes on purpose; ten thousand of them would keep the second wall busy for minutes.
const DEEPEST: usize = 16;

/// Quotes, lists and emphasis inside more than [`DEEPEST`] of them.
fn beyond_all_depth(root: Node<'_>) -> Vec<Node<'_>> {
    let mut depth = 0_usize;
    let mut too_deep = Vec::new();
    for edge in root.traverse() {
        let (NodeEdge::Start(node) | NodeEdge::End(node)) = edge;
        let nests = matches!(
            node.data.borrow().value,
            NodeValue::BlockQuote
                | NodeValue::List(_)
                | NodeValue::Item(_)
                | NodeValue::Emph
                | NodeValue::Strong
                | NodeValue::Strikethrough
        );
        match edge {
            NodeEdge::Start(_) if nests => {
                depth += 1;
                // A list and its items go together, so that no item is left without a list.
                if depth > DEEPEST && !(depth == DEEPEST + 1 && matches!(node.data.borrow().value, NodeValue::Item(_)))
                {
                    too_deep.push(node);
                }
            }
            NodeEdge::End(_) if nests => depth -= 1,
            _ => {}
        }
    }
    too_deep
}

fn replace_by_children(node: Node<'_>) {
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.detach();
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    // 这是**重点。**后文: without it, emphasis beside Chinese punctuation does not close.
    options.extension.cjk_friendly_emphasis = true;
    options.render.escape = true;
    options
}

static WALL: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut wall = Builder::empty();
    wall.add_tags([
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ])
    .add_tag_attributes("a", ["href", "title"])
    .add_tag_attributes("ol", ["start"])
    .add_tag_attributes("td", ["align"])
    .add_tag_attributes("th", ["align"])
    .add_url_schemes(["http", "https", "mailto"])
    .url_relative(UrlRelative::Deny)
    .link_rel(Some("nofollow noopener"));
    wall
});
