//! What stands in a CV, finished for printing, before any layout.

use super::{
    first_name,
    words::{self, Words},
};
use crate::Person;

pub struct Content<'a> {
    pub language: &'a str,
    pub words: &'static Words,
    pub name: String,
    /// The name in the other script; empty when there is none or it is not usual.
    pub other_name: String,
    pub headline: &'a str,
    pub summary: &'a str,
    /// Label and value: place, mail, telephone, link, birth.
    pub facts: Vec<(&'static str, String)>,
    pub posts: Vec<Entry>,
    pub studies: Vec<Entry>,
    pub skills: String,
    pub languages: Vec<String>,
}

/// A post or a course of studies.
pub struct Entry {
    pub span: String,
    pub title: String,
    /// Employer or school, and its city.
    pub place: String,
    pub points: Vec<String>,
}

impl<'a> Content<'a> {
    pub fn of(person: &'a Person) -> Self {
        let language = person.cv.language.as_str();
        let words = words::of(language);
        let (name, other_name) = first_name(person);
        let mut facts = vec![(words.place, person.city.name(language).to_owned())];
        facts.extend(person.born.map(|born| (words.born, words::birth(language, born))));
        facts.extend(person.phone.iter().map(|phone| (words.phone, phone.clone())));
        facts.extend(person.emails.iter().map(|mail| (words.email, mail.clone())));
        facts.extend(
            person
                .link
                .iter()
                .map(|link| (words.link, link.trim_start_matches("https://").to_owned())),
        );
        Self {
            language,
            words,
            name: name.to_owned(),
            other_name: other_name.to_owned(),
            headline: &person.headline,
            summary: &person.summary,
            facts,
            posts: person
                .experiences
                .iter()
                .map(|post| Entry {
                    span: words::span(language, post.from, post.until),
                    title: post.title.clone(),
                    place: join(language, &post.employer, &post.city),
                    points: post.points.clone(),
                })
                .collect(),
            studies: person
                .education
                .iter()
                .map(|study| Entry {
                    span: words::span(language, study.from, study.until),
                    title: if language == "zh" {
                        format!("{} · {}", study.subject, study.degree)
                    } else {
                        format!("{} {}", study.degree, study.subject)
                    },
                    place: study.school.clone(),
                    points: Vec::new(),
                })
                .collect(),
            skills: person.skills.join(words.comma),
            languages: person
                .languages
                .iter()
                .map(|spoken| words::spoken(language, &spoken.tag, &spoken.level))
                .collect(),
        }
    }
}

fn join(language: &str, employer: &str, city: &str) -> String {
    if language == "zh" {
        format!("{employer} · {city}")
    } else {
        format!("{employer}, {city}")
    }
}
