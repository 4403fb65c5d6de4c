//! Which columns of a table somebody looks at. Part of the address, so a saved view keeps them.

use serde::{Serialize, Serializer};
use web::Fields;

/// The parameter of addresses and forms. A form names each column that is ticked; an address, all in one value.
pub const COLUMNS: &str = "columns";

/// The columns that are shown; all of the table's when nobody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    all: &'static [&'static str],
    shown: Vec<&'static str>,
}

impl Columns {
    pub fn every(all: &'static [&'static str]) -> Self {
        Self {
            all,
            shown: all.to_vec(),
        }
    }

    /// What an address or a form asks for. Names that the table does not have are left out, so that an old link still
    /// leads somewhere; a form without any tick asks for none, and says so by an empty value.
    pub fn read(query: &Fields, all: &'static [&'static str]) -> Self {
        let asked: Vec<&str> = query.many(COLUMNS).flat_map(|value| value.split(' ')).collect();
        if asked.is_empty() {
            return Self::every(all);
        }
        let shown = all.iter().copied().filter(|column| asked.contains(column));
        Self {
            all,
            shown: shown.collect(),
        }
    }

    /// The value in an address; none while all are shown. A lone `-` is a table of names alone.
    pub fn to_value(&self) -> Option<String> {
        match self.shown.as_slice() {
            shown if shown.len() == self.all.len() => None,
            [] => Some("-".to_owned()),
            shown => Some(shown.join(" ")),
        }
    }
}

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.shown.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[&str] = &["place", "tags", "added"];

    fn read(pairs: &[&str]) -> Columns {
        Columns::read(&pairs.iter().map(|value| (COLUMNS, *value)).collect(), ALL)
    }

    #[test]
    fn forms_and_addresses_say_the_same() {
        assert_eq!(read(&[]), Columns::every(ALL));
        assert_eq!(read(&[]).to_value(), None);
        let two = read(&["", "added", "place"]);
        assert_eq!(two.to_value().as_deref(), Some("place added"));
        assert_eq!(read(&["place added nonsense"]), two);
        assert_eq!(read(&[""]).to_value().as_deref(), Some("-"));
        assert_eq!(read(&["-"]), read(&[""]));
        assert_eq!(read(&["place tags added"]).to_value(), None);
    }
}
