//! What the address asks the list for.

use base::Language;
use pay::exchange::Rates;
use web::Fields;

use super::super::{
    fold::{finds, fold},
    model::Position,
    shelf::Shelf,
};
use crate::jobs::Workplace;

/// In what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Sort {
    #[default]
    Department,
    Newest,
    Pay,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Department, Self::Newest, Self::Pay];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Newest => "newest",
            Self::Pay => "pay",
        }
    }
}

/// The groups of boxes beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Group {
    Department,
    Location,
    Type,
    Language,
    Remote,
    Urgent,
}

/// What the address asks for. Values that name nothing fit nothing.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Filters {
    pub q: String,
    pub departments: Vec<String>,
    pub locations: Vec<String>,
    pub types: Vec<String>,
    pub languages: Vec<String>,
    pub remote: bool,
    pub urgent: bool,
    pub sort: Sort,
    /// From 1.
    pub page: usize,
    /// Where the visitor comes from, for the application; leaves nothing out.
    pub source: Option<String>,
}

/// More is no search but an attempt.
const LONGEST_QUERY: usize = 200;

impl Filters {
    pub fn read(fields: &Fields) -> Self {
        let many = |name: &str| {
            fields
                .many(name)
                .map(fold_value)
                .filter(|value| !value.is_empty())
                .take(50)
                .collect()
        };
        let last = |name: &str| fields.many(name).last().unwrap_or_default();
        let on = |name: &str| matches!(last(name), "true" | "1" | "on" | "yes");
        Self {
            q: last("q").trim().chars().take(LONGEST_QUERY).collect(),
            departments: many("department"),
            locations: many("location"),
            types: many("type"),
            languages: many("language"),
            remote: on("remote"),
            urgent: on("urgent"),
            sort: Sort::ALL
                .into_iter()
                .find(|sort| sort.as_str() == last("sort"))
                .unwrap_or_default(),
            page: last("page").parse().unwrap_or(1).max(1),
            source: source(fields),
        }
    }

    /// Whether anything is left out.
    pub fn narrow(&self) -> bool {
        let lists = [&self.departments, &self.locations, &self.types, &self.languages];
        self.remote || self.urgent || !self.q.is_empty() || lists.iter().any(|list| !list.is_empty())
    }

    /// How many boxes are ticked.
    pub fn chosen(&self) -> usize {
        let lists = [&self.departments, &self.locations, &self.types, &self.languages];
        let boxes = usize::from(self.remote) + usize::from(self.urgent);
        boxes + lists.iter().map(|list| list.len()).sum::<usize>()
    }

    /// Whether a position fits; one group of boxes can be left out of the question, to count what its others would give.
    pub fn fits(&self, shelf: &Shelf, position: &Position, without: Option<Group>) -> bool {
        let asks = |group: Group| without != Some(group);
        finds(&position.words, &self.q)
            && (!asks(Group::Urgent) || !self.urgent || position.urgent)
            && (!asks(Group::Remote) || !self.remote || position.workplace == Workplace::Remote)
            && (!asks(Group::Department)
                || any(&self.departments, |value| {
                    shelf
                        .department_of(position)
                        .is_some_and(|department| department.keys.contains(value))
                }))
            && (!asks(Group::Location) || any(&self.locations, |value| is_at(position, value)))
            && (!asks(Group::Type) || any(&self.types, |value| position.employment.as_str() == value.as_str()))
            && (!asks(Group::Language) || any(&self.languages, |value| speaks(position, value)))
    }

    /// The languages of texts that were asked for, as tags.
    pub fn wanted_languages(&self) -> Vec<Language> {
        self.languages.iter().filter_map(|value| value.parse().ok()).collect()
    }

    /// What fits, in order.
    pub fn choose<'s>(&self, shelf: &'s Shelf, rates: &Rates) -> Vec<&'s Position> {
        let mut chosen: Vec<&Position> = shelf
            .positions
            .iter()
            .filter(|own| self.fits(shelf, own, None))
            .collect();
        match self.sort {
            // The shelf is newest first and sorting is stable.
            Sort::Newest => {}
            Sort::Department => {
                chosen.sort_by_key(|own| (own.department.unwrap_or(usize::MAX), !own.urgent));
            }
            Sort::Pay => chosen.sort_by(|one, other| pay_order(other, rates).total_cmp(&pay_order(one, rates))),
        }
        chosen
    }
}

/// The longest source name that is taken over into the application.
const LONGEST_SOURCE: usize = 60;

/// `?source=` of an address that somebody spread, to be kept on the way to the form.
pub(in super::super) fn source(fields: &Fields) -> Option<String> {
    let name = fields.many("source").last()?;
    let name: String = name.chars().take(LONGEST_SOURCE).collect();
    (!name.is_empty()).then_some(name)
}

/// A path of ours that keeps the source.
pub(in super::super) fn with_source(path: String, source: Option<&str>) -> String {
    match source {
        Some(source) => {
            let sign = if path.contains('?') { '&' } else { '?' };
            format!("{path}{sign}source={}", web::encode_component(source))
        }
        None => path,
    }
}

/// Yearly euros at the top of the range; pay in a currency without a rate, and pay not shown, come last.
fn pay_order(position: &Position, rates: &Rates) -> f64 {
    let yearly = position.pay.as_ref().map(crate::postings::Pay::yearly);
    let top = yearly.and_then(|yearly| yearly.max.or(yearly.min));
    top.map_or(f64::MIN, |money| rates.in_euros(money).unwrap_or(-1.0))
}

/// No box ticked means that all are welcome.
fn any(values: &[String], fits: impl Fn(&String) -> bool) -> bool {
    values.is_empty() || values.iter().any(fits)
}

fn is_at(position: &Position, value: &String) -> bool {
    position.places.iter().any(|place| place.keys.contains(value))
        || (value == "remote" && position.workplace == Workplace::Remote)
}

fn speaks(position: &Position, value: &str) -> bool {
    let Ok(wanted) = value.parse::<Language>() else {
        return false;
    };
    position
        .texts
        .iter()
        .any(|text| text.language.matches(&wanted) || text.language.primary() == wanted.as_str())
}

/// Slugs, tags and words of ours stay as they are; a name that somebody typed is folded.
fn fold_value(value: &str) -> String {
    let plain = value.trim().to_lowercase();
    let ours = plain
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if ours { plain } else { fold(&plain) }
}
