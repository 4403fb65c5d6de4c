//! What must and must not be in a job advert, before it is published.
//!
//! [`check`] looks at an [`Advert`] as of a day and returns [`Finding`]s: pay that a law wants to be told, questions
//! about pay history, wording that shuts people out, what is left unfinished, what is hard to read. It is pure: no clock,
//! no network, no database. The rules are tables in `data/`, each law with its article, its source, the day it came into
//! force and the day we looked; [`Evidence`] says how sure that is. Nothing here is legal advice.
//!
//! ```
//! use checks::{Advert, Employment, Place, Severity, Workplace, check};
//!
//! let today = "2026-11-28".parse().unwrap();
//! let places = [Place { country: "AT".parse().unwrap(), region: "", city: "Wien" }];
//! let advert = Advert {
//!     language: "de-AT",
//!     title: "Kellner",
//!     description: "Sie bedienen unsere Gäste im Saal und im Garten.",
//!     requirements: "",
//!     benefits: "",
//!     places: &places,
//!     workplace: Workplace::OnSite,
//!     remote_countries: &[],
//!     employment: Employment::FullTime,
//!     pay: None,
//!     pay_shown: false,
//!     questions: &[],
//!     languages: &["de-AT"],
//!     employees: None,
//!     own_hosts: &["example.org"],
//!     published_on: today,
//! };
//! let findings = check(&advert, today);
//! assert_eq!((findings[0].severity, findings[0].rule.key), (Severity::Error, "pay-range-at"));
//! assert_eq!(findings[1].arg("passage"), Some("Kellner"));
//! ```
//!
//! A finding carries no sentence. It names a message and its arguments; `messages/` proposes the sentences in English,
//! German and Chinese. Whether a finding stops publication, and who may override it, is for the caller to say:
//! [`Finding::id`] stays the same as long as the passage does.

mod advert;
mod contact;
mod finding;
mod fold;
mod history;
mod law;
mod passage;
mod pay_law;
mod place;
mod rule;
mod shape;
mod speech;
mod table;
#[cfg(test)]
mod tests_data;
mod title;
mod title_de;
mod transparency;
mod wording;

use base::Date;

pub use advert::{Advert, Employment, Place, Question, Wording, Workplace};
pub use finding::{Field, Finding, Severity};
pub use law::{Evidence, Law};
pub use rule::{Rule, rules};

/// More of a field than this is not looked at, in bytes. No advert is a tenth as long.
pub const MOST_TEXT: usize = 200_000;

/// More of a title than this is not looked at, in bytes.
pub const MOST_TITLE: usize = 1_000;

/// More findings than this are not told. The errors come first, so what is cut is the least of it.
pub const MOST_FINDINGS: usize = 500;

/// More places, languages or questions of one advert than this are not looked at.
pub const MOST_PARTS: usize = 200;

/// What there is to say about an advert: errors first, then by field and position.
///
/// Laws are taken as they stand on the day of publication, or today if that has passed. A law that comes later gives a
/// note with its day.
pub fn check(advert: &Advert<'_>, today: Date) -> Vec<Finding> {
    let advert = advert.limited();
    let day = today.max(advert.published_on);
    let sites = place::Sites::of(&advert);
    let mut findings = Vec::new();
    transparency::check(&advert, &sites, day, &mut findings);
    history::check(&advert, &sites, day, &mut findings);
    title::check(&advert, &sites, &mut findings);
    title_de::check(&advert, &sites, &mut findings);
    wording::check(&advert, &sites, &mut findings);
    shape::check(&advert, &mut findings);
    speech::check(&advert, &sites, &mut findings);
    findings.sort_by(Finding::in_order);
    findings.dedup_by(|later, earlier| later.says_the_same(earlier));
    findings.truncate(MOST_FINDINGS);
    findings
}
