//! Where the work is done, as far as laws ask: the country, the state or province, the city.

use std::{collections::HashMap, sync::LazyLock};

use base::Country;

use crate::{
    advert::{Advert, Place, Workplace},
    table::{Row, rows},
};

/// The members of the European Union.
const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// Where a law holds.
#[derive(Clone, Debug)]
pub(crate) struct Jurisdiction {
    /// `us-ny-nyc`: the end of a rule's key.
    pub id: &'static str,
    pub country: &'static str,
    pub region: &'static str,
    /// The names of a city, folded. Empty for a whole country or region.
    pub cities: Vec<&'static str>,
}

impl Jurisdiction {
    pub fn read(row: Row) -> Self {
        Self {
            id: row.get("id"),
            country: row.get("country"),
            region: row.get("region"),
            cities: row.list("cities"),
        }
    }

    pub fn holds_at(&self, site: &Site) -> bool {
        self.country == site.country.code()
            && (self.region.is_empty() || site.region == Some(self.region))
            && (self.cities.is_empty() || self.cities.contains(&site.city.as_str()))
    }

    /// How local: a city's law says more than its state's.
    pub fn depth(&self) -> u8 {
        u8::from(!self.region.is_empty()) + u8::from(!self.cities.is_empty())
    }
}

/// A place, with its region as laws name it.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub country: Country,
    /// The code of the state or province, if the country has them in `data/regions.tsv` and the place says which.
    pub region: Option<&'static str>,
    /// The city's name, folded.
    pub city: String,
}

/// All places of an advert, and the countries from where the work can be done.
#[derive(Debug)]
pub(crate) struct Sites<'a> {
    pub places: Vec<Site>,
    pub remote: Remote<'a>,
    /// The countries that are named, each once, places first.
    countries: Vec<Country>,
}

/// From where the work can be done without going to a place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Remote<'a> {
    No,
    From(&'a [Country]),
    Anywhere,
}

impl<'a> Sites<'a> {
    pub fn of(advert: &Advert<'a>) -> Self {
        let places = advert.places.iter().map(Site::of).collect();
        let remote = match advert.workplace {
            Workplace::OnSite | Workplace::Hybrid => Remote::No,
            Workplace::Remote if advert.remote_countries.is_empty() => Remote::Anywhere,
            Workplace::Remote => Remote::From(advert.remote_countries),
        };
        Self::new(places, remote)
    }

    /// One place alone.
    pub fn only(site: &Site) -> Self {
        Self::new(vec![site.clone()], Remote::No)
    }

    fn new(places: Vec<Site>, remote: Remote<'a>) -> Self {
        let from: &[Country] = match remote {
            Remote::No | Remote::Anywhere => &[],
            Remote::From(countries) => countries,
        };
        let mut countries: Vec<Country> = Vec::new();
        for country in places.iter().map(|site| site.country).chain(from.iter().copied()) {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        Self {
            places,
            remote,
            countries,
        }
    }

    /// Whether some of the work is in a country, the `EU`, or a country's region (`CA-ON`).
    pub fn are_in(&self, place: &str) -> bool {
        match place.split_once('-') {
            Some((country, region)) => self
                .places
                .iter()
                .any(|site| site.country.code() == country && site.region == Some(region)),
            None => self
                .countries
                .iter()
                .any(|own| own.code() == place || (place == "EU" && is_eu(*own))),
        }
    }
}

pub(crate) fn is_eu(country: Country) -> bool {
    EU.split(' ').any(|code| code == country.code())
}

type Names = HashMap<(&'static str, &'static str), &'static str>;

/// Regions by what people call them, and by their large cities.
static REGIONS: LazyLock<(Names, Names)> = LazyLock::new(|| {
    let (mut names, mut cities) = (Names::new(), Names::new());
    for row in rows(include_str!("../data/regions.tsv")) {
        let (country, code) = (row.get("country"), row.get("code"));
        names.extend(row.list("names").into_iter().map(|name| ((country, name), code)));
        cities.extend(row.list("cities").into_iter().map(|name| ((country, name), code)));
    }
    (names, cities)
});

/// Whether laws of the country differ by region.
pub(crate) fn has_regions(country: Country) -> bool {
    REGIONS.0.keys().any(|(own, _)| *own == country.code())
}

impl Site {
    fn of(place: &Place<'_>) -> Self {
        let country = place.country;
        let (city, rest) = place.city.split_once(',').unwrap_or((place.city, ""));
        let city = folded(city);
        let code = country.code();
        let (names, cities) = &*REGIONS;
        let named = |name: &str| names.get(&(code, folded(name).as_str())).copied();
        Self {
            region: named(place.region)
                .or_else(|| named(rest))
                .or_else(|| cities.get(&(code, city.as_str())).copied()),
            country,
            city,
        }
    }
}

/// Small letters, no dots, single spaces.
fn folded(name: &str) -> String {
    let plain: String = name
        .chars()
        .take(100)
        .filter(|c| *c != '.')
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(region: &str, city: &str, country: &str) -> Option<&'static str> {
        let country = country.parse().unwrap();
        Site::of(&Place { country, region, city }).region
    }

    #[test]
    fn a_region_is_found_by_code_name_or_city() {
        assert_eq!(region("CA", "", "US"), Some("CA"));
        assert_eq!(region("California", "Fresno", "US"), Some("CA"));
        assert_eq!(region("", "Denver", "US"), Some("CO"));
        assert_eq!(region("", "Boulder, CO", "US"), Some("CO"));
        assert_eq!(region("D.C.", "Washington", "US"), Some("DC"));
        assert_eq!(region("Ontario", "", "CA"), Some("ON"));
        assert_eq!(region("", "Vancouver", "CA"), Some("BC"));
    }

    #[test]
    fn an_unknown_region_is_none() {
        assert_eq!(region("", "Springfield", "US"), None);
        assert_eq!(region("", "Washington", "US"), Some("DC"));
        assert_eq!(region("", "Nevada", "US"), None);
        assert_eq!(region("Wien", "Wien", "AT"), None);
        assert_eq!(region("CA", "", "CA"), None);
    }
}
