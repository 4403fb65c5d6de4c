//! Chance, drawn from the seed alone.

use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};

/// A stream of random choices. ChaCha8 gives the same stream for a seed on every machine and in every version.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// A stream of its own for each part, so that a change in one does not stir up the others.
    pub fn new(seed: u64, part: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(part);
        Self(rng)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high)
    }

    /// A fraction from 0 to below 1.
    pub fn fraction(&mut self) -> f64 {
        self.0.random()
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// One of the things; there must be one.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.0.random_range(0..things.len())]
    }

    /// One of several small things, by value.
    pub fn one<T: Copy>(&mut self, things: &[T]) -> T {
        *self.pick(things)
    }

    /// Several different things, in random order; all of them when there are fewer.
    pub fn several<'a, T>(&mut self, things: &'a [T], count: usize) -> Vec<&'a T> {
        let mut all: Vec<&T> = things.iter().collect();
        let count = count.min(all.len());
        for place in 0..count {
            let other = self.0.random_range(place..all.len());
            all.swap(place, other);
        }
        all.truncate(count);
        all
    }

    /// One of the things by weight; the weights must not all be nought.
    pub fn weighted<'a, T>(&mut self, things: &'a [(T, u32)]) -> &'a T {
        let total: u32 = things.iter().map(|(_, weight)| weight).sum();
        let mut left = self.0.random_range(0..total);
        for (thing, weight) in things {
            if left < *weight {
                return thing;
            }
            left -= weight;
        }
        unreachable!("the draw lies below the sum of the weights")
    }
}
