//! Whether two postings of one employer are the same job, and why.
//!
//! Each thing they say gives points for or against ([`Reason::points`]); the sum decides. No single one is enough: texts
//! of one employer share its words about itself, titles are shared by the teams of a department, and a board may leave
//! out what another one says.
//!
//! Two postings that stand on one board at one time are two jobs, as long as nothing speaks for one: their employer
//! published them apart. What speaks for one is the number of the requisition, the same text for another place (boards
//! that hold an element per place), or the same content in another language (boards that hold one per language).

mod background;
mod title;

use std::fmt;

pub use background::Background;

use crate::{
    kinds::{Employment, Function, Level},
    sketch::{PAY_STEPS, PAY_WORDS, PLACE_LATIN, PLACE_WIDE, Sketch, name},
};

/// How two postings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// Both on one board at one time.
    OneBoard,
    /// On two boards, or on one board at different times.
    Apart,
}

/// So many points make two postings the same job.
pub const ENOUGH: f32 = 2.0;

/// The answer, and everything that speaks for it or against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub same: bool,
    /// The points of all reasons together.
    pub score: f32,
    pub reasons: Vec<Reason>,
}

/// Something that speaks for or against two postings being one job.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub what: Evidence,
    /// Above 0 for the same job, below 0 against it.
    pub points: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    SameRequisition,
    /// Numbers of the same kind that differ.
    AnotherRequisition,
    SameTitle,
    /// Titles in other words or another language that mean the same; and the words.
    SameMeaning(Words),
    /// Titles that share the first words, and of which one or both say the others.
    Titles {
        shared: Words,
        apart: Words,
    },
    SamePlace,
    AnotherPlace,
    SamePay,
    AnotherPay,
    /// Texts in one language, and the share of their shingles that they have in common.
    Text(f32),
    /// What the texts speak of, whatever their language, and the share that they have in common.
    Themes(f32),
    SameLevel(Level),
    AnotherLevel(Option<Level>, Option<Level>),
    SameFunction(Function),
    AnotherFunction(Function, Function),
    SameEmployment(Employment),
    AnotherEmployment(Employment, Employment),
    /// They stand on one board at one time, and nothing says that they are one.
    OneBoard,
}

/// Words that titles share or do not share.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Words {
    keys: [u16; 16],
    count: usize,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

impl Words {
    /// By the names of `concepts.tsv`. Those that it does not know have none.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.keys[..self.count].iter().filter_map(|key| name(*key))
    }

    fn push(&mut self, key: u16) {
        if let Some(slot) = self.keys.get_mut(self.count) {
            *slot = key;
            self.count += 1;
        }
    }
}

/// Whether two postings are the same job. The background is what all postings of the employer have in common;
/// [`Background::none`] where nobody has counted it.
pub fn compare(a: &Sketch, b: &Sketch, pairing: Pairing, background: &Background) -> Verdict {
    let mut reasons = Vec::with_capacity(8);
    weigh(a, b, pairing, background, &mut |what, points| {
        reasons.push(Reason { what, points });
    });
    let score = reasons.iter().map(|reason| reason.points).sum();
    Verdict {
        same: score >= ENOUGH,
        score,
        reasons,
    }
}

/// The score alone, without a word of why; None where it cannot reach a floor.
pub(crate) fn score(a: &Sketch, b: &Sketch, pairing: Pairing, background: &Background, floor: f32) -> Option<f32> {
    let mut score = 0.0;
    let mut add = |_, points| score += points;
    let seen = without_texts(a, b, &mut add);
    if score + MOST_OF_TEXTS < floor {
        return None;
    }
    let mut add = |_, points| score += points;
    with_texts(a, b, pairing, background, &seen, &mut add);
    (score >= floor).then_some(score)
}

fn weigh(a: &Sketch, b: &Sketch, pairing: Pairing, background: &Background, add: &mut impl FnMut(Evidence, f32)) {
    let seen = without_texts(a, b, add);
    with_texts(a, b, pairing, background, &seen, add);
}

/// What the texts are judged with.
struct BesideTexts {
    /// Whether they share a place; None if that is open.
    places: Option<bool>,
    is_same_title: bool,
}

fn without_texts(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) -> BesideTexts {
    requisition(a, b, add);
    let title = title::judge(a, b);
    let is_same_title = title.as_ref().is_some_and(|reason| reason.points >= SAME_TITLE);
    if let Some(Reason { what, points }) = title {
        add(what, points);
    }
    let places = places(a, b);
    if places == Some(true) {
        add(Evidence::SamePlace, 0.8);
    }
    pay(a, b, add);
    level(a, b, add);
    function(a, b, add);
    BesideTexts { places, is_same_title }
}

fn with_texts(
    a: &Sketch,
    b: &Sketch,
    pairing: Pairing,
    background: &Background,
    seen: &BesideTexts,
    add: &mut impl FnMut(Evidence, f32),
) {
    let text = background.text(a, b);
    texts(&text, add);
    // The same text for another place is one job in two places.
    let is_same_text = text.share.is_some_and(|share| share >= SAME_TEXT);
    if seen.places == Some(false) {
        add(Evidence::AnotherPlace, if is_same_text { 0.0 } else { -3.5 });
    }
    if pairing == Pairing::OneBoard && !one_on_a_board(a, b, seen, is_same_text, &text) {
        add(Evidence::OneBoard, -8.0);
    }
}

/// More points than texts can give: see [`texts`].
const MOST_OF_TEXTS: f32 = 2.7;
/// The share of shingles from which two texts are taken for one, with some words changed.
const SAME_TEXT: f32 = 0.75;
/// The share of themes from which a text in another language is taken for a translation.
const TRANSLATED: f32 = 0.4;

/// The points from which titles are taken to say the same.
const SAME_TITLE: f32 = 1.3;

/// What speaks for one job although both postings stand on one board at one time.
fn one_on_a_board(a: &Sketch, b: &Sketch, seen: &BesideTexts, is_same_text: bool, text: &background::Shares) -> bool {
    let is_one_requisition = a.requisition != 0 && a.requisition == b.requisition;
    let other_place = seen.places == Some(false) && is_same_text;
    let says_the_same = seen.is_same_title || text.themes.is_some_and(|share| share >= TRANSLATED);
    let other_language = a.language != b.language && seen.places != Some(false) && says_the_same;
    is_one_requisition || other_place || other_language
}

fn requisition(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) {
    if a.requisition == 0 || b.requisition == 0 {
        return;
    }
    if a.requisition == b.requisition {
        add(Evidence::SameRequisition, 5.0);
    } else if a.requisition >> 24 == b.requisition >> 24 {
        add(Evidence::AnotherRequisition, -4.0);
    }
}

/// Whether they share a place; None if one has none, or their scripts keep the answer open.
fn places(a: &Sketch, b: &Sketch) -> Option<bool> {
    let (mut is_open, mut any) = (false, false);
    for first in a.places.iter().filter(|place| **place != 0) {
        for second in b.places.iter().filter(|place| **place != 0) {
            if first == second {
                return Some(true);
            }
            any = true;
            is_open |= script(*first) != script(*second);
        }
    }
    (any && !is_open).then_some(false)
}

/// In which script an unknown place is written; a known one can be told from any Latin name, not from a Chinese one,
/// of which the list knows only the larger cities.
fn script(place: u16) -> bool {
    const { assert!(PLACE_LATIN < PLACE_WIDE) };
    place >= PLACE_WIDE
}

fn pay(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) {
    let ([low, high, currency], [other_low, other_high, other]) = (a.pay, b.pay);
    if currency == 0 || currency != other {
        return;
    }
    if currency == PAY_WORDS {
        if a.pay == b.pay {
            add(Evidence::SamePay, 0.3);
        }
        return;
    }
    let near = (1.03_f64.ln() * PAY_STEPS) as u16;
    if low.abs_diff(other_low) <= near && high.abs_diff(other_high) <= near {
        add(Evidence::SamePay, 1.0);
    } else if high < other_low || other_high < low {
        add(Evidence::AnotherPay, -1.5);
    }
}

fn texts(text: &background::Shares, add: &mut impl FnMut(Evidence, f32)) {
    if let Some(share) = text.share {
        let points = match share {
            SAME_TEXT.. => 2.2,
            0.5.. => 1.4,
            0.25.. => 0.6,
            0.08.. => -0.1,
            _ => -0.6,
        };
        add(Evidence::Text(share), points);
    }
    if let Some(share) = text.themes {
        // A list of words misses much of a translation: there, little in common says little.
        let points = match (share, text.share) {
            (0.6.., _) => 1.3,
            (0.4.., _) => 0.9,
            (0.25.., _) => 0.3,
            (0.12.., Some(_)) => -0.3,
            (_, Some(_)) => -0.9,
            (0.12.., None) => 0.0,
            (_, None) => -0.3,
        };
        // Where the words are the same, what they speak of is too.
        let points = if text.share.is_some_and(|share| share >= 0.5) {
            0.0
        } else {
            points
        };
        add(Evidence::Themes(share), points);
    }
}

fn level(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) {
    use Level::{Director, Executive, Intern, Junior, Lead, Manager, Mid, Principal, Senior};
    let (one, other) = (a.level(), b.level());
    let points = match (one, other) {
        (None, None) => return employment(a, b, add),
        (Some(level), Some(same)) if level == same => {
            add(Evidence::SameLevel(level), 0.3);
            return employment(a, b, add);
        }
        // Who is an intern is not employed otherwise: that is said once.
        (Some(Intern), Some(_)) | (Some(_), Some(Intern)) => return add(Evidence::AnotherLevel(one, other), -4.0),
        (Some(_), Some(_)) => -2.4,
        (Some(said), None) | (None, Some(said)) => match said {
            Intern => -4.5,
            Senior | Junior | Lead | Principal => -3.6,
            Manager | Director | Executive => -0.6,
            Mid => 0.0,
        },
    };
    add(Evidence::AnotherLevel(one, other), points);
    employment(a, b, add);
}

fn employment(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) {
    use Employment::Internship;
    match (a.employment(), b.employment()) {
        (Some(one), Some(other)) if one == other => add(Evidence::SameEmployment(one), 0.1),
        (Some(one), Some(other)) => {
            let is_intern = one == Internship || other == Internship;
            add(
                Evidence::AnotherEmployment(one, other),
                if is_intern { -3.0 } else { -1.2 },
            );
        }
        _ => {}
    }
}

fn function(a: &Sketch, b: &Sketch, add: &mut impl FnMut(Evidence, f32)) {
    match (a.function(), b.function()) {
        (Some(one), Some(other)) if one == other => add(Evidence::SameFunction(one), 0.2),
        (Some(one), Some(other)) => add(Evidence::AnotherFunction(one, other), -0.6),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
