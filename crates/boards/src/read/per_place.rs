//! Feeds that hold one element per place: which elements are one posting.

use crate::{draft::MOST_PLACES, posted::Posted, xml::Element};

/// Feeds of LinkedIn and Indeed hold one element per place.
pub(super) fn is_per_place(record: &Element) -> bool {
    record.child("partnerJobId").is_some() || record.child("referencenumber").is_some()
}

/// Whether two elements are one posting in two places: all that a reader sees is the same but the place, and they lead
/// to one page or their ids begin with the same number (`J-0042-zh-cn-hangzhou`, `J-0042-zh-de-berlin`).
pub(super) fn is_other_place(one: &Posted, other: &Posted) -> bool {
    let page = |posted: &Posted| posted.url.split(['?', '#']).next().unwrap_or_default().to_owned();
    let one_page = !one.url.is_empty() && page(one) == page(other);
    one.title == other.title
        && one.text == other.text
        && one.employer == other.employer
        && one.language == other.language
        && !other.places.is_empty()
        && other.places.iter().all(|place| !one.places.contains(place))
        && (one_page || stem(&one.id, &other.id).is_some())
}

/// What two ids begin with, up to a sign between their parts, if there is a number in it.
fn stem<'a>(one: &'a str, other: &str) -> Option<&'a str> {
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let start = one.get(..same)?;
    let stem = &start[..start.rfind(['-', '_', '.', ':', '/'])?];
    stem.bytes().any(|byte| byte.is_ascii_digit()).then_some(stem)
}

/// Adds the places of another element. The id is the smallest: it does not hang on the order of the elements, and stays
/// as long as its place does.
pub(super) fn join(posting: &mut Posted, other: Posted) {
    if posting.job.is_none() {
        posting.job = stem(&posting.id, &other.id).map(str::to_owned);
    }
    let key = |id: &str| (id.len(), id.to_owned());
    if key(&other.id) < key(&posting.id) {
        posting.id = other.id;
        posting.url = other.url;
    }
    for place in other.places {
        if !posting.places.contains(&place) && posting.places.len() < MOST_PLACES {
            posting.places.push(place);
        }
    }
}
