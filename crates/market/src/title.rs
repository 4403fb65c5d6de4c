//! What a title is made of.
//!
//! A title is cut into clauses (by commas, brackets, dashes), a clause into phrases (by "of", "to", "für", ...). The
//! first phrase says what the person is, what follows says of what: the "Assistant to the CFO" is an assistant.

use crate::{
    ad::{LONGEST_TITLE, Source},
    fold::{BAR, fold_into, is_wide},
    kinds::{Employment, Level},
    lexicon::{Concept, Kind, Reach, Sense, TITLE_WORDS, concept},
    words::{Hit, keep_leftmost, keep_longest},
};

/// What a title is about, by the names of `concepts.tsv`: `deep_learning`, `front_end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    numbers: [u16; Self::MOST],
}

impl Topics {
    /// The rest of a longer title is not kept.
    pub const MOST: usize = 6;

    /// Their names, in the order of the title.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.numbers
            .iter()
            .filter_map(|number| concept(*number))
            .map(|concept| concept.name)
    }

    pub fn is_empty(&self) -> bool {
        self.numbers[0] == 0
    }

    fn of<'a>(concepts: impl Iterator<Item = &'a Concept>) -> Self {
        let mut topics = Self::default();
        let mut at = 0;
        for concept in concepts {
            if at < Self::MOST && !topics.numbers.contains(&concept.number) {
                topics.numbers[at] = concept.number;
                at += 1;
            }
        }
        topics
    }
}

/// Words of one title or of the name of one department that stand for something. No more are looked at.
const MOST_HITS: usize = 64;

/// What stands before what the work is about.
const PREPOSITIONS: [&str; 20] = [
    "of",
    "to",
    "for",
    "in",
    "at",
    "with",
    "on",
    "from",
    "reporting",
    "für",
    "der",
    "des",
    "im",
    "am",
    "zur",
    "zum",
    "bei",
    "von",
    "mit",
    "de",
];

/// A title with what its words stand for.
pub(crate) struct Title {
    pub folded: String,
    pub concepts: Vec<Hit<&'static Concept>>,
    pub levels: Vec<Hit<(Level, Reach)>>,
    pub employments: Vec<Hit<Employment>>,
    pub urgent: Vec<Hit<()>>,
    pub calm: Vec<Hit<()>>,
    pub cities: Vec<Hit<u16>>,
    /// Everything that is understood, as ranges of bytes.
    understood: Vec<(usize, usize)>,
    pub source: Source,
}

impl Title {
    /// Reads a title, or the name of a department, which is made of the same words.
    pub fn read(title: &str, source: Source) -> Self {
        let mut folded = String::new();
        fold_into(title, LONGEST_TITLE, &mut folded);
        let mut read = Self {
            folded: String::new(),
            concepts: Vec::with_capacity(8),
            levels: Vec::new(),
            employments: Vec::new(),
            urgent: Vec::new(),
            calm: Vec::new(),
            cities: Vec::new(),
            understood: Vec::with_capacity(12),
            source,
        };
        for Hit { what, word, from, to } in TITLE_WORDS.find(&folded).take(MOST_HITS) {
            let unit = Hit {
                what: (),
                word,
                from,
                to,
            };
            match what {
                Sense::Concept(what) => read.concepts.push(Hit { what, word, from, to }),
                Sense::Level(level, reach) => read.levels.push(Hit {
                    what: (level, reach),
                    word,
                    from,
                    to,
                }),
                Sense::Employment(what) => read.employments.push(Hit { what, word, from, to }),
                Sense::Urgent => read.urgent.push(unit),
                Sense::Calm => read.calm.push(unit),
                Sense::City(what) => read.cities.push(Hit { what, word, from, to }),
                Sense::Notice => {}
            }
            read.understood.push(whole_words(&folded, from, to));
        }
        keep_leftmost(&mut read.concepts);
        keep_longest(&mut read.levels);
        read.folded = folded;
        read
    }

    pub fn topics(&self) -> Topics {
        let fields = self
            .concepts
            .iter()
            .map(|hit| hit.what)
            .filter(|concept| concept.kind == Kind::Field);
        Topics::of(fields)
    }

    /// The clauses of the title, as ranges of bytes.
    pub fn clauses(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let start = self.folded.as_ptr() as usize;
        self.folded.split(BAR).map(move |clause| {
            let from = clause.as_ptr() as usize - start;
            (from, from + clause.len())
        })
    }

    /// The phrases of a clause, cut before each preposition.
    pub fn phrases(&self, (from, to): (usize, usize)) -> impl Iterator<Item = (usize, usize)> + '_ {
        let mut at = from;
        let mut ends = Vec::new();
        for word in self.folded[from..to].split(' ') {
            if PREPOSITIONS.contains(&word) && at > from {
                ends.push(at);
            }
            at += word.len() + 1;
        }
        ends.push(to);
        let mut start = from;
        ends.into_iter().map(move |end| {
            let phrase = (start, end);
            start = end;
            phrase
        })
    }

    /// The concepts that begin within a range of bytes, in their order: a "chief of staff" lies in two phrases.
    pub fn within(&self, (from, to): (usize, usize)) -> impl DoubleEndedIterator<Item = &Hit<&'static Concept>> {
        self.concepts.iter().filter(move |hit| (from..to).contains(&hit.from))
    }

    /// Whether a word of refusal stands before: "not urgent", 不急.
    pub fn is_denied(&self, at: usize) -> bool {
        is_denied(&self.folded, at)
    }

    /// The words that no list knows.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let mut is_known = vec![false; self.folded.len()];
        for (from, to) in &self.understood {
            is_known[*from..*to].fill(true);
        }
        let mut words = Vec::new();
        let mut start = None;
        let ends = self
            .folded
            .char_indices()
            .map(|(at, c)| (at, Some(c)))
            .chain([(self.folded.len(), None)]);
        let mut was_wide = false;
        for (at, c) in ends {
            let belongs = c.filter(|c| c.is_alphanumeric() && !is_known[at]);
            if let Some(from) = start
                && belongs.is_none_or(|c| is_wide(c) != was_wide)
            {
                words.push(&self.folded[from..at]);
                start = None;
            }
            if let Some(c) = belongs {
                if start.is_none() {
                    start = Some(at);
                }
                was_wide = is_wide(c);
            }
        }
        words.into_iter()
    }
}

/// Whether a word of refusal stands right before a place in a folded text.
pub(crate) fn is_denied(folded: &str, at: usize) -> bool {
    let before = folded[..at].trim_end();
    crate::lexicon::DENIALS.iter().any(|denial| {
        before
            .strip_suffix(denial)
            .is_some_and(|rest| !denial.is_ascii() || !rest.chars().next_back().is_some_and(char::is_alphanumeric))
    })
}

/// A range of bytes with the letters that belong to its words.
fn whole_words(text: &str, from: usize, to: usize) -> (usize, usize) {
    let is_joined = |c: char| c.is_alphanumeric() && !is_wide(c);
    let goes = text[from..to].chars();
    let (first, last) = (goes.clone().next(), goes.clone().next_back());
    let mut range = (from, to);
    if first.is_some_and(is_joined) {
        range.0 = text[..from].trim_end_matches(is_joined).len();
    }
    if last.is_some_and(is_joined) {
        range.1 = text.len() - text[to..].trim_start_matches(is_joined).len();
    }
    range
}
