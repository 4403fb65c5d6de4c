//! What is kept of a posting to tell jobs apart: 96 bytes, the same for every version that has their number.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0 | version |
//! | 1, 2 | function; level and employment, four bits each (0: not said) |
//! | 3 | urgency (two bits), the Chinese script (two bits) |
//! | 4..6 | language, five bits a letter |
//! | 6..10 | requisition number, as a hash; 0 if none. The last byte is a hash of its shape |
//! | 10..14 | the title without what says nothing of the job, as a hash |
//! | 14..16 | the text, as a hash; 0 if there is none |
//! | 16..22 | pay: logarithms of the ends, and the currency; or a hash of the words |
//! | 22..30 | up to four places |
//! | 30..46 | up to eight words of the title: roles, fields and unknown words |
//! | 46..78 | the text's shingles: 64 minima, four bits each |
//! | 78..94 | what a translation of the text says too: 32 minima, four bits each |
//! | 94..96 | free |
//!
//! Numbers are little-endian.

mod keys;
mod minima;

use crate::{
    ad::{Ad, Meaning, Pay},
    fold::{fold_into, folded, is_wide},
    kinds::{Employment, Function, Level},
    language::{Han, Language},
    lexicon::CITY_WORDS,
    read::{Parts, meaning},
    title::Title,
    words::keep_longest,
};

pub(crate) use keys::{Class, Keys, class, name};
pub(crate) use minima::{SHINGLES, THEMES};

/// The version that this program writes, and the only one it reads.
const VERSION: u8 = 1;
/// Places of one posting. Of more the smallest hashes are kept, so that two postings keep the same ones.
const MOST_PLACES: usize = 4;
/// No place is longer, in bytes.
const LONGEST_PLACE: usize = 80;
/// Places of a posting that are looked at.
const PLACES_READ: usize = 64;

/// What is kept of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch {
    pub(crate) function: u8,
    pub(crate) level: u8,
    pub(crate) employment: u8,
    urgent: u8,
    han: u8,
    pub(crate) language: u16,
    pub(crate) requisition: u32,
    pub(crate) title: u32,
    pub(crate) text: u16,
    pub(crate) pay: [u16; 3],
    pub(crate) places: [u16; MOST_PLACES],
    pub(crate) keys: Keys,
    pub(crate) shingles: [u8; SHINGLES / 2],
    pub(crate) themes: [u8; THEMES / 2],
}

/// Makes the sketch of a posting.
pub fn sketch(ad: &Ad, meaning: &Meaning) -> Sketch {
    of_parts(ad, meaning, &Parts::of(ad))
}

/// What a posting says, and its sketch: in less time than one after the other.
pub fn read_and_sketch(ad: &Ad) -> (Meaning, Sketch) {
    let parts = Parts::of(ad);
    let meaning = meaning(ad, &parts);
    let sketch = of_parts(ad, &meaning, &parts);
    (meaning, sketch)
}

fn of_parts(ad: &Ad, meaning: &Meaning, parts: &Parts) -> Sketch {
    let language = meaning.language.as_ref().map(|found| found.what);
    let (shingles, text) = minima::shingles(&parts.text);
    Sketch {
        function: meaning.function.as_ref().map_or(0, |found| found.what.number()),
        level: meaning.level.as_ref().map_or(0, |found| found.what.number()),
        employment: meaning.employment.as_ref().map_or(0, |found| found.what.number()),
        urgent: meaning.urgent.as_ref().map_or(0, |found| 1 + u8::from(found.what)),
        han: match language.and_then(|language| language.han) {
            None => 0,
            Some(Han::Simplified) => 1,
            Some(Han::Traditional) => 2,
        },
        language: language.map_or(0, |language| packed(language.code())),
        requisition: ad.reference.map_or(0, requisition),
        title: keys::title(&parts.title),
        text,
        pay: pay(ad.pay),
        places: places(ad.places, &parts.title),
        keys: Keys::of(&parts.title),
        shingles,
        themes: minima::themes(&parts.hits, &parts.text),
    }
}

impl Sketch {
    /// The size of a sketch in bytes.
    pub const SIZE: usize = 96;

    pub fn function(&self) -> Option<Function> {
        Function::of_number(self.function)
    }

    pub fn level(&self) -> Option<Level> {
        Level::of_number(self.level)
    }

    pub fn employment(&self) -> Option<Employment> {
        Employment::of_number(self.employment)
    }

    pub fn urgent(&self) -> Option<bool> {
        self.urgent.checked_sub(1).map(|urgent| urgent == 1)
    }

    pub fn language(&self) -> Option<Language> {
        let letter = |shift: u16| (self.language >> shift & 31) as u8;
        let letters = [letter(0), letter(5), letter(10)].map(|letter| (b'a' - 1 + letter) as char);
        let code: String = letters.into_iter().filter(char::is_ascii_lowercase).collect();
        let han = match self.han {
            1 => Some(Han::Simplified),
            2 => Some(Han::Traditional),
            _ => None,
        };
        let mut language = Language::of_code(&code)?;
        language.han = han;
        Some(language)
    }

    pub fn to_bytes(&self) -> [u8; Self::SIZE] {
        let mut bytes = [0; Self::SIZE];
        let mut at = 0;
        let mut put = |part: &[u8]| {
            bytes[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        };
        put(&[
            VERSION,
            self.function,
            self.level | self.employment << 4,
            self.urgent | self.han << 2,
        ]);
        put(&self.language.to_le_bytes());
        put(&self.requisition.to_le_bytes());
        put(&self.title.to_le_bytes());
        put(&self.text.to_le_bytes());
        for number in self.pay.iter().chain(&self.places).chain(self.keys.numbers()) {
            put(&number.to_le_bytes());
        }
        put(&self.shingles);
        put(&self.themes);
        bytes
    }

    /// None if the bytes are not a sketch of this version: it has to be made anew from the posting.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; Self::SIZE] = bytes.try_into().ok()?;
        if bytes[0] != VERSION {
            return None;
        }
        let short = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let long = |at: usize| u32::from(short(at)) | u32::from(short(at + 2)) << 16;
        let mut sketch = Self {
            function: bytes[1],
            level: bytes[2] & 15,
            employment: bytes[2] >> 4,
            urgent: bytes[3] & 3,
            han: bytes[3] >> 2 & 3,
            language: short(4),
            requisition: long(6),
            title: long(10),
            text: short(14),
            pay: [short(16), short(18), short(20)],
            places: [short(22), short(24), short(26), short(28)],
            keys: Keys::from_numbers([30, 32, 34, 36, 38, 40, 42, 44].map(short)),
            shingles: [0; SHINGLES / 2],
            themes: [0; THEMES / 2],
        };
        sketch.shingles.copy_from_slice(&bytes[46..78]);
        sketch.themes.copy_from_slice(&bytes[78..94]);
        Some(sketch)
    }
}

/// A hash that stays the same for ever: FNV-1a, then mixed.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325, fnv))
}

/// Spreads every bit over all of them (the finalizer of MurmurHash3).
pub(crate) fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

fn packed(code: &str) -> u16 {
    let letters = code.bytes().take(3).enumerate();
    letters
        .map(|(at, letter)| u16::from(letter.wrapping_sub(b'a' - 1) & 31) << (5 * at))
        .sum()
}

/// No number of a requisition is longer, in letters.
const LONGEST_REFERENCE: usize = 64;

/// A number of a requisition: three bytes of what it is, and one of how such numbers look, because are
/// two requisitions while R-17 and 4711 may be one.
fn requisition(reference: &str) -> u32 {
    let plain: String = reference
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LONGEST_REFERENCE)
        .collect();
    let plain = plain.to_lowercase();
    if plain.is_empty() {
        return 0;
    }
    let shape: String = plain.chars().map(|c| if c.is_numeric() { '9' } else { c }).collect();
    ((hash(plain.as_bytes()) as u32) & 0x00ff_ffff).max(1) | (hash(shape.as_bytes()) as u32) << 24
}

/// Marks words in the place of a currency.
pub(crate) const PAY_WORDS: u16 = 0x8000;
/// Steps of the logarithm: one is about a fifteenth of a percent.
pub(crate) const PAY_STEPS: f64 = 1_500.0;

fn pay(pay: Pay) -> [u16; 3] {
    let step = |amount: i64| ((amount.max(0) as f64 + 1.0).ln() * PAY_STEPS) as u16;
    match pay {
        Pay::Unsaid => [0; 3],
        Pay::Yearly { min, max, currency } => {
            let currency = packed(&currency.to_ascii_lowercase());
            [step(min.min(max)), step(max.max(min)), currency.max(1)]
        }
        Pay::Words(words) => {
            let mut plain = String::new();
            fold_into(words, LONGEST_PLACE, &mut plain);
            let hash = hash(plain.as_bytes());
            if plain.is_empty() {
                [0; 3]
            } else {
                [hash as u16, (hash >> 16) as u16, PAY_WORDS]
            }
        }
    }
}

/// Places that no list knows, by the script they are written in: only within one script do other letters mean another
/// place.
pub(crate) const PLACE_LATIN: u16 = 0x4000;
pub(crate) const PLACE_WIDE: u16 = 0x8000;

fn places(places: &[&str], title: &Title) -> [u16; MOST_PLACES] {
    let mut numbers: Vec<u16> = places
        .iter()
        .take(PLACES_READ)
        .flat_map(|place| place_numbers(place))
        .collect();
    if numbers.is_empty() {
        numbers.extend(title.cities.iter().map(|hit| hit.what));
    }
    numbers.sort_unstable();
    numbers.dedup();
    let mut kept = [0; MOST_PLACES];
    for (slot, number) in kept.iter_mut().zip(numbers) {
        *slot = number;
    }
    kept
}

/// What a place is known by, whatever the language: a number for each city that it names.
pub(crate) fn place_numbers(place: &str) -> Vec<u16> {
    let place = &place[..place.floor_char_boundary(LONGEST_PLACE)];
    let folded = folded(place);
    let mut hits: Vec<_> = CITY_WORDS.find(&folded).collect();
    keep_longest(&mut hits);
    if !hits.is_empty() {
        let mut numbers: Vec<u16> = hits.iter().map(|hit| hit.what).collect();
        numbers.sort_unstable();
        numbers.dedup();
        return numbers;
    }
    // Berlin-Adlershof, Kleinstadt (Thüringen): the first clause names the place.
    let first = folded.split('|').next().unwrap_or_default();
    if first.is_empty() {
        return Vec::new();
    }
    let hash = hash(first.as_bytes()) as u16;
    let is_wide = first.chars().next().is_some_and(is_wide);
    vec![if is_wide {
        PLACE_WIDE | hash & 0x7fff
    } else {
        PLACE_LATIN | hash & 0x3fff
    }]
}

#[cfg(test)]
mod tests;
