//! Where people come from: which names they have, where they live, what they speak and in which language they write a CV.

use crate::{Spoken, data::Data};

use super::{draw::Draw, names::Name};

/// A group of people that share names, places and languages.
#[derive(Debug)]
pub struct Culture {
    /// Key of the name list.
    pub names: &'static str,
    pub home: Home,
    pub cities: &'static [&'static str],
    /// Countries whose schools they went to.
    pub schools: &'static [&'static str],
    pub mother_tongue: &'static str,
    /// Languages of the CV, by weight.
    pub cv: &'static [(&'static str, u32)],
    weight: u32,
    /// Weight among lawyers, people who hire, and heads of finance.
    office_weight: u32,
}

/// Whether a Chinese name is written in Han or in Latin letters first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    China,
    ChinaAbroad,
    Elsewhere,
}

const fn elsewhere(
    names: &'static str,
    cities: &'static [&'static str],
    schools: &'static [&'static str],
    mother_tongue: &'static str,
    weight: u32,
) -> Culture {
    Culture {
        names,
        home: Home::Elsewhere,
        cities,
        schools,
        mother_tongue,
        cv: &[("en", 1)],
        weight,
        office_weight: 0,
    }
}

static CULTURES: [Culture; 13] = [
    Culture {
        names: "chinese",
        home: Home::China,
        cities: &[
            "hangzhou", "hangzhou", "beijing", "shanghai", "shenzhen", "chengdu", "nanjing", "wuhan",
        ],
        schools: &["CN"],
        mother_tongue: "zh",
        cv: &[("zh", 82), ("en", 18)],
        weight: 42,
        office_weight: 48,
    },
    Culture {
        names: "chinese",
        home: Home::ChinaAbroad,
        cities: &[
            "munich",
            "berlin",
            "karlsruhe",
            "zurich",
            "london",
            "toronto",
            "seattle",
            "boston",
            "singapore",
            "eindhoven",
            "melbourne",
        ],
        schools: &["CN", "US", "GB", "DE", "CA", "SG"],
        mother_tongue: "zh",
        cv: &[("en", 58), ("zh", 42)],
        weight: 18,
        office_weight: 16,
    },
    Culture {
        names: "german",
        home: Home::Elsewhere,
        cities: &[
            "munich",
            "munich",
            "berlin",
            "hamburg",
            "cologne",
            "frankfurt",
            "karlsruhe",
            "vienna",
            "zurich",
        ],
        schools: &["DE"],
        mother_tongue: "de",
        cv: &[("de", 72), ("en", 28)],
        weight: 15,
        office_weight: 26,
    },
    Culture {
        office_weight: 10,
        ..elsewhere(
            "english",
            &[
                "london",
                "leeds",
                "toronto",
                "seattle",
                "boston",
                "melbourne",
                "singapore",
            ],
            &["GB", "US", "CA"],
            "en",
            7,
        )
    },
    elsewhere("indian", &["bengaluru", "chennai", "singapore"], &["IN"], "hi", 5),
    elsewhere("french", &["paris", "zurich"], &["FR"], "fr", 2),
    elsewhere("italian", &["milan", "zurich"], &["FR", "GB"], "it", 2),
    elsewhere("polish", &["gdansk", "berlin"], &["DE", "GB"], "pl", 2),
    elsewhere("nordic", &["bergen"], &["GB"], "no", 1),
    elsewhere("dutch", &["eindhoven"], &["DE", "GB"], "nl", 2),
    elsewhere("turkish", &["istanbul", "berlin"], &["DE", "GB"], "tr", 1),
    elsewhere("vietnamese", &["hanoi", "singapore"], &["SG"], "vi", 2),
    elsewhere("taiwanese", &["taipei"], &["US", "SG"], "zh-TW", 1),
];

pub fn of_track(draw: &mut Draw, track: &str) -> &'static Culture {
    let office = matches!(track, "legal" | "people" | "finance" | "writing");
    let weights: Vec<(usize, u32)> = CULTURES
        .iter()
        .enumerate()
        .map(|(place, c)| (place, if office { c.office_weight } else { c.weight }))
        .collect();
    &CULTURES[*draw.weighted(&weights)]
}

impl Culture {
    /// The language in which we write to somebody who lives in a country.
    pub fn language(&self, cv_language: &str) -> String {
        match self.home {
            Home::China => "zh".to_owned(),
            Home::ChinaAbroad => cv_language.to_owned(),
            Home::Elsewhere if self.mother_tongue == "de" => "de".to_owned(),
            Home::Elsewhere => "en".to_owned(),
        }
    }

    /// What they speak, the mother tongue first.
    pub fn spoken(&self, draw: &mut Draw, country: &str) -> Vec<Spoken> {
        let speak = |tag: &str, level: &str| Spoken {
            tag: tag.to_owned(),
            level: level.to_owned(),
        };
        let mut spoken = vec![speak(self.mother_tongue, "native")];
        if self.mother_tongue != "en" {
            let levels: &[&str] = if self.home == Home::China {
                &["B1", "B2", "B2", "C1"]
            } else {
                &["B2", "C1", "C1", "C2"]
            };
            spoken.push(speak("en", draw.one(levels)));
        }
        if matches!(country, "DE" | "AT" | "CH") && self.mother_tongue != "de" {
            spoken.push(speak("de", draw.one(&["A2", "B1", "B1", "B2", "C1"])));
        }
        if !self.mother_tongue.starts_with("zh") && draw.chance(0.3) {
            spoken.push(speak("zh", draw.one(&["A1", "A2", "A2", "B1", "B2"])));
        }
        spoken
    }

    /// A name out of the culture's list.
    pub fn name(&self, draw: &mut Draw, data: &Data) -> Name {
        let list = data
            .names
            .get(self.names)
            .expect("every culture has a list in names.toml");
        Name::draw(draw, self.home, list, &data.western)
    }
}
