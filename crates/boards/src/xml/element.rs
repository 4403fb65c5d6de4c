//! One element in memory.

use quick_xml::events::BytesStart;
use serde_json::Value;

use crate::{
    columns::Column,
    html::{entity, text},
};

/// An element with its text and children in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// As written: `tt:location`.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Text(String),
    Child(Element),
}

impl Element {
    /// An element by its start tag, still empty.
    pub(super) fn opened(start: &BytesStart<'_>) -> Self {
        let mut attributes = start.html_attributes();
        Self {
            name: start.name().0.to_owned(),
            attributes: attributes
                .with_checks(false)
                .flatten()
                .map(|own| (own.key.0.to_owned(), entity::decode(&own.value)))
                .collect(),
            content: Vec::new(),
        }
    }

    /// The first direct child of this name, in any case.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|own| own.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|node| match node {
            Node::Child(child) => Some(child),
            Node::Text(_) => None,
        })
    }

    /// Direct children of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children().filter(move |own| own.name.eq_ignore_ascii_case(name))
    }

    /// The direct text, trimmed.
    pub(crate) fn own_text(&self) -> String {
        let texts = self.content.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Child(_) => None,
        });
        let whole: String = texts.collect();
        whole.trim().to_owned()
    }

    /// The text of the first direct child of this name; empty without one.
    pub(crate) fn text(&self, name: &str) -> String {
        self.child(name).map(Self::own_text).unwrap_or_default()
    }

    /// What stands in it as HTML: text as it is (HTML in CDATA), or the elements written again.
    pub(crate) fn html(&self) -> String {
        if self.children().next().is_none() {
            return self.own_text();
        }
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The children as JSON: texts, objects of those with children, lists of those that have all one name.
    pub(crate) fn to_json(&self) -> Value {
        let mut children = self.children();
        let Some(first) = children.next() else {
            return Value::String(self.own_text());
        };
        let mut rest = children.peekable();
        let container = format!("{}s", first.name).eq_ignore_ascii_case(&self.name);
        if container || (rest.peek().is_some() && rest.all(|own| own.name == first.name)) {
            return self.children().map(Self::to_json).collect();
        }
        let mut fields = serde_json::Map::new();
        for child in self.children() {
            // HTML that was not escaped is a text, whatever tags it has.
            let value = match Column::named(&child.name) {
                Some(Column::Text | Column::Part) => Value::String(child.html()),
                _ => child.to_json(),
            };
            fields.entry(child.name.clone()).or_insert(value);
        }
        Value::Object(fields)
    }

    fn write(&self, out: &mut String) {
        for node in &self.content {
            match node {
                Node::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                Node::Child(child) => {
                    out.extend(["<", &child.name, ">"]);
                    child.write(out);
                    out.extend(["</", &child.name, ">"]);
                }
            }
        }
    }

    /// HTML of the first direct child of this name, as plain text.
    pub(crate) fn prose(&self, name: &str) -> String {
        self.child(name)
            .map(|own| text::of_any(&own.html()))
            .unwrap_or_default()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut own = self.attributes.iter();
        own.find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub(super) fn push(&mut self, child: Self) {
        self.content.push(Node::Child(child));
    }

    pub(super) fn push_text(&mut self, text: &str) {
        match self.content.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.content.push(Node::Text(text.to_owned())),
        }
    }
}
