//! The partner feed as XML: `<jobs>` with a head and one `<job>` for each ad. A field that is not known has no element.

use base::Time;
use serde_json::Value;

use super::{Field, Fields, VERSION, check, value};
use crate::{Ad, Employer, Fault, channels::refused, dates, xml::Xml};

pub fn open(employer: &Employer, count: u64, now: Time, out: &mut String) {
    let mut xml = Xml::at(0, out);
    xml.declaration();
    xml.open("jobs");
    xml.number("version", VERSION);
    xml.text("publisher", &employer.name);
    xml.text_if_any("publisher_url", &employer.website);
    xml.text("generated_at", &dates::utc(now));
    xml.number("count", count);
}

pub fn close(out: &mut String) {
    Xml::at(1, out).close("jobs");
}

pub fn item(employer: &Employer, ad: &Ad, fields: &Fields, faults: &mut Vec<Fault>, out: &mut String) -> u64 {
    check(employer, ad, faults);
    if refused(faults) {
        return 0;
    }
    Xml::at(1, out).within("job", |xml| {
        for field in fields.iter() {
            element(xml, field, &value(field, employer, ad));
        }
    });
    1
}

fn element(xml: &mut Xml<'_>, field: Field, value: &Value) {
    match (field, value) {
        (Field::Description, Value::String(html)) => xml.cdata(field.as_str(), html),
        (_, Value::Array(items)) => {
            if !items.is_empty() {
                xml.within(field.as_str(), |xml| {
                    for one in items {
                        any(xml, item_name(field), one);
                    }
                });
            }
        }
        (_, value) => any(xml, field.as_str(), value),
    }
}

/// What one of a list is called.
const fn item_name(list: Field) -> &'static str {
    match list {
        Field::Places => "place",
        Field::RemoteCountries => "country",
        Field::Skills => "skill",
        // No lists.
        Field::Id
        | Field::Reference
        | Field::Language
        | Field::Title
        | Field::Description
        | Field::Text
        | Field::Url
        | Field::ApplyUrl
        | Field::Company
        | Field::CompanyUrl
        | Field::Department
        | Field::Employment
        | Field::Level
        | Field::Workplace
        | Field::Pay
        | Field::Headcount
        | Field::PostedOn
        | Field::ValidUntil
        | Field::UpdatedAt
        | Field::Urgent
        | Field::Degree
        | Field::YearsOfExperience
        | Field::Contact => "item",
    }
}

fn any(xml: &mut Xml<'_>, name: &'static str, value: &Value) {
    match value {
        Value::Null | Value::Array(_) => {}
        Value::Bool(flag) => xml.text(name, if *flag { "true" } else { "false" }),
        Value::Number(number) => xml.text(name, &number.to_string()),
        Value::String(text) => xml.text(name, text),
        Value::Object(record) => xml.within(name, |xml| {
            for part in PARTS.iter().filter(|part| record.contains_key(**part)) {
                any(xml, part, &record[*part]);
            }
        }),
    }
}

/// The names inside records, in their order.
const PARTS: &[&str] = &[
    "city",
    "city_known_as",
    "region",
    "postal_code",
    "street",
    "country",
    "given_name",
    "family_name",
    "email",
    "min",
    "max",
    "currency",
    "exponent",
    "period",
    "months",
    "bonus_months",
    "bonus_percent",
    "text",
];
