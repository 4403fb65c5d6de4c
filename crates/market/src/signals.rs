//! What changed on one board of an employer between two looks, as far as it is worth telling.
//!
//! Nothing is read from outside and no clock is asked: two looks give the same signals whenever they are compared. At
//! the first look at a board everything is open and nothing is news; whether that is told is for the caller to say.

mod team;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Index, Sketch,
    compare::{Background, Pairing, compare},
    fold::folded,
    kinds::Function,
    language::Language,
    sketch::place_numbers,
};

/// A posting as it stood on the board at one look.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The board's own. Of two with one id the first counts.
    pub id: &'a str,
    /// Also says the language, function, level, topics and urgency.
    pub sketch: Sketch,
    /// The board's words; empty if it says nothing.
    pub pay: &'a str,
    pub places: &'a [&'a str],
    /// When the board says it was posted, in seconds since 1970.
    pub posted_at: Option<i64>,
}

/// A change worth telling.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal<'a> {
    Opened {
        id: &'a str,
    },
    Closed {
        id: &'a str,
    },
    /// The job was there before: under another id that has closed, or under this one with an earlier date.
    Reposted {
        id: &'a str,
        before: &'a str,
    },
    /// The text is another: the share of its shingles that are new. 1 where the language is another.
    TextChanged {
        id: &'a str,
        share: f32,
    },
    /// Either may be empty: not told.
    PayChanged {
        id: &'a str,
        from: &'a str,
        to: &'a str,
    },
    BecameUrgent {
        id: &'a str,
    },
    /// The employer had nothing on this board in this place; and the first posting there.
    NewPlace {
        id: &'a str,
        place: &'a str,
    },
    /// The employer had nothing on this board in this language.
    NewLanguage {
        id: &'a str,
        language: Language,
    },
    /// Several new openings of one kind in one place.
    TeamForming {
        what: Team,
        place: &'a str,
        ids: Vec<&'a str>,
    },
}

/// What the openings of a forming team have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Team {
    /// By its name in `concepts.tsv`.
    Topic(&'static str),
    Function(Function),
}

/// From this share of new words on a text is told to have changed: below lie dates, commas and the error of the sketch.
pub const CHANGED_TEXT: f32 = 0.15;
/// A date that moved by less is the board's own tidying, in seconds: boards renew what is open now and then.
pub const NEW_DATE: i64 = 14 * 24 * 60 * 60;

/// What changed from one look to the next.
pub fn difference<'a>(before: &[Seen<'a>], now: &[Seen<'a>]) -> Vec<Signal<'a>> {
    difference_since(before, &[], now)
}

/// What changed, where the caller also knows what had closed earlier: a job may come back after weeks.
pub fn difference_since<'a>(before: &[Seen<'a>], closed_earlier: &[Seen<'a>], now: &[Seen<'a>]) -> Vec<Signal<'a>> {
    let (was, is) = (by_id(before), by_id(now));
    let closed: Vec<&Seen> = was.values().copied().filter(|seen| !is.contains_key(seen.id)).collect();
    let opened: Vec<&Seen> = is.values().copied().filter(|seen| !was.contains_key(seen.id)).collect();

    let gone: Vec<&Seen> = closed
        .iter()
        .copied()
        .chain(closed_earlier.iter().filter(|seen| !was.contains_key(seen.id)))
        .collect();
    let reposts = reposts(&gone, &opened);
    let came_back: BTreeSet<&str> = reposts.values().copied().collect();
    let new: Vec<&Seen> = opened
        .iter()
        .copied()
        .filter(|seen| !reposts.contains_key(seen.id))
        .collect();

    let mut signals = Vec::new();
    signals.extend(new.iter().map(|seen| Signal::Opened { id: seen.id }));
    signals.extend(reposts.iter().map(|(id, before)| Signal::Reposted { id, before }));
    let left = closed.iter().filter(|seen| !came_back.contains(seen.id));
    signals.extend(left.map(|seen| Signal::Closed { id: seen.id }));
    for (id, now) in &is {
        if let Some(before) = was.get(id) {
            changes(before, now, &mut signals);
        }
    }
    if !was.is_empty() {
        signals.extend(new_places(&was, &is));
        signals.extend(new_languages(&was, &is));
    }
    signals.extend(team::forming(&new));
    signals
}

fn by_id<'a, 's>(seen: &'s [Seen<'a>]) -> BTreeMap<&'a str, &'s Seen<'a>> {
    // From the end, so that the first of equals stays.
    seen.iter().rev().map(|seen| (seen.id, seen)).collect()
}

/// For each posting that opened and whose job had closed: the closed one's id. Each closed one comes back once.
fn reposts<'a>(gone: &[&Seen<'a>], opened: &[&Seen<'a>]) -> BTreeMap<&'a str, &'a str> {
    const GONE: u16 = 0;
    const OPENED: u16 = 1;
    let mut index = Index::new();
    for (at, seen) in (0_u32..).zip(gone) {
        index.add(at, GONE, &seen.sketch);
    }
    let mut reposts = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for seen in opened {
        if let Some(found) = index.find(OPENED, &seen.sketch)
            && taken.insert(found.id)
        {
            reposts.insert(seen.id, gone[found.id as usize].id);
        }
    }
    reposts
}

/// What changed in a posting that stayed.
fn changes<'a>(before: &Seen<'a>, now: &Seen<'a>, signals: &mut Vec<Signal<'a>>) {
    let id = now.id;
    if let (Some(was), Some(is)) = (before.posted_at, now.posted_at)
        && is.saturating_sub(was) >= NEW_DATE
    {
        signals.push(Signal::Reposted { id, before: id });
    }
    let share = changed_share(&before.sketch, &now.sketch);
    if share >= CHANGED_TEXT {
        signals.push(Signal::TextChanged { id, share });
    }
    if before.pay != now.pay && folded(before.pay) != folded(now.pay) {
        signals.push(Signal::PayChanged {
            id,
            from: before.pay,
            to: now.pay,
        });
    }
    if now.sketch.urgent() == Some(true) && before.sketch.urgent() != Some(true) {
        signals.push(Signal::BecameUrgent { id });
    }
}

/// The share of a text that is new.
fn changed_share(before: &Sketch, now: &Sketch) -> f32 {
    if before.text == now.text {
        return 0.0;
    }
    if before.text == 0 || now.text == 0 || before.language != now.language {
        return 1.0;
    }
    let verdict = compare(before, now, Pairing::Apart, &Background::none());
    let share = verdict.reasons.iter().find_map(|reason| match reason.what {
        crate::Evidence::Text(share) => Some(share),
        _ => None,
    });
    1.0 - share.unwrap_or_default()
}

fn new_places<'a>(was: &BTreeMap<&str, &Seen<'a>>, is: &BTreeMap<&str, &Seen<'a>>) -> Vec<Signal<'a>> {
    let mut known: BTreeSet<u16> = was
        .values()
        .flat_map(|seen| places(seen))
        .map(|(number, _)| number)
        .collect();
    let mut signals = Vec::new();
    for seen in is.values() {
        for (number, place) in places(seen) {
            if known.insert(number) {
                signals.push(Signal::NewPlace { id: seen.id, place });
            }
        }
    }
    signals
}

fn new_languages<'a>(was: &BTreeMap<&str, &Seen<'a>>, is: &BTreeMap<&str, &Seen<'a>>) -> Vec<Signal<'a>> {
    let mut known: BTreeSet<u16> = was.values().map(|seen| seen.sketch.language).collect();
    let mut signals = Vec::new();
    for seen in is.values() {
        if let Some(language) = seen.sketch.language()
            && known.insert(seen.sketch.language)
        {
            signals.push(Signal::NewLanguage { id: seen.id, language });
        }
    }
    signals
}

/// Places of one posting that are looked at.
const MOST_PLACES: usize = 32;

/// The places of a posting, each with the number that its names in all languages share.
fn places<'a>(seen: &Seen<'a>) -> Vec<(u16, &'a str)> {
    let mut places = Vec::new();
    for place in seen.places.iter().take(MOST_PLACES) {
        places.extend(place_numbers(place).into_iter().map(|number| (number, *place)));
    }
    places
}

#[cfg(test)]
mod tests;
