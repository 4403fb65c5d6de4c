//! From a request to a page, kept or made: what all public pages have in common.

use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use base::Time;
use http::{HeaderMap, HeaderValue, StatusCode};
use web::{Effort, Fields, Flash, FrameAncestors, Policy, PreparedBody, Site};

use super::{Edition, cache::Page, languages};
use crate::{App, layout::Visit};

/// What kind of address this is.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub media: &'static str,
    /// Parameters by which one of endlessly many pages is asked for: those are made anew and not kept.
    pub free: &'static [&'static str],
    pub reader: Reader,
    pub policy: Policy,
}

/// Whether the browser's wish changes the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// It is in the visitor's language.
    Matters,
    /// It is the same for all.
    Any,
}

pub(super) const HTML: Kind = Kind {
    media: "text/html; charset=utf-8",
    free: &[],
    reader: Reader::Matters,
    policy: Policy::Page,
};

/// What a page is made of when it was not there.
pub(super) enum Made {
    /// To be kept and sent.
    Text { text: String, modified: Option<Time> },
    /// The same for a picture, which is not pressed: it is already.
    Picture(Vec<u8>),
    /// To be sent once.
    Answer(Response),
}

impl Made {
    pub fn text(text: String) -> Self {
        Self::Text { text, modified: None }
    }
}

impl From<Response> for Made {
    fn from(response: Response) -> Self {
        Self::Answer(response)
    }
}

/// Answers from memory, or makes the page and keeps it.
pub(super) async fn serve<M, F>(app: App, request: Request, kind: Kind, make: M) -> web::Result<Response>
where
    M: FnOnce(Visit, Fields) -> F,
    F: Future<Output = web::Result<Made>>,
{
    let edition = app.careers.edition(&app).await?;
    let (mut parts, _) = request.into_parts();
    let fields = match parts.uri.query() {
        None | Some("") => Fields::default(),
        Some(query) => Fields::parse(query.as_bytes(), &app.limits)?,
    };
    let is_free = fields
        .iter()
        .any(|(name, value)| !value.is_empty() && kind.free.contains(&name));
    let keeps = !is_free && parts.extensions.get::<Flash>().is_none();
    let key = keeps.then(|| {
        let site = parts.extensions.get::<Site>().map(Site::origin).unwrap_or_default();
        let named = languages::named(parts.uri.query());
        let wished = (kind.reader == Reader::Matters)
            .then(|| languages::best(&parts.headers))
            .flatten();
        let said = |language: Option<&'static base::Language>| language.map_or("-", |language| language.as_str());
        format!(
            "{site} {} {} {}",
            parts.uri.path(),
            said(named),
            said(wished.filter(|_| named.is_none()))
        )
    });
    if let Some(page) = key.as_deref().and_then(|key| edition.cache.get(key)) {
        return Ok(page.answer(kind.policy, &edition, &parts.headers));
    }
    let visit = Visit::new(&app, edition.clone(), &mut parts)?;
    let (bytes, modified, pressed) = match make(visit, fields).await? {
        Made::Answer(response) => return Ok(response),
        Made::Text { text, modified } => (text.into_bytes(), modified, true),
        Made::Picture(picture) => (picture, None, false),
    };
    let media = HeaderValue::from_static(kind.media);
    let page = Page {
        body: if pressed {
            PreparedBody::new(media.clone(), bytes, Effort::Quick)
        } else {
            PreparedBody::plain(media.clone(), bytes)
        },
        kind: media,
        modified: modified.map(http_date),
        vary: HeaderValue::from_static(match kind.reader {
            Reader::Matters => "accept-encoding, accept-language",
            Reader::Any => "accept-encoding",
        }),
    };
    let response = page.answer(kind.policy, &edition, &parts.headers);
    if let Some(key) = key {
        edition.cache.put(&key, page.clone());
        if pressed {
            // Nobody waits for this; if the process ends first, nothing is lost.
            drop(tokio::task::spawn_blocking(move || {
                edition.cache.put(&key, page.best());
            }));
        }
    }
    Ok(response)
}

impl Page {
    fn answer(&self, policy: Policy, edition: &Edition, request: &HeaderMap) -> Response {
        let mut response = (policy, self.respond(request)).into_response();
        if policy == Policy::Embed {
            response
                .extensions_mut()
                .insert(FrameAncestors::of(&edition.settings.embed_origins));
        }
        response
    }
}

/// A page under a status of its own, never kept.
pub(super) async fn once<V: web::View + Sync>(visit: &Visit, status: StatusCode, view: V) -> web::Result<Made> {
    Ok(visit.page_with(status, view).await?.into())
}

/// A permanent move.
pub(super) fn moved(path: String) -> Made {
    web::moved(path).into_response().into()
}

/// `Tue, 24 Nov 2026 09:00:00 GMT` (RFC 9110, 5.6.7).
fn http_date(time: Time) -> HeaderValue {
    let text = time.timestamp().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    HeaderValue::try_from(text).expect("a date is ASCII")
}
