//! What the public sees of a job: its texts, places, pay. Nothing here is internal.

use base::{Country, Date, Id, Language, Time, Zone};
use jiff::SignedDuration;

use super::fold::{fold, keys};
use crate::{
    jobs::{Employment, Job, Seniority, Workplace, reference},
    organization::{self, Office, Translated},
    postings::{Pay, Posting},
};

/// A public text of a job in one language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Text {
    pub id: Id<Posting>,
    pub number: i64,
    pub job_id: Id<Job>,
    pub language: Language,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub requirements: String,
    pub benefits: String,
    pub slug: String,
    /// The text that the others translate.
    pub source: bool,
    pub publish_at: Option<Time>,
    pub unpublish_at: Option<Time>,
    pub published_at: Option<Time>,
    pub updated_at: Time,
}

impl Text {
    /// Whether it has begun and not ended at this moment.
    pub fn is_live(&self, now: Time) -> bool {
        self.publish_at.is_none_or(|from| from <= now) && self.unpublish_at.is_none_or(|until| until > now)
    }

    /// When the public could first read it. An edit does not change it.
    pub fn posted_at(&self) -> Time {
        self.published_at.or(self.publish_at).unwrap_or(self.updated_at)
    }

    /// The day on which the public could first read it, where the job is.
    pub fn posted_on(&self, zone: &Zone) -> Date {
        self.posted_at().date_in(zone)
    }

    /// The last day on which somebody can apply, where the job is.
    pub fn open_until(&self, zone: &Zone) -> Option<Date> {
        // An end at midnight leaves nothing of the day that begins with it.
        let end = self.unpublish_at?;
        Some((end - SignedDuration::from_secs(1)).date_in(zone))
    }

    pub fn path(&self) -> String {
        format!("/jobs/{}", self.slug)
    }

    /// All three parts as one Markdown text.
    pub fn whole(&self) -> String {
        [&self.description, &self.requirements, &self.benefits]
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

/// A department as filters name it.
#[derive(Clone, Debug)]
pub struct Department {
    pub id: Id<organization::Department>,
    pub names: Translated,
    /// What addresses may call it; the first is what ours do.
    pub keys: Vec<String>,
}

impl Department {
    pub fn new(id: Id<organization::Department>, names: Translated, language: &Language) -> Self {
        let keys = keys(&names, language, &[&id.to_string()]);
        Self { id, names, keys }
    }

    pub fn key(&self) -> &str {
        &self.keys[0]
    }
}

/// A place of work.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Ours, where it is one.
    pub office: Option<Id<Office>>,
    pub names: Translated,
    pub street: String,
    pub region: String,
    pub postal_code: String,
    pub country: Country,
    /// What addresses may call it; the first is what ours do.
    pub keys: Vec<String>,
}

impl Spot {
    pub fn new(names: Translated, country: Country, language: &Language) -> Self {
        let keys = keys(&names, language, &[country.code()]);
        Self {
            office: None,
            names,
            street: String::new(),
            region: String::new(),
            postal_code: String::new(),
            country,
            keys,
        }
    }

    pub fn key(&self) -> &str {
        &self.keys[0]
    }
}

/// A job that the public can see now, with at least one live text.
#[derive(Clone, Debug)]
pub struct Position {
    pub id: Id<Job>,
    pub number: i64,
    /// Place in [`super::Shelf::departments`].
    pub department: Option<usize>,
    pub workplace: Workplace,
    pub remote_countries: Vec<Country>,
    pub remote_zones: Vec<Zone>,
    pub employment: Employment,
    pub seniority: Seniority,
    pub urgent: bool,
    /// Only where the company shows it.
    pub pay: Option<Pay>,
    /// Working days within which an applicant is promised an answer.
    pub answer_days: i32,
    /// How long the form takes.
    pub minutes: u32,
    /// Seats that nobody has filled.
    pub free_seats: i64,
    pub places: Vec<Spot>,
    /// The zone in which its days are counted: that of its first office, else the company's.
    pub zone: Zone,
    /// Live texts, the source first. Never empty.
    pub texts: Vec<Text>,
    /// Everything that can be searched, folded.
    pub words: String,
}

impl Position {
    /// How people name it: J-0001.
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// When its first live text was first public.
    pub fn posted_at(&self) -> Time {
        self.texts
            .iter()
            .map(Text::posted_at)
            .min()
            .expect("a position has a text")
    }

    /// When something of it changed last.
    pub fn updated_at(&self) -> Time {
        self.texts
            .iter()
            .map(|text| text.updated_at.max(text.posted_at()))
            .max()
            .expect("a position has a text")
    }

    /// The text for a reader of these languages, the most wanted first; else the source.
    pub fn text_for(&self, wanted: &[&Language]) -> &Text {
        let find = |fits: &dyn Fn(&Language, &Language) -> bool| {
            wanted
                .iter()
                .find_map(|want| self.texts.iter().find(|text| fits(&text.language, want)))
        };
        find(&|own, want| own == want)
            .or_else(|| find(&Language::matches))
            .or_else(|| find(&|own, want| own.primary() == want.primary()))
            .unwrap_or(&self.texts[0])
    }

    /// Makes [`Position::words`] from everything else.
    pub fn gather_words(&mut self, department: Option<&Department>) {
        let mut words = String::new();
        let mut add = |text: &str| {
            words.push(' ');
            words.push_str(text);
        };
        for text in &self.texts {
            for part in [&text.title, &text.description, &text.requirements, &text.benefits] {
                add(part);
            }
        }
        let names = self
            .places
            .iter()
            .map(|place| &place.names)
            .chain(department.map(|department| &department.names));
        names.flat_map(|names| names.0.values()).for_each(|name| add(name));
        add(&self.reference());
        self.words = format!(" {}", fold(&words));
    }
}
