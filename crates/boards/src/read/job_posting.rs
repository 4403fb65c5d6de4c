//! `JobPosting` of schema.org, from JSON-LD or microdata.

use serde_json::Value;

use super::joined;
use crate::{
    draft::Draft,
    html::text,
    json::Look,
    posted::{Place, Wage, Workplace},
    wage,
};

/// Finds what `{"@id": ..}` points at, elsewhere in the same page.
pub(super) type Find<'a> = dyn Fn(&str) -> Option<&'a Value> + 'a;

/// A posting. The id is left to the address, since language versions of one page share their `identifier`.
pub(crate) fn draft<'a>(posting: &'a Value, find: &Find<'a>) -> Draft {
    let said = |key: &str| name(resolved(posting.at(key), find));
    let title = said("title");
    let url = [posting.text("url"), said("mainEntityOfPage"), posting.text("@id")];
    let address = |url: &String| url.starts_with("http") || url.starts_with('/');
    let identifier = identifier(posting.at("identifier"));
    let url = url.into_iter().find(address).unwrap_or_default();
    Draft {
        id: if url.is_empty() {
            identifier.clone()
        } else {
            String::new()
        },
        title: if title.is_empty() { said("name") } else { title },
        text: text::of_any(&posting.text("description")),
        url,
        language: language(posting.at("inLanguage")),
        employment: words(posting.at("employmentType")),
        workplace: workplace(posting),
        places: places(posting, find),
        pay: pay(posting),
        posted_at: posting.text("datePosted"),
        valid_until: posting.text("validThrough"),
        reference: identifier,
        employer: said("hiringOrganization"),
        experience: experience(posting.at("experienceRequirements")),
        education: words(posting.at("educationRequirements")),
        ..Draft::default()
    }
}

/// What an `@id` points at, or the value itself; the first of a list.
fn resolved<'a>(value: &'a Value, find: &Find<'a>) -> &'a Value {
    let first = match value {
        Value::Array(list) => list.first().unwrap_or(&Value::Null),
        other => other,
    };
    let points = first.as_object().is_some_and(|object| object.len() == 1) && first.get("@id").is_some();
    if points {
        find(&first.text("@id")).unwrap_or(first)
    } else {
        first
    }
}

/// A text, or the name of an object.
fn name(value: &Value) -> String {
    match value {
        Value::Object(_) => ["name", "legalName", "@value", "credentialCategory", "@id"]
            .iter()
            .map(|key| value.text(key))
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        other => other.as_text(),
    }
}

/// The names of one or several, with commas between.
fn words(value: &Value) -> String {
    match value {
        Value::Array(list) => joined(list.iter().map(name), ", "),
        one => name(one),
    }
}

fn identifier(value: &Value) -> String {
    match value {
        Value::Array(list) => list.first().map(identifier).unwrap_or_default(),
        Value::Object(_) => value.text("value"),
        other => other.as_text(),
    }
}

fn language(value: &Value) -> String {
    match value {
        Value::Array(list) if list.len() == 1 => language(&list[0]),
        // Several languages are none.
        Value::Array(_) => String::new(),
        Value::Object(_) => match value.text("alternateName") {
            tag if tag.is_empty() => value.text("name"),
            tag => tag,
        },
        other => other.as_text(),
    }
}

fn experience(value: &Value) -> String {
    match value.text("monthsOfExperience") {
        months if months.is_empty() => words(value),
        months => format!("{months} months"),
    }
}

fn workplace(posting: &Value) -> Option<Workplace> {
    let kinds = words(posting.at("jobLocationType"));
    kinds.split(", ").find_map(Workplace::from_words)
}

fn places<'a>(posting: &'a Value, find: &Find<'a>) -> Vec<Place> {
    let all = match posting.at("jobLocation") {
        Value::Array(list) => list.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    let places: Vec<Place> = all.iter().filter_map(|own| place(resolved(own, find), find)).collect();
    if !places.is_empty() {
        return places;
    }
    // Remote work has no place, but people must live somewhere.
    let countries = match posting.at("applicantLocationRequirements") {
        Value::Array(list) => list.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    let countries = countries.iter().map(name).filter(|country| !country.is_empty());
    countries
        .map(|country| Place {
            words: country.clone(),
            country,
            ..Place::default()
        })
        .collect()
}

fn place<'a>(place: &'a Value, find: &Find<'a>) -> Option<Place> {
    let address = match place.at("address") {
        // The address itself in the place of a place.
        Value::Null if place.get("addressLocality").is_some() || place.get("addressCountry").is_some() => place,
        other => resolved(other, find),
    };
    let (city, region, country) = (
        name(address.at("addressLocality")),
        name(address.at("addressRegion")),
        name(address.at("addressCountry")),
    );
    Place::of(city, region, country).or_else(|| {
        let words = [name(address), name(place)].into_iter().find(|words| !words.is_empty());
        words.map(Place::said)
    })
}

/// The employer's own figure; `estimatedSalary` is somebody's guess.
fn pay(posting: &Value) -> Option<Wage> {
    let salary = match posting.at("baseSalary") {
        Value::Array(list) => list.first()?,
        other => other,
    };
    let currency = [
        salary.text("currency"),
        salary.text("priceCurrency"),
        posting.text("salaryCurrency"),
    ];
    let currency = currency.into_iter().find(|code| !code.is_empty()).unwrap_or_default();
    let range = match salary.at("value") {
        Value::Array(list) => list.first()?,
        Value::Object(_) => salary.at("value"),
        _ => salary,
    };
    let one = wage::amount(range.at("value"))
        .or_else(|| wage::amount(salary))
        .or_else(|| wage::amount(salary.at("price")));
    let min = wage::amount(range.at("minValue")).or_else(|| one.clone());
    let max = wage::amount(range.at("maxValue")).or(one);
    let unit = [range.text("unitText"), salary.text("unitText"), range.text("unitCode")];
    let unit = unit.into_iter().find(|unit| !unit.is_empty()).unwrap_or_default();
    let words = [salary.as_text(), range.text("value"), salary.text("value")];
    let words = words
        .into_iter()
        .find(|words| !words.is_empty() && wage::decimal(words).is_none())
        .unwrap_or_default();
    if min.is_none() && max.is_none() && !words.is_empty() {
        // A range in one text: what stands beside it belongs to it.
        let period = wage::period(&unit).map(|period| format!("per {}", period.as_str()));
        let said = joined([words, currency, period.unwrap_or_default()], " ");
        return Some(Wage::Words(said));
    }
    wage::of_fields(min, max, &currency, &unit, words)
}
