//! A time zone by its name.

use std::{fmt, hash, str::FromStr};

use jiff::tz::TimeZone;
use thiserror::Error;

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

    /// The names of all zones that can be chosen, in the order of the alphabet.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        names.retain(|name| name == "UTC" || name.contains('/') && !name.starts_with("Etc/"));
        names.sort_unstable();
        names
    }

    pub fn name(&self) -> &str {
        self.0.iana_name().expect("made from a name")
    }

    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
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
        assert!(names.iter().any(|name| name == "Europe/Berlin"));
        assert!(
            names
                .iter()
                .all(|name| name.parse::<Zone>().is_ok_and(|zone| zone.name() == name))
        );
    }
}
