//! The words of a title, as numbers: what it means, in any language.

use crate::{
    fold::is_wide,
    lexicon::{Concept, Kind, concept},
    sketch::hash,
    title::Title,
};

/// Words of one title. Of more, roles go first, then fields, then what no list knows.
const MOST: usize = 8;

/// A role is told from a field by this bit above the number of its concept.
const ROLE: u16 = 0x0800;
/// Words that no list knows, by their script.
const LATIN: u16 = 0x4000;
const WIDE: u16 = 0x8000;

/// Sorted; 0 where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys([u16; MOST]);

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Role,
    Field,
    /// A word of Latin or other spaced letters.
    Latin,
    /// Characters of Chinese, Japanese or Korean.
    Wide,
}

pub(crate) fn class(key: u16) -> Class {
    match key {
        WIDE.. => Class::Wide,
        LATIN.. => Class::Latin,
        key if key & ROLE != 0 => Class::Role,
        _ => Class::Field,
    }
}

/// The name of a role or field.
pub(crate) fn name(key: u16) -> Option<&'static str> {
    (key < LATIN)
        .then(|| concept(key & !ROLE))
        .flatten()
        .map(|concept| concept.name)
}

impl Keys {
    pub fn of(title: &Title) -> Self {
        let concepts = || title.concepts.iter().map(|hit| hit.what);
        let roles: Vec<&Concept> = concepts().filter(|concept| concept.is_role()).collect();
        // "Research" says nothing beside a researcher, and beside an intern that it is one of research.
        let stands_for_role = |concept: &Concept| concept.key != concept.number;
        let is_said = |field: &Concept| roles.iter().any(|role| role.function == field.function);
        let fields = concepts().filter(|concept| concept.kind == Kind::Field);
        let fields = fields.filter(|field| !(stands_for_role(field) && is_said(field)));
        let field_key = |field: &Concept| {
            if stands_for_role(field) {
                ROLE | field.key
            } else {
                field.key
            }
        };
        let numbers = roles
            .iter()
            .map(|role| ROLE | role.key)
            .chain(fields.map(field_key))
            .chain(title.unknown().filter_map(unknown));
        Self::sorted(numbers)
    }

    fn sorted(numbers: impl Iterator<Item = u16>) -> Self {
        let mut kept = [0; MOST];
        let mut count = 0;
        for number in numbers {
            if count < MOST && !kept[..count].contains(&number) {
                kept[count] = number;
                count += 1;
            }
        }
        kept[..count].sort_unstable();
        Self(kept)
    }

    pub fn from_numbers(numbers: [u16; MOST]) -> Self {
        Self::sorted(numbers.into_iter().filter(|number| *number != 0))
    }

    pub fn numbers(&self) -> &[u16; MOST] {
        &self.0
    }

    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().copied().take_while(|key| *key != 0)
    }
}

/// Characters that say nothing alone: a post, a kind, a direction.
const EMPTY_CHARACTERS: [char; 14] = [
    '的', '及', '和', '与', '或', '兼', '等', '岗', '位', '类', '级', '者', '部', '员',
];

/// The key of a word that no list knows; None if it says nothing: a letter, a year, a number of a requisition.
fn unknown(word: &str) -> Option<u16> {
    let number = |word: &str| hash(word.as_bytes()) as u16;
    if word.chars().next().is_some_and(is_wide) {
        let plain = word.trim_matches(EMPTY_CHARACTERS);
        return (plain.chars().count() >= 2).then(|| WIDE | number(plain) & 0x7fff);
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let singular = word.strip_suffix('s').filter(|word| word.len() > 3).unwrap_or(word);
    (word.chars().count() >= 2 && digits < 3).then(|| LATIN | number(singular) & 0x3fff)
}

/// The title as a whole: its words in their order without places, badges and m/w/d.
pub(super) fn title(title: &Title) -> u32 {
    let mut words = String::new();
    let levels = title
        .levels
        .iter()
        .map(|hit| (hit.from, &title.folded[hit.from..hit.to]));
    let concepts = title
        .concepts
        .iter()
        .map(|hit| (hit.from, &title.folded[hit.from..hit.to]));
    let unknown = title
        .unknown()
        .map(|word| (word.as_ptr() as usize - title.folded.as_ptr() as usize, word));
    let mut parts: Vec<(usize, &str)> = levels.chain(concepts).chain(unknown).collect();
    parts.sort_unstable();
    parts.dedup();
    for (_, part) in parts {
        words.push_str(part);
        words.push(' ');
    }
    if words.is_empty() {
        0
    } else {
        (hash(words.as_bytes()) as u32).max(1)
    }
}
