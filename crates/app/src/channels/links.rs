//! Links of publications: where an application came from, without a cookie.

use anyhow::Result;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use db::Conn;
use web::Error;

use super::{
    model::{read_source, source},
    store,
};
use crate::{App, applications::Source};

/// Where an application came from: the publication that a link of ours names, else what the link says.
pub async fn source_of(on: &mut impl Conn, text: &str) -> Result<Source> {
    let Some((channel, code)) = read_source(text) else {
        return Ok(Source::of(text));
    };
    Ok(match store::by_code(on, channel, code).await? {
        Some(publication) => Source::of_publication(channel.as_str(), publication.id.uuid()),
        // The publication is no more, the channel is told all the same.
        None => Source::of(channel.as_str()),
    })
}

/// `GET /p/{code}`: the short link of a publication, for places where people type it. The page answers for itself when
/// the job is no longer open.
pub(super) async fn short(State(app): State<App>, Path(code): Path<String>) -> web::Result<Response> {
    let target = store::target(&mut app.db.read(), &code.to_ascii_lowercase()).await?;
    let (channel, slug) = target.ok_or(Error::NotFound)?;
    let source = source(channel, &code.to_ascii_lowercase());
    Ok(web::redirect(format!("/jobs/{slug}?source={source}")).into_response())
}
