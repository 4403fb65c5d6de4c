//! robots.txt: what a site lets programs read (RFC 9309).
//!
//! Our own: what matters are the bounds. Whatever the file says, reading it is linear and asking it is a search for pieces.

mod book;
mod pattern;

use std::time::Duration;

pub(crate) use book::{Book, Known};
use pattern::Pattern;

/// What is read of the file (RFC 9309, 2.5); the rest does not count.
pub(crate) const LARGEST_FILE: u64 = 500 * 1024;
/// The longest pause that a `Crawl-delay` can ask for; it is not in the RFC, and often enough a mistake.
const LONGEST_DELAY: Duration = Duration::from_mins(1);

/// The rules of one site for one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    pub(crate) delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: Pattern,
}

/// The name under which robots.txt knows a program: letters, `-` and `_` at the beginning (RFC 9309, 2.2.1).
pub(crate) fn product_token(agent: &str) -> &str {
    let end = agent.find(|letter: char| !(letter.is_ascii_alphabetic() || letter == '-' || letter == '_'));
    &agent[..end.unwrap_or(agent.len())]
}

/// Whom a group is for, as seen from one program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Us,
    Everybody,
    Others,
}

impl Robots {
    /// The groups that name the program, all together; if there are none, those for everybody (RFC 9309, 2.2.1).
    pub(crate) fn parse(bytes: &[u8], token: &str) -> Self {
        let bytes = &bytes[..bytes.len().min(LARGEST_FILE as usize)];
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let (mut ours, mut everybodys) = (Self::default(), Self::default());
        let mut named = false;
        // The group that is being read, and whether its rules have begun: then a further name begins another group.
        let mut group = (false, false);
        let mut in_rules = true;
        for (key, value) in text.split(['\r', '\n']).filter_map(line) {
            match key.to_ascii_lowercase().as_str() {
                "user-agent" | "useragent" | "user agent" => {
                    if in_rules {
                        (group, in_rules) = ((false, false), false);
                    }
                    match whom(value, token) {
                        For::Us => (group.0, named) = (true, true),
                        For::Everybody => group.1 = true,
                        For::Others => {}
                    }
                }
                key @ ("allow" | "disallow") => {
                    in_rules = true;
                    // An empty rule forbids nothing.
                    if !value.is_empty() {
                        let allows = key == "allow";
                        let rule = |robots: &mut Self| {
                            let pattern = Pattern::parse(value);
                            robots.rules.push(Rule { allows, pattern });
                        };
                        group.0.then(|| rule(&mut ours));
                        group.1.then(|| rule(&mut everybodys));
                    }
                }
                "crawl-delay" => {
                    let delay = delay(value);
                    group.0.then(|| ours.delay = ours.delay.max(delay));
                    group.1.then(|| everybodys.delay = everybodys.delay.max(delay));
                }
                _ => {}
            }
        }
        if named { ours } else { everybodys }
    }

    /// Whether this path, with its query, may be read: by the longest pattern that fits, and if two are as long, by the
    /// one that allows (RFC 9309, 2.2.2).
    pub(crate) fn allows(&self, path: &str) -> bool {
        if path == "/robots.txt" {
            return true;
        }
        let path = pattern::normal(path);
        let fitting = self.rules.iter().filter(|rule| rule.pattern.fits(&path));
        fitting
            .max_by_key(|rule| (rule.pattern.length(), rule.allows))
            .is_none_or(|rule| rule.allows)
    }

    /// About how many bytes these rules take.
    fn weight(&self) -> usize {
        let rule = |rule: &Rule| size_of::<Rule>() + rule.pattern.length();
        size_of::<Self>() + self.rules.iter().map(rule).sum::<usize>()
    }
}

fn line(line: &str) -> Option<(&str, &str)> {
    let said = line.split_once('#').map_or(line, |(said, _)| said);
    let (key, value) = said.split_once(':')?;
    Some((key.trim(), value.trim()))
}

fn whom(value: &str, token: &str) -> For {
    if value.starts_with('*') {
        For::Everybody
    } else if product_token(value).eq_ignore_ascii_case(token) {
        For::Us
    } else {
        For::Others
    }
}

fn delay(value: &str) -> Option<Duration> {
    let seconds: f64 = value.parse().ok()?;
    (seconds > 0.0).then(|| Duration::from_secs_f64(seconds.min(LONGEST_DELAY.as_secs_f64())))
}
