//! One short text in several languages, such as the name of a department.

use std::collections::BTreeMap;

use base::Language;
use serde::{Deserialize, Serialize};

/// Texts by language. Kept as a JSON object in a TEXT column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translated(pub BTreeMap<Language, String>);
db::json_text!(Translated);

impl Translated {
    /// The same word in one language; enough where nobody translated it.
    pub fn one(language: Language, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language, text.into())]))
    }

    /// The text in a language, in one that shares its primary tag, in English, or in any. Empty when there is none.
    pub fn in_language(&self, language: &Language) -> &str {
        let texts = || self.0.iter().filter(|(_, text)| !text.is_empty());
        self.0
            .get(language)
            .filter(|text| !text.is_empty())
            .or_else(|| {
                texts()
                    .find(|(own, _)| own.primary() == language.primary())
                    .map(|(_, text)| text)
            })
            .or_else(|| texts().find(|(own, _)| own.primary() == "en").map(|(_, text)| text))
            .or_else(|| texts().next().map(|(_, text)| text))
            .map_or("", String::as_str)
    }

    /// The text in a language or in one that shares its primary tag, and none in any other: where the program has words of
    /// its own for readers that the company has not written to.
    pub fn own(&self, language: &Language) -> Option<&str> {
        let near = || self.0.iter().filter(|(own, _)| own.primary() == language.primary());
        self.0
            .get(language)
            .into_iter()
            .chain(near().map(|(_, text)| text))
            .map(String::as_str)
            .find(|text| !text.is_empty())
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    pub fn insert(&mut self, language: Language, text: impl Into<String>) {
        self.0.insert(language, text.into());
    }
}
