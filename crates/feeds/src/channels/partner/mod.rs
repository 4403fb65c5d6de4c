//! Our own feed, for any board or aggregator that asks for one: the fields that it wants, as XML or JSON.

pub mod json;
pub mod xml;

use std::str::FromStr;

use serde_json::{Map, Value, json};

use super::{Channel, Checks};
use crate::{Ad, Employer, Fault, Place, fault::Part, words::UnknownWord, words::words};

/// The version of both documents; it grows when a field changes its meaning.
pub const VERSION: u32 = 1;

words!(
    /// A field of an ad in the partner feed, by its name there.
    Field {
        /// Of the posting; never changes.
        Id = "id",
        /// Of the job, shared by its postings.
        Reference = "reference",
        /// A tag of BCP 47.
        Language = "language",
        Title = "title",
        /// HTML.
        Description = "description",
        /// The same text without markup.
        Text = "text",
        Url = "url",
        ApplyUrl = "apply_url",
        Company = "company",
        CompanyUrl = "company_url",
        Department = "department",
        Employment = "employment_type",
        Level = "level",
        Workplace = "workplace",
        Places = "places",
        /// For remote work, codes of ISO 3166-1; empty for any country.
        RemoteCountries = "remote_countries",
        /// As everywhere in our interfaces: amounts in minor units.
        Pay = "pay",
        Skills = "skills",
        Headcount = "headcount",
        PostedOn = "posted_on",
        ValidUntil = "valid_until",
        UpdatedAt = "updated_at",
        Urgent = "urgent",
        Degree = "degree",
        YearsOfExperience = "years_of_experience",
        Contact = "contact",
    }
);

/// The fields of a partner feed in their order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Default for Fields {
    /// All.
    fn default() -> Self {
        Self(Field::ALL.to_vec())
    }
}

impl Fields {
    /// These, in this order; a field that comes again is left out, and none at all are all.
    pub fn new(fields: impl IntoIterator<Item = Field>) -> Self {
        let mut chosen = Vec::new();
        for field in fields {
            if !chosen.contains(&field) {
                chosen.push(field);
            }
        }
        if chosen.is_empty() {
            Self::default()
        } else {
            Self(chosen)
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = Field> {
        self.0.iter().copied()
    }
}

impl FromStr for Fields {
    type Err = UnknownWord;
    /// Names with commas between them: `title,url,places`.
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        let fields: Result<Vec<Field>, UnknownWord> = names.map(str::parse).collect();
        Ok(Self::new(fields?))
    }
}

pub fn check(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>) {
    let mut checks = Checks {
        channel: Channel::Partner,
        faults,
    };
    checks.required(Part::Title, &ad.title);
    checks.required(Part::Company, employer.name_in(&ad.language));
    checks.required(Part::Url, &ad.url);
    checks.required(Part::Description, &ad.text);
    checks.days(ad);
}

/// The value of a field; null if it is not known.
fn value(field: Field, employer: &Employer, ad: &Ad) -> Value {
    match field {
        Field::Id => json!(ad.number),
        Field::Reference => text(&ad.reference),
        Field::Language => json!(ad.language.as_str()),
        Field::Title => text(&ad.title),
        Field::Description => text(&ad.html),
        Field::Text => text(&ad.text),
        Field::Url => text(&ad.url),
        Field::ApplyUrl => text(&ad.apply_url),
        Field::Company => text(employer.name_in(&ad.language)),
        Field::CompanyUrl => text(&employer.website),
        Field::Department => text(&ad.department),
        Field::Employment => json!(ad.employment.as_str()),
        Field::Level => json!(ad.level.as_str()),
        Field::Workplace => json!(ad.workplace.as_str()),
        Field::Places => ad.places.iter().map(place).collect(),
        Field::RemoteCountries => ad.remote_countries.iter().map(|country| country.code()).collect(),
        Field::Pay => ad
            .pay
            .as_ref()
            .map_or(Value::Null, |pay| pay.to_contract(ad.language.as_str())),
        Field::Skills => ad.skills.iter().map(String::as_str).collect(),
        Field::Headcount => json!(ad.headcount),
        Field::PostedOn => json!(ad.posted_on.to_string()),
        Field::ValidUntil => json!(ad.valid_until.map(|day| day.to_string())),
        Field::UpdatedAt => json!(crate::dates::utc(ad.updated_at)),
        Field::Urgent => json!(ad.urgent),
        Field::Degree => json!(ad.extra.degree.map(crate::Degree::as_str)),
        Field::YearsOfExperience => ad.extra.years.map_or(
            Value::Null,
            |years| json!({"min": years.at_least, "max": years.at_most}),
        ),
        Field::Contact => ad.contact.as_ref().map_or(Value::Null, |contact| {
            let email = contact.email.as_ref().map_or("", base::Email::as_str);
            let parts = [
                ("given_name", contact.given_name.as_str()),
                ("family_name", contact.family_name.as_str()),
                ("email", email),
            ];
            record(parts)
        }),
    }
}

fn place(place: &Place) -> Value {
    record([
        ("city", place.local_city()),
        ("city_known_as", place.city.as_str()),
        ("region", &place.region),
        ("postal_code", &place.postal_code),
        ("street", &place.street),
        ("country", place.country.code()),
    ])
}

fn record<const N: usize>(parts: [(&str, &str); N]) -> Value {
    let known = parts.into_iter().filter(|(_, part)| !part.is_empty());
    Value::Object(
        known
            .map(|(name, part)| (name.to_owned(), json!(part)))
            .collect::<Map<_, _>>(),
    )
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}
