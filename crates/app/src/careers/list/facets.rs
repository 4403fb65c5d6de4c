//! The boxes beside the list, each with how many positions it would give.

use serde::Serialize;
use web::Message;

use super::{
    super::{model::Position, shelf::Shelf},
    filter::{Filters, Group},
};
use crate::{jobs::Employment, layout::Visit};

/// One box.
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct Choice {
    pub value: String,
    pub label: String,
    pub count: usize,
    pub on: bool,
}

/// A group of boxes.
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct Facet {
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
}

/// The groups, those with a choice to make.
pub(super) fn facets(visit: &Visit, filters: &Filters) -> Vec<Facet> {
    let shelf = &visit.edition.shelf;
    let count = |group: Group, fits: &dyn Fn(&Position) -> bool| {
        shelf
            .positions
            .iter()
            .filter(|own| fits(own) && filters.fits(shelf, own, Some(group)))
            .count()
    };
    let facets = [
        Facet {
            name: "department",
            label: visit.say(&Message::new("careers-department")),
            choices: departments(visit, filters, &count),
        },
        Facet {
            name: "location",
            label: visit.say(&Message::new("careers-location")),
            choices: locations(visit, filters, &count),
        },
        Facet {
            name: "type",
            label: visit.say(&Message::new("careers-type")),
            choices: types(visit, filters, &count),
        },
        Facet {
            name: "language",
            label: visit.say(&Message::new("careers-posted-in")),
            choices: languages(visit, filters, &count),
        },
    ];
    facets
        .into_iter()
        .filter(|facet| facet.choices.len() > 1 || facet.choices.iter().any(|choice| choice.on))
        .collect()
}

type Count<'a> = &'a dyn Fn(Group, &dyn Fn(&Position) -> bool) -> usize;

fn departments(visit: &Visit, filters: &Filters, count: Count<'_>) -> Vec<Choice> {
    let shelf = &visit.edition.shelf;
    let used = |at: usize| shelf.positions.iter().any(|own| own.department == Some(at));
    let choices = shelf
        .departments
        .iter()
        .enumerate()
        .filter(|(at, _)| used(*at))
        .map(|(at, department)| Choice {
            value: department.key().to_owned(),
            label: department.names.in_language(&visit.language).to_owned(),
            count: count(Group::Department, &|own| own.department == Some(at)),
            on: filters.departments.iter().any(|value| department.keys.contains(value)),
        });
    choices.collect()
}

fn locations(visit: &Visit, filters: &Filters, count: Count<'_>) -> Vec<Choice> {
    let shelf = &visit.edition.shelf;
    let mut choices: Vec<Choice> = Vec::new();
    let places = || shelf.positions.iter().flat_map(|own| &own.places);
    for place in places() {
        if choices.iter().any(|choice| choice.value == place.key()) {
            continue;
        }
        // A city that somebody typed has one name for all readers, an office has theirs.
        let named = places()
            .filter(|spot| spot.key() == place.key())
            .max_by_key(|spot| spot.names.0.len())
            .unwrap_or(place);
        choices.push(Choice {
            value: place.key().to_owned(),
            label: named.names.in_language(&visit.language).to_owned(),
            count: count(Group::Location, &|own| {
                own.places.iter().any(|spot| spot.key() == place.key())
            }),
            on: filters.locations.iter().any(|value| place.keys.contains(value)),
        });
    }
    by_count(visit, choices)
}

fn types(visit: &Visit, filters: &Filters, count: Count<'_>) -> Vec<Choice> {
    let used = |kind: Employment| visit.edition.shelf.positions.iter().any(|own| own.employment == kind);
    let choices = Employment::ALL.iter().filter(|kind| used(**kind)).map(|kind| Choice {
        value: kind.as_str().to_owned(),
        label: visit.say(&employment(*kind)),
        count: count(Group::Type, &|own| own.employment == *kind),
        on: filters.types.iter().any(|value| value == kind.as_str()),
    });
    choices.collect()
}

fn languages(visit: &Visit, filters: &Filters, count: Count<'_>) -> Vec<Choice> {
    let shelf: &Shelf = &visit.edition.shelf;
    let locale = visit.locale();
    let mut choices: Vec<Choice> = Vec::new();
    for (_, text) in shelf.texts() {
        let tag = text.language.to_string();
        if choices.iter().any(|choice| choice.value == tag) {
            continue;
        }
        choices.push(Choice {
            label: locale.format().language_name(&tag),
            count: count(Group::Language, &|own| {
                own.texts.iter().any(|other| other.language == text.language)
            }),
            on: filters
                .wanted_languages()
                .iter()
                .any(|wanted| text.language.matches(wanted) || text.language.primary() == wanted.as_str()),
            value: tag,
        });
    }
    by_count(visit, choices)
}

/// The largest first, then by name.
fn by_count(visit: &Visit, mut choices: Vec<Choice>) -> Vec<Choice> {
    let locale = visit.locale();
    choices.sort_by(|one, other| {
        other
            .count
            .cmp(&one.count)
            .then_with(|| locale.format().compare(&one.label, &other.label))
    });
    choices
}

/// The kind of contract in words.
pub(in super::super) fn employment(kind: Employment) -> Message {
    Message::new(match kind {
        Employment::FullTime => "careers-type-full-time",
        Employment::PartTime => "careers-type-part-time",
        Employment::Internship => "careers-type-internship",
        Employment::FixedTerm => "careers-type-fixed-term",
        Employment::Contractor => "careers-type-contractor",
    })
}
