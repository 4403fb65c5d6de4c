//! Finding the job of a posting among an employer's postings.
//!
//! Few postings are compared with each one. Of more, those that share something with it: the requisition, what the
//! title means (with the first place, and alone), its subjects, a piece of the text. Each of these is a chain, and a long
//! chain is followed for its newest links only.

use crate::{
    compare::{Background, ENOUGH, Pairing, Verdict, compare, score},
    sketch::{Class, SHINGLES, Sketch, class, mix},
};

/// Up to so many postings every one is compared.
const FEW: usize = 192;
/// Links of one chain that are followed.
const LONGEST_WALK: usize = 24;
/// Postings that one is compared with at most, once there are more than a few.
const MOST_COMPARED: usize = 72;
/// Ways to find a posting.
const WAYS: usize = 6;
/// The end of a chain.
const END: u32 = u32::MAX;

/// The postings of one employer.
pub struct Index {
    entries: Vec<Entry>,
    /// For each way and posting, the posting before it in its chain.
    links: Vec<[u32; WAYS]>,
    /// The newest of each chain; chains share a slot by accident, which costs a comparison and nothing else.
    heads: Vec<[u32; WAYS]>,
    background: Background,
}

struct Entry {
    sketch: Sketch,
    id: u32,
    board: u16,
}

/// The posting that is most likely the same job.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub id: u32,
    pub board: u16,
    pub verdict: Verdict,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    pub fn new() -> Self {
        Self {
            entries: Vec::new(),
            links: Vec::new(),
            heads: vec![[END; WAYS]; 64],
            background: Background::none(),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What all postings have in common.
    pub fn background(&self) -> &Background {
        &self.background
    }

    /// The memory it holds, in bytes.
    pub fn size(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>()
            + (self.links.capacity() + self.heads.capacity()) * size_of::<[u32; WAYS]>()
            + size_of::<Self>()
    }

    /// Adds a posting. One that is there is not replaced: an index is made for one look at the boards.
    pub fn add(&mut self, id: u32, board: u16, sketch: &Sketch) {
        if self.entries.len() >= END as usize {
            return;
        }
        if self.entries.len() >= self.heads.len() * 2 {
            self.widen();
        }
        grow(&mut self.entries);
        grow(&mut self.links);
        self.entries.push(Entry {
            sketch: *sketch,
            id,
            board,
        });
        self.links.push([END; WAYS]);
        self.link(self.entries.len() - 1);
        self.background.add(sketch);
    }

    /// The best match of a posting that is the same job, if there is one. Those of its own board count as standing there
    /// at the same time.
    pub fn find(&self, board: u16, sketch: &Sketch) -> Option<Match> {
        let pairing = |entry: &Entry| {
            if entry.board == board {
                Pairing::OneBoard
            } else {
                Pairing::Apart
            }
        };
        let mut best: Option<(f32, &Entry)> = None;
        self.near(sketch, |entry| {
            let floor = best.map_or(ENOUGH, |(best, _)| best);
            if let Some(score) = score(sketch, &entry.sketch, pairing(entry), &self.background, floor)
                && best.is_none_or(|(best, _)| best < score)
            {
                best = Some((score, entry));
            }
        });
        let (_, entry) = best?;
        let verdict = compare(sketch, &entry.sketch, pairing(entry), &self.background);
        Some(Match {
            id: entry.id,
            board: entry.board,
            verdict,
        })
    }

    /// The postings that are worth a comparison.
    fn near<'a>(&'a self, sketch: &Sketch, mut visit: impl FnMut(&'a Entry)) {
        if self.entries.len() <= FEW {
            self.entries.iter().for_each(visit);
            return;
        }
        let mut seen = [END; MOST_COMPARED];
        let mut count = 0;
        for (way, hash) in ways(sketch).into_iter().enumerate() {
            let Some(hash) = hash else { continue };
            let mut at = self.heads[self.slot(hash)][way];
            for _ in 0..LONGEST_WALK {
                if at == END || count == MOST_COMPARED {
                    break;
                }
                if !seen[..count].contains(&at) {
                    seen[count] = at;
                    count += 1;
                    visit(&self.entries[at as usize]);
                }
                at = self.links[at as usize][way];
            }
        }
    }

    fn slot(&self, hash: u64) -> usize {
        hash as usize & (self.heads.len() - 1)
    }

    fn link(&mut self, at: usize) {
        for (way, hash) in ways(&self.entries[at].sketch).into_iter().enumerate() {
            if let Some(hash) = hash {
                let slot = self.slot(hash);
                self.links[at][way] = self.heads[slot][way];
                self.heads[slot][way] = at as u32;
            }
        }
    }

    fn widen(&mut self) {
        self.heads = vec![[END; WAYS]; self.heads.len() * 2];
        for at in 0..self.entries.len() {
            self.link(at);
        }
    }
}

/// Room for an eighth more, where doubling would waste half of the memory.
fn grow<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 8).max(64));
    }
}

/// What a posting can be found by, what tells most first; None if it has none.
fn ways(sketch: &Sketch) -> [Option<u64>; WAYS] {
    let mut subjects = sketch.keys.iter().filter(|key| class(*key) != Class::Role);
    let (first, second) = (subjects.next(), subjects.next());
    let meaning = match sketch.keys.iter().next() {
        Some(_) => Some(sketch.keys.iter().fold(1, |hash, key| mix(hash ^ u64::from(key)))),
        None => (sketch.title != 0).then(|| mix(u64::from(sketch.title))),
    };
    let piece = |from: usize| {
        sketch.shingles[from..from + SHINGLES / 16]
            .iter()
            .fold(3, |hash, byte| mix(hash ^ u64::from(*byte)))
    };
    [
        (sketch.requisition != 0).then(|| mix(u64::from(sketch.requisition))),
        meaning.map(|meaning| mix(meaning ^ u64::from(sketch.places[0]) << 32)),
        (sketch.text != 0).then(|| piece(SHINGLES / 4)),
        meaning,
        first.map(|key| mix(u64::from(key) | u64::from(sketch.function) << 32)),
        second.map(|key| mix(u64::from(key) | u64::from(sketch.function) << 32)),
    ]
}

#[cfg(test)]
mod tests;
