//! Indeed's XML feed.
//!
//! Source: "XML Job Feed" of Indeed (about 2021) and the "XML feed reference" of docs.indeed.com. UNCONFIRMED: the limits
//! of titles and texts, the job types `contract`, `temporary` and `internship`, the remote type `Hybrid remote`; they are
//! taken from those who feed it. Indeed decides whether it lists a source.

use base::{Country, Time};
use pay::Idiom;

use super::{Channel, Checks, refused};
use crate::{
    Ad, Degree, Employer, Employment, Fault, Place, Workplace, dates,
    fault::{Part, Reason, Rule, What},
    html::{Palette, Reduced, reduce},
    listing,
    xml::Xml,
};

pub const ELEMENTS: Palette = Palette {
    elements: &[
        "b", "strong", "em", "br", "p", "ul", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody",
        "tfoot", "tr", "th", "td",
    ],
};
/// UNCONFIRMED: quoted of the newer Job Sync API.
const LONGEST_TITLE: usize = 75;
/// UNCONFIRMED: the same.
const SHORTEST_DESCRIPTION: usize = 30;
const LONGEST_DESCRIPTION: usize = 20_000;

pub fn open(employer: &Employer, now: Time, out: &mut String) {
    let mut xml = Xml::at(0, out);
    xml.declaration();
    xml.open("source");
    xml.cdata("publisher", &employer.name);
    xml.cdata_if_any("publisherurl", &employer.website);
    xml.text("lastBuildDate", &dates::rfc822(now));
}

pub fn close(out: &mut String) {
    Xml::at(1, out).close("source");
}

/// One for each place; for remote work one for each country.
pub fn elements(ad: &Ad) -> u64 {
    spots(ad).len() as u64
}

/// Where Indeed lists an ad.
#[derive(Clone, Copy)]
enum Spot<'a> {
    At(&'a Place),
    RemoteIn(Country),
}

fn spots(ad: &Ad) -> Vec<Spot<'_>> {
    if ad.workplace == Workplace::Remote {
        countries(ad).into_iter().map(Spot::RemoteIn).collect()
    } else {
        listing::places(ad).into_iter().map(Spot::At).collect()
    }
}

/// From where remote work can be done: what is said of it, else the countries of the places.
fn countries(ad: &Ad) -> Vec<Country> {
    let mut countries = ad.remote_countries.clone();
    if countries.is_empty() {
        countries.extend(ad.places.iter().map(|place| place.country));
    }
    countries.sort_unstable();
    countries.dedup();
    countries
}

pub fn check(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>) -> Reduced {
    let mut checks = Checks {
        channel: Channel::Indeed,
        faults,
    };
    checks.required(Part::Title, &ad.title);
    checks.rather_short(Part::Title, &ad.title, LONGEST_TITLE);
    if names_place(ad) {
        checks.warn(Part::Title, What::NotAllowed(Rule::NamesPlace));
    }
    checks.required(Part::Reference, &ad.reference);
    checks.required(Part::Company, employer.name_in(&ad.language));
    checks.https(Part::Url, &ad.url);
    checks.days(ad);
    if ad.workplace == Workplace::Remote {
        if countries(ad).is_empty() {
            checks.block(Part::Country, What::Missing);
        }
    } else {
        checks.cities(ad);
    }
    checks.not_too_many_places(ad);
    let text = reduce(&ad.html, ELEMENTS);
    if text.visible == 0 {
        checks.block(Part::Description, What::Missing);
    } else if text.visible < SHORTEST_DESCRIPTION {
        checks.warn(
            Part::Description,
            What::TooShort {
                length: text.visible,
                least: SHORTEST_DESCRIPTION,
            },
        );
    }
    checks.rather_short(Part::Description, &text.html, LONGEST_DESCRIPTION);
    checks.reduced(&text);
    if let Err(reason) = salary(ad) {
        checks.warn(Part::Pay, What::CannotSay(reason));
    }
    text
}

/// A title is a title only.
fn names_place(ad: &Ad) -> bool {
    let title = ad.title.to_lowercase();
    let named = |city: &str| !city.is_empty() && title.contains(&city.to_lowercase());
    let places = ad.places.iter().take(listing::MOST_PLACES);
    places
        .into_iter()
        .any(|place| named(&place.city) || named(&place.city_in_language))
}

pub fn item(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>, out: &mut String) -> u64 {
    let text = check(employer, ad, faults);
    if refused(faults) {
        return 0;
    }
    let spots = spots(ad);
    for spot in &spots {
        Xml::at(1, out).within("job", |xml| job(xml, employer, ad, *spot, &text));
    }
    spots.len() as u64
}

fn job(xml: &mut Xml<'_>, employer: &Employer, ad: &Ad, spot: Spot<'_>, text: &Reduced) {
    let company = employer.name_in(&ad.language);
    xml.cdata("title", &ad.title);
    // Of the day on the careers site, which the feed must match: a moment before midnight there may be another day's in UTC.
    xml.cdata("date", &format!("{}T00:00:00Z", dates::iso(ad.posted_on)));
    xml.cdata(
        "referencenumber",
        &match spot {
            Spot::At(place) => listing::id(ad, place),
            Spot::RemoteIn(country) => listing::id_of(ad, &format!("{country}-remote")),
        },
    );
    xml.cdata("requisitionid", &ad.reference);
    xml.cdata("url", &with_source(&ad.url));
    xml.cdata("company", company);
    xml.cdata(
        "sourcename",
        if employer.parent.is_empty() {
            company
        } else {
            &employer.parent
        },
    );
    match spot {
        Spot::At(place) => {
            xml.cdata("city", &place.city);
            xml.cdata("state", &place.region);
            xml.cdata("country", place.country.code());
            xml.cdata_if_any("postalcode", &place.postal_code);
            xml.cdata_if_any("streetaddress", &place.street);
        }
        Spot::RemoteIn(country) => {
            xml.cdata("city", "Remote");
            xml.cdata("state", "");
            xml.cdata("country", country.code());
            xml.cdata("postalcode", "");
        }
    }
    xml.cdata("description", &text.html);
    xml.cdata("salary", &salary(ad).unwrap_or_default());
    xml.cdata_if_any("education", ad.extra.degree.map_or("", education));
    xml.cdata("jobtype", job_type(ad.employment));
    xml.cdata_if_any("category", &ad.department);
    xml.cdata_if_any("experience", &experience(ad));
    if let Some(until) = ad.valid_until {
        xml.cdata("expirationdate", &dates::rfc822_day(until));
    }
    xml.cdata_if_any("remotetype", remote_type(ad.workplace));
    xml.cdata("lastactivitydate", &dates::utc(ad.updated_at));
}

/// The address with the parameter that Indeed asks for, before any fragment.
fn with_source(url: &str) -> String {
    let (address, fragment) = url
        .split_once('#')
        .map_or((url, None), |(url, fragment)| (url, Some(fragment)));
    let mark = if address.contains('?') { '&' } else { '?' };
    let mut url = format!("{address}{mark}source=Indeed");
    if let Some(fragment) = fragment {
        url.extend(["#", fragment]);
    }
    url
}

/// In Indeed's idiom; empty if there is none to say.
fn salary(ad: &Ad) -> Result<String, Reason> {
    let Some(pay) = &ad.pay else {
        return Ok(String::new());
    };
    Idiom::Indeed.print(pay).map_err(|reason| Reason::from(&reason))
}

const fn job_type(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "fulltime",
        Employment::PartTime => "parttime",
        Employment::Internship => "internship",
        Employment::FixedTerm => "temporary",
        Employment::Contractor => "contract",
    }
}

const fn remote_type(workplace: Workplace) -> &'static str {
    match workplace {
        Workplace::OnSite => "",
        Workplace::Hybrid => "Hybrid remote",
        Workplace::Remote => "Fully remote",
    }
}

/// Free text there.
const fn education(degree: Degree) -> &'static str {
    match degree {
        Degree::None => "",
        Degree::LowerSecondary | Degree::UpperSecondary => "High school",
        Degree::Vocational => "Vocational training",
        Degree::Associate => "Associates",
        Degree::Bachelor => "Bachelors",
        Degree::Master => "Masters",
        Degree::Doctorate => "Doctorate",
    }
}

fn experience(ad: &Ad) -> String {
    match ad.extra.years {
        Some(years) if years.at_least > 0 => match years.at_most.filter(|most| *most > years.at_least) {
            Some(most) => format!("{}-{most} years", years.at_least),
            None => format!("{}+ years", years.at_least),
        },
        Some(_) | None => String::new(),
    }
}
