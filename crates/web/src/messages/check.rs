//! The test that keeps sources and sentences together: what is missing, unused, untranslated or given other values.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use fluent_syntax::{ast, parser};

use super::{
    Source,
    catalog::FALLBACK,
    pattern::{Wanted, names},
    uses::{self, Key, Uses},
};

/// Something to repair.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A file that cannot be read whole.
    Syntax { language: String, file: String },
    /// Said somewhere, defined nowhere; a key that ends with a hyphen is the beginning of keys.
    Missing { key: String, place: String },
    /// Defined in English, or only in this language.
    Untranslated { key: String, language: String },
    /// Defined, said nowhere.
    Unused { key: String },
    /// A translation with other values than the English text.
    Variables {
        key: String,
        language: String,
        english: Vec<String>,
        translated: Vec<String>,
    },
    /// A place that gives other values than the message takes.
    Arguments {
        key: String,
        place: String,
        takes: Vec<String>,
        given: Vec<String>,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { language, file } => write!(f, "locales/{language}/{file} has a syntax error"),
            Self::Missing { key, place } => write!(f, "{place} says {key}, which is defined nowhere"),
            Self::Untranslated { key, language } => write!(f, "{key} is missing in {language}"),
            Self::Unused { key } => write!(f, "{key} is said nowhere: delete it"),
            Self::Variables {
                key,
                language,
                english,
                translated,
            } => {
                write!(f, "{key} takes {translated:?} in {language} but {english:?} in English")
            }
            Self::Arguments {
                key,
                place,
                takes,
                given,
            } => {
                write!(f, "{place} gives {given:?} to {key}, which takes {takes:?}")
            }
        }
    }
}

/// Holds the sentences against the sources that say them; `templates` and `rust` are pairs of name and text. An empty
/// answer means that all is well.
///
/// In a template the key is a literal (`t("key")`), a choice of two (`t("a" if x else "b")`) or begins with a literal
/// (`t("state-" ~ state)`); in Rust it stands in `Message::new("key")`. A key may also travel: any other text literal
/// that equals a key counts as a use of it.
pub fn check(sources: &[Source], templates: &[(&str, &str)], rust: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = BTreeSet::new();
    let languages = read(sources, &mut findings);
    let Some(english) = languages.get(FALLBACK) else {
        return findings.into_iter().collect();
    };

    for (language, texts) in &languages {
        for (key, translated) in texts {
            match english.get(key) {
                Some(original) if original != translated => {
                    let (english, translated) = (listed(original), listed(translated));
                    findings.insert(Finding::Variables {
                        key: key.clone(),
                        language: language.clone(),
                        english,
                        translated,
                    });
                }
                Some(_) => {}
                None => drop(findings.insert(Finding::Untranslated {
                    key: key.clone(),
                    language: FALLBACK.to_owned(),
                })),
            }
        }
        for key in english.keys().filter(|key| !texts.contains_key(*key)) {
            findings.insert(Finding::Untranslated {
                key: key.clone(),
                language: language.clone(),
            });
        }
    }

    let templates = templates.iter().map(|(name, text)| uses::in_template(name, text));
    let rust = rust.iter().map(|(name, text)| uses::in_rust(name, text));
    let mut used = BTreeSet::new();
    for uses in templates.chain(rust) {
        compare(english, &uses, &mut used, &mut findings);
    }
    used.extend(references(sources));
    for key in english.keys() {
        // An attribute is used with its message, and the message with its attribute.
        let id = key.split('.').next().unwrap_or(key);
        if !used
            .iter()
            .any(|used| used == key || used.split('.').next() == Some(id))
        {
            findings.insert(Finding::Unused { key: key.clone() });
        }
    }
    findings.into_iter().collect()
}

/// Keys with the variables in them.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn compare(english: &Texts, uses: &Uses, used: &mut BTreeSet<String>, findings: &mut BTreeSet<Finding>) {
    for one in &uses.uses {
        match &one.key {
            Key::Whole(key) => {
                used.insert(key.clone());
                let Some(takes) = english.get(key) else {
                    findings.insert(Finding::Missing {
                        key: key.clone(),
                        place: one.place.clone(),
                    });
                    continue;
                };
                let given: Option<BTreeSet<String>> = one.args.clone().map(|names| names.into_iter().collect());
                if let Some(given) = given.filter(|given| given != takes) {
                    let (takes, given) = (listed(takes), listed(&given));
                    findings.insert(Finding::Arguments {
                        key: key.clone(),
                        place: one.place.clone(),
                        takes,
                        given,
                    });
                }
            }
            Key::Prefix(prefix) => {
                let before = used.len();
                used.extend(english.keys().filter(|key| key.starts_with(prefix.as_str())).cloned());
                if used.len() == before && !used.iter().any(|key| key.starts_with(prefix.as_str())) {
                    findings.insert(Finding::Missing {
                        key: prefix.clone(),
                        place: one.place.clone(),
                    });
                }
            }
        }
    }
    used.extend(uses.literals.iter().filter(|text| english.contains_key(*text)).cloned());
    // "state-{state}" inside any text: the beginning of keys.
    let beginnings = uses
        .literals
        .iter()
        .filter_map(|text| text.split_once('{').map(|(start, _)| start));
    for start in beginnings.filter(|start| start.len() > 1 && start.ends_with('-')) {
        used.extend(english.keys().filter(|key| key.starts_with(start)).cloned());
    }
}

fn listed(names: &BTreeSet<String>) -> Vec<String> {
    names.iter().cloned().collect()
}

fn read(sources: &[Source], findings: &mut BTreeSet<Finding>) -> BTreeMap<String, Texts> {
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    for source in sources {
        let parsed = parser::parse(source.text.as_ref()).unwrap_or_else(|(resource, _)| {
            findings.insert(Finding::Syntax {
                language: source.language.to_owned(),
                file: source.file.to_owned(),
            });
            resource
        });
        let texts = languages.entry(source.language.to_owned()).or_default();
        for entry in &parsed.body {
            let ast::Entry::Message(message) = entry else { continue };
            if let Some(value) = &message.value {
                texts.insert(message.id.name.to_owned(), names(value, Wanted::Variables));
            }
            for attribute in &message.attributes {
                let key = format!("{}.{}", message.id.name, attribute.id.name);
                texts.insert(key, names(&attribute.value, Wanted::Variables));
            }
        }
        take_over(&parsed, texts);
    }
    languages
}

/// A message also takes the variables of the messages it puts into itself.
fn take_over(parsed: &ast::Resource<&str>, texts: &mut Texts) {
    // Each round carries them one message further; nobody nests deeper than this.
    for _ in 0..4 {
        for entry in &parsed.body {
            let ast::Entry::Message(ast::Message {
                id, value: Some(value), ..
            }) = entry
            else {
                continue;
            };
            let inner = names(value, Wanted::Messages)
                .into_iter()
                .filter_map(|key| texts.get(&key).cloned());
            let inner: Vec<String> = inner.flatten().collect();
            texts.entry(id.name.to_owned()).or_default().extend(inner);
        }
    }
}

/// Keys that other messages put into theirs.
fn references(sources: &[Source]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources {
        let (Ok(parsed) | Err((parsed, _))) = parser::parse(source.text.as_ref());
        for entry in &parsed.body {
            match entry {
                ast::Entry::Message(message) => {
                    let attributes = message.attributes.iter().map(|attribute| &attribute.value);
                    for pattern in message.value.iter().chain(attributes) {
                        found.extend(names(pattern, Wanted::Messages));
                    }
                }
                ast::Entry::Term(term) => found.extend(names(&term.value, Wanted::Messages)),
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::tests::source;

    fn findings(en: &str, de: &str, template: &str, rust: &str) -> Vec<String> {
        let sources = [source("en", en), source("de", de)];
        check(&sources, &[("p.html", template)], &[("x.rs", rust)])
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn what_fits_is_silent() {
        let en = "a = A { $n }\nb = B { c }\nc = C { d } { $n }\nstate-open = Open\nd = D\n    .title = T { $n }\ne = { NUMBER($n) }";
        let template = "{{ t('a', n=1) }}{{ t('state-' ~ s) }}{{ t('d.title', n=2) }}{{ label('b') }}{{ t('b', n=3) }}";
        assert_eq!(
            findings(en, en, template, "Message::new(\"e\").with(\"n\", 1)"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let en = "a = A { $n }\nb = B\nunused = U\nc = { $n ->\n [one] x\n *[other] { $n } { $m }\n }";
        let de = "a = A { $m }\nc = { $n } { $m }\nonly = D";
        let template = "{{ t('a', m=1) }}\n{{ t('nowhere') }}{{ t('x-' ~ y) }}{{ t('c', n=1, m=2) }}";
        assert_eq!(
            findings(
                en,
                de,
                template,
                "Message::new(\"b\").with(\"n\", 1); Message::new(\"gone\")"
            ),
            [
                "x.rs:1 says gone, which is defined nowhere",
                "p.html:2 says nowhere, which is defined nowhere",
                "p.html:2 says x-, which is defined nowhere",
                "b is missing in de",
                "only is missing in en",
                "unused is missing in de",
                "unused is said nowhere: delete it",
                "a takes [\"m\"] in de but [\"n\"] in English",
                "p.html:1 gives [\"m\"] to a, which takes [\"n\"]",
                "x.rs:1 gives [\"n\"] to b, which takes []",
            ]
        );
        assert_eq!(
            findings("a = A\nb : B", "a = A", "{{ t('a') }}", ""),
            ["locales/en/test.ftl has a syntax error"]
        );
    }
}
