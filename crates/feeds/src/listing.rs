//! One ad in one place: what boards list that know one place for each job.

use std::collections::HashSet;

use crate::{Ad, Place};

/// LinkedIn's limit for its `partnerJobId`, and short enough for every other board.
pub const LONGEST_ID: usize = 40;
/// A hyphen and the digest's eight digits.
const DIGEST: usize = 9;

/// An id that never changes while the ad stays in the place, in ASCII: `J-0042-zh-hans-cn-hangzhou`. It depends on neither
/// the order nor the number of the places. Where letters had to go or be cut, a digest of the whole keeps it unique.
pub fn id(ad: &Ad, place: &Place) -> String {
    let city = &place.city;
    id_of(
        ad,
        &match state(place) {
            "" => format!("{}-{city}", place.country),
            state => format!("{}-{state}-{city}", place.country),
        },
    )
}

/// The same for anything that stands where a place does.
pub fn id_of(ad: &Ad, locality: &str) -> String {
    let whole = format!("{}-{}-{locality}", ad.reference, ad.language);
    let mut id = String::with_capacity(whole.len());
    let mut lossy = false;
    for (at, c) in whole.char_indices() {
        // The reference stays as people know it; the rest is small.
        let c = if at < ad.reference.len() {
            c
        } else {
            c.to_ascii_lowercase()
        };
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => id.push(c),
            _ => {
                lossy |= !matches!(c, '-' | ' ');
                if !id.ends_with('-') {
                    id.push('-');
                }
            }
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if lossy || id.len() > LONGEST_ID {
        id.truncate(LONGEST_ID - DIGEST);
        id.truncate(id.trim_end_matches('-').len());
        id.push_str(&format!("-{:08x}", digest(&whole)));
    }
    id
}

/// The state that tells cities of one name apart: in the United States it belongs to the city's name, elsewhere a
/// correction of it would end one job and begin another.
fn state(place: &Place) -> &str {
    if place.country.code() == "US" {
        &place.region
    } else {
        ""
    }
}

/// The places of an ad without those that differ in the street alone: to a board they would be the same job twice.
pub fn places(ad: &Ad) -> Vec<&Place> {
    let mut ids = HashSet::with_capacity(ad.places.len());
    let places = ad.places.iter().take(MOST_PLACES);
    places.filter(|place| ids.insert(id(ad, place))).collect()
}

/// A job in more cities than this is no job any more.
pub const MOST_PLACES: usize = 200;

/// FNV-1a with 64 bits, folded to 32. Ids that are published rest on it, so it must never change.
fn digest(text: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (hash >> 32) as u32 ^ hash as u32
}
