//! A team that forms: several new openings on one subject, or of one function, in one place.

use std::collections::{BTreeMap, BTreeSet};

use super::{Seen, Signal, Team, places};
use crate::sketch::{Class, class, name};

/// So many new openings on one topic make a team: two may be chance, three are a plan.
pub const OF_A_TOPIC: usize = 3;
/// So many of one function, which says less.
pub const OF_A_FUNCTION: usize = 5;

/// The teams among the postings that opened between two looks. A function is not told where a topic tells the same.
pub(super) fn forming<'a>(opened: &[&Seen<'a>]) -> Vec<Signal<'a>> {
    let mut groups: BTreeMap<(u16, Team), (&'a str, BTreeSet<&'a str>)> = BTreeMap::new();
    for seen in opened {
        let topics = seen
            .sketch
            .keys
            .iter()
            .filter(|key| class(*key) == Class::Field)
            .filter_map(name)
            .map(Team::Topic);
        let teams: Vec<Team> = topics.chain(seen.sketch.function().map(Team::Function)).collect();
        for (number, place) in places(seen) {
            for team in &teams {
                let (_, ids) = groups
                    .entry((number, *team))
                    .or_insert_with(|| (place, BTreeSet::new()));
                ids.insert(seen.id);
            }
        }
    }
    let mut told: Vec<(u16, BTreeSet<&str>)> = Vec::new();
    let mut signals = Vec::new();
    for ((number, what), (place, ids)) in groups {
        let enough = match what {
            Team::Topic(_) => OF_A_TOPIC,
            Team::Function(_) => OF_A_FUNCTION,
        };
        let is_told = told.iter().any(|(place, topic)| *place == number && ids == *topic);
        if ids.len() >= enough && !is_told {
            signals.push(Signal::TeamForming {
                what,
                place,
                ids: ids.iter().copied().collect(),
            });
            told.push((number, ids));
        }
    }
    signals
}
