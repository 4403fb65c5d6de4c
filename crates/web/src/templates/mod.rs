//! Pages and mails from templates.
//!
//! The sources lie in the folders of the features and are part of the program; a folder of the operator's may replace
//! any of them. A template gets a [`View`] and the reader's [`Locale`], says everything through messages and formats
//! ([`functions`], [`filters`]) and escapes all it is given. [`lint`] reads the sources for what escaping cannot save.

mod escape;
mod filters;
mod functions;
pub mod lint;
mod reader;
mod segments;
mod sources;

use std::sync::Arc;

use anyhow::{Context as _, Result};
use minijinja::{
    Environment, UndefinedBehavior, Value, context,
    syntax::SyntaxConfig,
    value::{Serde, merge_maps},
};
use serde::Serialize;

use self::reader::Reader;
pub(crate) use self::segments::{Segment, segments};
pub use self::sources::Sources;
use crate::{assets::Assets, format::Locale, messages::Messages};

/// What one template shows. The test over all views renders every sample in every language.
pub trait View: Serialize {
    /// The name of the template, `feature/page.html`.
    const TEMPLATE: &'static str;

    /// The page as it looks empty, usual and at its fullest.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// Instructions that one page may take: some hundred times a large page, and done in less than a second.
const FUEL: u64 = 20_000_000;

/// Sets up the reader, then shows the page. Filters find the reader from within macros, too.
const FRAME: &str = "{% do read_for(locale) %}{% include _template %}";
const FRAME_NAME: &str = "frame";

/// All templates, compiled.
pub struct Templates {
    environment: Environment<'static>,
    messages: Arc<Messages>,
    assets: Arc<Assets>,
}

impl Templates {
    /// Compiles everything; a template that cannot be read, our own or the operator's, is an error that names it.
    pub fn new(sources: Sources, messages: Arc<Messages>, assets: Arc<Assets>) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_auto_reload(cfg!(debug_assertions));
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_formatter(escape::write);
        // The ways around escaping; what remains is `markdown`, `json_ld`, `t_html` and `icon`.
        environment.remove_filter("safe");
        functions::add_to(&mut environment);
        filters::add_to(&mut environment);
        environment.add_template(FRAME_NAME, FRAME)?;
        let names = sources.names()?;
        environment.set_loader(move |name| sources.load(name));
        for name in &names {
            environment
                .get_template(name)
                .with_context(|| format!("the template {name} cannot be read"))?;
        }
        Ok(Self {
            environment,
            messages,
            assets,
        })
    }

    /// Renders a template for a reader. The fields of `values` are the template's variables; `locale` is one more.
    pub fn render(&self, name: &str, values: impl Serialize, locale: &Locale) -> Result<String> {
        self.render_value(name, Value::from(Serde(values)), locale)
    }

    /// Renders a view; `layout` is what every page has around its own (who is signed in, where in the site it is).
    pub fn render_view<V: View>(&self, view: &V, layout: impl Serialize, locale: &Locale) -> Result<String> {
        let layout = context! { layout => Value::from(Serde(layout)) };
        self.render_value(V::TEMPLATE, merge_maps([layout, Value::from(Serde(view))]), locale)
    }

    fn render_value(&self, name: &str, values: Value, locale: &Locale) -> Result<String> {
        let reader = Reader::new(locale.clone(), Arc::clone(&self.messages), Arc::clone(&self.assets));
        let frame = context! { locale => Value::from_object(reader), _template => name };
        let template = self
            .environment
            .get_template(FRAME_NAME)
            .context("the frame of all templates")?;
        template
            .render(merge_maps([frame, values]))
            .with_context(|| format!("the template {name} failed"))
    }

    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    pub fn assets(&self) -> &Assets {
        &self.assets
    }
}

#[cfg(test)]
mod tests;
