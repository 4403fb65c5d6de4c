//! A posting as the crate `feeds` wants it.

use base::{Date, Email, Language, Time};
use feeds::{
    Ad, Contact, Degree, Employment as FeedEmployment, Extra as FeedExtra, InternshipTerms, Level, Place,
    Workplace as FeedWorkplace, Years,
};
use web::{Format, markdown};

use super::model::Extra;
use crate::{
    App,
    careers::{self, Position, Shelf, Spot, Text},
};

/// What all ads of a moment share.
pub struct Press<'a> {
    pub app: &'a App,
    /// `https://jobs.example.com`
    pub origin: &'a str,
    pub shelf: &'a Shelf,
    /// The company's language, where there is no better one.
    pub language: &'a Language,
    pub now: Time,
}

impl Press<'_> {
    /// The ad of a posting for the publication whose link says `source`.
    pub fn ad(&self, position: &Position, text: &Text, source: &str, extra: &Extra) -> Ad {
        let path = format!("{}{}", self.origin, text.path());
        let department = self.shelf.department_of(position);
        let posted_on = text.posted_on(&position.zone);
        Ad {
            reference: position.reference(),
            number: text.number,
            language: text.language.clone(),
            title: text.title.clone(),
            html: careers::text_as_html(self.app, text, self.language),
            text: markdown::to_text(&text.whole()),
            url: format!("{path}?source={source}"),
            apply_url: format!("{path}?source={source}"),
            places: position
                .places
                .iter()
                .map(|spot| Self::place(spot, &text.language))
                .collect(),
            workplace: word::<FeedWorkplace>(position.workplace.as_str()),
            remote_countries: position.remote_countries.clone(),
            employment: word::<FeedEmployment>(position.employment.as_str()),
            level: word::<Level>(position.seniority.as_str()),
            pay: position.pay.clone(),
            department: department
                .map(|own| own.names.in_language(&text.language).to_owned())
                .unwrap_or_default(),
            skills: list(extra, "skills"),
            posted_on: if text.posted_at() > self.now {
                today(self.now, position)
            } else {
                posted_on
            },
            valid_until: text.open_until(&position.zone),
            updated_at: text.updated_at.max(text.posted_at()),
            headcount: u32::try_from(position.free_seats.max(1)).unwrap_or(u32::MAX),
            contact: contact(extra),
            urgent: position.urgent,
            extra: read_extra(extra),
        }
    }

    fn place(spot: &Spot, language: &Language) -> Place {
        Place {
            city: spot.names.in_language(&english()).to_owned(),
            city_in_language: spot.names.in_language(language).to_owned(),
            region: spot.region.clone(),
            postal_code: spot.postal_code.clone(),
            street: spot.street.clone(),
            country: spot.country,
            country_name: Format::of("en").country_name(spot.country.code()),
        }
    }
}

fn english() -> Language {
    "en".parse().expect("en is a language tag")
}

fn today(now: Time, position: &Position) -> Date {
    now.date_in(&position.zone)
}

/// The two crates share these words; a test holds them to it.
fn word<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("the words are the same on both sides: a test")
}

fn list(extra: &Extra, name: &str) -> Vec<String> {
    let text = extra.0.get(name).map(String::as_str).unwrap_or_default();
    text.split([',', '，', '、', '\n'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

fn contact(extra: &Extra) -> Option<Contact> {
    let get = |name: &str| extra.0.get(name).cloned().unwrap_or_default();
    let family_name = get("contact_family_name");
    (!family_name.is_empty()).then(|| Contact {
        given_name: get("contact_given_name"),
        family_name,
        email: get("contact_email").parse::<Email>().ok(),
    })
}

fn read_extra(extra: &Extra) -> FeedExtra {
    let get = |name: &str| extra.0.get(name).map(String::as_str);
    let number = |name: &str| get(name).and_then(|text| text.parse::<u8>().ok());
    FeedExtra {
        poster_email: get("poster_email").and_then(|text| text.parse().ok()),
        linkedin_functions: list(extra, "linkedin_functions"),
        agency_title_code: get("agency_title_code").and_then(|text| text.parse().ok()),
        agency_title: get("agency_title").unwrap_or_default().to_owned(),
        boss_category: get("boss_category").unwrap_or_default().to_owned(),
        years: number("years_from").map(|at_least| Years {
            at_least,
            at_most: number("years_to"),
        }),
        degree: get("degree").and_then(|text| text.parse::<Degree>().ok()),
        internship: match (number("intern_days"), number("intern_months")) {
            (Some(days_per_week), Some(least_months)) => Some(InternshipTerms {
                days_per_week,
                least_months,
            }),
            _ => None,
        },
    }
}

#[cfg(test)]
mod ad_tests {
    use super::*;
    use crate::jobs::{Employment, Seniority, Workplace};

    #[test]
    fn every_word_of_ours_is_one_of_theirs() {
        for own in Workplace::ALL {
            assert_eq!(word::<FeedWorkplace>(own.as_str()).as_str(), own.as_str());
        }
        for own in Employment::ALL {
            assert_eq!(word::<FeedEmployment>(own.as_str()).as_str(), own.as_str());
        }
        for own in Seniority::ALL {
            assert_eq!(word::<Level>(own.as_str()).as_str(), own.as_str());
        }
    }
}
