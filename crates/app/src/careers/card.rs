//! The picture that a link to a posting, or to the site, brings along where people share it (Open Graph, `og:image`).

use std::sync::LazyLock;

use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tokio::sync::Semaphore;
use web::{Error, View};

use super::{
    languages, list,
    model::{Position, Text},
    respond::{HTML, Kind, Made, Reader, moved, serve},
    store::{self, Address},
};
use crate::{App, layout::Visit, organization::Tone};

/// A card is 1,200 by 630 pixels, the size that Open Graph readers crop least.
const TITLE: f32 = 68.0;
const WIDTH: f32 = 1040.0;
const TITLE_LINES: usize = 3;

/// Drawing takes a core for some tens of milliseconds; two at a time leave the others to readers.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

const PNG: Kind = Kind {
    media: "image/png",
    reader: Reader::Any,
    ..HTML
};

/// The document that is drawn; the operator's folder may hold another.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CardView {
    organization: String,
    seal: Option<String>,
    title: Vec<String>,
    /// Where and how, on one line; for the site's own card how many positions are open.
    facts: String,
    pay: Option<String>,
    paper: String,
    ink: String,
    quiet: String,
    accent: String,
    families: Families,
}

#[derive(Clone, Debug, Serialize)]
struct Families {
    serif: String,
    sans: String,
}

impl View for CardView {
    const TEMPLATE: &'static str = "careers/card.xml";

    fn samples() -> Vec<Self> {
        let full = Self::new(
            "Kiln & Co".to_owned(),
            Some("K".to_owned()),
            "Kiln <Engineer> & Potter",
            "Munich · Full time".to_owned(),
            Some("€60,000–80,000 a year".to_owned()),
            Some(Tone::of_hue(30)),
        );
        vec![
            Self {
                seal: None,
                pay: None,
                ..full.clone()
            },
            full,
        ]
    }
}

impl CardView {
    fn new(
        organization: String,
        seal: Option<String>,
        title: &str,
        facts: String,
        pay: Option<String>,
        tone: Option<Tone>,
    ) -> Self {
        // The light theme of assets/css/tokens.css.
        let tone = tone.unwrap_or(Tone::of_hue(172));
        Self {
            organization,
            seal,
            title: cards::lines(title, TITLE, WIDTH, TITLE_LINES),
            facts: first_line(&facts),
            pay,
            paper: cards::oklch(0.986, 0.0025, 165.0),
            ink: cards::oklch(0.23, 0.02, 190.0),
            quiet: cards::oklch(0.41, 0.018, 185.0),
            accent: cards::oklch(0.425, tone.chroma(), f32::from(tone.hue)),
            families: Families {
                serif: format!("{}, {}", cards::SERIF_FAMILY, cards::HAN_FAMILY),
                sans: format!("{}, {}", cards::SANS_FAMILY, cards::HAN_FAMILY),
            },
        }
    }

    fn of_site(visit: &Visit, title: &str) -> Self {
        let open = visit.edition.shelf.positions.len();
        Self::new(
            visit.organization().to_owned(),
            visit.seal(),
            title,
            visit.say(&web::Message::new("careers-figure-open").with("n", open)),
            None,
            visit.edition.brand.tone(),
        )
    }

    fn of_posting(visit: &Visit, position: &Position, text: &Text) -> Self {
        let row = list::row(visit, position, text);
        Self::new(
            visit.organization().to_owned(),
            visit.seal(),
            &text.title,
            row.meta.join(" · "),
            row.pay,
            visit.edition.brand.tone(),
        )
    }
}

fn first_line(text: &str) -> String {
    cards::lines(text, 32.0, WIDTH, 1).pop().unwrap_or_default()
}

/// A picture as a page names it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card {
    pub address: String,
    /// What it shows, in words.
    pub alt: String,
}

/// The card of a posting: its own, or the company's when our fonts lack a letter of the title.
pub(super) fn card(visit: &Visit, position: &Position, text: &Text) -> Option<Card> {
    if !cards::covers(&text.title) {
        return Some(Card {
            address: visit.site.url(&site_path(visit)),
            alt: site_title(visit)?.to_owned(),
        });
    }
    // Whoever shows the picture keeps it by its address.
    let changed = position.updated_at().as_micros() / 1_000_000;
    Some(Card {
        address: visit.site.url(&format!("{}/card.png?v={changed}", text.path())),
        alt: text.title.clone(),
    })
}

/// The site's card in the language of this page: whoever fetches a picture says nothing about languages.
pub(super) fn site_path(visit: &Visit) -> String {
    format!("/brand/card.png?lang={}", visit.language)
}

/// What the site's card says: the company's headline, else its name; none when neither can be set.
fn site_title(visit: &Visit) -> Option<&str> {
    let headline = visit.edition.brand.headline.in_language(&visit.language);
    [headline, visit.organization()]
        .into_iter()
        .find(|title| !title.is_empty() && cards::covers(title))
}

/// `GET /jobs/{slug}/card.png`, also at a slug that the text had before.
pub(super) async fn of_posting(State(app): State<App>, request: Request) -> web::Result<Response> {
    serve(app, request, PNG, async |mut visit, _| {
        let edition = visit.edition.clone();
        let slug = visit
            .path
            .strip_prefix("/jobs/")
            .and_then(|rest| rest.strip_suffix("/card.png"))
            .unwrap_or_default();
        let Some((position, text)) = edition.shelf.find(slug) else {
            let address = store::address(&mut visit.app.db.read(), slug, visit.app.clock.now()).await?;
            return match address {
                Address::Former { slug } => Ok(moved(format!("/jobs/{slug}/card.png"))),
                Address::Closed { .. } | Address::Unknown => Err(Error::NotFound),
            };
        };
        visit.language = languages::ours(&text.language).unwrap_or(languages::english()).clone();
        if !cards::covers(&text.title) {
            return Ok(web::found(site_path(&visit)).into_response().into());
        }
        draw(&visit, &CardView::of_posting(&visit, position, text)).await
    })
    .await
}

/// `GET /brand/card.png`: the site's own, with the company's headline.
pub(super) async fn of_site(State(app): State<App>, request: Request) -> web::Result<Response> {
    serve(app, request, PNG, async |visit, _| {
        let title = site_title(&visit).ok_or(Error::NotFound)?;
        draw(&visit, &CardView::of_site(&visit, title)).await
    })
    .await
}

async fn draw(visit: &Visit, view: &CardView) -> web::Result<Made> {
    let svg = visit.html(view)?;
    let _turn = TURNS.acquire().await.expect("the semaphore is never closed");
    let picture = tokio::task::spawn_blocking(move || cards::png(&svg));
    let picture = picture
        .await
        .map_err(anyhow::Error::from)?
        .map_err(anyhow::Error::from)?;
    Ok(Made::Picture(picture))
}
