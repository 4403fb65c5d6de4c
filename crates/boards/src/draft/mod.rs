//! From what a format says to a posting: cleaned, cut to size, with an id, each id once.

mod id;
#[cfg(test)]
mod tests;

use std::{
    collections::{HashSet, VecDeque},
    hash::{DefaultHasher, Hash, Hasher},
};

use url::Url;

use crate::{
    fault::{At, Fault, What},
    html::text,
    language,
    posted::{Place, Posted, Wage, Workplace},
    when::{self, Order},
};

/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 300;
/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 100_000;
/// Most places of one posting.
pub const MOST_PLACES: usize = 200;
/// Longest of the other words, in characters: what is longer is no department, degree or pay.
const LONGEST_WORDS: usize = 500;
/// Longest address, in bytes: what browsers and search engines take.
const LONGEST_ADDRESS: usize = 2_048;

/// A posting as a format gives it, before it is cleaned. The text is plain already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) url: String,
    pub(crate) language: String,
    pub(crate) employment: String,
    pub(crate) places: Vec<Place>,
    pub(crate) workplace: Option<Workplace>,
    pub(crate) pay: Option<Wage>,
    pub(crate) urgent: Option<bool>,
    /// Words in a field for urgency that say neither yes nor no.
    pub(crate) urgency_words: String,
    pub(crate) posted_at: String,
    pub(crate) valid_until: String,
    pub(crate) order: Order,
    pub(crate) department: String,
    pub(crate) reference: String,
    pub(crate) job: String,
    pub(crate) employer: String,
    pub(crate) experience: String,
    pub(crate) education: String,
}

/// What was made of the input so far, in its order.
pub(crate) type Queue = VecDeque<Result<Posted, Fault>>;

/// Takes drafts, gives postings, keeps the ids apart. 8 bytes a posting stay in memory.
pub(crate) struct Intake {
    base: Option<Url>,
    seen: HashSet<u64>,
}

impl Intake {
    /// Relative addresses are read as from `base`.
    pub(crate) fn new(base: &str) -> Self {
        Self {
            base: Url::parse(base).ok(),
            seen: HashSet::new(),
        }
    }

    /// Cleans a draft and puts it into the queue, with what was wrong behind it.
    pub(crate) fn take(&mut self, at: At, draft: Draft, out: &mut Queue) {
        let mut notes = Vec::new();
        match draft.finish(self.base.as_ref(), &mut notes) {
            Some(posted) if self.is_new(&posted.id) => out.push_back(Ok(posted)),
            Some(posted) => notes = vec![What::Duplicate { id: posted.id }],
            None => notes = vec![What::NoTitle],
        }
        out.extend(notes.into_iter().map(|what| Err(Fault { at, what })));
    }

    fn is_new(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.seen.insert(hasher.finish())
    }
}

impl Draft {
    /// None without a title.
    fn finish(self, base: Option<&Url>, notes: &mut Vec<What>) -> Option<Posted> {
        let mut title = text::line(&self.title);
        if title.is_empty() {
            return None;
        }
        if let Some(length) = cut(&mut title, LONGEST_TITLE) {
            notes.push(What::TitleCut {
                length,
                limit: LONGEST_TITLE,
            });
        }
        let mut text = self.text;
        if let Some(length) = cut(&mut text, LONGEST_TEXT) {
            notes.push(What::TextCut {
                length,
                limit: LONGEST_TEXT,
            });
        }
        let url = address(&self.url, base, notes);
        let places = places(self.places, notes);
        let posted_at = when::read(&self.posted_at, self.order);
        if posted_at.is_none() && !self.posted_at.trim().is_empty() {
            let words = words(&self.posted_at);
            notes.push(What::NoDate { words });
        }
        let language = language::read(&self.language);
        if language.is_none() && !self.language.trim().is_empty() {
            let words = words(&self.language);
            notes.push(What::NoLanguage { words });
        }
        if !self.urgency_words.is_empty() {
            let words = words(&self.urgency_words);
            notes.push(What::NoUrgency { words });
        }
        Some(Posted {
            id: id::of(&self.id, &url, &title, &places),
            title,
            text,
            url,
            language,
            employment: words(&self.employment),
            places,
            workplace: self.workplace,
            pay: self.pay.and_then(|said| wage(said, notes)),
            urgent: self.urgent,
            posted_at,
            valid_until: when::read(&self.valid_until, self.order),
            department: words(&self.department),
            reference: some_words(&self.reference),
            job: some_words(&self.job),
            employer: words(&self.employer),
            experience: words(&self.experience),
            education: words(&self.education),
        })
    }
}

/// One line, not longer than words are.
fn words(said: &str) -> String {
    let mut line = text::line(said);
    cut(&mut line, LONGEST_WORDS);
    line
}

fn some_words(said: &str) -> Option<String> {
    Some(words(said)).filter(|words| !words.is_empty())
}

/// Cuts a text at a number of characters; how many it had, if it had more.
fn cut(text: &mut String, limit: usize) -> Option<usize> {
    if text.len() <= limit {
        return None;
    }
    let (end, _) = text.char_indices().nth(limit)?;
    let length = text.chars().count();
    text.truncate(end);
    text.truncate(text.trim_end().len());
    Some(length)
}

/// Figures without an amount are words. Digits drawn with a font of the board's own are characters of private use:
/// nothing to read.
fn wage(said: Wage, notes: &mut Vec<What>) -> Option<Wage> {
    let private = |words: &str| words.contains(|c: char| matches!(c, '\u{e000}'..='\u{f8ff}'));
    match said {
        Wage::Words(said) if private(&said) => {
            notes.push(What::HiddenPay);
            None
        }
        Wage::Words(said) => some_words(&said).map(Wage::Words),
        Wage::Figures(figures) if figures.min.is_none() && figures.max.is_none() => {
            some_words(&figures.words).map(Wage::Words)
        }
        Wage::Figures(mut figures) => {
            figures.words = words(&figures.words);
            Some(Wage::Figures(figures))
        }
    }
}

fn places(said: Vec<Place>, notes: &mut Vec<What>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(said.len().min(MOST_PLACES));
    for place in said {
        let place = Place {
            words: words(&place.words),
            city: words(&place.city),
            region: words(&place.region),
            country: words(&place.country),
        };
        if place.words.is_empty() || places.iter().any(|own| own.words == place.words) {
            continue;
        }
        if places.len() == MOST_PLACES {
            notes.push(What::PlacesCut { limit: MOST_PLACES });
            break;
        }
        places.push(place);
    }
    places
}

/// An address that can be opened, or nothing.
fn address(said: &str, base: Option<&Url>, notes: &mut Vec<What>) -> String {
    let said = said.trim();
    if said.is_empty() {
        return String::new();
    }
    let whole = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    let clean = said.bytes().all(|byte| byte.is_ascii_graphic());
    if whole(said) && clean && said.len() <= LONGEST_ADDRESS {
        // One sign behind the host is enough: what is wrong with the rest shows when somebody opens it.
        if said
            .split("://")
            .nth(1)
            .is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        {
            return said.to_owned();
        }
    }
    let joined = match base {
        Some(base) => base.join(said),
        None if said.starts_with("www.") => Url::parse(&format!("https://{said}")),
        None => Url::parse(said),
    };
    let url = joined.map(String::from).unwrap_or_default();
    if whole(&url) && url.len() <= LONGEST_ADDRESS {
        return url;
    }
    notes.push(What::NoAddress { words: words(said) });
    String::new()
}
