//! Reading a posting.

use crate::{
    ad::{Ad, LONGEST_DEPARTMENT, LONGEST_TEXT, Meaning, Source},
    fold::fold_into,
    language,
    lexicon::{TEXT_WORDS, TextSense},
    rules,
    title::Title,
    words::Hit,
};

/// Words of one text that stand for something. No more are looked at.
const MOST_HITS: usize = 4_096;

/// A posting with its words folded and found: what [`read`] and the sketch are made of.
pub(crate) struct Parts {
    pub title: Title,
    pub department: Title,
    pub text: String,
    pub hits: Vec<Hit<TextSense>>,
}

impl Parts {
    pub fn of(ad: &Ad) -> Self {
        let department = &ad.department[..ad.department.floor_char_boundary(LONGEST_DEPARTMENT)];
        let mut text = String::new();
        fold_into(ad.text, LONGEST_TEXT, &mut text);
        let mut hits = Vec::with_capacity(64);
        hits.extend(TEXT_WORDS.find(&text).take(MOST_HITS));
        Self {
            title: Title::read(ad.title, Source::Title),
            department: Title::read(department, Source::Department),
            text,
            hits,
        }
    }
}

/// What a posting says: language, function, level, employment, urgency and topics, each with where it was found.
pub fn read(ad: &Ad) -> Meaning {
    meaning(ad, &Parts::of(ad))
}

pub(crate) fn meaning(ad: &Ad, parts: &Parts) -> Meaning {
    let employment = rules::employment::of(ad, &parts.title);
    Meaning {
        language: language::of(ad, &parts.text, &parts.title.folded),
        function: rules::function::of(&parts.title, &parts.department, &parts.hits),
        level: rules::level::of(&parts.title, employment.as_ref(), &parts.text),
        urgent: rules::urgency::of(ad, &parts.title, &parts.text, &parts.hits),
        employment,
        topics: parts.title.topics(),
    }
}
