//! The reading of HTML, as far as it must go to know where a value stands.

use super::Page;

/// Where in the HTML the reading stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    Text,
    Comment,
    /// In a tag's name.
    Name(String),
    /// Between attributes, in or after an attribute's name.
    Tag {
        tag: Tag,
        attribute: String,
    },
    /// After `attribute=`.
    Equals {
        tag: Tag,
        attribute: String,
    },
    Quoted {
        tag: Tag,
        attribute: String,
        quote: char,
        value: String,
    },
    Bare {
        tag: Tag,
    },
    /// Inside a script or style.
    Raw {
        tag: Tag,
        text: String,
    },
}

/// What is known of the tag that is being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    pub name: String,
    /// Has a `src`.
    pub source: bool,
    /// Holds JSON-LD, which runs nothing.
    pub json_ld: bool,
}

impl Page<'_> {
    /// What stands in the page as it is.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let taken = self.step(letter, rest);
            self.line += rest[..taken].matches('\n').count();
            rest = &rest[taken..];
        }
    }

    /// Reads on from `rest`, which begins with `letter`; gives how many bytes were read.
    fn step(&mut self, letter: char, rest: &str) -> usize {
        let one = letter.len_utf8();
        match std::mem::replace(&mut self.at, At::Text) {
            At::Text if rest.starts_with("<!--") => {
                self.at = At::Comment;
                4
            }
            At::Text => {
                let next = rest.chars().nth(1);
                if letter == '<' && next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!') {
                    self.at = At::Name(String::new());
                }
                one
            }
            At::Comment => {
                let end = rest.find("-->");
                if end.is_none() {
                    self.at = At::Comment;
                }
                end.map_or(rest.len(), |end| end + 3)
            }
            At::Name(name) if letter.is_whitespace() || letter == '>' => {
                let tag = Tag {
                    name: name.to_ascii_lowercase(),
                    ..Tag::default()
                };
                self.at = At::Tag {
                    tag,
                    attribute: String::new(),
                };
                if letter == '>' { 0 } else { one }
            }
            At::Name(mut name) => {
                name.push(letter);
                self.at = At::Name(name);
                one
            }
            At::Tag { tag, attribute } => self.tag(tag, attribute, letter),
            At::Equals { tag, attribute } => {
                self.at = match letter {
                    '"' | '\'' => At::Quoted {
                        tag,
                        attribute,
                        quote: letter,
                        value: String::new(),
                    },
                    _ if letter.is_whitespace() => At::Equals { tag, attribute },
                    _ => {
                        self.fault(format!("the value of {attribute} has no quotes"));
                        At::Bare { tag }
                    }
                };
                one
            }
            At::Quoted {
                mut tag,
                attribute,
                quote,
                mut value,
            } => {
                if letter == quote {
                    self.attribute(&mut tag, &attribute, &value);
                    self.at = At::Tag {
                        tag,
                        attribute: String::new(),
                    };
                } else {
                    value.push(letter);
                    self.at = At::Quoted {
                        tag,
                        attribute,
                        quote,
                        value,
                    };
                }
                one
            }
            At::Bare { tag } if letter.is_whitespace() || letter == '>' => {
                self.at = At::Tag {
                    tag,
                    attribute: String::new(),
                };
                if letter == '>' { 0 } else { one }
            }
            At::Bare { tag } => {
                self.at = At::Bare { tag };
                one
            }
            At::Raw { tag, mut text } => {
                let close = format!("</{}", tag.name);
                if rest
                    .get(..close.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(&close))
                {
                    if !text.trim().is_empty() {
                        self.fault(format!("text inside <{}>: put it into the assets", tag.name));
                    }
                    return 0;
                }
                text.push(letter);
                self.at = At::Raw { tag, text };
                one
            }
        }
    }

    fn tag(&mut self, tag: Tag, mut attribute: String, letter: char) -> usize {
        match letter {
            '>' => {
                self.named(&attribute);
                self.opened(tag);
            }
            '=' => {
                self.named(&attribute);
                self.at = At::Equals {
                    tag,
                    attribute: attribute.to_ascii_lowercase(),
                };
            }
            _ if letter.is_whitespace() || letter == '/' => {
                self.named(&attribute);
                self.at = At::Tag {
                    tag,
                    attribute: String::new(),
                };
            }
            _ => {
                attribute.push(letter);
                self.at = At::Tag { tag, attribute };
            }
        }
        letter.len_utf8()
    }

    /// `{% if x %} checked{% endif %}` ends the name of an attribute like a space.
    pub(super) fn end_name(&mut self) {
        if let At::Tag { attribute, .. } = &mut self.at {
            let name = std::mem::take(attribute);
            self.named(&name);
        }
    }

    fn opened(&mut self, tag: Tag) {
        match tag.name.as_str() {
            "style" => self.fault("an inline style sheet: put it into the assets"),
            "script" if !tag.source && !tag.json_ld => self.fault("an inline script: put it into the assets"),
            _ => {}
        }
        if ["script", "style"].contains(&tag.name.as_str()) {
            self.at = At::Raw {
                tag,
                text: String::new(),
            };
        }
    }

    /// An attribute's name, whatever its value.
    fn named(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if name == "style" {
            self.fault("an inline style: use a class");
        }
        if name
            .strip_prefix("on")
            .is_some_and(|event| event.bytes().all(|byte| byte.is_ascii_lowercase()) && !event.is_empty())
            || name.starts_with("hx-on")
            || name.starts_with("data-hx-on")
        {
            self.fault(format!("{name} is inline script"));
        }
        if name == "srcdoc" {
            self.fault("srcdoc is a page inside an attribute");
        }
    }

    fn attribute(&mut self, tag: &mut Tag, name: &str, value: &str) {
        let plain = value.trim().to_ascii_lowercase();
        if ["javascript:", "js:", "vbscript:", "data:text/html"]
            .iter()
            .any(|scheme| plain.starts_with(scheme))
        {
            self.fault(format!("{name} holds script"));
        }
        tag.source |= name == "src";
        tag.json_ld |= name == "type" && plain == "application/ld+json";
    }
}
