//! What the postings of one employer have in common anyway: the words about the company, the benefits, the law.
//!
//! Counted over the minima of the sketches: where most postings have the same minimum, agreeing in it says little.

use crate::sketch::{SHINGLES, Sketch, THEMES};

/// How often each of the sixteen values of each minimum was seen, and what agreeing in it weighs.
pub struct Background {
    seen: u32,
    /// After how many postings the weights are worked out again.
    due: u32,
    shingles: Minima<SHINGLES>,
    themes: Minima<THEMES>,
}

/// The values of four bits.
const VALUES: usize = 16;
/// As if so many postings with every value had been seen before the first: a few postings tell no background.
const PRIOR: f32 = 16.0;
/// A background this heavy leaves nothing of the text: less than so much of the full weight is no evidence.
const LEAST_WEIGHT: f32 = 0.06;

/// The shares that two texts have in common; None where one of them says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shares {
    /// Of the shingles, for texts in one language.
    pub share: Option<f32>,
    pub themes: Option<f32>,
}

impl Background {
    /// Nothing was counted: every agreement weighs the same.
    pub fn none() -> Self {
        Self {
            seen: 0,
            due: 1,
            shingles: Minima::new(),
            themes: Minima::new(),
        }
    }

    /// Counts a posting.
    pub fn add(&mut self, sketch: &Sketch) {
        self.seen = self.seen.saturating_add(1);
        if sketch.text != 0 {
            self.shingles.add(&sketch.shingles);
        }
        if sketch.themes != [0; THEMES / 2] {
            self.themes.add(&sketch.themes);
        }
        if self.seen >= self.due {
            self.due = self.seen + (self.seen / 8).max(1);
            self.shingles.weigh();
            self.themes.weigh();
        }
    }

    pub(super) fn text(&self, a: &Sketch, b: &Sketch) -> Shares {
        let in_one_language = a.language == b.language && a.text != 0 && b.text != 0;
        let share = in_one_language.then(|| {
            if a.text == b.text && a.shingles == b.shingles {
                Some(1.0)
            } else {
                self.shingles.share(&a.shingles, &b.shingles)
            }
        });
        let said = |sketch: &Sketch| sketch.themes != [0; THEMES / 2];
        Shares {
            share: share.flatten(),
            themes: (said(a) && said(b))
                .then(|| self.themes.share(&a.themes, &b.themes))
                .flatten(),
        }
    }
}

struct Minima<const N: usize> {
    seen: u32,
    counts: Box<[[u32; VALUES]; N]>,
    /// How likely another posting has the value, and what agreeing in it weighs.
    likely: Box<[[f32; VALUES]; N]>,
    weights: Box<[[f32; VALUES]; N]>,
}

impl<const N: usize> Minima<N> {
    fn new() -> Self {
        let mut minima = Self {
            seen: 0,
            counts: Box::new([[0; VALUES]; N]),
            likely: Box::new([[0.0; VALUES]; N]),
            weights: Box::new([[0.0; VALUES]; N]),
        };
        minima.weigh();
        minima
    }

    fn add(&mut self, packed: &[u8]) {
        self.seen = self.seen.saturating_add(1);
        for (at, byte) in packed.iter().enumerate() {
            for (half, value) in [byte & 15, byte >> 4].into_iter().enumerate() {
                let count = &mut self.counts[2 * at + half][usize::from(value)];
                *count = count.saturating_add(1);
            }
        }
    }

    fn weigh(&mut self) {
        let all = self.seen as f32 + PRIOR;
        for at in 0..N {
            for value in 0..VALUES {
                let likely = (self.counts[at][value] as f32 + PRIOR / VALUES as f32) / all;
                self.likely[at][value] = likely.min(0.999);
                // The information of the value, at most that of four bits.
                self.weights[at][value] = (-likely.ln() / (VALUES as f32).ln()).clamp(0.001, 1.0);
            }
        }
    }

    /// The share of what lies behind the minima, beyond what chance and the background explain.
    fn share(&self, a: &[u8], b: &[u8]) -> Option<f32> {
        let (mut agreed, mut expected, mut weight) = (0.0, 0.0, 0.0);
        for (at, (one, other)) in a.iter().zip(b).enumerate() {
            for (half, (one, other)) in [(one & 15, other & 15), (one >> 4, other >> 4)].into_iter().enumerate() {
                let bin = 2 * at + half;
                let (one, other) = (usize::from(one), usize::from(other));
                let weights = self.weights[bin][one].min(self.weights[bin][other]);
                agreed += if one == other { weights } else { 0.0 };
                expected += weights * self.likely[bin][one].max(self.likely[bin][other]);
                weight += weights;
            }
        }
        if weight < LEAST_WEIGHT * N as f32 {
            return None;
        }
        Some(((agreed - expected) / (weight - expected).max(f32::EPSILON)).clamp(0.0, 1.0))
    }
}
