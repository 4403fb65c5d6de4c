//! A person and the ways to reach them.

use base::{Country, Email, Id, Language, Phone, Time, Zone};
use serde::{Deserialize, Serialize};

/// A person. Also the marker of their id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Candidate {
    pub id: Id<Candidate>,
    /// As the person wrote it.
    pub name: String,
    /// The same name in the other script.
    pub script_name: String,
    pub headline: String,
    pub city: String,
    pub country: Option<Country>,
    /// Where their day is, when that is known.
    pub zone: Option<Zone>,
    /// In which we write to them.
    pub language: Language,
    pub languages: Spoken,
    pub source: String,
    pub do_not_contact: bool,
    /// Made by an application nobody has looked at yet.
    pub unverified: bool,
    pub created_at: Time,
    pub updated_at: Time,
    pub trashed_at: Option<Time>,
    pub version: i64,
}

impl Candidate {
    /// The columns of [`Candidate`], for every SELECT of one. Aliased `c`.
    pub const COLUMNS: &'static str = "c.id, c.name, c.script_name, c.headline, c.city, c.country, c.zone, c.language, \
         c.languages, c.source, c.do_not_contact, c.unverified, c.created_at, c.updated_at, c.trashed_at, c.version";

    /// One for the samples of pages.
    pub fn sample() -> Self {
        let now = Time::from_micros(1_795_510_800_000_000);
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Wei <Zhang>".to_owned(),
            script_name: "张伟".to_owned(),
            headline: "Kiln Engineer & Potter".to_owned(),
            city: "Toronto".to_owned(),
            country: "CA".parse().ok(),
            zone: "America/Toronto".parse().ok(),
            language: "zh-Hans".parse().expect("a language tag"),
            languages: Spoken(vec![Speaks {
                tag: "en".to_owned(),
                level: "C2".to_owned(),
            }]),
            source: "referral".to_owned(),
            do_not_contact: true,
            unverified: false,
            created_at: now,
            updated_at: now,
            trashed_at: None,
            version: 1,
        }
    }
}

/// A language somebody speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaks {
    pub tag: String,
    /// `native`, or a level of the Common European Framework from `A1` to `C2`; empty when nobody knows.
    #[serde(default)]
    pub level: String,
}

/// The languages somebody speaks, kept as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spoken(pub Vec<Speaks>);
db::json_text!(Spoken);

/// What kind of way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactKind {
    Mail,
    Phone,
    Link,
}

db::text_enum!(ContactKind { Mail = "mail", Phone = "phone", Link = "link" });

/// A way to reach somebody.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct ContactPoint {
    pub kind: ContactKind,
    pub value: String,
    pub comparison: String,
    pub verified_at: Option<Time>,
}

impl ContactPoint {
    /// Some for the samples of pages.
    pub fn samples() -> Vec<Self> {
        let values = [
            "ada@people.example",
            "+49 151 2345 6789",
            "https://people.example/<ada>",
        ];
        ContactKind::ALL
            .iter()
            .zip(values)
            .map(|(kind, value)| Self {
                kind: *kind,
                value: value.to_owned(),
                comparison: value.to_owned(),
                verified_at: None,
            })
            .collect()
    }
}

/// One to be written, with the form in which the same is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    pub kind: ContactKind,
    pub value: String,
    pub comparison: String,
}

impl NewContact {
    pub fn mail(email: &Email) -> Self {
        Self {
            kind: ContactKind::Mail,
            value: email.to_string(),
            comparison: email.comparison(),
        }
    }

    pub fn phone(phone: &Phone) -> Self {
        Self {
            kind: ContactKind::Phone,
            value: phone.to_string(),
            comparison: phone.comparison(),
        }
    }

    pub fn link(address: &str) -> Self {
        let bare = address
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_end_matches('/');
        Self {
            kind: ContactKind::Link,
            value: address.to_owned(),
            comparison: bare.to_lowercase(),
        }
    }
}

/// What is known of a person, to be written.
#[derive(Clone, Debug)]
pub struct NewCandidate {
    pub name: String,
    pub script_name: String,
    pub headline: String,
    pub city: String,
    pub country: Option<Country>,
    pub language: Language,
    pub source: String,
    pub do_not_contact: bool,
    pub contact: Vec<NewContact>,
}

impl NewCandidate {
    /// Somebody of whom the name is known.
    pub fn named(name: &str, language: Language) -> Self {
        Self {
            name: base::clean_line(name),
            script_name: String::new(),
            headline: String::new(),
            city: String::new(),
            country: None,
            language,
            source: String::new(),
            do_not_contact: false,
            contact: Vec::new(),
        }
    }
}
