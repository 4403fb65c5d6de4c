//! People who might come to work here, and what their CV says.

use base::Time;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Texts;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Counts from 1; other parts of the world name a person by it.
    pub number: u32,
    pub given: String,
    pub family: String,
    /// As the person writes it.
    pub name: String,
    /// The same name in the other script; empty when there is none.
    pub script_name: String,
    pub headline: String,
    pub city: City,
    /// In which we write to them: `en`, `de` or `zh`.
    pub language: String,
    pub languages: Vec<Spoken>,
    pub emails: Vec<String>,
    pub phone: Option<String>,
    pub link: Option<String>,
    pub summary: String,
    /// Newest first.
    pub experiences: Vec<Experience>,
    pub education: Vec<Education>,
    pub skills: Vec<String>,
    /// In the CV of those who state it, as many do in Germany and China; the product must never use it.
    pub born: Option<Date>,
    pub tags: Vec<String>,
    /// When they agreed to stay in the talent pool.
    pub consent_at: Option<Time>,
    pub created_at: Time,
    /// The colleague who added them by hand; none for those who applied by themselves.
    pub created_by: Option<String>,
    /// The number of the same human being under another name or address: what a duplicate hint ought to find.
    pub same_as: Option<u32>,
    pub cv: CvStyle,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct City {
    pub key: String,
    pub names: Texts,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub zone: String,
}

impl City {
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language).map_or(self.key.as_str(), String::as_str)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spoken {
    /// BCP 47.
    pub tag: String,
    /// `native` or a level of the Common European Framework, `A1` to `C2`.
    pub level: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experience {
    pub employer: String,
    pub title: String,
    pub city: String,
    /// The first of a month.
    pub from: Date,
    /// None: until today.
    pub until: Option<Date>,
    pub points: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Education {
    pub school: String,
    pub degree: String,
    pub subject: String,
    pub from: Date,
    pub until: Option<Date>,
}

/// How the CV looks and in which language it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CvStyle {
    pub language: String,
    pub layout: Layout,
    pub format: CvFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One column with a serif, as in most of the world.
    OneColumn,
    /// A narrow column for facts beside a wide one for work.
    Sidebar,
    /// Dates to the left of everything: the German Lebenslauf.
    Tabular,
    /// A form with ruled cells, as in China.
    Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CvFormat {
    Pdf,
    Docx,
}
