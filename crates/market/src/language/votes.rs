//! Among languages of one alphabet: which one the words are of.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::script::Alphabet;
use crate::{fold::BAR, lexicon::rows};

/// No more languages than a mask has bits.
const MOST_LANGUAGES: usize = 32;
/// Words of a text that are looked at; a posting has a few hundred.
const MOST_WORDS: usize = 1_500;
/// A word of titles tells more than a small word, of which neighbouring languages share many.
const TITLE_WORD: f32 = 2.0;
const LETTER: f32 = 1.2;
/// A letter that one language alone has.
const OWN_LETTER: f32 = 2.0;
const ENDING: f32 = 0.35;
/// What the winner has to have at least, and how many times the score of the next.
const CLEAR_SCORE: f32 = 1.0;
const CLEAR_LEAD: f32 = 1.25;

struct Table {
    codes: Vec<&'static str>,
    alphabets: Vec<Alphabet>,
    words: FxHashMap<&'static str, (u32, f32)>,
    letters: FxHashMap<char, u32>,
    /// By the last letter, with the languages that end words so.
    endings: FxHashMap<char, Vec<(&'static str, u32)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        codes: Vec::new(),
        alphabets: Vec::new(),
        words: FxHashMap::default(),
        letters: FxHashMap::default(),
        endings: FxHashMap::default(),
    };
    for (at, [code, letters, endings, running, titles]) in rows(include_str!("../../data/languages.tsv"))
        .enumerate()
        .take(MOST_LANGUAGES)
    {
        let bit = 1 << at;
        table.codes.push(code);
        table.alphabets.push(alphabet_of(code));
        for letter in letters.split('|').filter_map(single) {
            *table.letters.entry(letter).or_default() |= bit;
        }
        for ending in endings.split('|').filter(|ending| *ending != "-" && !ending.is_empty()) {
            let last = ending.chars().next_back().expect("not empty: filtered");
            let list = table.endings.entry(last).or_default();
            match list.iter_mut().find(|(known, _)| *known == ending) {
                Some((_, languages)) => *languages |= bit,
                None => list.push((ending, bit)),
            }
        }
        for (list, weight) in [(running, 1.0), (titles, TITLE_WORD)] {
            for word in list.split('|').filter(|word| *word != "-" && !word.is_empty()) {
                let entry = table.words.entry(word).or_insert((0, weight));
                entry.0 |= bit;
            }
        }
    }
    table
});

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|c| chars.next().is_none() && *c != '-')
}

fn alphabet_of(code: &str) -> Alphabet {
    match code {
        "ru" | "uk" | "bg" | "sr" | "mk" | "be" | "kk" | "mn" => Alphabet::Cyrillic,
        "ar" | "fa" | "ur" => Alphabet::Arabic,
        _ => Alphabet::Latin,
    }
}

/// Whether a language may be written in this alphabet: false for those that are written in a script of their own.
pub(super) fn is_written_in(code: &str, alphabet: Alphabet) -> bool {
    !matches!(code, "zh" | "ja" | "ko" | "el" | "he" | "th" | "hi") && alphabet_of(code) == alphabet
}

#[derive(Clone, Copy, Default)]
struct Score {
    points: f32,
    first: Option<&'static str>,
}

/// What the words say.
pub(super) struct Vote {
    scores: [Score; MOST_LANGUAGES],
    pub clear: Option<(&'static str, &'static str)>,
    best: f32,
}

impl Vote {
    /// Whether the words do not speak against a language.
    pub fn leans_to(&self, code: &str) -> bool {
        let known = TABLE.codes.iter().position(|known| *known == code);
        let score = known.map_or(Score::default(), |at| self.scores[at]);
        score.points * CLEAR_LEAD >= self.best
    }
}

/// Counts the votes of the words of a folded text.
pub(super) fn count(folded: &str, alphabet: Alphabet) -> Vote {
    let table = &*TABLE;
    let mut scores = [Score::default(); MOST_LANGUAGES];
    let mut give = |languages: u32, points: f32, word: Option<&'static str>| {
        let share = points / languages.count_ones().max(1) as f32;
        let mut left = languages;
        while left != 0 {
            let score = &mut scores[left.trailing_zeros() as usize];
            score.points += share;
            score.first = score.first.or(word);
            left &= left - 1;
        }
    };
    // "m/w/d" is no Polish.
    let words = folded
        .split([' ', BAR])
        .filter(|word| word.split('/').any(|part| part.chars().nth(1).is_some()) || !word.contains('/'));
    let words = words.flat_map(|word| word.split(['/', '.']));
    for word in words.filter(|word| !word.is_empty()).take(MOST_WORDS) {
        if let Some((known, (languages, weight))) = table.words.get_key_value(word) {
            give(*languages, *weight, Some(known));
        } else {
            let endings = word.chars().next_back().and_then(|last| table.endings.get(&last));
            let longest = endings
                .into_iter()
                .flatten()
                .filter(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(ending));
            for (_, languages) in longest {
                give(*languages, ENDING, None);
            }
        }
        if !word.is_ascii() {
            let languages = word
                .chars()
                .filter_map(|c| table.letters.get(&c))
                .copied()
                .reduce(|a, b| if a & b == 0 { a | b } else { a & b });
            if let Some(languages) = languages {
                give(
                    languages,
                    if languages.is_power_of_two() {
                        OWN_LETTER
                    } else {
                        LETTER
                    },
                    None,
                );
            }
        }
    }
    settle(scores, alphabet)
}

fn settle(mut scores: [Score; MOST_LANGUAGES], alphabet: Alphabet) -> Vote {
    let table = &*TABLE;
    let (mut best, mut next) = ((0, 0.0_f32), 0.0_f32);
    for (at, of) in table.alphabets.iter().enumerate() {
        if *of != alphabet {
            scores[at] = Score::default();
        }
        let points = scores[at].points;
        if points > best.1 {
            (best, next) = ((at, points), best.1);
        } else {
            next = next.max(points);
        }
    }
    let clear = best.1 >= CLEAR_SCORE && best.1 >= next * CLEAR_LEAD;
    // Letters without a voting language: the one that most postings in them are of.
    let default = match alphabet {
        Alphabet::Latin => None,
        Alphabet::Cyrillic => Some(("ru", "Cyrillic")),
        Alphabet::Arabic => Some(("ar", "Arabic")),
    };
    let winner = clear.then(|| (table.codes[best.0], scores[best.0].first.unwrap_or("letters")));
    Vote {
        scores,
        clear: winner.or(default),
        best: best.1,
    }
}

/// Fewer letters than this say nothing without a word of a list.
const SHORTEST_GUESS: usize = 10;

/// The likeliest language of Latin letters, where no words decide.
pub(super) fn guess(original: &str, vote: &Vote) -> Option<&'static str> {
    let guessed = (original.len() >= SHORTEST_GUESS).then(|| match whichlang::detect_language(sample(original)) {
        whichlang::Lang::Deu => "de",
        whichlang::Lang::Fra => "fr",
        whichlang::Lang::Spa => "es",
        whichlang::Lang::Ita => "it",
        whichlang::Lang::Por => "pt",
        whichlang::Lang::Nld => "nl",
        whichlang::Lang::Swe => "sv",
        whichlang::Lang::Tur => "tr",
        whichlang::Lang::Vie => "vi",
        _ => "en",
    });
    let voted = || {
        let best = TABLE
            .codes
            .iter()
            .zip(&vote.scores)
            .max_by(|(_, a), (_, b)| a.points.total_cmp(&b.points));
        best.filter(|(_, score)| score.points >= 0.3).map(|(code, _)| *code)
    };
    match guessed {
        // Both agree, or the words at least do not disagree much.
        Some(code) if vote.leans_to(code) => Some(code),
        other => voted().or(other),
    }
}

/// The beginning is enough.
fn sample(text: &str) -> &str {
    &text[..text.floor_char_boundary(600)]
}
