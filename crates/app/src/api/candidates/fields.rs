//! What a program says about a person.

use base::{Country, Email, Language, Phone};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Message, Result};

use crate::{
    api::{LINE, Reader, given, never_null},
    candidates::{Candidate, ContactKind, ContactPoint, NewCandidate, NewContact},
};

/// Somebody to add.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCandidate)]
pub struct NewCandidateBody {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    script_name: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    headline: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    city: String,
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2)]
    country: Option<Country>,
    #[schema(value_type = String)]
    language: Language,
    #[serde(default)]
    #[schema(max_length = 60)]
    source: String,
    #[serde(default)]
    do_not_contact: bool,
    #[serde(default)]
    #[schema(max_items = 20)]
    contact_points: Vec<ContactBody>,
}

/// A way to reach somebody.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewContactPoint)]
pub struct ContactBody {
    kind: ContactKind,
    #[schema(min_length = 1, max_length = 2048)]
    value: String,
}

/// What changes about somebody. `contact_points`, when given, are all there are from then on; those that stay keep that
/// they were verified.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CandidateFields {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    name: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 200, nullable = false)]
    script_name: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 200, nullable = false)]
    headline: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 200, nullable = false)]
    city: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2)]
    country: Option<Option<Country>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, nullable = false)]
    language: Option<Language>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 60, nullable = false)]
    source: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    do_not_contact: Option<bool>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_items = 20, nullable = false)]
    contact_points: Option<Vec<ContactBody>>,
}

/// The most ways to reach one person.
const CONTACTS: usize = 20;

/// The longest source.
const SOURCE: usize = 60;

impl NewCandidateBody {
    pub fn read(&self) -> Result<NewCandidate> {
        let mut reader = Reader::new();
        let new = NewCandidate {
            name: reader.line("name", &self.name, 1..=LINE),
            script_name: reader.line("script_name", &self.script_name, 0..=LINE),
            headline: reader.line("headline", &self.headline, 0..=LINE),
            city: reader.line("city", &self.city, 0..=LINE),
            country: self.country,
            language: self.language.clone(),
            source: reader.line("source", &self.source, 0..=SOURCE),
            do_not_contact: self.do_not_contact,
            contact: contacts(&mut reader, &self.contact_points),
        };
        reader.finish()?;
        Ok(new)
    }
}

impl CandidateFields {
    /// Lays what was said over what is known.
    pub fn onto(&self, before: Candidate, contact: Vec<ContactPoint>) -> Result<NewCandidate> {
        let mut reader = Reader::new();
        let mut line = |field: &str, said: &Option<String>, known: String, chars| match said {
            Some(text) => reader.line(field, text, chars),
            None => known,
        };
        let name = line("name", &self.name, before.name, 1..=LINE);
        let script_name = line("script_name", &self.script_name, before.script_name, 0..=LINE);
        let headline = line("headline", &self.headline, before.headline, 0..=LINE);
        let city = line("city", &self.city, before.city, 0..=LINE);
        let source = line("source", &self.source, before.source, 0..=SOURCE);
        let contact = match &self.contact_points {
            Some(points) => contacts(&mut reader, points),
            None => contact.into_iter().map(kept).collect(),
        };
        reader.finish()?;
        Ok(NewCandidate {
            name,
            script_name,
            headline,
            city,
            country: self.country.unwrap_or(before.country),
            language: self.language.clone().unwrap_or(before.language),
            source,
            do_not_contact: self.do_not_contact.unwrap_or(before.do_not_contact),
            contact,
        })
    }
}

fn kept(point: ContactPoint) -> NewContact {
    NewContact {
        kind: point.kind,
        value: point.value,
        comparison: point.comparison,
    }
}

fn contacts(reader: &mut Reader, points: &[ContactBody]) -> Vec<NewContact> {
    let too_many = Message::new("fields-too-long").with("max", CONTACTS);
    reader.check(points.len() <= CONTACTS, "contact_points", too_many);
    let mut read: Vec<NewContact> = Vec::new();
    for (at, point) in points.iter().enumerate().take(CONTACTS) {
        match contact(point) {
            // The same twice is once.
            Some(new)
                if read
                    .iter()
                    .any(|old| (old.kind, &old.comparison) == (new.kind, &new.comparison)) => {}
            Some(new) => read.push(new),
            None => {
                let field = format!("contact_points[{at}].value");
                reader.check(false, &field, Message::new("fields-invalid"));
            }
        }
    }
    read
}

/// Reads one; only web addresses are links, so that nothing else ever stands behind one on a page.
fn contact(point: &ContactBody) -> Option<NewContact> {
    let value = base::clean_line(&point.value);
    match point.kind {
        ContactKind::Mail => value.parse::<Email>().ok().map(|email| NewContact::mail(&email)),
        ContactKind::Phone => value.parse::<Phone>().ok().map(|phone| NewContact::phone(&phone)),
        ContactKind::Link => {
            let is_web = value.starts_with("https://") || value.starts_with("http://");
            let fits = value.len() <= 2048 && !value.contains(char::is_whitespace);
            (is_web && fits).then(|| NewContact::link(&value))
        }
    }
}
