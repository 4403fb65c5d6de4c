//! Lever postings v0: a bare array, paged by `skip` and `limit`; or one posting.

use serde_json::Value;
use url::Url;

use super::{drafts, refusal, shapeless};
use crate::{
    answer::{Answer, Ask, Source, Wanted},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Wage, Workplace},
    wage,
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    let postings = match json {
        Value::Array(list) => list.as_slice(),
        one if one.get("hostedUrl").is_some() => std::slice::from_ref(one),
        _ => return Err(refusal(json).unwrap_or_else(|| shapeless(&Kind::Lever, "a list"))),
    };
    let mut answer = drafts(postings, source.url, |posting| vec![draft(posting)]);
    answer.next.extend(next_page(source.url, postings.len() as u64));
    Ok(answer)
}

/// A full page may have one behind it.
fn next_page(url: &str, read: u64) -> Option<Ask> {
    let mut url = Url::parse(url).ok()?;
    let number = |name: &str| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(key, _)| key == name)
            .and_then(|(_, value)| value.parse::<u64>().ok())
    };
    let limit = number("limit").filter(|limit| *limit > 0 && read >= *limit)?;
    let skip = number("skip").unwrap_or(0).checked_add(limit)?;
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| key != "skip")
        .map(|(key, value)| (key.into(), value.into()))
        .collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("skip", &skip.to_string());
    Some(Ask {
        kind: Kind::Lever,
        url: url.into(),
        wanted: Wanted::List,
    })
}

pub(super) fn draft(posting: &Value) -> Draft {
    let categories = posting.at("categories");
    Draft {
        id: posting.text("id"),
        title: posting.text("text"),
        text: whole_text(posting),
        url: posting.text("hostedUrl"),
        employment: categories.text("commitment"),
        workplace: Workplace::from_words(&posting.text("workplaceType")),
        places: places(categories, &posting.text("country")),
        pay: pay(posting),
        posted_at: posting.text("createdAt"),
        department: match categories.text("department") {
            department if department.is_empty() => categories.text("team"),
            department => department,
        },
        experience: categories.text("level"),
        ..Draft::default()
    }
}

fn whole_text(posting: &Value) -> String {
    let part = |html: &str, plain: &str| match posting.text(html) {
        found if found.is_empty() => text::of_plain(&posting.text(plain)),
        found => text::of_html(&found),
    };
    let mut parts = vec![part("description", "descriptionPlain")];
    for list in posting.list("lists") {
        parts.push(text::line(&list.text("text")));
        parts.push(text::of_html(&list.text("content")));
    }
    parts.push(part("additional", "additionalPlain"));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The country is that of the first place.
fn places(categories: &Value, country: &str) -> Vec<Place> {
    let all: Vec<String> = categories.list("allLocations").iter().map(Look::as_text).collect();
    let all = if all.is_empty() {
        vec![categories.text("location")]
    } else {
        all
    };
    let mut places: Vec<Place> = all.into_iter().map(Place::said).collect();
    if let [only] = places.as_mut_slice() {
        country.clone_into(&mut only.country);
    }
    places
}

fn pay(posting: &Value) -> Option<Wage> {
    let range = posting.at("salaryRange");
    let (min, max) = (wage::amount(range.at("min")), wage::amount(range.at("max")));
    let words = match posting.text("salaryDescriptionPlain") {
        words if words.is_empty() => posting.text("salaryDescription"),
        words => words,
    };
    wage::of_fields(
        min,
        max,
        &range.text("currency"),
        &range.text("interval"),
        text::line(&words),
    )
}
