//! What a handler of a public page gets: a visitor's language, and how to answer them. Nobody is asked who they are.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    response::{Html, IntoResponse, Response},
};
use base::Language;
use http::{StatusCode, request::Parts};
use serde::Serialize;
use web::{Error, Flash, Locale, Message, Site, templates::View};

use crate::{App, careers};

/// A visitor at a public page.
pub struct Visit {
    pub app: App,
    pub site: Site,
    /// What is public as of now.
    pub edition: Arc<careers::Edition>,
    /// The page's language: `?lang=`, else the browser's wish, else the company's.
    pub language: Language,
    /// Whether the address names the language, so that links must keep it.
    pub language_in_address: bool,
    /// Whether the visitor said in any way which language they read.
    language_is_wished: bool,
    pub path: String,
    pub query: Option<String>,
    /// Where the page is in other languages; this page with `?lang=` unless a handler knows better.
    pub languages: Vec<LanguageLink>,
    flash: Option<Message>,
}

/// The page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    pub lang: String,
    pub href: String,
    pub current: bool,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let edition = app.careers.edition(app).await?;
        Self::new(app, edition, parts)
    }
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
    organization: &'a str,
    languages: &'a [LanguageLink],
    /// Address of the style sheet with the company's colour, if it has one of its own.
    theme: Option<String>,
    logo: Option<String>,
    /// What stands for the company where it has no logo: the first letter or two of its name.
    seal: String,
    /// Whether there is a page on how the company hires.
    how_we_hire: bool,
    home: String,
}

impl Visit {
    /// Reads who asks and how.
    pub fn new(app: &App, edition: Arc<careers::Edition>, parts: &mut Parts) -> Result<Self, Error> {
        let site = parts
            .extensions
            .get::<Site>()
            .cloned()
            .ok_or_else(|| Error::internal("no Site: around the shell"))?;
        let named = careers::named(parts.uri.query());
        let wished = named.or_else(|| careers::best(&parts.headers));
        let language = wished.unwrap_or(&edition.organization.language).clone();
        let (path, query) = (parts.uri.path().to_owned(), parts.uri.query().map(str::to_owned));
        let languages = careers::spoken().iter().map(|own| LanguageLink {
            lang: own.to_string(),
            href: in_language(&path, query.as_deref(), own),
            current: *own == language,
        });
        Ok(Self {
            languages: languages.collect(),
            app: app.clone(),
            site,
            edition,
            language,
            language_in_address: named.is_some(),
            language_is_wished: wished.is_some(),
            path,
            query,
            flash: parts.extensions.remove::<Flash>().map(|flash| flash.0),
        })
    }

    /// For a page with a text in a language of its own: who said nothing about theirs (a crawler) gets the page in that
    /// one, if we speak it.
    pub fn follow_text(&mut self, text: &Language) {
        if let Some(own) = careers::ours(text)
            && !self.language_is_wished
        {
            self.language = own.clone();
            for link in &mut self.languages {
                link.current = link.lang == own.as_str();
            }
        }
    }

    pub fn locale(&self) -> Locale {
        self.locale_in(&self.language)
    }

    /// How to write in another language than the page's, for texts that are in one of their own.
    pub fn locale_in(&self, language: &Language) -> Locale {
        Locale::new(
            language.as_str(),
            self.edition.organization.zone.clone(),
            self.app.clock.now(),
        )
    }

    /// The sentence in the page's language.
    pub fn say(&self, message: &Message) -> String {
        self.app.templates.messages().say(&self.locale(), message)
    }

    /// A local address that keeps the language the visitor chose.
    pub fn href(&self, path: &str) -> String {
        match (self.language_in_address, path.contains('?')) {
            (false, _) => path.to_owned(),
            (true, false) => format!("{path}?lang={}", self.language),
            (true, true) => format!("{path}&lang={}", self.language),
        }
    }

    /// Languages of a text for this visitor, the most wanted first: theirs, English, the company's.
    pub fn reading(&self) -> [&Language; 3] {
        [&self.language, careers::english(), &self.edition.organization.language]
    }

    /// The company's name in the page's language.
    pub fn organization(&self) -> &str {
        self.edition.organization.name.in_language(&self.language)
    }

    /// Whether there is something to tell that only this visitor is told, so that the page cannot be kept.
    pub fn is_told_something(&self) -> bool {
        self.flash.is_some()
    }

    pub async fn page<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::OK, view).await
    }

    /// The page again, with what was wrong; everything typed is in the view's form.
    pub async fn invalid<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, view).await
    }

    pub async fn page_with<V: View + Sync>(&self, status: StatusCode, view: V) -> web::Result<Response> {
        Ok((status, Html(self.html(&view)?)).into_response())
    }

    /// The text of the page, for those who keep it.
    /// The letters that stand for the company where it has no logo.
    pub fn seal(&self) -> Option<String> {
        Some(seal(self.organization())).filter(|seal| !seal.is_empty())
    }

    pub fn html<V: View>(&self, view: &V) -> anyhow::Result<String> {
        let brand = &self.edition.brand;
        let organization = self.organization();
        let frame = Frame {
            lang: self.language.to_string(),
            keep: self.language_in_address.then(|| format!("lang={}", self.language)),
            path: &self.path,
            query: self.query.as_deref(),
            url: self.site.url(&self.path),
            flash: self.flash.as_ref(),
            organization,
            languages: &self.languages,
            theme: brand
                .tone()
                .map(|tone| format!("/brand/theme.css?v={}-{}", tone.hue, tone.chroma)),
            logo: brand
                .logo
                .as_ref()
                .map(|key| format!("/brand/logo?v={}", web::encode_component(key))),
            seal: seal(organization),
            how_we_hire: !brand.how_we_hire.is_empty(),
            home: self.href("/jobs"),
        };
        self.app.templates.render_view(view, &frame, &self.locale())
    }
}

/// The same address in another language.
fn in_language(path: &str, query: Option<&str>, language: &Language) -> String {
    let others = query
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let pairs: Vec<&str> = others.collect();
    if pairs.is_empty() {
        return format!("{path}?lang={language}");
    }
    format!("{path}?{}&lang={language}", pairs.join("&"))
}

/// Two Chinese characters or one letter.
fn seal(name: &str) -> String {
    let first: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).take(2).collect();
    let han = |letter: &char| matches!(letter, '\u{3400}'..='\u{9fff}');
    if first.iter().all(han) {
        first.into_iter().collect()
    } else {
        first.into_iter().take(1).collect::<String>().to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_keeps_what_was_asked() {
        let german: Language = "de".parse().unwrap();
        assert_eq!(in_language("/jobs", None, &german), "/jobs?lang=de");
        assert_eq!(
            in_language("/jobs", Some("q=a%26b&lang=en&urgent=true"), &german),
            "/jobs?q=a%26b&urgent=true&lang=de"
        );
    }

    #[test]
    fn the_seal_is_a_letter_or_two_characters() {
        assert_eq!(["千里智能", "Qianli", "acme", ""].map(seal), ["千里", "Q", "A", ""]);
    }
}
