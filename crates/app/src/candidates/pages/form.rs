//! The form of a person: read, and filled in again.

use base::{Country, Email, Language, Phone};
use serde::Serialize;
use web::{FormReader, FormView, Message};

use crate::{
    LANGUAGES,
    candidates::{Candidate, ContactKind, ContactPoint, NewCandidate, NewContact, SOURCES, source_words},
    layout::Desk,
};

/// Something to choose.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choice {
    pub value: String,
    pub label: String,
}

/// What can be chosen in the form.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choices {
    pub countries: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub sources: Vec<Choice>,
}

impl Choices {
    pub fn load(desk: &Desk, own: Option<&Language>) -> Self {
        let locale = desk.locale();
        let format = locale.format();
        let mut countries: Vec<Choice> = Country::all()
            .map(|country| Choice {
                label: format.country_name(country.code()),
                value: country.to_string(),
            })
            .collect();
        format.sort_by_text(&mut countries, |choice| &choice.label);
        let own = own.map(ToString::to_string);
        let others = own.iter().filter(|own| !LANGUAGES.contains(&own.as_str()));
        let languages = LANGUAGES
            .iter()
            .map(|tag| (*tag).to_owned())
            .chain(others.cloned())
            .map(|tag| Choice {
                label: format.language_name(&tag),
                value: tag,
            });
        Self {
            countries,
            languages: languages.collect(),
            sources: sources(desk),
        }
    }

    pub fn sample() -> Self {
        let choice = |value: &str, label: &str| {
            vec![Choice {
                value: value.to_owned(),
                label: label.to_owned(),
            }]
        };
        Self {
            countries: choice("CA", "Canada"),
            languages: choice("en", "English"),
            sources: choice("referral", "Recommended"),
        }
    }
}

/// The sources that have a name.
pub(super) fn sources(desk: &Desk) -> Vec<Choice> {
    let (locale, messages) = (desk.locale(), desk.app.templates.messages());
    SOURCES
        .iter()
        .map(|source| Choice {
            value: (*source).to_owned(),
            label: messages.say(&locale, &source_words(source)),
        })
        .collect()
}

/// The most ways of one kind to reach somebody.
const MOST_CONTACTS: usize = 10;

/// Reads a person; the source is that of whoever calls. Only of use when the whole form is good.
pub(super) fn read(form: &mut FormReader<'_>) -> NewCandidate {
    let name = form.line("name", 1..=200);
    let script_name = form.line("script_name", 0..=200);
    let headline = form.line("headline", 0..=200);
    let mut contact = Vec::new();
    contact.extend(many(form, "mail", "candidates-mail-wrong", |text| {
        text.parse::<Email>().ok().map(|mail| NewContact::mail(&mail))
    }));
    contact.extend(many(form, "phone", "candidates-phone-wrong", |text| {
        text.parse::<Phone>().ok().map(|phone| NewContact::phone(&phone))
    }));
    contact.extend(many(form, "link", "candidates-link-wrong", link));
    let city = form.line("city", 0..=100);
    let country = form.optional_parse::<Country>("country");
    let language = form.parse::<Language>("language");
    let do_not_contact = form.checkbox("do_not_contact");
    let language = language
        .value()
        .cloned()
        .unwrap_or_else(|| LANGUAGES[0].parse().expect("our own languages are tags"));
    NewCandidate {
        script_name: base::clean_line(&script_name),
        headline: base::clean_line(&headline),
        city: base::clean_line(&city),
        country,
        do_not_contact,
        contact,
        ..NewCandidate::named(&name, language)
    }
}

fn many(
    form: &mut FormReader<'_>,
    name: &str,
    wrong: &'static str,
    read: impl Fn(&str) -> Option<NewContact>,
) -> Vec<NewContact> {
    let typed = form.many::<String>(name);
    form.check(
        typed.len() <= MOST_CONTACTS,
        name,
        Message::new("candidates-too-many-contacts").with("most", MOST_CONTACTS),
    );
    let mut points: Vec<NewContact> = Vec::new();
    for text in &typed {
        match read(text) {
            Some(point) if points.iter().all(|known| known.comparison != point.comparison) => points.push(point),
            Some(_) => {}
            None => form.fail(name, Message::new(wrong)),
        }
    }
    points
}

/// A web address; `https://` is added where somebody left it out. Nothing that a browser would run.
fn link(text: &str) -> Option<NewContact> {
    let address = if text.starts_with("https://") || text.starts_with("http://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let good = address.chars().count() <= 500
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
        && host.contains('.')
        && !host.contains([':', '@'])
        && !host.starts_with('.')
        && !host.ends_with('.');
    good.then(|| NewContact::link(&address))
}

/// The form of somebody as they are.
pub(super) fn filled(candidate: &Candidate, contact: &[ContactPoint]) -> FormView {
    let form = FormView::blank()
        .with("name", &candidate.name)
        .with("script_name", &candidate.script_name)
        .with("headline", &candidate.headline)
        .with("city", &candidate.city)
        .with(
            "country",
            candidate.country.map(|country| country.to_string()).unwrap_or_default(),
        )
        .with("language", &candidate.language)
        .with("do_not_contact", candidate.do_not_contact);
    contact.iter().fold(form, |form, point| {
        let name = match point.kind {
            ContactKind::Mail => "mail",
            ContactKind::Phone => "phone",
            ContactKind::Link => "link",
        };
        form.with(name, &point.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_web_address_and_nothing_that_runs() {
        let read = |text: &str| link(text).map(|point| point.value);
        assert_eq!(
            read("people.example/ada"),
            Some("https://people.example/ada".to_owned())
        );
        assert_eq!(read("http://people.example"), Some("http://people.example".to_owned()));
        for wrong in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ada",
            "https://",
            "a b.example",
            "https://u:p@x.example",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
