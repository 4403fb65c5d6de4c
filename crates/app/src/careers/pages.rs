//! The pages of the careers site.

use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::Serialize;
use web::{Error, Policy, View, markdown};

use super::{
    list::{self, Row},
    posting,
    respond::{HTML, Kind, Made, Reader, moved, once, serve},
    store::{self, Address},
};
use crate::{
    App,
    layout::Visit,
    organization::{Translated, notice},
};

/// `GET /`
pub(super) async fn home(request: Request) -> Response {
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    web::found(format!("/jobs{query}")).into_response()
}

/// `GET /jobs`
pub(super) async fn list(State(app): State<App>, request: Request) -> web::Result<Response> {
    const FREE: &[&str] = &[
        "q",
        "department",
        "location",
        "type",
        "language",
        "remote",
        "urgent",
        "sort",
        "page",
        "source",
    ];
    let kind = Kind { free: FREE, ..HTML };
    serve(app, request, kind, async |visit, fields| {
        Ok(Made::text(visit.html(&list::list(&visit, &fields))?))
    })
    .await
}

/// `GET /jobs/`
pub(super) async fn list_with_slash(request: Request) -> Response {
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    web::moved(format!("/jobs{query}")).into_response()
}

/// `GET /jobs/{slug}`, also with a slash behind it or in capitals, which leads to the right address.
pub(super) async fn posting(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        free: &["currency", "source"],
        ..HTML
    };
    serve(app, request, kind, async |mut visit, fields| {
        let edition = visit.edition.clone();
        let asked = visit.path.strip_prefix("/jobs/").unwrap_or_default();
        let slug = asked.trim_end_matches('/').to_ascii_lowercase();
        let query = visit
            .query
            .as_ref()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        if let Some((position, text)) = edition.shelf.find(&slug) {
            if slug != asked {
                return Ok(moved(format!("{}{query}", text.path())));
            }
            let view = posting::posting(&mut visit, position, text, &fields);
            return Ok(Made::Text {
                text: visit.html(&view)?,
                modified: Some(position.updated_at()),
            });
        }
        let (job, title, language) =
            match store::address(&mut visit.app.db.read(), &slug, visit.app.clock.now()).await? {
                Address::Unknown => return Err(Error::NotFound),
                Address::Former { slug } => return Ok(moved(format!("/jobs/{slug}{query}"))),
                Address::Closed { job, title, language } => (job, title, language),
            };
        once(&visit, StatusCode::GONE, posting::gone(&visit, job, title, &language)).await
    })
    .await
}

/// A text of the company's on a page of its own.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TextView {
    title: String,
    /// The text's language where it is not the page's.
    lang: Option<String>,
    /// Markdown.
    body: String,
    /// The level of a first-level heading in it.
    top: u8,
    updated: Option<base::Time>,
}

impl View for TextView {
    const TEMPLATE: &'static str = "careers/text.html";

    fn samples() -> Vec<Self> {
        let full = Self {
            title: "How we hire".to_owned(),
            lang: Some("de".to_owned()),
            body: "# So\n\nErst reden wir.".to_owned(),
            top: 2,
            updated: Some(base::Time::from_micros(0)),
        };
        vec![
            Self {
                lang: None,
                updated: None,
                ..full.clone()
            },
            full,
        ]
    }
}

/// `GET /how-we-hire`
pub(super) async fn how_we_hire(State(app): State<App>, request: Request) -> web::Result<Response> {
    serve(app, request, HTML, async |visit, _| {
        let text = &visit.edition.brand.how_we_hire;
        if text.is_empty() {
            return Err(Error::NotFound);
        }
        let view = TextView {
            title: visit.say(&web::Message::new("careers-how-we-hire-title")),
            lang: foreign(&visit, text),
            top: markdown::top(text.in_language(&visit.language), 2),
            body: text.in_language(&visit.language).to_owned(),
            updated: None,
        };
        Ok(Made::text(visit.html(&view)?))
    })
    .await
}

/// The language of a text that is not in the page's.
fn foreign(visit: &Visit, text: &Translated) -> Option<String> {
    let shown = text.in_language(&visit.language);
    let (language, _) = text.0.iter().find(|(_, own)| own.as_str() == shown)?;
    (!language.matches(&visit.language)).then(|| language.to_string())
}

/// `GET /privacy`: the newest version of the notice.
pub(super) async fn privacy(State(app): State<App>, request: Request) -> web::Result<Response> {
    serve(app, request, HTML, async |visit, _| {
        let on = &mut visit.app.db.read();
        let notice = notice::current(on, &visit.language).await?;
        let published = notice::history(on)
            .await?
            .into_iter()
            .find(|own| own.version == notice.version);
        let view = TextView {
            title: visit.say(&web::Message::new("careers-privacy-title")),
            lang: (!notice.language.matches(&visit.language)).then(|| notice.language.to_string()),
            top: markdown::top(&notice.body, 2),
            body: notice.body,
            updated: published.map(|own| own.at),
        };
        Ok(Made::text(visit.html(&view)?))
    })
    .await
}

/// The list in a frame on the company's own site.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EmbedView {
    rows: Vec<Row>,
    list: String,
}

impl View for EmbedView {
    const TEMPLATE: &'static str = "careers/embed.html";

    fn samples() -> Vec<Self> {
        let row = Row {
            href: "https://jobs.example.com/jobs/kiln".to_owned(),
            title: "Kiln".to_owned(),
            lang: Some("en".to_owned()),
            urgent: true,
            meta: vec!["Munich".to_owned()],
            pay: Some("€60,000 a year".to_owned()),
            opened: "2026-11-20".parse().expect("a day"),
        };
        let list = "https://jobs.example.com/jobs".to_owned();
        vec![
            Self {
                rows: vec![row],
                list: list.clone(),
            },
            Self { rows: Vec::new(), list },
        ]
    }
}

/// `GET /embed/jobs`, with the same filters as the list.
pub(super) async fn embed(State(app): State<App>, request: Request) -> web::Result<Response> {
    const FREE: &[&str] = &[
        "q",
        "department",
        "location",
        "type",
        "language",
        "remote",
        "urgent",
        "sort",
    ];
    let kind = Kind {
        free: FREE,
        policy: Policy::Embed,
        ..HTML
    };
    serve(app, request, kind, async |visit, fields| {
        let filters = list::Filters::read(&fields);
        let chosen = filters.choose(&visit.edition.shelf, &visit.edition.rates);
        let absolute = |row: Row| Row {
            href: visit.site.url(&row.href),
            ..row
        };
        let rows = chosen
            .into_iter()
            .map(|own| absolute(list::row(&visit, own, own.text_for(&visit.reading()))))
            .collect();
        let list = visit.site.url(&visit.href("/jobs"));
        Ok(Made::text(visit.html(&EmbedView { rows, list })?))
    })
    .await
}

/// `GET /brand/theme.css`: the company's colour.
pub(super) async fn theme(State(app): State<App>, request: Request) -> web::Result<Response> {
    let kind = Kind {
        media: "text/css; charset=utf-8",
        reader: Reader::Any,
        ..HTML
    };
    serve(app, request, kind, async |visit, _| {
        let tone = visit.edition.brand.tone();
        Ok(Made::text(
            tone.map(|tone| format!(":root{{--brand-h:{};--brand-c:{}}}\n", tone.hue, tone.chroma()))
                .unwrap_or_default(),
        ))
    })
    .await
}
