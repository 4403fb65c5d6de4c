//! The documents that boards fetch. Written piece by piece while they are sent: what is held does not grow with the
//! number of postings.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use base::Time;
use feeds::{Ad, Feed, Format};
use futures::stream;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use tokio::sync::mpsc;
use web::{Cookie, Error, Policy, Site};

use super::{Channel, PublicationState, actions, ad::Press, shelf::Out};
use crate::{App, careers::Edition};

/// How much is written before it is handed on.
const PIECE: usize = 64 * 1024;

/// `GET /feeds/{channel}.xml`, `GET /feeds/partner.json`
pub(super) async fn feed(
    State(app): State<App>,
    site: Site,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> web::Result<Response> {
    let edition = app.careers.edition(&app).await?;
    let out = app.channels.out(&app, &edition).await?;
    let format = out.settings.format_of(&file).ok_or(Error::NotFound)?;
    let channel: Channel = format
        .channel()
        .as_str()
        .parse()
        .expect("channels share their words: a test");
    let made_at = app.clock.now();
    let tag = HeaderValue::try_from(format!("\"{}-{file}\"", edition.tag)).expect("a tag is ASCII");
    // A colleague who looks at it is no board.
    if Cookie::Session.read(&headers, &site).is_none() {
        let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        note_read(&app, &out, channel, made_at, agent.unwrap_or_default());
    }
    let mut response = if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        (Policy::PublicData, StatusCode::NOT_MODIFIED).into_response()
    } else {
        let kind = HeaderValue::from_static(format.media_type());
        let body = write(app, site.origin(), edition, out, format, channel, made_at);
        (Policy::PublicData, [(header::CONTENT_TYPE, kind)], body).into_response()
    };
    let all = response.headers_mut();
    all.insert(header::ETAG, tag);
    all.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    Ok(response)
}

/// What was queued is live once the board has read the feed. Nobody waits for this note; the next reading makes it good.
fn note_read(app: &App, out: &Out, channel: Channel, made_at: Time, agent: &str) {
    let (app, agent) = (app.clone(), agent.to_owned());
    let waits = out
        .publications
        .values()
        .any(|own| own.channel == channel && own.state == PublicationState::Queued);
    if !app.channels.notes_reading(channel, made_at) && !waits {
        return;
    }
    tokio::spawn(async move {
        let noted = app
            .db
            .write(move |tx| {
                let agent = agent.clone();
                Box::pin(async move { actions::note_read(tx, channel, made_at, &agent).await })
            })
            .await;
        if let Err(error) = noted {
            tracing::warn!("That the feed of {channel} was read could not be noted: {error:#}");
        }
    });
}

/// Writes beside the request, a few pieces ahead of it.
fn write(
    app: App,
    origin: String,
    edition: Arc<Edition>,
    out: Arc<Out>,
    format: Format,
    channel: Channel,
    now: Time,
) -> Body {
    let (sender, receiver) = mpsc::channel::<Bytes>(4);
    tokio::task::spawn_blocking(move || {
        let press = Press {
            app: &app,
            origin: &origin,
            shelf: &edition.shelf,
            language: &edition.organization.language,
            now,
        };
        // Some heads tell how many elements follow, so each ad is looked at before.
        let count = ads(&press, &out, channel)
            .map(|ad| format.elements(&out.employer, &ad))
            .sum();
        let mut piece = String::with_capacity(PIECE + 16 * 1024);
        let mut feed = Feed::open(&format, &out.employer, count, now, &mut piece);
        for ad in ads(&press, &out, channel) {
            // What the channel would refuse was told before publishing; it may have come to be so since.
            drop(feed.item(&ad, &mut piece));
            if piece.len() >= PIECE && sender.blocking_send(Bytes::from(std::mem::take(&mut piece))).is_err() {
                return;
            }
        }
        feed.close(&mut piece);
        drop(sender.blocking_send(Bytes::from(piece)));
    });
    Body::from_stream(stream::unfold(receiver, |mut receiver| async {
        receiver
            .recv()
            .await
            .map(|piece| (Ok::<_, std::convert::Infallible>(piece), receiver))
    }))
}

fn ads<'a>(press: &'a Press<'a>, out: &'a Out, channel: Channel) -> impl Iterator<Item = Ad> + 'a {
    press.shelf.texts().filter_map(move |(position, text)| {
        let publication = out.publications.get(&(text.id, channel))?;
        Some(press.ad(position, text, &publication.source(), &publication.extra))
    })
}
