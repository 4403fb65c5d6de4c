//! Workable's widget: the whole list of an account at once.

use serde_json::Value;

use super::{drafts, list};
use crate::{
    answer::{Answer, Source},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Wage, Workplace},
    wage,
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    let jobs = list(json, "jobs", &Kind::Workable)?;
    let employer = json.text("name");
    let make = |job: &Value| {
        vec![Draft {
            employer: employer.clone(),
            ..draft(job)
        }]
    };
    Ok(drafts(jobs, source.url, make))
}

pub(super) fn draft(job: &Value) -> Draft {
    Draft {
        id: job.text("shortcode"),
        title: job.text("title"),
        text: text::of_html(&job.text("description")),
        url: job.text("url"),
        employment: job.text("employment_type"),
        workplace: job
            .flag("telecommuting")
            .filter(|remote| *remote)
            .map(|_| Workplace::Remote),
        places: places(job),
        pay: pay(job.at("salary")),
        posted_at: match job.text("published_on") {
            day if day.is_empty() => job.text("created_at"),
            day => day,
        },
        department: job.text("department"),
        reference: job.text("code"),
        experience: job.text("experience"),
        education: job.text("education"),
        ..Draft::default()
    }
}

fn places(job: &Value) -> Vec<Place> {
    let shown = job
        .list("locations")
        .iter()
        .filter(|own| own.flag("hidden") != Some(true));
    let several: Vec<Place> = shown
        .filter_map(|own| Place::of(own.text("city"), own.text("region"), own.text("country")))
        .collect();
    if several.is_empty() {
        Place::of(job.text("city"), job.text("state"), job.text("country"))
            .into_iter()
            .collect()
    } else {
        several
    }
}

/// UNCONFIRMED: seen in descriptions of the API, in no answer. It gives no period.
fn pay(salary: &Value) -> Option<Wage> {
    let (min, max) = (
        wage::amount(salary.at("salary_from")),
        wage::amount(salary.at("salary_to")),
    );
    wage::of_fields(min, max, &salary.text("salary_currency"), "", String::new())
}
