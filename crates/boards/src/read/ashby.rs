//! Ashby posting API: everything in one answer.

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
    let jobs = list(json, "jobs", &Kind::Ashby)?;
    // What is not listed is open to those who have the address, and nobody else knows of it.
    let make = |job: &Value| {
        if job.flag("isListed") == Some(false) {
            Vec::new()
        } else {
            vec![draft(job)]
        }
    };
    Ok(drafts(jobs, source.url, make))
}

pub(super) fn draft(job: &Value) -> Draft {
    let workplace = Workplace::from_words(&job.text("workplaceType"));
    Draft {
        id: job.text("id"),
        title: job.text("title"),
        text: match job.text("descriptionHtml") {
            html if html.is_empty() => text::of_plain(&job.text("descriptionPlain")),
            html => text::of_html(&html),
        },
        url: job.text("jobUrl"),
        employment: job.text("employmentType"),
        workplace: workplace.or_else(|| job.flag("isRemote").filter(|remote| *remote).map(|_| Workplace::Remote)),
        places: places(job),
        pay: pay(job.at("compensation")),
        posted_at: job.text("publishedAt"),
        department: match job.text("department") {
            department if department.is_empty() => job.text("team"),
            department => department,
        },
        ..Draft::default()
    }
}

fn places(job: &Value) -> Vec<Place> {
    let main = place(&job.text("location"), job.at("address").at("postalAddress"));
    let others = job.list("secondaryLocations").iter().map(|own| {
        let address = own.at("address");
        // Seen with and without the level between.
        let inner = address.at("postalAddress");
        place(&own.text("location"), if inner.is_object() { inner } else { address })
    });
    std::iter::once(main).chain(others).collect()
}

fn place(words: &str, address: &Value) -> Place {
    let (city, region, country) = (
        address.text("addressLocality"),
        address.text("addressRegion"),
        address.text("addressCountry"),
    );
    let parts = Place::of(city, region, country).unwrap_or_default();
    if words.is_empty() {
        parts
    } else {
        Place {
            words: words.to_owned(),
            ..parts
        }
    }
}

/// The salary among the components; equity and bonus stand in the summary.
fn pay(compensation: &Value) -> Option<Wage> {
    let words = match compensation.text("compensationTierSummary") {
        words if words.is_empty() => compensation.text("scrapeableCompensationSalarySummary"),
        words => words,
    };
    let mut components = compensation.list("summaryComponents").iter();
    let Some(salary) = components.find(|own| own.text("compensationType") == "Salary") else {
        return Some(Wage::Words(words)).filter(|_| !compensation.is_null());
    };
    let (min, max) = (wage::amount(salary.at("minValue")), wage::amount(salary.at("maxValue")));
    wage::of_fields(min, max, &salary.text("currencyCode"), &salary.text("interval"), words)
}
