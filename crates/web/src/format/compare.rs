//! Sorting the way a reader expects: ä beside a, 张 (zhang) after 李 (li).

use std::cmp::Ordering;

use icu::{
    collator::{
        Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions,
        preferences::CollationNumericOrdering,
    },
    locale::Locale,
};

use super::Format;

pub(super) struct Compare(CollatorBorrowed<'static>);

impl Compare {
    pub(super) fn new(locale: &Locale) -> Self {
        let mut preferences = CollatorPreferences::from(locale);
        // "Stage 2" stands before "Stage 10".
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = Collator::try_new(preferences, CollatorOptions::default());
        Self(collator.expect("compiled data holds every language"))
    }
}

impl Format {
    /// The order of two texts for a reader of this language. Chinese goes by pinyin.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.compare.0.compare(one, other)
    }

    /// Sorts by the text that `key` gives.
    pub fn sort_by_text<T>(&self, items: &mut [T], key: impl Fn(&T) -> &str) {
        items.sort_by(|one, other| self.compare(key(one), key(other)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, mut words: Vec<&'static str>) -> Vec<&'static str> {
        Format::of(language).sort_by_text(&mut words, |word| word);
        words
    }

    #[test]
    fn chinese_names_are_sorted_by_pinyin() {
        assert_eq!(
            sorted("zh-Hans", vec!["张伟", "李娜", "王芳", "陈静"]),
            ["陈静", "李娜", "王芳", "张伟"]
        );
    }

    #[test]
    fn umlauts_stand_beside_their_letters_and_numbers_count() {
        assert_eq!(
            sorted("de", vec!["Zug", "Ärger", "apfel", "Bär"]),
            ["apfel", "Ärger", "Bär", "Zug"]
        );
        assert_eq!(
            sorted("en", vec!["Step 10", "Step 2", "step 1"]),
            ["step 1", "Step 2", "Step 10"]
        );
    }
}
