//! Whether somebody is wanted in a hurry: by the board's badge, the words of the title, and phrases of the text that
//! speak of the hiring itself.
//!
//! An urgent care nurse is not wanted urgently, nor is who handles urgent cases (dringende Fälle, 紧急任务). "Ab sofort"
//! and "zum nächstmöglichen Zeitpunkt" are how German postings say a date of start, and no urgency.

use crate::{
    ad::{Ad, Found, Source},
    fold::BAR,
    lexicon::{BADGES, TextSense},
    title::{Title, is_denied},
    words::Hit,
};

pub(crate) fn of(ad: &Ad, title: &Title, folded_text: &str, text: &[Hit<TextSense>]) -> Option<Found<bool>> {
    if ad.urgent == Some(true) {
        return Some(Found::new(true, Source::Board, "badge"));
    }
    of_title(title).or_else(|| of_text(folded_text, text))
}

fn of_title(title: &Title) -> Option<Found<bool>> {
    let is_calm = |hit: &Hit<()>| title.calm.iter().any(|calm| calm.from <= hit.from && hit.to <= calm.to);
    let hit = title
        .urgent
        .iter()
        .filter(|hit| !is_calm(hit))
        .max_by_key(|hit| hit.len());
    if let Some(hit) = hit {
        return Some(Found::new(!title.is_denied(hit.from), Source::Title, hit.word));
    }
    let badge = title
        .folded
        .split(BAR)
        .find_map(|clause| BADGES.iter().find(|badge| **badge == clause.trim()));
    badge.map(|badge| Found::new(true, Source::Title, *badge))
}

fn of_text(folded: &str, hits: &[Hit<TextSense>]) -> Option<Found<bool>> {
    let is_calm = |hit: &Hit<TextSense>| {
        let covers = |other: &Hit<TextSense>| {
            matches!(other.what, TextSense::Calm) && other.from <= hit.from && hit.to <= other.to
        };
        hits.iter().any(covers)
    };
    let urgent = hits.iter().filter(|hit| matches!(hit.what, TextSense::Urgent));
    let mut told = urgent.filter(|hit| !is_calm(hit) && !is_denied(folded, hit.from));
    told.next().map(|hit| Found::new(true, Source::Text, hit.word))
}
