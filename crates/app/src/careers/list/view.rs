//! The list as a page.

use base::{Date, Language};
use serde::Serialize;
use web::{Fields, Message, View};

use super::{
    super::model::{Position, Text},
    facets::{Choice, Facet, facets},
    filter::{Filters, Group, Sort, with_source},
};
use crate::{jobs::Workplace, layout::Visit};

/// One position in a list.
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct Row {
    pub href: String,
    pub title: String,
    /// The title's language where it is not the page's.
    pub lang: Option<String>,
    pub urgent: bool,
    /// Places and the kind of contract.
    pub meta: Vec<String>,
    pub pay: Option<String>,
    pub opened: Date,
}

/// A department and its positions.
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct Section {
    pub name: String,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
struct SortLink {
    sort: &'static str,
    href: String,
    current: bool,
}

/// A box of its own.
#[derive(Clone, Debug, Serialize)]
struct Only {
    name: &'static str,
    choice: Choice,
}

/// `/jobs`
#[derive(Clone, Debug, Serialize)]
pub(in super::super) struct ListView {
    headline: String,
    promise: String,
    all: usize,
    median_answer_days: Option<i64>,
    q: String,
    /// Boxes that leave out what is not so; where everything or nothing is, there is no box.
    only: Vec<Only>,
    facets: Vec<Facet>,
    sort: &'static str,
    sorts: Vec<SortLink>,
    total: usize,
    urgent_total: usize,
    sections: Vec<Section>,
    narrow: bool,
    /// How many boxes are ticked.
    chosen: usize,
    /// The list without filters.
    reset: String,
    /// Language that stands in the address, to be sent with the form.
    lang: Option<String>,
    /// Where the visitor comes from, likewise.
    source: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    page: usize,
    pages: usize,
    canonical: String,
    /// The picture for where the link is shared.
    card: String,
    /// Language tag and address of this page in each language, the neutral one last.
    alternates: Vec<(String, String)>,
    feeds: [String; 3],
}

impl View for ListView {
    const TEMPLATE: &'static str = "careers/list.html";

    fn samples() -> Vec<Self> {
        let row = |title: &str, urgent: bool| Row {
            href: "/jobs/kiln-engineer".to_owned(),
            title: title.to_owned(),
            lang: urgent.then(|| "de".to_owned()),
            urgent,
            meta: vec!["Munich".to_owned(), "Full time".to_owned()],
            pay: urgent.then(|| "€70,000–85,000 a year".to_owned()),
            opened: "2026-11-20".parse().expect("a day"),
        };
        let choice = |on: bool| Choice {
            value: "true".to_owned(),
            label: "Kilns".to_owned(),
            count: 3,
            on,
        };
        let full = Self {
            headline: "Warm work".to_owned(),
            promise: "We make <pots>.".to_owned(),
            all: 2,
            median_answer_days: Some(4),
            q: "kiln".to_owned(),
            only: vec![
                Only {
                    name: "urgent",
                    choice: choice(true),
                },
                Only {
                    name: "remote",
                    choice: choice(false),
                },
            ],
            facets: vec![Facet {
                name: "department",
                label: "Department".to_owned(),
                choices: vec![choice(true)],
            }],
            sort: "department",
            sorts: vec![
                SortLink {
                    sort: "department",
                    href: "/jobs".to_owned(),
                    current: true,
                },
                SortLink {
                    sort: "newest",
                    href: "/jobs?sort=newest".to_owned(),
                    current: false,
                },
            ],
            total: 2,
            urgent_total: 1,
            sections: vec![Section {
                name: "Kilns".to_owned(),
                rows: vec![row("Brenner", true), row("Potter", false)],
            }],
            narrow: true,
            chosen: 2,
            reset: "/jobs".to_owned(),
            lang: Some("en".to_owned()),
            source: Some("campus".to_owned()),
            previous: Some("/jobs".to_owned()),
            next: Some("/jobs?page=3".to_owned()),
            page: 2,
            pages: 3,
            canonical: "https://jobs.example.com/jobs".to_owned(),
            card: "https://jobs.example.com/brand/card.png".to_owned(),
            alternates: vec![("de".to_owned(), "https://jobs.example.com/jobs?lang=de".to_owned())],
            feeds: ["/jobs.atom", "/jobs.rss", "/jobs.json"].map(str::to_owned),
        };
        let unfit = Self {
            sections: Vec::new(),
            total: 0,
            urgent_total: 0,
            previous: None,
            next: None,
            pages: 1,
            ..full.clone()
        };
        let empty = Self {
            all: 0,
            narrow: false,
            chosen: 0,
            q: String::new(),
            facets: Vec::new(),
            median_answer_days: None,
            lang: None,
            ..unfit.clone()
        };
        vec![full, unfit, empty]
    }
}

/// Positions on one page: some hundred lines stay within the weight of a page.
const PER_PAGE: usize = 100;

/// The page for what the address asks.
pub(in super::super) fn list(visit: &Visit, fields: &Fields) -> ListView {
    let (edition, filters) = (&visit.edition, Filters::read(fields));
    let shelf = &edition.shelf;
    let chosen = filters.choose(shelf, &edition.rates);
    let pages = chosen.len().div_ceil(PER_PAGE).max(1);
    let page = filters.page.min(pages);
    let shown = chosen.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).copied();
    let address = |fields: &Fields| address(fields);
    let with = |name: &str, value: String| address(&fields.without("page").with(name, value));
    ListView {
        headline: match edition.brand.headline.own(&visit.language) {
            None => visit.say(&Message::new("careers-headline").with("organization", visit.organization())),
            Some(own) => own.to_owned(),
        },
        promise: edition
            .brand
            .promise
            .own(&visit.language)
            .unwrap_or_default()
            .to_owned(),
        all: shelf.positions.len(),
        median_answer_days: edition.median_answer_days,
        only: only(visit, &filters),
        facets: facets(visit, &filters),
        sort: filters.sort.as_str(),
        sorts: Sort::ALL
            .into_iter()
            .map(|sort| SortLink {
                sort: sort.as_str(),
                href: match sort {
                    Sort::Department => address(&fields.without("page").without("sort")),
                    Sort::Newest | Sort::Pay => with("sort", sort.as_str().to_owned()),
                },
                current: sort == filters.sort,
            })
            .collect(),
        total: chosen.len(),
        urgent_total: chosen.iter().filter(|own| own.urgent).count(),
        sections: sections(visit, &filters, shown),
        narrow: filters.narrow(),
        chosen: filters.chosen(),
        reset: visit.href(&with_source("/jobs".to_owned(), filters.source.as_deref())),
        lang: visit.language_in_address.then(|| visit.language.to_string()),
        previous: (page > 1).then(|| address(&fields.with("page", (page - 1).to_string()))),
        next: (page < pages).then(|| address(&fields.with("page", (page + 1).to_string()))),
        page,
        pages,
        canonical: visit.site.url(&visit.href("/jobs")),
        card: visit.site.url(&visit.href("/brand/card.png")),
        alternates: alternates(visit),
        feeds: ["/jobs.atom", "/jobs.rss", "/jobs.json"].map(|path| visit.href(path)),
        q: filters.q,
        source: filters.source,
    }
}

fn only(visit: &Visit, filters: &Filters) -> Vec<Only> {
    let shelf = &visit.edition.shelf;
    let make = |name: &'static str, label: Message, group: Group, on: bool, fits: fn(&Position) -> bool| {
        let offered = on || shelf.positions.iter().any(fits);
        let count = shelf
            .positions
            .iter()
            .filter(|own| fits(own) && filters.fits(shelf, own, Some(group)))
            .count();
        let choice = Choice {
            value: "true".to_owned(),
            label: visit.say(&label),
            count,
            on,
        };
        offered.then_some(Only { name, choice })
    };
    let (urgent, remote) = (Message::new("careers-urgent-only"), Message::new("careers-remote-only"));
    [
        make("urgent", urgent, Group::Urgent, filters.urgent, |own| own.urgent),
        make("remote", remote, Group::Remote, filters.remote, |own| {
            own.workplace == Workplace::Remote
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn address(fields: &Fields) -> String {
    let query = fields.to_query();
    if query.is_empty() {
        "/jobs".to_owned()
    } else {
        format!("/jobs?{query}")
    }
}

fn alternates(visit: &Visit) -> Vec<(String, String)> {
    let in_each = super::super::spoken()
        .iter()
        .map(|own| (own.to_string(), visit.site.url(&format!("/jobs?lang={own}"))));
    in_each
        .chain([("x-default".to_owned(), visit.site.url("/jobs"))])
        .collect()
}

fn sections<'p>(visit: &Visit, filters: &Filters, shown: impl Iterator<Item = &'p Position>) -> Vec<Section> {
    let wanted = filters.wanted_languages();
    let mut sections: Vec<Section> = Vec::new();
    for position in shown {
        let name = match filters.sort {
            Sort::Newest => visit.say(&Message::new("careers-section-newest")),
            Sort::Pay => visit.say(&Message::new("careers-section-pay")),
            Sort::Department => match visit.edition.shelf.department_of(position) {
                Some(department) => department.names.in_language(&visit.language).to_owned(),
                None => visit.say(&Message::new("careers-section-other")),
            },
        };
        let mut line = row(visit, position, choose_text(visit, position, &wanted));
        line.href = with_source(line.href, filters.source.as_deref());
        match sections.last_mut().filter(|section| section.name == name) {
            Some(section) => section.rows.push(line),
            None => sections.push(Section { name, rows: vec![line] }),
        }
    }
    sections
}

/// The text in the language that was asked for, else in the page's, else another.
fn choose_text<'p>(visit: &Visit, position: &'p Position, wanted: &[Language]) -> &'p Text {
    let pages = position.text_for(&visit.reading());
    let fits = |text: &Text| wanted.is_empty() || wanted.iter().any(|want| text.language.primary() == want.primary());
    if fits(pages) {
        return pages;
    }
    position.text_for(&wanted.iter().chain(visit.reading()).collect::<Vec<_>>())
}

/// A position as a line of a list, with this text of it.
pub(in super::super) fn row(visit: &Visit, position: &Position, text: &Text) -> Row {
    Row {
        href: visit.href(&text.path()),
        title: text.title.clone(),
        lang: (text.language != visit.language).then(|| text.language.to_string()),
        urgent: position.urgent,
        meta: meta(visit, position),
        pay: position.pay.as_ref().map(|pay| pay.print(visit.language.as_str())),
        opened: position.posted_at().date_in(&position.zone),
    }
}

fn meta(visit: &Visit, position: &Position) -> Vec<String> {
    let mut meta: Vec<String> = match position.workplace {
        Workplace::Remote => vec![super::super::posting::remote(visit, position)],
        Workplace::OnSite | Workplace::Hybrid => Vec::new(),
    };
    meta.extend(
        position
            .places
            .iter()
            .map(|place| place.names.in_language(&visit.language).to_owned()),
    );
    meta.push(visit.say(&super::facets::employment(position.employment)));
    meta
}
