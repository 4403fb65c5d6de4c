//! LinkedIn's XML feed of Basic Jobs.
//!
//! Source: "XML Feeds Development Guide" and "Job posting release notes" (June 2025) of LinkedIn's talent documentation
//! at Microsoft Learn. UNCONFIRMED there, and taken from those who feed it: the name `posterEmail`, dates as `MM/DD/YYYY`.
//! LinkedIn must accept a feed before it reads it, and keeps the title under which it first saw a job.

mod salary;

use base::Time;

use super::{Channel, Checks, refused};
use crate::{
    Ad, Employer, Employment, Fault, Place, Workplace, dates,
    fault::{Part, Reason, What},
    html::{Palette, Reduced, reduce},
    listing,
    tables::{LINKEDIN_LEVELS, of},
    xml::Xml,
};
use salary::Salaries;

/// Of the feed's guide. (`em`, which only others report, is said as `i`.)
pub const ELEMENTS: Palette = Palette {
    elements: &["b", "strong", "u", "i", "br", "p", "ul", "li"],
};
/// Of the Job Posting API; the feed's guide names none, and what fits there fits here.
const LONGEST_TITLE: usize = 200;
const LONGEST_DESCRIPTION: usize = 25_000;
/// Of the feed's guide.
const SHORTEST_DESCRIPTION: usize = 100;
/// In one feed, of the feed's guide.
pub const MOST_JOBS: u64 = 500_000;
/// UNCONFIRMED: reported by one who feeds it.
const MOST_SKILLS: usize = 10;

pub fn open(employer: &Employer, count: u64, now: Time, out: &mut String) {
    let mut xml = Xml::at(0, out);
    xml.declaration();
    xml.open("source");
    xml.text("lastBuildDate", &dates::rfc822(now));
    xml.text_if_any("publisherUrl", &employer.website);
    xml.text("publisher", &employer.name);
    xml.number("expectedJobCount", count);
}

pub fn close(out: &mut String) {
    Xml::at(1, out).close("source");
}

/// One for each place.
pub fn elements(ad: &Ad) -> u64 {
    listing::places(ad).len() as u64
}

/// The text as it will stand there.
pub fn check(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>) -> Reduced {
    let mut checks = Checks {
        channel: Channel::Linkedin,
        faults,
    };
    checks.short(Part::Title, &ad.title, LONGEST_TITLE);
    checks.required(Part::Reference, &ad.reference);
    checks.required(Part::Company, employer.name_in(&ad.language));
    if employer.linkedin_company_id.is_none() {
        checks.block(Part::CompanyId, What::Missing);
    }
    if poster_email(employer, ad).is_none() {
        checks.block(Part::PosterEmail, What::Missing);
    }
    checks.https(Part::ApplyUrl, &ad.apply_url);
    checks.days(ad);
    // Remote work needs a city and a country too.
    checks.cities(ad);
    checks.not_too_many_places(ad);
    let text = reduce(&ad.html, ELEMENTS);
    description(&text, &mut checks);
    if ad.skills.len() > MOST_SKILLS {
        checks.warn(
            Part::Skills,
            What::TooMany {
                count: ad.skills.len(),
                limit: MOST_SKILLS,
            },
        );
    }
    if job_type(ad.employment).is_none() {
        checks.warn(Part::Employment, What::CannotSay(Reason::FixedTerm));
    }
    for reason in Salaries::of(ad.pay.as_ref()).unsaid {
        checks.warn(Part::Pay, What::CannotSay(reason));
    }
    text
}

fn description(text: &Reduced, checks: &mut Checks<'_>) {
    if text.visible == 0 {
        checks.block(Part::Description, What::Missing);
    } else if text.visible < SHORTEST_DESCRIPTION {
        checks.block(
            Part::Description,
            What::TooShort {
                length: text.visible,
                least: SHORTEST_DESCRIPTION,
            },
        );
    }
    let length = text.html.chars().count();
    if length > LONGEST_DESCRIPTION {
        checks.block(
            Part::Description,
            What::TooLong {
                length,
                limit: LONGEST_DESCRIPTION,
            },
        );
    }
    checks.reduced(text);
}

pub fn item(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>, out: &mut String) -> u64 {
    let text = check(employer, ad, faults);
    if refused(faults) {
        return 0;
    }
    let salaries = Salaries::of(ad.pay.as_ref());
    let places = listing::places(ad);
    for place in &places {
        Xml::at(1, out).within("job", |xml| job(xml, employer, ad, place, &text, &salaries));
    }
    places.len() as u64
}

fn job(xml: &mut Xml<'_>, employer: &Employer, ad: &Ad, place: &Place, text: &Reduced, salaries: &Salaries) {
    xml.cdata("partnerJobId", &listing::id(ad, place));
    xml.cdata("company", employer.name_in(&ad.language));
    if let Some(id) = employer.linkedin_company_id {
        xml.number("companyId", id);
    }
    xml.cdata("title", &ad.title);
    xml.cdata("description", &text.html);
    xml.cdata("applyUrl", &ad.apply_url);
    xml.cdata("location", &location(place));
    xml.cdata("city", &place.city);
    xml.cdata_if_any("state", &place.region);
    xml.text("country", place.country.code());
    xml.cdata_if_any("postalCode", &place.postal_code);
    if let Some(email) = poster_email(employer, ad) {
        xml.cdata("posterEmail", email);
    }
    xml.text("workplaceTypes", workplace(ad.workplace));
    if let Some(job_type) = job_type(ad.employment) {
        xml.text("jobtype", job_type);
    }
    xml.text("experienceLevel", of(&LINKEDIN_LEVELS, ad.level));
    list(
        xml,
        "industryCodes",
        "industryCode",
        employer.linkedin_industries.iter().map(u32::to_string),
    );
    list(xml, "jobFunctions", "jobFunction", ad.extra.linkedin_functions.iter());
    list(xml, "skills", "skill", ad.skills.iter().take(MOST_SKILLS));
    salaries.write(xml);
    xml.text("listDate", &dates::american(ad.posted_on));
    if let Some(until) = ad.valid_until {
        xml.text("expirationDate", &dates::american(until));
    }
}

/// In the United States the city and its state, elsewhere the city and its country.
fn location(place: &Place) -> String {
    let behind = match (place.country.code(), place.region.as_str(), place.country_name.as_str()) {
        ("US", region, _) if !region.is_empty() => region,
        (code, _, "") => code,
        (_, _, name) => name,
    };
    format!("{}, {behind}", place.city)
}

fn poster_email<'a>(employer: &'a Employer, ad: &'a Ad) -> Option<&'a str> {
    let email = ad.extra.poster_email.as_ref().or(employer.poster_email.as_ref());
    email.map(base::Email::as_str)
}

const fn workplace(workplace: Workplace) -> &'static str {
    match workplace {
        Workplace::OnSite => "On-site",
        Workplace::Hybrid => "Hybrid",
        Workplace::Remote => "Remote",
    }
}

/// The feed has no TEMPORARY, and CONTRACT would tell employees that they are contractors: a contract that ends is not said.
const fn job_type(employment: Employment) -> Option<&'static str> {
    match employment {
        Employment::FullTime => Some("FULL_TIME"),
        Employment::PartTime => Some("PART_TIME"),
        Employment::Internship => Some("INTERNSHIP"),
        Employment::Contractor => Some("CONTRACT"),
        Employment::FixedTerm => None,
    }
}

fn list<T: AsRef<str>>(xml: &mut Xml<'_>, name: &'static str, item: &'static str, values: impl Iterator<Item = T>) {
    let mut values = values.filter(|value| !value.as_ref().trim().is_empty()).peekable();
    if values.peek().is_some() {
        xml.within(name, |xml| values.for_each(|value| xml.cdata(item, value.as_ref())));
    }
}
