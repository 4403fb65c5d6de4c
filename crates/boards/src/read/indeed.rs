//! The feed that Indeed reads: `<source><job>..`, one element per place.

use crate::{
    draft::Draft,
    posted::{Place, Wage, Workplace},
    xml::Element,
};

pub(super) fn draft(job: &Element) -> Draft {
    let city = job.text("city");
    // A fully remote job has `Remote` for a city.
    let remote = city.eq_ignore_ascii_case("remote");
    let workplace = Workplace::from_words(&job.text("remotetype")).or(remote.then_some(Workplace::Remote));
    let city = if remote { String::new() } else { city };
    Draft {
        id: job.text("referencenumber"),
        title: job.text("title"),
        text: job.prose("description"),
        url: job.text("url"),
        language: job.text("language"),
        employment: job.text("jobtype"),
        workplace,
        places: Place::of(city, job.text("state"), job.text("country"))
            .into_iter()
            .collect(),
        pay: Some(Wage::Words(job.text("salary"))),
        posted_at: job.text("date"),
        valid_until: job.text("expirationdate"),
        department: job.text("category"),
        reference: job.text("requisitionid"),
        employer: job.text("company"),
        experience: job.text("experience"),
        education: job.text("education"),
        ..Draft::default()
    }
}
