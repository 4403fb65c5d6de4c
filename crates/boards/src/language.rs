//! Languages as boards name them, as tags.

use std::{collections::HashMap, sync::LazyLock};

use unic_langid::LanguageIdentifier;

/// Lines of `tag TAB name`, a header first.
const NAMES: &str = include_str!("../data/languages.tsv");

static BY_NAME: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = NAMES.lines().skip(1).filter_map(|line| line.split_once('\t'));
    lines.map(|(tag, name)| (name, tag)).collect()
});

/// RFC 5646, section 4.4.1: tags of at least 35 characters should be taken.
const LONGEST: usize = 35;

/// A tag in the form of BCP 47: `de`, `zh-CN` of `zh_cn`, `pt-BR` of `PT-br`; `de` of `German` and `Deutsch`.
/// Extensions (`-x-`, `-u-`) are left out. None if it is neither tag nor name.
pub(crate) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if let Some(tag) = BY_NAME.get(text.to_lowercase().as_str()) {
        return Some((*tag).to_owned());
    }
    let mut parts = text.split(['-', '_']);
    let mut tag = parts.next()?.to_owned();
    for part in parts.take_while(|part| part.len() > 1) {
        tag.extend(["-", part]);
    }
    let tag: LanguageIdentifier = tag.parse().ok()?;
    // A language is known by two letters, or three where it has no two.
    let known = (2..=3).contains(&tag.language.as_str().len()) && !tag.language.is_empty();
    known.then(|| tag.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cleaned_and_names_are_known() {
        let cases = [
            ("en", "en"),
            ("DE", "de"),
            ("zh_cn", "zh-CN"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("en-US-u-ca-buddhist", "en-US"),
            ("de-DE-x-bad", "de-DE"),
            ("German", "de"),
            ("Deutsch", "de"),
            ("中文", "zh"),
            ("简体中文", "zh-Hans"),
        ];
        for (written, tag) in cases {
            assert_eq!(read(written).as_deref(), Some(tag), "{written}");
        }
        for text in ["", "?", "und", "Klingonisch", "english and german", "x", "\0"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_table_has_a_tag_and_a_name_in_small_letters() {
        assert_eq!(NAMES.lines().next(), Some("tag\tname"));
        for line in NAMES.lines().skip(1) {
            let (tag, name) = line.split_once('\t').unwrap();
            assert_eq!(read(tag).as_deref(), Some(tag), "{line}");
            assert_eq!(name.to_lowercase(), name, "{line}");
            assert_eq!(read(name).as_deref(), Some(tag), "{line} stands twice");
        }
    }
}
