//! A time zone by its name.

use std::{fmt, hash, str::FromStr};

use jiff::tz::TimeZone;
use thiserror::Error;

use crate::Time;

/// A time zone of the IANA database, such as `Asia/Shanghai`. The database is part of the program;
/// where the machine has one of its own (`/usr/share/zoneinfo`), that one is used, since it may be newer.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No zone of this name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a time zone is a name of the IANA database, such as Europe/Berlin or Asia/Shanghai")]
pub struct ZoneError;

impl Zone {
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The names of all zones that can be chosen, in the order of the alphabet: one for each place, by the name it has
    /// today. Whoever has chosen another one keeps it.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        names.retain(|name| name == "UTC" || is_of_today(name));
        names.sort_unstable();
        names
    }

    /// How far its clocks are from UTC at a moment, in minutes.
    pub fn offset_minutes(&self, at: Time) -> i32 {
        self.0.to_offset(at.timestamp()).seconds() / 60
    }

    pub fn name(&self) -> &str {
        self.0.iana_name().expect("made from a name")
    }

    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
}

/// Regions of the world; other names with a slash (`US/Pacific`, `Etc/GMT+5`) are kept by the database for old files.
const REGIONS: &[&str] = &[
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Names that the database keeps for places which have another name today, or for none that people live in.
const OUTDATED: &[&str] = &[
    "Africa/Asmera",
    "Africa/Timbuktu",
    "America/Argentina/ComodRivadavia",
    "America/Atka",
    "America/Buenos_Aires",
    "America/Catamarca",
    "America/Coral_Harbour",
    "America/Cordoba",
    "America/Ensenada",
    "America/Fort_Wayne",
    "America/Godthab",
    "America/Indianapolis",
    "America/Jujuy",
    "America/Knox_IN",
    "America/Louisville",
    "America/Mendoza",
    "America/Montreal",
    "America/Nipigon",
    "America/Pangnirtung",
    "America/Porto_Acre",
    "America/Rainy_River",
    "America/Rosario",
    "America/Santa_Isabel",
    "America/Shiprock",
    "America/Thunder_Bay",
    "America/Virgin",
    "America/Yellowknife",
    "Antarctica/South_Pole",
    "Asia/Ashkhabad",
    "Asia/Calcutta",
    "Asia/Choibalsan",
    "Asia/Chongqing",
    "Asia/Chungking",
    "Asia/Dacca",
    "Asia/Harbin",
    "Asia/Istanbul",
    "Asia/Kashgar",
    "Asia/Katmandu",
    "Asia/Macao",
    "Asia/Rangoon",
    "Asia/Saigon",
    "Asia/Tel_Aviv",
    "Asia/Thimbu",
    "Asia/Ujung_Pandang",
    "Asia/Ulan_Bator",
    "Atlantic/Faeroe",
    "Atlantic/Jan_Mayen",
    "Australia/ACT",
    "Australia/Canberra",
    "Australia/Currie",
    "Australia/LHI",
    "Australia/NSW",
    "Australia/North",
    "Australia/Queensland",
    "Australia/South",
    "Australia/Tasmania",
    "Australia/Victoria",
    "Australia/West",
    "Australia/Yancowinna",
    "Europe/Belfast",
    "Europe/Kiev",
    "Europe/Nicosia",
    "Europe/Tiraspol",
    "Europe/Uzhgorod",
    "Europe/Zaporozhye",
    "Pacific/Enderbury",
    "Pacific/Johnston",
    "Pacific/Ponape",
    "Pacific/Samoa",
    "Pacific/Truk",
    "Pacific/Yap",
];

fn is_of_today(name: &str) -> bool {
    let region = name.split_once('/').map(|(region, _)| region);
    region.is_some_and(|region| REGIONS.contains(&region)) && !OUTDATED.contains(&name)
}

impl FromStr for Zone {
    type Err = ZoneError;
    /// Reads the name in any case, with space around it, and gives it the database's case.
    fn from_str(text: &str) -> Result<Self, ZoneError> {
        let zone = TimeZone::get(text.trim()).map_err(|_| ZoneError)?;
        match zone.iana_name() {
            Some(name) if !zone.is_unknown() && !name.is_empty() => Ok(Self(zone)),
            _ => Err(ZoneError),
        }
    }
}

impl hash::Hash for Zone {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

crate::column::stored_as_text!(Zone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked_and_given_their_case() {
        assert_eq!(" asia/shanghai ".parse::<Zone>().unwrap().name(), "Asia/Shanghai");
        assert_eq!("utc".parse::<Zone>().unwrap(), Zone::utc());
        for wrong in [
            "",
            "Mars/Olympus",
            "+02:00",
            "CET-1CEST",
            "../../etc/passwd",
            "Etc/Unknown",
            "Asia/",
            "/",
        ] {
            assert_eq!(wrong.parse::<Zone>(), Err(ZoneError), "{wrong}");
        }
    }

    #[test]
    fn every_name_to_choose_from_is_a_zone() {
        let names = Zone::names();
        assert!(names.len() > 400, "{}", names.len());
        for (today, before) in [
            ("Europe/Berlin", "Europe/Belfast"),
            ("Asia/Kolkata", "Asia/Calcutta"),
            ("America/New_York", "US/Eastern"),
            ("UTC", "Etc/UTC"),
        ] {
            assert!(names.iter().any(|name| name == today), "{today}");
            assert!(names.iter().all(|name| name != before), "{before}");
        }
        assert!(
            names
                .iter()
                .all(|name| name.parse::<Zone>().is_ok_and(|zone| zone.name() == name))
        );
    }
}
