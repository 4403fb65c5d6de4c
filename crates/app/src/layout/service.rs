//! The application as one service, and the templates and messages that are part of the program.

use std::{borrow::Cow, convert::Infallible, path::Path};

use axum::{extract::Request, response::Response};
use rust_embed::RustEmbed;
use tower::util::BoxCloneSyncService;
use web::{OriginPolicy, Shell, ShellConfig, Templates};

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
        origins: OriginPolicy::new(app.config.server.base_url.as_deref(), &app.config.server.trusted_proxies)?,
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

/// The templates and messages, with those of the operator's folder over them.
pub fn templates(overrides: Option<&Path>) -> anyhow::Result<Templates> {
    Templates::new(template_sources(), message_sources(), overrides, AssetFiles::get_bytes)
}

impl AssetFiles {
    fn get_bytes(name: &str) -> Option<Cow<'static, [u8]>> {
        Self::get(name).map(|file| file.data)
    }
}

/// Name (`jobs/list.html`, without the folder `templates`) and text of every template.
pub fn template_sources() -> Vec<(String, String)> {
    TemplateFiles::iter()
        .filter_map(|path| {
            let (feature, name) = path.split_once("/templates/")?;
            let text = String::from_utf8(TemplateFiles::get(&path)?.data.into_owned()).ok()?;
            Some((format!("{feature}/{name}"), text))
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
