//! Choosing a time zone: by region and place, with what the clocks say there today.

use std::collections::BTreeMap;

use base::{Time, Zone};
use serde::Serialize;
use web::Message;

use super::Choice;

/// The places of one region, in the order of their names.
#[derive(Clone, Serialize)]
pub struct ZoneRegion {
    /// None for UTC, which is nowhere.
    name: Option<Message>,
    places: Vec<Choice>,
}

/// The time zones people can choose, as of a day.
pub fn zones(now: Time) -> Vec<ZoneRegion> {
    let mut regions: BTreeMap<Option<&str>, Vec<Choice>> = BTreeMap::new();
    let names = Zone::names();
    for name in &names {
        let Ok(zone) = name.parse::<Zone>() else { continue };
        let (region, place) = match name.split_once('/') {
            // One place within the Arctic makes no region.
            Some(("Arctic", place)) => (Some("Europe"), place),
            Some((region, place)) => (Some(region), place),
            None => (None, name.as_str()),
        };
        let place = place.replace('_', " ").replace('/', " / ");
        let label = match region {
            Some(_) => format!("{place} (UTC{})", offset(zone.offset_minutes(now))),
            None => place,
        };
        regions.entry(region).or_default().push(Choice {
            value: name.clone(),
            label,
        });
    }
    regions
        .into_iter()
        .map(|(region, places)| ZoneRegion {
            name: region.map(region_name),
            places,
        })
        .collect()
}

impl ZoneRegion {
    pub fn samples() -> Vec<Self> {
        vec![Self {
            name: Some(region_name("Europe")),
            places: vec![Choice {
                value: "Europe/Berlin".to_owned(),
                label: "Berlin (UTC+1)".to_owned(),
            }],
        }]
    }
}

fn region_name(region: &str) -> Message {
    Message::new(match region {
        "Africa" => "access-zone-africa",
        "America" => "access-zone-america",
        "Antarctica" => "access-zone-antarctica",
        "Asia" => "access-zone-asia",
        "Atlantic" => "access-zone-atlantic",
        "Australia" => "access-zone-australia",
        "Indian" => "access-zone-indian",
        "Pacific" => "access-zone-pacific",
        _ => "access-zone-europe",
    })
}

/// `+1`, `+5:30`, `−3:30`, `±0`.
fn offset(minutes: i32) -> String {
    let sign = match minutes.signum() {
        -1 => "\u{2212}",
        0 => "±",
        _ => "+",
    };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 {
        format!("{sign}{hours}")
    } else {
        format!("{sign}{hours}:{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_their_region_with_today_s_offset() {
        let winter: Time = "2026-11-27T12:00:00Z".parse().expect("a time");
        let all = zones(winter);
        let label = |value: &str| {
            let places = all.iter().flat_map(|region| &region.places);
            places
                .filter(|place| place.value == value)
                .map(|place| place.label.clone())
                .next()
        };
        assert_eq!(label("Europe/Berlin").as_deref(), Some("Berlin (UTC+1)"));
        assert_eq!(label("Asia/Kolkata").as_deref(), Some("Kolkata (UTC+5:30)"));
        assert_eq!(label("America/St_Johns").as_deref(), Some("St Johns (UTC\u{2212}3:30)"));
        assert_eq!(label("UTC").as_deref(), Some("UTC"));
        assert_eq!(label("Asia/Calcutta"), None);
        assert_eq!(all.len(), 10, "nine regions and UTC");
    }
}
