//! Greenhouse Job Board API v1: `{"jobs": [..], "meta": {"total": 1}}`, or one job.

use serde_json::Value;

use super::{drafts, joined, list};
use crate::{
    answer::{Answer, Source},
    draft::Draft,
    fault::Unreadable,
    html::{entity, text, tokens},
    json::Look,
    kind::Kind,
    posted::{Place, Wage, Workplace},
    wage,
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    if json.get("jobs").is_none() && json.get("absolute_url").is_some() {
        return Ok(drafts(std::slice::from_ref(json), source.url, |job| vec![draft(job)]));
    }
    let mut answer = drafts(list(json, "jobs", &Kind::Greenhouse)?, source.url, |job| {
        vec![draft(job)]
    });
    answer.total = json.at("meta").at("total").as_u64();
    Ok(answer)
}

pub(super) fn draft(job: &Value) -> Draft {
    let location = job.at("location").text("name");
    Draft {
        id: job.text("id"),
        title: job.text("title"),
        text: content(&job.text("content")),
        url: job.text("absolute_url"),
        language: job.text("language"),
        employment: employment(job),
        workplace: Workplace::from_words(&location),
        places: places(job, &location),
        pay: job.list("pay_input_ranges").first().and_then(pay),
        // `updated_at` is no day of publication.
        posted_at: job.text("first_published"),
        valid_until: job.text("application_deadline"),
        department: joined(job.list("departments").iter().map(|own| own.text("name")), ", "),
        reference: job.text("requisition_id"),
        job: job.text("internal_job_id"),
        employer: job.text("company_name"),
        ..Draft::default()
    }
}

/// The API escapes the HTML; programs that copy it do not always.
fn content(content: &str) -> String {
    if tokens::has_tags(content) {
        text::of_html(content)
    } else {
        text::of_html(&entity::decode(content))
    }
}

fn places(job: &Value, location: &str) -> Vec<Place> {
    if !location.is_empty() {
        return location
            .split([';', '|'])
            .map(|place| Place::said(place.trim()))
            .collect();
    }
    let offices = job.list("offices").iter();
    offices
        .map(|office| match office.text("location") {
            words if words.is_empty() => Place::said(office.text("name")),
            words => Place::said(words),
        })
        .collect()
}

/// Employers add fields of their own; many have one for this.
fn employment(job: &Value) -> String {
    let mut fields = job.list("metadata").iter();
    let named = |field: &&Value| {
        let name = field.text("name").to_lowercase();
        name.contains("employment type") || name.contains("job type") || name.contains("time type")
    };
    fields.find(named).map(|field| field.text("value")).unwrap_or_default()
}

/// Cents. There is no field for the interval, but most employers name it in the title of the range.
fn pay(range: &Value) -> Option<Wage> {
    let (min, max) = (
        wage::minor(range.at("min_cents"), 2),
        wage::minor(range.at("max_cents"), 2),
    );
    let words = joined(
        [text::line(&range.text("title")), text::line(&range.text("blurb"))],
        " · ",
    );
    let title = words.to_lowercase();
    let periods = [
        ("hour", "hour"),
        ("annual", "year"),
        ("year", "year"),
        ("month", "month"),
    ];
    let period = periods
        .iter()
        .find(|(word, _)| title.contains(word))
        .map_or("", |(_, period)| *period);
    wage::of_fields(min, max, &range.text("currency_type"), period, words)
}
