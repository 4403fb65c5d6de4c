//! How well one job is known in two postings: a thousand pairs of known truth, half of them for tuning and half, of
//! other roles, other employers and other words, for the figure. Five hundred more, `unlisted`, are of occupations far from
//! those that `data/concepts.tsv` was written for: they show how much hangs on the list.
//!
//! ```text
//! cargo run --release -p market --example pairs
//! ```
//!
//! Prints one JSON document: precision and recall per half, and per kind of pair how many were answered rightly.
//! `--wrong` prints the pairs that were not.

mod making;
mod tables;
mod writing;

use std::collections::{BTreeMap, BTreeSet};

use making::{Employer, Kind, Pair};
use market::{Background, Pairing, Verdict, compare};
use serde_json::json;

/// Employers of each half, each with so many pairs.
const EMPLOYERS: usize = 25;
const PAIRS: usize = 20;

fn main() {
    let shows_wrong = std::env::args().any(|argument| argument == "--wrong");
    let halves = ["dev", "test", "unlisted"].map(|half| (half.to_owned(), judge(half, shows_wrong)));
    println!("{:#}", serde_json::Value::Object(halves.into_iter().collect()));
}

fn judge(half: &str, shows_wrong: bool) -> serde_json::Value {
    let (mut with, mut without) = (Tally::default(), Tally::default());
    let mut distinct = BTreeSet::new();
    for number in 0..EMPLOYERS {
        let mut employer = Employer::new(half, number as u64);
        let pairs: Vec<Pair> = (0..PAIRS).map(|at| employer.pair(at)).collect();
        let mut background = Background::none();
        for sketch in pairs.iter().flat_map(|pair| [&pair.first, &pair.second]) {
            background.add(&sketch.sketch());
        }
        for pair in &pairs {
            distinct.insert(format!("{:?} {} {}", pair.kind, pair.first, pair.second));
            let verdict = pair.verdict(&background);
            if shows_wrong && verdict.same != pair.kind.is_same() {
                println!(
                    "{half} {:?}: {:.2}\n  {}\n  {}\n  {:?}",
                    pair.kind, verdict.score, pair.first, pair.second, verdict.reasons
                );
            }
            with.count(pair.kind, &verdict);
            without.count(pair.kind, &pair.verdict(&Background::none()));
        }
    }
    json!({ "distinct": distinct.len(), "with_background": with.report(), "without": without.report() })
}

impl Pair {
    fn verdict(&self, background: &Background) -> Verdict {
        let pairing = if self.first.board == self.second.board {
            Pairing::OneBoard
        } else {
            Pairing::Apart
        };
        compare(&self.first.sketch(), &self.second.sketch(), pairing, background)
    }
}

#[derive(Default)]
struct Tally {
    kinds: BTreeMap<Kind, (u32, u32)>,
    said: u32,
    right: u32,
    same: u32,
}

impl Tally {
    fn count(&mut self, kind: Kind, verdict: &Verdict) {
        let (right, all) = self.kinds.entry(kind).or_default();
        *all += 1;
        *right += u32::from(verdict.same == kind.is_same());
        self.said += u32::from(verdict.same);
        self.same += u32::from(kind.is_same());
        self.right += u32::from(verdict.same && kind.is_same());
    }

    fn report(&self) -> serde_json::Value {
        let share = |part: u32, whole: u32| (f64::from(part) / f64::from(whole.max(1)) * 1000.0).round() / 1000.0;
        let kinds = self
            .kinds
            .iter()
            .map(|(kind, (right, all))| (format!("{kind:?}"), json!(format!("{right} of {all}"))));
        json!({
            "pairs": self.kinds.values().map(|(_, all)| all).sum::<u32>(),
            "same": self.same,
            "precision": share(self.right, self.said),
            "recall": share(self.right, self.same),
            "right_by_kind": kinds.collect::<serde_json::Map<_, _>>(),
        })
    }
}
