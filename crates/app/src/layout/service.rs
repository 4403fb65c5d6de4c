//! The application as one service, and the templates and messages that are part of the program.

use std::{borrow::Cow, convert::Infallible, path::Path, sync::Arc};

use axum::{
    extract::{self, Request, State},
    response::Response,
};
use http::HeaderMap;
use rust_embed::RustEmbed;
use tower::util::BoxCloneSyncService;
use web::{
    Messages, OriginPolicy, Shell, ShellConfig,
    assets::Assets,
    messages::Source,
    templates::{Sources, Templates},
};

use super::show_errors;
use crate::{App, features};

/// Templates in the feature folders, and nothing else of the source.
#[derive(RustEmbed)]
#[folder = "src/"]
#[include = "*.html"]
#[include = "*.txt"]
#[include = "*.xml"]
pub struct TemplateFiles;

/// Messages: `locales/<lang>/<feature>.ftl`.
#[derive(RustEmbed)]
#[folder = "../../locales/"]
#[include = "*.ftl"]
pub struct MessageFiles;

/// What the browser fetches: styles, scripts, icons.
#[derive(RustEmbed)]
#[folder = "../../assets/dist/"]
pub struct AssetFiles;

/// Answers requests.
pub type Service = BoxCloneSyncService<Request, Response, Infallible>;

pub fn service(app: &App) -> anyhow::Result<Service> {
    let config = ShellConfig {
        origins: OriginPolicy::new(
            app.config.server.base_url.as_deref(),
            &app.config.server.trusted_proxies,
        )?,
        signer: app.signer.clone(),
        clock: app.clock.clone(),
        limits: app.limits.clone(),
        secret_paths: &["/status/", "/app/links/", "/uploads/"],
    };
    let router = features::routes().into_router(app.clone());
    let state = app.clone();
    let render = move |asked, context| show_errors(state.clone(), asked, context);
    Ok(BoxCloneSyncService::new(Shell::new(config, router, render)))
}

/// The templates, messages and assets of the program, with those of the operator's folder over them
/// (`templates/<feature>/<page>.html`, `templates/locales/<language>/*.ftl`).
pub fn templates(overrides: Option<&Path>) -> anyhow::Result<Templates> {
    let texts = message_sources();
    let mut messages = Messages::load(texts.iter().map(|(language, file, text)| Source {
        language,
        file,
        text: Cow::Borrowed(text),
    }))?;
    let names = template_paths().into_iter().map(|(name, _)| name).collect();
    let mut sources = Sources::new(names, |name| {
        let (feature, page) = name.split_once('/')?;
        let file = TemplateFiles::get(&format!("{feature}/templates/{page}"))?;
        String::from_utf8(file.data.into_owned()).ok().map(Cow::Owned)
    });
    if let Some(folder) = overrides {
        messages.override_from(&folder.join("locales"))?;
        sources = sources.replaced_by(folder);
    }
    let assets = Assets::new(AssetFiles::iter(), |name| AssetFiles::get(name).map(|file| file.data));
    Templates::new(sources, Arc::new(messages), Arc::new(assets))
}

/// Name (`jobs/list.html`, without the folder `templates`) and path of every template.
fn template_paths() -> Vec<(String, Cow<'static, str>)> {
    TemplateFiles::iter()
        .filter_map(|path| {
            let (feature, name) = path.split_once("/templates/")?;
            Some((format!("{feature}/{name}"), path.clone()))
        })
        .collect()
}

/// Name and text of every template.
pub fn template_sources() -> Vec<(String, String)> {
    template_paths()
        .into_iter()
        .filter_map(|(name, path)| {
            Some((
                name,
                String::from_utf8(TemplateFiles::get(&path)?.data.into_owned()).ok()?,
            ))
        })
        .collect()
}

/// Language, file and text of every message file.
pub fn message_sources() -> Vec<(String, String, String)> {
    MessageFiles::iter()
        .filter_map(|path| {
            let (language, file) = path.split_once('/')?;
            let text = String::from_utf8(MessageFiles::get(&path)?.data.into_owned()).ok()?;
            Some((language.to_owned(), file.to_owned(), text))
        })
        .collect()
}

/// `GET /assets/{path}`
pub(super) async fn asset(
    State(app): State<App>,
    extract::Path(path): extract::Path<String>,
    headers: HeaderMap,
) -> web::Result<Response> {
    app.templates.assets().respond(&path, &headers)
}
