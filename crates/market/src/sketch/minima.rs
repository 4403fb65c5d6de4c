//! How much two texts have in common, by the minima of hashes (MinHash) of which four bits each are kept.
//!
//! Shingles are three words, or four characters of Chinese: what two texts in one language share. Themes are what a
//! translation keeps: names of techniques, roles, and words of postings that the list knows in several languages.

use crate::{
    fold::{BAR, is_wide},
    lexicon::TextSense,
    sketch::{hash, mix},
    words::Hit,
};

/// Minima of the shingles, four bits each. Must be a power of two.
pub(crate) const SHINGLES: usize = 64;
/// Minima of the themes.
pub(crate) const THEMES: usize = 32;

/// Fewer shingles say nothing.
const FEWEST_SHINGLES: usize = 8;
/// Fewer themes say nothing.
const FEWEST_THEMES: usize = 3;
/// Different themes of one text.
const MOST_THEMES: usize = 128;

/// The minima of the shingles, and a hash of the whole that is 0 where the text says nothing.
pub(super) fn shingles(folded: &str) -> ([u8; SHINGLES / 2], u16) {
    let mut minima = [u64::MAX; SHINGLES];
    let (mut count, mut whole) = (0_usize, 0_u64);
    let mut last = [0_u64; 4];
    let mut token = |hash: u64, is_wide: bool| {
        last = [last[1], last[2], last[3], hash];
        whole = (whole.rotate_left(5) ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let fourth = if is_wide { last[0].rotate_left(30) } else { 0 };
        let shingle = mix(last[3] ^ last[2].rotate_left(10) ^ last[1].rotate_left(20) ^ fourth);
        // One permutation for all: the high bits choose the bin, the low ones compete in it.
        let bin = (shingle >> (64 - SHINGLES.trailing_zeros())) as usize;
        minima[bin] = minima[bin].min(shingle & 0xffff_ffff_ffff);
        count += 1;
    };
    for word in folded.split([' ', BAR]) {
        tokens(word, &mut token);
    }
    if count < FEWEST_SHINGLES {
        return ([0; SHINGLES / 2], 0);
    }
    (packed(&filled(&minima)), (mix(whole) as u16).max(1))
}

/// The words of what stands between two spaces: each wide character is one.
fn tokens(word: &str, token: &mut impl FnMut(u64, bool)) {
    if word.is_ascii() {
        if !word.is_empty() {
            token(hash(word.as_bytes()), false);
        }
        return;
    }
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if is_wide(c) {
            if from < at {
                token(hash(&word.as_bytes()[from..at]), false);
            }
            token(mix(u64::from(u32::from(c))), true);
            from = at + c.len_utf8();
        }
    }
    if from < word.len() {
        token(hash(&word.as_bytes()[from..]), false);
    }
}

/// Bins that stayed empty take from the next full one, mixed with the distance, so that two texts agree there as often
/// as elsewhere (Shrivastava and Li, 2014).
fn filled(minima: &[u64; SHINGLES]) -> [u64; SHINGLES] {
    std::array::from_fn(|at| {
        let full = (0..SHINGLES)
            .find(|step| minima[(at + step) % SHINGLES] != u64::MAX)
            .unwrap_or_default();
        minima[(at + full) % SHINGLES].wrapping_add(mix(full as u64))
    })
}

/// The minima of the themes; all 0 where there are too few.
pub(super) fn themes(hits: &[Hit<TextSense>], folded: &str) -> [u8; THEMES / 2] {
    let mut themes: Vec<u64> = Vec::with_capacity(64);
    for hit in hits {
        match hit.what {
            TextSense::Theme(number) => themes.push(u64::from(number)),
            TextSense::Role(concept) => themes.push(0x1_0000 | u64::from(concept.key)),
            TextSense::Urgent | TextSense::Calm => {}
        }
    }
    themes.extend(numbers(folded).map(|number| 0x10_0000 | number));
    themes.sort_unstable();
    themes.dedup();
    // The smallest of hashes, not of numbers, so that a long text loses any.
    themes.sort_unstable_by_key(|theme| mix(*theme));
    themes.truncate(MOST_THEMES);
    if themes.len() < FEWEST_THEMES {
        return [0; THEMES / 2];
    }
    let mut minima = [u64::MAX; THEMES];
    for theme in themes {
        let (first, second) = (mix(theme), mix(theme ^ 0x5851_f42d_4c95_7f2d) | 1);
        for (at, minimum) in minima.iter_mut().enumerate() {
            let one = first.wrapping_add(second.wrapping_mul(at as u64 + 1));
            *minimum = (*minimum).min(one ^ one >> 29);
        }
    }
    packed(&minima)
}

/// The numbers of a text that are no years: a translation keeps them.
fn numbers(folded: &str) -> impl Iterator<Item = u64> + '_ {
    let words = folded.split(|c: char| !c.is_ascii_digit());
    let numbers = words
        .filter(|word| (2..=6).contains(&word.len()))
        .filter_map(|word| word.parse().ok());
    numbers
        .filter(|number| !(1_990..2_040).contains(number))
        .take(MOST_THEMES)
}

/// Four bits of each, two in a byte.
fn packed<const N: usize, const M: usize>(minima: &[u64; N]) -> [u8; M] {
    let bits = |minimum: u64| (mix(minimum) >> 60) as u8;
    std::array::from_fn(|at| bits(minima[2 * at]) | bits(minima[2 * at + 1]) << 4)
}
