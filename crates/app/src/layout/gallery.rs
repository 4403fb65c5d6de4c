//! Every view of the product with its samples, for the test that renders them all in every language.

use serde_json::{Value, json};
use web::{Locale, Templates, View};

/// Renders samples; made by the test, filled by the features.
pub struct Gallery {
    templates: Templates,
    locales: Vec<Locale>,
    shown: Vec<&'static str>,
    faults: Vec<String>,
}

impl Gallery {
    pub fn new(templates: Templates, locales: Vec<Locale>) -> Self {
        Self {
            templates,
            locales,
            shown: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Renders every sample of a view in every language.
    pub fn show<V: View>(mut self) -> Self {
        self.shown.push(V::TEMPLATE);
        let samples = V::samples();
        if samples.is_empty() {
            self.faults.push(format!("{} has no samples", V::TEMPLATE));
        }
        for locale in &self.locales {
            for (number, sample) in samples.iter().enumerate() {
                match self.templates.render_view(sample, frame(locale), locale) {
                    Ok(html) if html.contains('\u{27e6}') => self.faults.push(format!(
                        "{}, sample {number}, {}: says a key that has no message",
                        V::TEMPLATE,
                        locale.language()
                    )),
                    Ok(_) => {}
                    Err(error) => self.faults.push(format!(
                        "{}, sample {number}, {}: {error:#}",
                        V::TEMPLATE,
                        locale.language()
                    )),
                }
            }
        }
        self
    }

    /// The templates that were shown, and what was wrong with them.
    pub fn end(self) -> (Vec<&'static str>, Vec<String>) {
        (self.shown, self.faults)
    }
}

/// What `Desk` and `Visit` put around a view, both at once.
fn frame(locale: &Locale) -> Value {
    json!({
        "lang": locale.language(), "path": "/app", "query": "page=2", "seq": 7, "now": locale.now(), "fragment": false,
        "flash": {"key": "layout-close"}, "organization": "Acme", "keep": "lang=de",
        "url": "https://jobs.acme.example/jobs",
        "languages": [{"lang": "de", "href": "/jobs?lang=de", "current": true}], "theme": "/brand/theme.css",
        "logo": null, "seal": "A", "how_we_hire": true, "home": "/jobs?lang=de",
        "user": {
            "name": "Rosa Brandt", "initials": "RB", "role": "owner", "place": "Berlin", "shortcuts": true,
            "decides": true, "recruits": true, "manages": true
        },
        "nav": {"today": 7, "outbox": 23}
    })
}
