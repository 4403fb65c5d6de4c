//! The candidate that comes with an application. From outside always a new one: what a stranger sends never reads or
//! changes somebody we know (ABU-3); that two are one person is for colleagues to say.

use base::{Email, Id, Language, PersonName, Phone};
use db::{Tx, sql};

use crate::{access::User, candidates::Candidate};

/// What is known of somebody new.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub name: String,
    /// Its parts, where they are known.
    pub name_parts: Option<PersonName>,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub language: Language,
    pub source: String,
    pub created_by: Option<Id<User>>,
    /// Nobody has looked at it yet.
    pub unverified: bool,
}

pub(super) fn add(tx: &mut Tx, person: Person) -> Id<Candidate> {
    let (id, now) = (tx.id::<Candidate>(), tx.now());
    let name = person
        .name_parts
        .unwrap_or_else(|| PersonName::from_display(&person.name));
    let contact: Vec<(&str, String, String)> = [
        person
            .email
            .as_ref()
            .map(|email| ("mail", email.to_string(), email.comparison())),
        person
            .phone
            .as_ref()
            .map(|phone| ("phone", phone.to_string(), phone.comparison())),
    ]
    .into_iter()
    .flatten()
    .collect();
    sql(
        "INSERT INTO candidates (id, given, family, name, folded, sort_key, language, source, unverified, created_at,
            created_by, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10)",
    )
    .bind(id)
    .bind(name.given().to_owned())
    .bind(name.family().to_owned())
    .bind(person.name.clone())
    .bind(folded(&person.name, &contact))
    .bind(fold(&name.sorting()))
    .bind(person.language)
    .bind(person.source)
    .bind(person.unverified)
    .bind(now)
    .bind(person.created_by)
    .later(tx);
    for (position, (kind, value, comparison)) in contact.into_iter().enumerate() {
        let point = tx.id::<()>();
        sql(
            "INSERT INTO contact_points (id, candidate_id, kind, value, comparison, position)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(point)
        .bind(id)
        .bind(kind.to_owned())
        .bind(value)
        .bind(comparison)
        .bind(position as i32)
        .later(tx);
    }
    id
}

fn folded(name: &str, contact: &[(&str, String, String)]) -> String {
    let mut words = vec![name.to_lowercase(), fold(name)];
    words.extend(contact.iter().map(|(_, _, comparison)| comparison.clone()));
    words.dedup();
    words.join(" ")
}

fn fold(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase()
}
