//! A document read back by a parser that is not ours.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.children.iter().filter(|child| child.name == name).collect()
    }

    /// The element at the end of a path: `job/salaries/salary`. The first one of each name.
    pub fn at(&self, path: &str) -> &Element {
        let found = self.find(path);
        found.unwrap_or_else(|| panic!("no {path} in {self:#?}"))
    }

    pub fn find(&self, path: &str) -> Option<&Element> {
        path.split('/')
            .try_fold(self, |element, name| element.all(name).into_iter().next())
    }

    pub fn say(&self, path: &str) -> &str {
        &self.at(path).text
    }
}

/// The root of a well-formed document.
pub fn parse(xml: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                open.push(start(&tag)?);
            }
            Event::End(_) => {
                let element = open.pop().ok_or("an end without a beginning")?;
                let parent = open.last_mut().ok_or("an end without a beginning")?;
                parent.children.push(element);
            }
            Event::Text(text) => {
                let text = text.xml_content(XmlVersion::default());
                open.last_mut().ok_or("text outside")?.text.push_str(&text);
            }
            Event::CData(text) => {
                let text = text.xml_content(XmlVersion::default());
                open.last_mut().ok_or("text outside")?.text.push_str(&text);
            }
            Event::Empty(tag) => {
                let parent = open.last_mut().ok_or("an element outside")?;
                parent.children.push(start(&tag)?);
            }
            Event::GeneralRef(entity) => {
                let c = match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    // Only of HTML, which is read for its elements.
                    "quot" | "nbsp" => ' ',
                    number if number.starts_with('#') => ' ',
                    other => return Err(format!("an entity {other:?}")),
                };
                open.last_mut().ok_or("text outside")?.text.push(c);
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    let mut top = open
        .pop()
        .filter(|_| open.is_empty())
        .ok_or("an element is left open")?;
    match (top.children.len(), top.children.pop()) {
        (1, Some(root)) => Ok(root),
        _ => Err("a document has one root".to_owned()),
    }
}

fn start(tag: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = Element {
        name: tag.name().as_ref().to_owned(),
        ..Element::default()
    };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        element
            .attributes
            .push((attribute.key.as_ref().to_owned(), attribute.value.as_ref().to_owned()));
    }
    Ok(element)
}
