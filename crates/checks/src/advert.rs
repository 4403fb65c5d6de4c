//! The advert as its writer has it: texts in one language, and the facts of the job that rules depend on.

use base::{Country, Date};
use pay::Pay;

use crate::{MOST_PARTS, MOST_TEXT, MOST_TITLE};

/// A job's public text in one language, and what the job is.
#[derive(Clone, Debug)]
pub struct Advert<'a> {
    /// BCP 47: `de`, `de-AT`, `zh-Hans`.
    pub language: &'a str,
    pub title: &'a str,
    /// Markdown, as the three that follow.
    pub description: &'a str,
    pub requirements: &'a str,
    pub benefits: &'a str,
    pub places: &'a [Place<'a>],
    pub workplace: Workplace,
    /// For remote work: from which countries, empty for any.
    pub remote_countries: &'a [Country],
    pub employment: Employment,
    pub pay: Option<&'a Pay>,
    /// Whether the public may read the pay.
    pub pay_shown: bool,
    /// What the application form asks.
    pub questions: &'a [Question<'a>],
    /// Every language in which the job has a text, this one among them.
    pub languages: &'a [&'a str],
    /// How many people the employer has, if that is known. Laws begin at sizes; without a number every law is told.
    pub employees: Option<u32>,
    /// The employer's own hosts (`jobs.example.org`): their addresses may stand in the text.
    pub own_hosts: &'a [&'a str],
    /// The day on which it becomes, or became, public.
    pub published_on: Date,
}

/// Where the work is done.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub country: Country,
    /// State or province, by name or code, or nothing: `CA`, `California`.
    pub region: &'a str,
    pub city: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workplace {
    OnSite,
    Hybrid,
    Remote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Employment {
    FullTime,
    PartTime,
    Internship,
    FixedTerm,
    Contractor,
}

/// A question of the application form.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Stable: part of the identity of a finding.
    pub id: &'a str,
    pub wordings: &'a [Wording<'a>],
}

/// A question in one language.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// BCP 47.
    pub language: &'a str,
    pub text: &'a str,
    /// The answers to choose from, if there are any.
    pub options: &'a [&'a str],
}

impl Advert<'_> {
    /// The primary subtag of its language, in small letters: `zh` of `zh-Hans`.
    pub(crate) fn primary(&self) -> String {
        primary(self.language)
    }

    /// The same advert with no part above its limit.
    pub(crate) fn limited(&self) -> Self {
        Self {
            title: &self.title[..self.title.floor_char_boundary(MOST_TITLE)],
            description: cut(self.description),
            requirements: cut(self.requirements),
            benefits: cut(self.benefits),
            places: few(self.places),
            remote_countries: &self.remote_countries[..self.remote_countries.len().min(300)],
            questions: few(self.questions),
            languages: few(self.languages),
            own_hosts: few(self.own_hosts),
            ..self.clone()
        }
    }
}

/// The primary subtag of a language tag, in small letters.
pub(crate) fn primary(language: &str) -> String {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    first.chars().take(8).collect::<String>().to_lowercase()
}

/// The part of a text that is looked at.
pub(crate) fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_TEXT)]
}

fn few<T>(parts: &[T]) -> &[T] {
    &parts[..parts.len().min(MOST_PARTS)]
}
