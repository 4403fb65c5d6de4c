//! The page of one posting, and the page of one that has closed.

use base::{Date, Id, Language};
use serde::Serialize;
use serde_json::Value;
use web::{Fields, Message, View, markdown};

use super::{
    super::{
        card,
        list::{Row, row, source, with_source},
        model::{Position, Text},
        structured,
    },
    countries,
    pay::{PayView, pay},
    remote,
};
use crate::{
    jobs::{Job, Workplace},
    layout::{LanguageLink, Visit},
};

/// The same position in another language.
#[derive(Clone, Debug, Serialize)]
struct Version {
    lang: String,
    href: String,
    /// The text that the others translate.
    source: bool,
}

/// A part of the text: a heading of ours in the text's language, and Markdown of theirs.
#[derive(Clone, Debug, Serialize)]
struct Part {
    heading: Option<String>,
    body: String,
    /// The level of a first-level heading in it.
    top: u8,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    name: String,
    country: String,
}

/// `/jobs/{slug}`
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct PostingView {
    title: String,
    /// The text's language where it is not the page's.
    lang: Option<String>,
    dir: Option<&'static str>,
    summary: String,
    /// The first paragraph, where the text begins with a short one. Markdown.
    lead: Option<String>,
    department: Option<(String, String)>,
    urgent: bool,
    pay: Option<PayView>,
    places: Vec<Place>,
    workplace: String,
    remote: Option<String>,
    zones: Vec<String>,
    employment: String,
    posted: Date,
    until: Option<Date>,
    reference: String,
    answer_days: i32,
    minutes: u32,
    apply: String,
    address: String,
    parts: Vec<Part>,
    versions: Vec<Version>,
    /// Language tag and address of each language's page, the neutral one last.
    alternates: Vec<(String, String)>,
    canonical: String,
    list: String,
    og_locale: String,
    /// The picture for where the link is shared.
    card: Option<card::Card>,
    structured: Option<Value>,
    breadcrumbs: Value,
    /// To be sent with the form that chooses a currency.
    page_lang: Option<String>,
    source: Option<String>,
}

impl View for PostingView {
    const TEMPLATE: &'static str = "careers/posting.html";

    fn samples() -> Vec<Self> {
        let full = Self {
            title: "Brenner <m/w/d>".to_owned(),
            lang: Some("de".to_owned()),
            dir: None,
            summary: "Sie halten den Ofen warm.".to_owned(),
            lead: Some("Sie halten den Ofen **warm**.".to_owned()),
            department: Some(("Kilns".to_owned(), "/jobs?department=kilns".to_owned())),
            urgent: true,
            pay: Some(PayView {
                text: "CNY 60,000–90,000 × 14".to_owned(),
                yearly: Some("CNY 840,000–1,260,000 a year".to_owned()),
                equity: Some("0.1%".to_owned()),
                converted: Some(super::pay::ConvertedView {
                    text: "about €102,000 a year".to_owned(),
                    full_time_year: Some("about €102,000 a year".to_owned()),
                    from: "CNY",
                    to: "EUR",
                    rate: 8.2,
                    date: Date::new(2026, 11, 23).expect("a day"),
                    source: "ECB".to_owned(),
                }),
                currencies: vec![super::pay::CurrencyChoice { code: "EUR", on: true }],
            }),
            places: vec![Place {
                name: "Munich".to_owned(),
                country: "Germany".to_owned(),
            }],
            workplace: "On site".to_owned(),
            remote: Some("Remote".to_owned()),
            zones: vec!["Europe/Berlin".to_owned()],
            employment: "Full time".to_owned(),
            posted: "2026-11-20".parse().expect("a day"),
            until: Some("2026-12-20".parse().expect("a day")),
            reference: "J-0001".to_owned(),
            answer_days: 10,
            minutes: 3,
            apply: "/jobs/brenner/apply".to_owned(),
            address: "https://jobs.example.com/jobs/brenner".to_owned(),
            parts: vec![Part {
                heading: Some("Die Stelle".to_owned()),
                body: "- **Geduld**".to_owned(),
                top: 3,
            }],
            versions: vec![Version {
                lang: "en".to_owned(),
                href: "/jobs/kiln".to_owned(),
                source: true,
            }],
            alternates: vec![("x-default".to_owned(), "https://jobs.example.com/jobs/kiln".to_owned())],
            canonical: "https://jobs.example.com/jobs/brenner".to_owned(),
            list: "/jobs".to_owned(),
            og_locale: "de_DE".to_owned(),
            card: Some(card::Card {
                address: "https://jobs.example.com/jobs/brenner/card.png".to_owned(),
                alt: "Brenner <m/w/d>".to_owned(),
            }),
            structured: Some(serde_json::json!({"@type": "JobPosting", "title": "</script>"})),
            breadcrumbs: serde_json::json!({"@type": "BreadcrumbList"}),
            page_lang: Some("en".to_owned()),
            source: Some("campus".to_owned()),
        };
        let bare = Self {
            lang: None,
            lead: None,
            department: None,
            urgent: false,
            pay: None,
            places: Vec::new(),
            zones: Vec::new(),
            until: None,
            parts: Vec::new(),
            versions: Vec::new(),
            structured: None,
            page_lang: None,
            source: None,
            remote: None,
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// The page of a live text. Also tells the visitor's language links where the text is in other languages.
pub(in super::super) fn posting(visit: &mut Visit, position: &Position, text: &Text, fields: &Fields) -> PostingView {
    let source = source(fields);
    visit.follow_text(&text.language);
    for link in &mut visit.languages {
        link.href = with_source(version_link(position, text, link), source.as_deref());
    }
    let department = visit.edition.shelf.department_of(position);
    let foreign = text.language != visit.language;
    let keep = |path: String| with_source(path, source.as_deref());
    let locale = visit.locale();
    let (lead, rest) = split_lead(&text.description);
    let department_link = department.map(|own| {
        let path = format!("/jobs?department={}", web::encode_component(own.key()));
        (own.names.in_language(&visit.language).to_owned(), path)
    });
    PostingView {
        title: text.title.clone(),
        lang: foreign.then(|| text.language.to_string()),
        dir: foreign.then(|| web::format::direction(text.language.as_str())),
        summary: markdown::to_summary(&text.description, 180),
        department: department_link
            .as_ref()
            .map(|(name, path)| (name.clone(), visit.href(&keep(path.clone())))),
        urgent: position.urgent,
        pay: pay(visit, position, fields),
        places: position
            .places
            .iter()
            .map(|place| Place {
                name: place.names.in_language(&visit.language).to_owned(),
                country: locale.format().country_name(place.country.code()),
            })
            .collect(),
        workplace: visit.say(&Message::new(match position.workplace {
            Workplace::OnSite => "careers-on-site",
            Workplace::Hybrid => "careers-hybrid",
            Workplace::Remote => "careers-remote",
        })),
        remote: (position.workplace == Workplace::Remote).then(|| remote_fact(visit, position)),
        zones: position
            .remote_zones
            .iter()
            .map(|zone| zone.name().replace('_', " "))
            .collect(),
        employment: visit.say(&super::super::list::employment(position.employment)),
        posted: text.posted_on(&position.zone),
        until: text.open_until(&position.zone),
        reference: position.reference(),
        answer_days: position.answer_days,
        minutes: position.minutes,
        apply: visit.href(&keep(format!("{}/apply", text.path()))),
        address: visit.site.url(&text.path()),
        lead: lead.map(str::to_owned),
        parts: parts(visit, text, rest),
        versions: position
            .texts
            .iter()
            .filter(|other| other.id != text.id)
            .map(|other| Version {
                lang: other.language.to_string(),
                href: visit.href(&keep(other.path())),
                source: other.source,
            })
            .collect(),
        alternates: alternates(visit, position),
        canonical: visit.site.url(&text.path()),
        list: visit.href(&keep("/jobs".to_owned())),
        og_locale: og_locale(&text.language),
        card: card::card(visit, position, text),
        structured: structured::job_posting(visit, position, text),
        breadcrumbs: structured::breadcrumbs(
            visit,
            text,
            department_link
                .as_ref()
                .map(|(name, path)| (name.as_str(), path.as_str())),
        ),
        page_lang: visit.language_in_address.then(|| visit.language.to_string()),
        source,
    }
}

/// `language_TERRITORY`, as the Open Graph protocol writes it; for our own languages the country that most readers
/// expect.
fn og_locale(language: &Language) -> String {
    match language.as_str() {
        "en" => "en_US".to_owned(),
        "de" => "de_DE".to_owned(),
        "zh" | "zh-Hans" => "zh_CN".to_owned(),
        "zh-Hant" => "zh_TW".to_owned(),
        other => other.replace('-', "_"),
    }
}

/// The first paragraph and the rest, when it is short, is nothing but a paragraph and something follows.
pub(crate) fn split_lead(description: &str) -> (Option<&str>, &str) {
    const SHORT: usize = 320;
    match description.trim_start().split_once("\n\n") {
        Some((first, rest)) if first.chars().count() <= SHORT && first.starts_with(char::is_alphanumeric) => {
            // `1.` begins a list.
            let is_list = first
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .starts_with(['.', ')']);
            if is_list {
                (None, description)
            } else {
                (Some(first), rest)
            }
        }
        _ => (None, description),
    }
}

/// All countries by name here; the list names only a few.
fn remote_fact(visit: &Visit, position: &Position) -> String {
    let countries = countries(visit, position);
    if countries.is_empty() {
        return remote(visit, position);
    }
    let list = visit.locale().format().list(&countries);
    visit.say(&Message::new("careers-remote-in").with("places", list))
}

/// The text in that language where there is one, else this text within a page in that language.
fn version_link(position: &Position, text: &Text, link: &LanguageLink) -> String {
    let wanted: Language = link.lang.parse().expect("our languages are tags");
    let other = position.texts.iter().find(|other| other.language.matches(&wanted));
    format!("{}?lang={}", other.unwrap_or(text).path(), link.lang)
}

fn alternates(visit: &Visit, position: &Position) -> Vec<(String, String)> {
    if position.texts.len() < 2 {
        return Vec::new();
    }
    let url = |text: &Text| visit.site.url(&text.path());
    let in_each = position.texts.iter().map(|text| (text.language.to_string(), url(text)));
    in_each
        .chain([("x-default".to_owned(), url(&position.texts[0]))])
        .collect()
}

/// The parts of the text under headings in its own language; a text that brings its heading keeps that.
fn parts(visit: &Visit, text: &Text, description: &str) -> Vec<Part> {
    let language = super::super::languages::ours(&text.language).unwrap_or(&visit.language);
    let locale = visit.locale_in(language);
    let messages = visit.app.templates.messages();
    let all = [
        (Message::new("careers-part-description"), description),
        (Message::new("careers-part-requirements"), text.requirements.as_str()),
        (Message::new("careers-part-benefits"), text.benefits.as_str()),
    ];
    let written = all.into_iter().filter(|(_, body)| !body.trim().is_empty());
    let parts = written.map(|(heading, body)| Part {
        heading: (!body.trim_start().starts_with('#')).then(|| messages.say(&locale, &heading)),
        top: markdown::top(body, if body.trim_start().starts_with('#') { 2 } else { 3 }),
        body: body.to_owned(),
    });
    parts.collect()
}

/// 410: the page of a posting that has closed, with what is open instead.
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct GoneView {
    title: String,
    /// The title's language where it is not the page's.
    lang: Option<String>,
    /// The same position, where it is still open in another language: then it is not closed at all.
    same: Option<Row>,
    others: Vec<Row>,
    list: String,
}

impl View for GoneView {
    const TEMPLATE: &'static str = "careers/gone.html";

    fn samples() -> Vec<Self> {
        let row = Row {
            href: "/jobs/kiln".to_owned(),
            title: "Kiln".to_owned(),
            lang: None,
            urgent: false,
            meta: vec!["Munich".to_owned()],
            pay: None,
            opened: "2026-11-20".parse().expect("a day"),
        };
        let full = Self {
            title: "Brenner".to_owned(),
            lang: Some("de".to_owned()),
            same: Some(row.clone()),
            others: vec![row],
            list: "/jobs".to_owned(),
        };
        vec![
            Self {
                same: None,
                others: Vec::new(),
                lang: None,
                ..full.clone()
            },
            full,
        ]
    }
}

/// The page of a closed posting.
pub(in super::super) fn gone(visit: &Visit, job: Id<Job>, title: String, language: &Language) -> GoneView {
    const SHOWN: usize = 8;
    let shelf = &visit.edition.shelf;
    let line = |position: &Position| row(visit, position, position.text_for(&visit.reading()));
    GoneView {
        title,
        lang: (*language != visit.language).then(|| language.to_string()),
        same: shelf.of_job(job).map(line),
        others: shelf
            .positions
            .iter()
            .filter(|own| own.id != job)
            .take(SHOWN)
            .map(line)
            .collect(),
        list: visit.href("/jobs"),
    }
}
