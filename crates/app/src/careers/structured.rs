//! schema.org JobPosting, by Google's rules for job search: only on the page of one live posting, everything in it also
//! visible there, nothing invented.

use base::{Language, Zone};
use serde_json::{Value, json};
use web::{Locale, Message, markdown};

use super::model::{Position, Spot, Text};
use crate::{
    App,
    jobs::{Employment, Workplace},
    layout::Visit,
    postings::{Pay, Period},
};

/// The markup of a live text. None for remote work that is not bound to any country: Google needs one, and a guess
/// would be untrue.
pub(super) fn job_posting(visit: &Visit, position: &Position, text: &Text) -> Option<Value> {
    let name = visit.edition.organization.name.in_language(&text.language);
    let mut posting = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": text.title,
        "description": description(visit, text),
        "datePosted": text.posted_on(&position.zone),
        "employmentType": employment(position.employment),
        "hiringOrganization": organization(visit, name),
        "identifier": {"@type": "PropertyValue", "name": name, "value": position.reference()},
        "directApply": true,
        "url": visit.site.url(&text.path()),
        "inLanguage": text.language,
    });
    if let Some(until) = text.unpublish_at {
        posting["validThrough"] = json!(until.timestamp().to_string());
    }
    if !position.places.is_empty() {
        posting["jobLocation"] = position.places.iter().map(|place| self::place(place, text)).collect();
    }
    if position.workplace == Workplace::Remote {
        let mut countries: Vec<&str> = position.remote_countries.iter().map(|country| country.code()).collect();
        if countries.is_empty() {
            countries = position.places.iter().map(|place| place.country.code()).collect();
            countries.dedup();
        }
        posting["jobLocationType"] = json!("TELECOMMUTE");
        posting["applicantLocationRequirements"] = countries
            .iter()
            .map(|code| json!({"@type": "Country", "name": code}))
            .collect();
        if countries.is_empty() {
            return None;
        }
    } else if position.places.is_empty() {
        return None;
    }
    if let Some(salary) = position.pay.as_ref().and_then(salary) {
        posting["baseSalary"] = salary;
    }
    Some(posting)
}

/// schema.org BreadcrumbList: where the page lies, as the page itself shows it.
pub(super) fn breadcrumbs(visit: &Visit, text: &Text, department: Option<(&str, &str)>) -> Value {
    let list = (
        visit.say(&Message::new("layout-open-positions")),
        visit.site.url("/jobs"),
    );
    let department = department.map(|(name, path)| (name.to_owned(), visit.site.url(path)));
    let page = (text.title.clone(), visit.site.url(&text.path()));
    let items = [Some(list), department, Some(page)].into_iter().flatten().enumerate();
    let items = items
        .map(|(before, (name, url))| json!({"@type": "ListItem", "position": before + 1, "name": name, "item": url}));
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.collect::<Vec<_>>(),
    })
}

/// The whole text with the headings that the page shows, as HTML.
pub(super) fn description(visit: &Visit, text: &Text) -> String {
    text_as_html(&visit.app, text, &visit.language)
}

/// The same for whoever is no visitor. The headings are in the text's language, or in `otherwise` where we do not speak
/// it.
pub fn text_as_html(app: &App, text: &Text, otherwise: &Language) -> String {
    let language = super::languages::ours(&text.language).unwrap_or(otherwise);
    let locale = Locale::new(language.as_str(), Zone::utc(), app.clock.now());
    let say = |message: &Message| app.templates.messages().say(&locale, message);
    let mut whole = markdown::to_html(&text.description, 3).into_string();
    for (heading, body) in [
        (Message::new("careers-part-requirements"), &text.requirements),
        (Message::new("careers-part-benefits"), &text.benefits),
    ] {
        if !body.trim().is_empty() {
            if !body.trim_start().starts_with('#') {
                whole.extend(["<h3>", &say(&heading), "</h3>\n"]);
            }
            whole.push_str(markdown::to_html(body, 3).as_str());
        }
    }
    whole
}

fn employment(kind: Employment) -> &'static str {
    match kind {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::Internship => "INTERN",
        Employment::FixedTerm => "TEMPORARY",
        Employment::Contractor => "CONTRACTOR",
    }
}

fn organization(visit: &Visit, name: &str) -> Value {
    let brand = &visit.edition.brand;
    let mut organization = json!({"@type": "Organization", "name": name});
    if let Some(website) = brand.website.as_ref().filter(|website| !website.is_empty()) {
        organization["sameAs"] = json!(website);
    }
    if brand.logo.is_some() {
        organization["logo"] = json!(visit.site.url("/brand/logo"));
    }
    organization
}

fn place(place: &Spot, text: &Text) -> Value {
    let mut address = json!({"@type": "PostalAddress"});
    let city = place.names.in_language(&text.language);
    let parts = [
        ("streetAddress", place.street.as_str()),
        ("addressLocality", city),
        ("addressRegion", &place.region),
        ("postalCode", &place.postal_code),
        ("addressCountry", place.country.code()),
    ];
    for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
        address[name] = json!(value);
    }
    json!({"@type": "Place", "address": address})
}

/// The range as it is agreed, without any bonus: Google asks for the base. More than twelve months have no field: then it is
/// the year they come to. A range with one end is left to the text, since an open end cannot be said.
fn salary(pay: &Pay) -> Option<Value> {
    let (min, max, unit) = if pay.months == 12 {
        (pay.min_money()?, pay.max_money()?, unit(pay.period))
    } else {
        let yearly = pay.yearly_base();
        (yearly.min?, yearly.max?, "YEAR")
    };
    let number = |money: base::Money| money.to_decimal().parse::<f64>().ok();
    let (min, max) = (number(min)?, number(max)?);
    let mut value = json!({"@type": "QuantitativeValue", "unitText": unit});
    if min.total_cmp(&max).is_eq() {
        value["value"] = plain(min);
    } else {
        value["minValue"] = plain(min);
        value["maxValue"] = plain(max);
    }
    Some(json!({"@type": "MonetaryAmount", "currency": pay.currency.code(), "value": value}))
}

/// 65000 and not 65000.0.
fn plain(number: f64) -> Value {
    if number.fract() == 0.0 {
        json!(number as i64)
    } else {
        json!(number)
    }
}

fn unit(period: Period) -> &'static str {
    match period {
        Period::Hour => "HOUR",
        Period::Day => "DAY",
        Period::Week => "WEEK",
        Period::Month => "MONTH",
        Period::Year => "YEAR",
    }
}
