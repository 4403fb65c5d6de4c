//! What programs read: sitemap, robots, RSS, Atom and the JSON feed of the contract.

use axum::{
    extract::{Request, State},
    response::Response,
};
use base::Time;
use serde::Serialize;
use serde_json::{Value, json};
use web::{Message, Policy, View, markdown};

use super::{
    model::{Position, Text},
    respond::{HTML, Kind, Made, Reader, serve},
    spoken,
};
use crate::{App, layout::Visit};

/// Data that scripts on other sites may read.
const DATA: Kind = Kind {
    policy: Policy::PublicData,
    ..HTML
};

/// `GET /jobs.json`: JSON Feed 1.1, one item per live posting.
pub(super) async fn json(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "application/feed+json; charset=utf-8",
        ..DATA
    };
    serve(app, request, kind, async |visit, _| {
        let shelf = &visit.edition.shelf;
        let items: Vec<Value> = shelf
            .texts()
            .map(|(position, text)| item(&visit, position, text))
            .collect();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": title(&visit),
            "home_page_url": visit.site.url("/jobs"),
            "feed_url": visit.site.url("/jobs.json"),
            "language": visit.language,
            "authors": [{"name": visit.organization(), "url": visit.site.url("/jobs")}],
            "items": items,
        });
        Ok(Made::text(feed.to_string()))
    })
    .await
}

fn item(visit: &Visit, position: &Position, text: &Text) -> Value {
    let department = visit.edition.shelf.department_of(position);
    let tags: Vec<&str> = department
        .map(|own| own.names.in_language(&text.language))
        .into_iter()
        .chain(
            position
                .places
                .iter()
                .map(|place| place.names.in_language(&text.language)),
        )
        .collect();
    json!({
        "id": format!("urn:uuid:{}", text.id),
        "url": visit.site.url(&text.path()),
        "title": text.title,
        "content_html": super::structured::description(visit, text),
        "summary": markdown::to_summary(&text.description, 200),
        "date_published": text.posted_at(),
        "date_modified": text.updated_at.max(text.posted_at()),
        "language": text.language,
        "tags": tags,
        "_bole": {
            "job": position.reference(),
            "language": text.language,
            "urgent": position.urgent,
            "employment_type": position.employment,
            "pay": position.pay.as_ref().map(|pay| pay.to_contract(text.language.as_str())),
        },
    })
}

/// One position in RSS and Atom.
#[derive(Clone, Debug, Serialize)]
struct Entry {
    id: String,
    url: String,
    title: String,
    language: String,
    /// HTML, to be escaped into the feed.
    html: String,
    category: Option<String>,
    published: Time,
    updated: Time,
    /// As RSS writes it.
    published_822: String,
}

#[derive(Clone, Debug, Serialize)]
struct Feed {
    title: String,
    organization: String,
    language: String,
    home: String,
    own: String,
    updated: Time,
    entries: Vec<Entry>,
}

impl Feed {
    /// One entry per position, in the reader's language where there is such a text.
    fn of(visit: &Visit, path: &str) -> Self {
        let shelf = &visit.edition.shelf;
        let entry = |position: &Position| {
            let text = position.text_for(&visit.reading());
            let facts = facts(visit, position);
            Entry {
                id: format!("urn:uuid:{}", text.id),
                url: visit.site.url(&text.path()),
                title: text.title.clone(),
                language: text.language.to_string(),
                html: format!("{facts}{}", super::structured::description(visit, text)),
                category: shelf
                    .department_of(position)
                    .map(|own| own.names.in_language(&visit.language).to_owned()),
                published: text.posted_at(),
                updated: text.updated_at.max(text.posted_at()),
                published_822: rfc_822(text.posted_at()),
            }
        };
        let entries: Vec<Entry> = shelf.positions.iter().map(entry).collect();
        Self {
            title: title(visit),
            organization: visit.organization().to_owned(),
            language: visit.language.to_string(),
            home: visit.site.url(&visit.href("/jobs")),
            own: visit.site.url(&visit.href(path)),
            updated: entries
                .iter()
                .map(|entry| entry.updated)
                .max()
                .unwrap_or_else(|| visit.app.clock.now()),
            entries,
        }
    }

    fn sample() -> Self {
        let at = Time::from_micros(0);
        Self {
            title: "Open positions at <Acme>".to_owned(),
            organization: "Acme & Co".to_owned(),
            language: "en".to_owned(),
            home: "https://jobs.example.com/jobs".to_owned(),
            own: "https://jobs.example.com/jobs.atom".to_owned(),
            updated: at,
            entries: vec![Entry {
                id: "urn:uuid:0".to_owned(),
                url: "https://jobs.example.com/jobs/kiln".to_owned(),
                title: "Kiln".to_owned(),
                language: "en".to_owned(),
                html: "<p>Warm</p>".to_owned(),
                category: Some("Kilns".to_owned()),
                published: at,
                updated: at,
                published_822: rfc_822(at),
            }],
        }
    }
}

/// A line of facts above the text; they stand in fields of their own on the page.
fn facts(visit: &Visit, position: &Position) -> String {
    let row = super::list::row(visit, position, position.text_for(&visit.reading()));
    let line = row.meta.into_iter().chain(row.pay).collect::<Vec<_>>().join(" · ");
    markdown::to_html(&line.replace(['*', '_', '`', '[', '<', '#'], ""), 2).into_string()
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct RssView {
    #[serde(flatten)]
    feed: Feed,
}

impl View for RssView {
    const TEMPLATE: &'static str = "careers/feed.rss.xml";
    fn samples() -> Vec<Self> {
        vec![Self { feed: Feed::sample() }]
    }
}

/// `GET /jobs.rss`
pub(super) async fn rss(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "application/rss+xml; charset=utf-8",
        ..DATA
    };
    serve(app, request, kind, async |visit, _| {
        Ok(Made::text(visit.html(&RssView {
            feed: Feed::of(&visit, "/jobs.rss"),
        })?))
    })
    .await
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct AtomView {
    #[serde(flatten)]
    feed: Feed,
}

impl View for AtomView {
    const TEMPLATE: &'static str = "careers/feed.atom.xml";
    fn samples() -> Vec<Self> {
        vec![Self { feed: Feed::sample() }]
    }
}

/// `GET /jobs.atom`
pub(super) async fn atom(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "application/atom+xml; charset=utf-8",
        ..DATA
    };
    serve(app, request, kind, async |visit, _| {
        Ok(Made::text(visit.html(&AtomView {
            feed: Feed::of(&visit, "/jobs.atom"),
        })?))
    })
    .await
}

/// An address with its other languages.
#[derive(Clone, Debug, Serialize)]
struct Place {
    url: String,
    modified: Option<Time>,
    alternates: Vec<(String, String)>,
}

/// `/sitemap.xml`
#[derive(Clone, Debug, Serialize)]
pub(super) struct SitemapView {
    places: Vec<Place>,
}

impl View for SitemapView {
    const TEMPLATE: &'static str = "careers/sitemap.xml";
    fn samples() -> Vec<Self> {
        let url = "https://jobs.example.com/jobs".to_owned();
        let place = Place {
            url: url.clone(),
            modified: Some(Time::from_micros(0)),
            alternates: vec![("de".to_owned(), url)],
        };
        vec![Self { places: vec![place] }]
    }
}

/// `GET /sitemap.xml`
pub(super) async fn sitemap(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "application/xml; charset=utf-8",
        reader: Reader::Any,
        ..HTML
    };
    serve(app, request, kind, async |visit, _| {
        let edition = &visit.edition;
        let url = |path: &str| visit.site.url(path);
        let newest = edition.shelf.positions.iter().map(Position::updated_at).max();
        let in_each = |path: &str| -> Vec<(String, String)> {
            let own = spoken()
                .iter()
                .map(|own| (own.to_string(), url(&format!("{path}?lang={own}"))));
            own.chain([("x-default".to_owned(), url(path))]).collect()
        };
        let mut places = vec![Place {
            url: url("/jobs"),
            modified: newest,
            alternates: in_each("/jobs"),
        }];
        if !edition.brand.how_we_hire.is_empty() {
            places.push(Place {
                url: url("/how-we-hire"),
                modified: None,
                alternates: in_each("/how-we-hire"),
            });
        }
        for (position, text) in edition.shelf.texts() {
            let versions = position
                .texts
                .iter()
                .map(|other| (other.language.to_string(), url(&other.path())));
            let alternates = versions.chain([("x-default".to_owned(), url(&position.texts[0].path()))]);
            places.push(Place {
                url: url(&text.path()),
                modified: Some(text.updated_at.max(text.posted_at())),
                alternates: if position.texts.len() > 1 {
                    alternates.collect()
                } else {
                    Vec::new()
                },
            });
        }
        Ok(Made::text(visit.html(&SitemapView { places })?))
    })
    .await
}

/// `GET /robots.txt`
pub(super) async fn robots(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "text/plain; charset=utf-8",
        reader: Reader::Any,
        ..HTML
    };
    serve(app, request, kind, async |visit, _| {
        let closed = ["/app", "/api/", "/status", "/uploads", "/embed/"];
        let rules = closed.map(|path| format!("Disallow: {path}\n")).concat();
        Ok(Made::text(format!(
            "User-agent: *\n{rules}\nSitemap: {}\n",
            visit.site.url("/sitemap.xml")
        )))
    })
    .await
}

fn title(visit: &Visit) -> String {
    visit.say(&Message::new("careers-title").with("organization", visit.organization()))
}

/// `Tue, 24 Nov 2026 09:00:00 +0000`, as RSS 2.0 asks (RFC 822 with four digits of the year).
fn rfc_822(time: Time) -> String {
    time.timestamp().strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
