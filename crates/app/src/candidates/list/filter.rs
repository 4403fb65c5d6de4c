//! What the address of the list asks for.

use base::{Country, Id, Language};
use serde::Serialize;
use web::Fields;

use crate::{
    candidates::Candidate,
    jobs::{Job, StageKind},
    views::{COLUMNS, Columns},
};

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    /// Latest added first.
    Newest,
    /// Latest changed first.
    Changed,
}

db::text_enum!(Order { Name = "name", Newest = "newest", Changed = "changed" });

/// What the address asks for. What cannot be read is left out: an old link still leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// Words that all stand in names, headline or contact points.
    pub q: String,
    pub tag: String,
    pub job: Option<Id<Job>>,
    pub stage: Option<StageKind>,
    pub source: String,
    pub country: Option<Country>,
    pub language: Option<Language>,
    /// Applied within so many days.
    pub days: Option<i64>,
    pub has_cv: bool,
    /// Only those without any application.
    pub prospects: bool,
    /// Those in the trash instead of all others.
    pub trash: bool,
    pub order: Order,
    /// Of [`TABLE_COLUMNS`].
    pub columns: Columns,
    /// Whom the words find, once that is known and they are few; see [`Filter::narrowed`].
    #[serde(skip)]
    pub few: Option<Vec<Id<Candidate>>>,
}

/// The columns of the table, the name aside.
pub const TABLE_COLUMNS: &[&str] = &[
    "now",
    "job",
    "waiting",
    "tags",
    "place",
    "languages",
    "source",
    "added",
    "changed",
];

impl Default for Filter {
    fn default() -> Self {
        Self::read(&Fields::default())
    }
}

impl Filter {
    /// The parameters it is made of.
    pub const NAMES: [&'static str; 13] = [
        "q",
        "tag",
        "job",
        "stage",
        "source",
        "country",
        "language",
        "days",
        "has_cv",
        "prospects",
        "trash",
        "order",
        COLUMNS,
    ];

    pub fn read(query: &Fields) -> Self {
        let first = |name: &str| {
            query
                .many(name)
                .next()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(200)
                .collect::<String>()
        };
        Self {
            q: first("q"),
            tag: first("tag"),
            job: first("job").parse().ok(),
            stage: first("stage").parse().ok(),
            source: first("source"),
            country: first("country").parse().ok(),
            language: first("language").parse().ok(),
            days: first("days").parse().ok().filter(|days| (1..=3650).contains(days)),
            has_cv: first("has_cv") == "true",
            prospects: first("prospects") == "true",
            trash: first("trash") == "true",
            order: first("order").parse().unwrap_or_default(),
            columns: Columns::read(query, TABLE_COLUMNS),
            few: None,
        }
    }

    /// The same filter for an address.
    pub fn to_fields(&self) -> Fields {
        let text = |value: Option<String>| value.unwrap_or_default();
        let on = |on: bool| if on { "true".to_owned() } else { String::new() };
        let order = Some(self.order).filter(|order| *order != Order::default());
        let all = [
            self.q.clone(),
            self.tag.clone(),
            text(self.job.map(|job| job.to_string())),
            text(self.stage.map(|stage| stage.as_str().to_owned())),
            self.source.clone(),
            text(self.country.map(|country| country.to_string())),
            text(self.language.as_ref().map(ToString::to_string)),
            text(self.days.map(|days| days.to_string())),
            on(self.has_cv),
            on(self.prospects),
            on(self.trash),
            text(order.map(|order| order.as_str().to_owned())),
            text(self.columns.to_value()),
        ];
        Self::NAMES
            .into_iter()
            .zip(all)
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// How many things narrow the list, the words aside; order and columns narrow nothing.
    pub fn narrows(&self) -> usize {
        self.to_fields()
            .iter()
            .filter(|(name, _)| !matches!(*name, "q" | "order" | COLUMNS))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use web::Limits;

    use super::*;

    #[test]
    fn an_address_says_what_it_asks_for_and_leaves_out_what_nobody_understands() {
        let read = |query: &str| Filter::read(&Fields::parse(query.as_bytes(), &Limits::DEFAULT).expect("a query"));
        let whole =
            "q=a%20b&tag=Rust&stage=review&source=linkedin&country=DE&language=en&days=30&has_cv=true&order=newest";
        assert_eq!(read(whole).to_fields().to_query(), whole);
        assert_eq!(read(whole).narrows(), 7);
        assert!(
            read("job=x&stage=nothing&days=-1&order=sideways&q=")
                .to_fields()
                .is_empty()
        );
    }
}
