//! The sentences of all languages in memory.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast;

use super::{Arg, Message, numbers};
use crate::format::{DateStyle, Locale};

/// The language that a sentence falls back to, and the one the others are checked against.
pub(super) const FALLBACK: &str = "en";

/// One Fluent file.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// BCP 47 tag, the name of the folder: `zh-Hans`.
    pub language: &'a str,
    /// The file's name, for error messages.
    pub file: &'a str,
    pub text: Cow<'a, str>,
}

/// Why the sentences could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum MessagesError {
    #[error("locales/{language}/{file}, line {line}: {problem}")]
    Syntax {
        language: String,
        file: String,
        line: usize,
        problem: String,
    },
    #[error("locales/{language}/{file}: the message {key} is already defined in another place")]
    Twice {
        language: String,
        file: String,
        key: String,
    },
    #[error("locales/{0} is not named by a language tag such as en or zh-Hans")]
    Language(String),
    #[error("there are no messages in English, the language all others fall back to")]
    NoEnglish,
    #[error("the folder with your own messages could not be read: {0}")]
    Folder(#[from] std::io::Error),
}

/// Every sentence in every language.
pub struct Messages {
    languages: Vec<String>,
    bundles: HashMap<String, FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads the files. A syntax error or a key defined twice is refused.
    pub fn load<'a>(sources: impl IntoIterator<Item = Source<'a>>) -> Result<Self, MessagesError> {
        let mut bundles = BTreeMap::new();
        for source in sources {
            let bundle = match bundles.entry(source.language.to_owned()) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => entry.insert(new_bundle(source.language)?),
            };
            bundle
                .add_resource(parse(&source)?)
                .map_err(|errors| twice(&source, &errors))?;
        }
        if !bundles.contains_key(FALLBACK) {
            return Err(MessagesError::NoEnglish);
        }
        Ok(Self {
            languages: bundles.keys().cloned().collect(),
            bundles: bundles.into_iter().collect(),
        })
    }

    /// Lets the `<language>/*.ftl` files of an operator's folder replace single sentences. A folder that is not there is
    /// no error; a key that nothing uses is a warning in the log.
    pub fn override_from(&mut self, folder: &Path) -> Result<(), MessagesError> {
        for (language, bundle) in &mut self.bundles {
            let own = folder.join(language);
            if !own.is_dir() {
                continue;
            }
            let mut files = std::fs::read_dir(own)?.collect::<Result<Vec<_>, _>>()?;
            files.sort_by_key(std::fs::DirEntry::file_name);
            for file in files {
                let name = file.file_name().to_string_lossy().into_owned();
                if file.path().extension().is_none_or(|ending| ending != "ftl") {
                    continue;
                }
                let text = Cow::Owned(std::fs::read_to_string(file.path())?);
                let resource = parse(&Source {
                    language,
                    file: &name,
                    text,
                })?;
                for key in keys(&resource) {
                    if !bundle.has_message(key) {
                        tracing::warn!(language, file = name, key, "A message of your own replaces nothing");
                    }
                }
                bundle.add_resource_overriding(resource);
            }
        }
        Ok(())
    }

    /// The tags of the languages there are, sorted.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Says a message to a reader.
    pub fn say(&self, locale: &Locale, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            args.set(name.as_ref(), self.value(locale, arg));
        }
        self.get(locale.language(), &message.key, Some(&args))
    }

    fn value<'a>(&self, locale: &Locale, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_ref()),
            Arg::Whole(number) => FluentValue::from(*number),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Time(time) => FluentValue::from(locale.format().date_time(*time, locale.zone())),
            Arg::Date(date) => FluentValue::from(locale.format().day(*date, DateStyle::Medium)),
            Arg::Message(message) => FluentValue::from(self.say(locale, message)),
        }
    }

    /// A message without values, or one of its attributes (`key.attribute`).
    pub fn text(&self, language: &str, key: &str) -> String {
        self.get(language, key, None)
    }

    /// Whether the message exists, in the language itself or as its fallback.
    pub fn has(&self, language: &str, key: &str) -> bool {
        self.pattern(language, key).is_some()
    }

    /// The message in the language, else in English, else its key in brackets, which nobody can overlook.
    pub(crate) fn get(&self, language: &str, key: &str, args: Option<&FluentArgs>) -> String {
        let Some((bundle, pattern)) = self.pattern(language, key) else {
            tracing::error!(key, language, "A message is missing");
            return format!("⟦{key}⟧");
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, language, %error, "A message could not be said in full");
        }
        text
    }

    fn pattern(&self, language: &str, key: &str) -> Option<(&FluentBundle<FluentResource>, &ast::Pattern<&str>)> {
        let (id, attribute) = key
            .split_once('.')
            .map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        [self.nearest(language), FALLBACK].into_iter().find_map(|language| {
            let bundle = self.bundles.get(language)?;
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            Some((bundle, pattern))
        })
    }

    /// The language itself, else one with the same first subtag (`zh-CN` reads `zh-Hans`), else English.
    pub fn nearest<'a>(&'a self, language: &'a str) -> &'a str {
        if self.bundles.contains_key(language) {
            return language;
        }
        let first = |tag: &'a str| tag.split('-').next().unwrap_or(tag);
        self.languages
            .iter()
            .find(|tag| first(tag) == first(language))
            .map_or(FALLBACK, String::as_str)
    }
}

fn new_bundle(language: &str) -> Result<FluentBundle<FluentResource>, MessagesError> {
    let id = language
        .parse()
        .map_err(|_| MessagesError::Language(language.to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks are for terminals and plain text; in HTML they are noise in attributes and in copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers::write));
    bundle.add_builtins().expect("a new bundle has no functions yet");
    Ok(bundle)
}

fn parse(source: &Source) -> Result<FluentResource, MessagesError> {
    // A byte order mark and Windows line ends are what an operator's editor may add.
    let text = source.text.trim_start_matches('\u{feff}').to_owned();
    FluentResource::try_new(text).map_err(|(resource, errors)| {
        let error = errors.first().expect("a refused file has an error");
        let before = resource.source().get(..error.pos.start).unwrap_or_default();
        MessagesError::Syntax {
            language: source.language.to_owned(),
            file: source.file.to_owned(),
            line: before.matches('\n').count() + 1,
            problem: error.kind.to_string().replace('\n', "\\n").replace('\r', "\\r"),
        }
    })
}

pub(super) fn keys(resource: &FluentResource) -> impl Iterator<Item = &str> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message.id.name),
        _ => None,
    })
}

fn twice(source: &Source, errors: &[fluent_bundle::FluentError]) -> MessagesError {
    let key = match errors.first() {
        Some(fluent_bundle::FluentError::Overriding { id, .. }) => id.clone(),
        _ => String::new(),
    };
    MessagesError::Twice {
        language: source.language.to_owned(),
        file: source.file.to_owned(),
        key,
    }
}
