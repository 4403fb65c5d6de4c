//! The feed that LinkedIn reads (Basic Jobs): `<source><job>..`, one element per place.

use crate::{
    draft::Draft,
    posted::{Place, Wage, Workplace},
    wage,
    when::Order,
    xml::Element,
};

pub(super) fn draft(job: &Element) -> Draft {
    let remote = job
        .text("isRemote")
        .eq_ignore_ascii_case("yes")
        .then_some(Workplace::Remote);
    Draft {
        id: job.text("partnerJobId"),
        title: job.text("title"),
        text: job.prose("description"),
        url: job.text("applyUrl"),
        employment: job.text("jobtype"),
        workplace: Workplace::from_words(&job.text("workplaceTypes")).or(remote),
        places: place(job).into_iter().collect(),
        pay: salaries(job),
        posted_at: job.text("listDate"),
        valid_until: job.text("expirationDate"),
        order: Order::MonthFirst,
        employer: job.text("company"),
        experience: job.text("experienceLevel"),
        ..Draft::default()
    }
}

/// The base salary; what is added to it is no pay of its own.
fn salaries(job: &Element) -> Option<Wage> {
    let mut all = job.child("salaries")?.all("salary");
    let salary = all.find(|own| !own.text("type").eq_ignore_ascii_case("TOTAL_ADDITIONAL"))?;
    let end = |name: &str| {
        let end = salary.child(name);
        let amount = end.map(|end| end.text("amount")).unwrap_or_default();
        (
            wage::decimal(&amount),
            end.map(|end| end.text("currencyCode")).unwrap_or_default(),
        )
    };
    let ((min, low), (max, high)) = (end("lowEnd"), end("highEnd"));
    let currency = if high.is_empty() { low } else { high };
    wage::of_fields(min, max, &currency, &salary.text("period"), String::new())
}

fn place(record: &Element) -> Option<Place> {
    let parts = Place::of(record.text("city"), record.text("state"), record.text("country"));
    match (record.text("location"), parts) {
        (words, parts) if words.is_empty() => parts,
        (words, parts) => Some(Place {
            words,
            ..parts.unwrap_or_default()
        }),
    }
}
