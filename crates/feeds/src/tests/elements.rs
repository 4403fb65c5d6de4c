//! Tables of elements: which there are, in which order, how often, with what in them.

use super::document::{Element, parse};
use crate::tables::rows;

/// A line of a table.
struct Rule {
    parent: &'static str,
    element: &'static str,
    occurs: &'static str,
    content: &'static str,
    rule: &'static str,
}

fn read(table: &'static str) -> Vec<Rule> {
    let rule = |row: Vec<&'static str>| Rule {
        parent: row[0],
        element: row[1],
        occurs: row[2],
        content: row[3],
        rule: row.get(4).copied().unwrap_or(""),
    };
    rows(table).map(rule).collect()
}

/// What in the document is not as the table says. Empty if it is valid.
pub fn violations(table: &'static str, root: &Element) -> Vec<String> {
    let rules = read(table);
    let mut found = Vec::new();
    let document = Element {
        children: vec![root.clone()],
        ..Element::default()
    };
    group("", &document, &rules, &mut found);
    found
}

fn group(path: &str, element: &Element, rules: &[Rule], found: &mut Vec<String>) {
    let of_this: Vec<&Rule> = rules.iter().filter(|rule| rule.parent == path).collect();
    let place = |child: &Element| of_this.iter().position(|rule| rule.element == child.name);
    let order: Vec<Option<usize>> = element.children.iter().map(place).collect();
    for (child, position) in element.children.iter().zip(&order) {
        if position.is_none() {
            found.push(format!("{path} has no element {}", child.name));
        }
    }
    if !order.is_sorted() {
        found.push(format!("the elements of {path} are not in order"));
    }
    for rule in of_this {
        let here = element.all(rule.element);
        let fits = match rule.occurs {
            "1" => here.len() == 1,
            "?" => here.len() <= 1,
            "+" => !here.is_empty(),
            "*" => true,
            other => panic!("{other} is no number of times"),
        };
        if !fits {
            found.push(format!("{path} has {} of {}", here.len(), rule.element));
        }
        let path = if path.is_empty() {
            rule.element.to_owned()
        } else {
            format!("{path}/{}", rule.element)
        };
        for child in here {
            if !child.attributes.is_empty() {
                found.push(format!("{path} has attributes"));
            }
            if rule.content == "group" {
                if !child.text.trim().is_empty() {
                    found.push(format!("{path} has text"));
                }
                group(&path, child, rules, found);
            } else if !child.children.is_empty() {
                found.push(format!("{path} has elements"));
            } else if !content(rule, &child.text) {
                found.push(format!(
                    "{path} is {:?}, not {} {}",
                    child.text, rule.content, rule.rule
                ));
            }
        }
    }
}

fn content(rule: &Rule, text: &str) -> bool {
    match rule.content {
        "text" => within(rule.rule, text),
        "id" => within(rule.rule, text) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "number" => text.parse::<u64>().is_ok(),
        "one_of" => rule.rule.split('|').any(|value| value == text),
        "https" => text.starts_with("https://") && !text.contains(char::is_whitespace),
        "mail" => text.parse::<base::Email>().is_ok(),
        "country" => text.parse::<base::Country>().is_ok() && text.len() == 2,
        "currency" => text.parse::<base::Currency>().is_ok(),
        "american" => shape(text, "00/00/0000"),
        "iso" => shape(text, "0000-00-00") && text.parse::<base::Date>().is_ok(),
        "utc" => shape(text, "0000-00-00T00:00:00Z"),
        "rfc822" => shape(text, "Aaa, 00 Aaa 0000 00:00:00 GMT"),
        "rfc822_day" => shape(text, "Aaa, 00 Aaa 0000"),
        "html" => is_html_of(text, &rule.rule.split(' ').collect::<Vec<_>>()),
        other => panic!("{other} is no content"),
    }
}

/// Whether every element is one of these, without attributes but for links to the web, and closed where it should be: then it is XML but for elements without an end.
pub fn is_html_of(text: &str, elements: &[&str]) -> bool {
    fn known(element: &Element, elements: &[&str]) -> bool {
        let mut children = element.children.iter();
        let mut attributes = element.attributes.iter();
        let web = |value: &str| {
            ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| value.starts_with(scheme))
        };
        attributes.all(|(name, value)| element.name == "a" && name == "href" && web(value))
            && children.all(|child| elements.contains(&child.name.as_str()) && known(child, elements))
    }
    let text = text.replace("<br>", "<br/>").replace("<hr>", "<hr/>");
    parse(&format!("<root>{text}</root>")).is_ok_and(|root| known(&root, elements))
}

fn within(bounds: &str, text: &str) -> bool {
    let (least, most) = bounds.split_once("..").expect("lengths are a range");
    let length = text.chars().count();
    let bound = |bound: &str, open: usize| bound.parse().unwrap_or(open);
    (bound(least, 0)..=bound(most, usize::MAX)).contains(&length)
}

/// A digit for each 0, a letter for each other letter but T, Z and those of GMT.
fn shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            b'A' => byte.is_ascii_uppercase(),
            b'a' => byte.is_ascii_lowercase(),
            exact => byte == exact,
        })
}

#[test]
fn every_line_of_the_tables_says_something_that_can_be_checked() {
    for table in super::valid::TABLES {
        let rules = read(table);
        assert!(rules.len() > 10);
        for rule in &rules {
            assert!(["1", "?", "+", "*"].contains(&rule.occurs), "{}", rule.element);
            if rule.content != "group" {
                let _ = content(rule, "");
            }
            let is_group = |path: &str| {
                let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
                rules
                    .iter()
                    .any(|own| own.parent == parent && own.element == name && own.content == "group")
            };
            assert!(
                rule.parent.is_empty() || is_group(rule.parent),
                "{} in {}",
                rule.element,
                rule.parent
            );
        }
    }
}
