//! The cities of the world: in which country one lies, and what its clocks say.
//!
//! The data are GeoNames' (CC BY 4.0), made into a sorted table by `data/make.py`. Nothing is unpacked: a look is a binary
//! search in the text.

use std::cmp::Ordering;

use base::{Country, Zone};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A line of zone names, then for each name `name TAB places`, sorted by the bytes of the name. A place is its country and
/// the number of its zone in the first line; the largest stands first.
const CITIES: &str = include_str!("../data/cities.tsv");
/// The zone of each country's largest city.
const COUNTRIES: &str = include_str!("../data/countries.tsv");

/// A city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    pub country: Country,
    /// None if this program's time zone database lacks it.
    pub zone: Option<Zone>,
}

/// The largest city of this name, in the country if one is named. Names in Latin, Chinese, Japanese and Korean letters are
/// known, with accents or without: München, Muenchen, Munich, 慕尼黑.
pub fn city(name: &str, country: Option<Country>) -> Option<City> {
    let folded = fold(name);
    let bare = folded
        .strip_suffix('市')
        .or_else(|| folded.strip_suffix(" city"))
        .unwrap_or(&folded);
    [folded.as_str(), bare]
        .into_iter()
        .filter(|name| !name.is_empty())
        .find_map(|name| cities(name).find(|city| country.is_none_or(|country| city.country == country)))
}

/// What the clocks say at a place: the city's zone if it is known, else that of the country's largest city.
pub fn zone(city_name: &str, country: Option<Country>) -> Option<Zone> {
    city(city_name, country)
        .and_then(|city| city.zone)
        .or_else(|| zone_of_most(country?))
}

/// Where most people of a country live by the clock: the zone of its largest city.
fn zone_of_most(country: Country) -> Option<Zone> {
    let mut lines = COUNTRIES.lines().filter_map(|line| line.split_once('\t'));
    let (_, zone) = lines.find(|(code, _)| *code == country.code())?;
    zone.parse().ok()
}

/// Every place of a folded name, the largest first.
fn cities(name: &str) -> impl Iterator<Item = City> {
    let (zones, table) = CITIES.split_once('\n').expect("the first line names the zones");
    let places = find(table, name).unwrap_or_default();
    places.split(',').filter_map(move |place| {
        let (country, zone) = place.split_at_checked(2)?;
        let number: usize = zone.parse().ok()?;
        Some(City {
            country: country.parse().ok()?,
            zone: zones.split(' ').nth(number).and_then(|zone| zone.parse().ok()),
        })
    })
}

/// What stands behind a name in the sorted lines of a table.
fn find<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    let bytes = table.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = bytes[from..middle]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(from, |at| from + at + 1);
        let end = bytes[middle..to]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(to, |at| middle + at);
        let (own, places) = table[start..end].split_once('\t')?;
        match own.as_bytes().cmp(name.as_bytes()) {
            Ordering::Equal => return Some(places),
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// Small letters without accents and signs. As `fold` in data/make.py does it.
fn fold(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).nfc().collect();
    let spaced: String = plain
        .to_lowercase()
        .replace('ß', "ss")
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_of(name: &str, country: &str) -> String {
        zone(name, country.parse().ok()).map_or_else(String::new, |zone| zone.to_string())
    }

    #[test]
    fn a_city_is_found_by_its_names() {
        for name in ["München", "Munchen", "MUNICH", "慕尼黑", " munich "] {
            assert_eq!(city(name, None).unwrap().country.code(), "DE", "{name}");
        }
        for name in ["杭州", "杭州市", "Hangzhou"] {
            assert_eq!(zone_of(name, ""), "Asia/Shanghai", "{name}");
        }
        assert_eq!(zone_of("New York City", "US"), "America/New_York");
        assert_eq!(city("Nowhere at all", None), None);
        assert_eq!(city("", None), None);
    }

    #[test]
    fn a_country_decides_between_cities_of_one_name() {
        assert_eq!(zone_of("London", ""), "Europe/London");
        assert_eq!(zone_of("London", "CA"), "America/Toronto");
        assert_eq!(city("Hangzhou", "DE".parse().ok()), None);
    }

    #[test]
    fn an_unknown_city_has_the_zone_of_most_of_its_country() {
        assert_eq!(zone_of("Kleinkleckersdorf", "DE"), "Europe/Berlin");
        assert_eq!(zone_of("", "US"), "America/New_York");
        assert_eq!(zone_of("Seattle", "US"), "America/Los_Angeles");
        assert_eq!(zone_of("Springfield-on-Nowhere", ""), "");
    }

    #[test]
    fn the_table_is_sorted_and_every_line_is_found() {
        let (zones, table) = CITIES.split_once('\n').unwrap();
        assert!(table.lines().is_sorted());
        for line in table.lines().step_by(997) {
            let (name, places) = line.split_once('\t').unwrap();
            assert_eq!(find(table, name), Some(places));
            assert_eq!(fold(name), name);
            assert!(cities(name).next().is_some(), "{name}");
        }
        let unknown: Vec<_> = zones.split(' ').filter(|zone| zone.parse::<Zone>().is_err()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
