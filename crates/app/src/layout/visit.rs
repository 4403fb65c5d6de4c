//! What a handler of a public page gets: a visitor's language, and how to answer them. Nobody is asked who they are.

use axum::{
    extract::FromRequestParts,
    response::{Html, IntoResponse, Response},
};
use base::Language;
use http::{StatusCode, header, request::Parts};
use serde::Serialize;
use web::{Error, Flash, Locale, Message, Site, templates::View};

use crate::{App, LANGUAGES};

/// A visitor at a public page.
pub struct Visit {
    pub app: App,
    pub site: Site,
    /// The page's language: `?lang=`, else the browser's wish, else the company's.
    pub language: Language,
    /// Whether the address names the language, so that links must keep it.
    pub language_in_address: bool,
    pub path: String,
    pub query: Option<String>,
    flash: Option<Message>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let site = parts.extensions.get::<Site>().cloned().ok_or_else(|| Error::internal("no Site: around the shell"))?;
        let spoken: Vec<Language> = LANGUAGES.iter().map(|tag| tag.parse().expect("our languages are tags")).collect();
        let named = parts.uri.query().and_then(|query| named_language(query, &spoken));
        let wished = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = match (&named, wished.and_then(|header| Language::best_of(&spoken, header))) {
            (Some(named), _) => named.clone(),
            (None, Some(best)) => best,
            (None, None) => app.organization().await?.language.clone(),
        };
        Ok(Self {
            app: app.clone(),
            site,
            language,
            language_in_address: named.is_some(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            flash: parts.extensions.remove::<Flash>().map(|flash| flash.0),
        })
    }
}

fn named_language(query: &str, spoken: &[Language]) -> Option<Language> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    let wanted: Language = value.parse().ok()?;
    spoken.iter().find(|own| own.primary() == wanted.primary()).cloned()
}

/// What the frame of a page needs beside the page's own view.
#[derive(Serialize)]
struct Frame<'a> {
    lang: String,
    /// `lang=de`, to be kept in links, or nothing.
    keep: Option<String>,
    path: &'a str,
    query: Option<&'a str>,
    url: String,
    flash: Option<&'a Message>,
    organization: String,
    languages: Vec<&'static str>,
}

impl Visit {
    pub async fn locale(&self) -> anyhow::Result<Locale> {
        let zone = self.app.organization().await?.zone.clone();
        Ok(Locale::new(self.language.as_str(), zone, self.app.clock.now()))
    }

    pub async fn page<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::OK, view).await
    }

    /// The page again, with what was wrong; everything typed is in the view's form.
    pub async fn invalid<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, view).await
    }

    pub async fn page_with<V: View + Sync>(&self, status: StatusCode, view: V) -> web::Result<Response> {
        Ok((status, Html(self.html(&view).await?)).into_response())
    }

    /// The text of the page, for those who keep it.
    pub async fn html<V: View + Sync>(&self, view: &V) -> anyhow::Result<String> {
        let organization = self.app.organization().await?;
        let frame = Frame {
                lang: self.language.to_string(),
                keep: self.language_in_address.then(|| format!("lang={}", self.language)),
                path: &self.path,
                query: self.query.as_deref(),
                url: self.site.url(&self.path),
                flash: self.flash.as_ref(),
                organization: organization.name.in_language(&self.language).to_owned(),
                languages: LANGUAGES.to_vec(),
        };
        self.app.templates.render_view(view, &frame, &self.locale().await?)
    }
}
