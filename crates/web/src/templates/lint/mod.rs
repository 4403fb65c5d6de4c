//! What escaping cannot save, found in the sources of templates before anybody is served.
//!
//! Escaping holds in text and in quoted attributes. So a value may stand nowhere else: not in a script, a style, the
//! name of a tag or an attribute without quotes. Our policy (CSP) forbids inline script and style besides; they would
//! only fail in the browser, so they fail here first.

mod html;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, path::Path};

use self::html::{At, Tag};
use super::{Segment, segments};

/// One thing to repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Template and line: `careers/list.html:12`.
    pub place: String,
    pub problem: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

/// What the sources hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub faults: Vec<Fault>,
    /// Places that write markup without escaping it: `markdown`, `t_html`, `json_ld`. A test counts them, so that each
    /// new one is looked at.
    pub raw: Vec<Raw>,
}

/// A place that writes markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    pub place: String,
    pub by: &'static str,
}

/// Reads pairs of name and source. Templates that are not HTML (`.txt`, `.xml`) are only searched for ways around
/// escaping.
///
/// A macro may write attributes into a tag (`<input {{ described(name) }}>`); its own text is then read as the inside of
/// a tag, wherever it is defined.
pub fn lint<'a>(templates: impl IntoIterator<Item = (&'a str, &'a str)> + Clone) -> Report {
    let mut found = Findings::default();
    for (name, source) in templates.clone() {
        read(name, source, &mut found);
    }
    // The macros of tags are all known now; what was found without them is found again.
    found.report = Report::default();
    for (name, source) in templates {
        read(name, source, &mut found);
    }
    found.report
}

/// What the reading of all templates gathers.
#[derive(Default)]
struct Findings {
    report: Report,
    /// Macros that write into tags.
    attribute_macros: BTreeSet<String>,
}

fn read(name: &str, source: &str, found: &mut Findings) {
    let html = Path::new(name).extension().is_some_and(|ending| ending == "html");
    let mut page = Page {
        name,
        line: 1,
        at: At::Text,
        in_attribute_macro: false,
        found,
    };
    for (line, segment) in segments(source) {
        page.line = line;
        match segment {
            Segment::Text(text) if html => page.text(text),
            Segment::Text(_) => {}
            Segment::Expression(code) => {
                page.code(code);
                if html {
                    page.value(code);
                }
            }
            Segment::Block(code) => {
                page.code(code);
                page.end_name();
                page.macro_edge(code);
            }
        }
    }
    if html && page.at != At::Text {
        page.fault("a tag or comment is not closed");
    }
}

struct Page<'r> {
    name: &'r str,
    line: usize,
    at: At,
    in_attribute_macro: bool,
    found: &'r mut Findings,
}

impl Page<'_> {
    fn fault(&mut self, problem: impl Into<String>) {
        let place = format!("{}:{}", self.name, self.line);
        self.found.report.faults.push(Fault {
            place,
            problem: problem.into(),
        });
    }

    /// What the engine runs.
    fn code(&mut self, code: &str) {
        if filters(code).any(|name| name == "safe") {
            self.fault("`safe` puts text into the page as it is");
        }
        if code.starts_with("autoescape") {
            self.fault("`autoescape` switches escaping");
        }
        let place = format!("{}:{}", self.name, self.line);
        for by in ["markdown", "json_ld"] {
            if filters(code).any(|name| name == by) {
                self.found.report.raw.push(Raw {
                    place: place.clone(),
                    by,
                });
            }
        }
        if code
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .any(|word| word == "t_html")
        {
            self.found.report.raw.push(Raw { place, by: "t_html" });
        }
    }

    /// Inside a macro that writes attributes the reading goes on as inside of a tag.
    fn macro_edge(&mut self, code: &str) {
        let name = code.strip_prefix("macro ").and_then(|rest| rest.split('(').next());
        if name.is_some_and(|name| self.found.attribute_macros.contains(name.trim())) {
            self.at = At::Tag {
                tag: Tag::default(),
                attribute: String::new(),
            };
            self.in_attribute_macro = true;
        } else if code == "endmacro" && std::mem::take(&mut self.in_attribute_macro) {
            self.at = At::Text;
        }
    }

    /// What stands where a value is written.
    fn value(&mut self, code: &str) {
        match &mut self.at {
            At::Text => {}
            At::Quoted { value, .. } => value.push('…'),
            At::Raw { tag, .. } if tag.json_ld && filters(code).last() == Some("json_ld") => {}
            At::Raw { tag, .. } => {
                let name = tag.name.clone();
                self.fault(format!(
                    "a value inside <{name}>: only JSON-LD through the filter json_ld may stand there"
                ));
            }
            At::Comment => self.fault("a value inside a comment: use {# #}"),
            At::Equals { tag, attribute } => {
                let (tag, attribute) = (tag.clone(), attribute.clone());
                self.fault(format!("the value of {attribute} has no quotes"));
                self.at = At::Bare { tag };
            }
            At::Tag { attribute, .. } if attribute.is_empty() && macro_call(code).is_some() => {
                self.found
                    .attribute_macros
                    .extend(macro_call(code).map(ToOwned::to_owned));
            }
            At::Name(_) | At::Tag { .. } | At::Bare { .. } => self.fault("a value inside a tag, outside of quotes"),
        }
    }
}

/// The macro that an expression calls and does nothing else with: `name(…)` or `file.name(…)`.
fn macro_call(code: &str) -> Option<&str> {
    let (path, rest) = code.split_once('(')?;
    let name = path.rsplit('.').next()?;
    let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let builtin = [
        "t",
        "t_html",
        "asset",
        "icon",
        "range",
        "dict",
        "namespace",
        "debug",
        "read_for",
    ]
    .contains(&path);
    // The bracket that opened closes at the very end.
    let mut depth = 1_usize;
    let ends = rest.char_indices().find_map(|(at, letter)| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    });
    (path.split('.').all(word) && !builtin && ends == Some(rest.len())).then_some(name)
}

/// The names after each `|` of an expression.
fn filters(code: &str) -> impl Iterator<Item = &str> {
    let after = code.split('|').skip(1).map(str::trim_start);
    after.map(|rest| {
        rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .next()
            .unwrap_or_default()
    })
}
