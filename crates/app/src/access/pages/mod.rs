//! The pages of who gets in: sign-in, links, oneself, people, tokens.

pub mod forgotten;
pub mod links;
pub mod me;
pub mod people;
pub mod person;
pub mod sign_in;
pub mod tokens;
mod zones;

pub use zones::{ZoneRegion, zones};

use base::Language;
use serde::Serialize;

use crate::LANGUAGES;

/// Where to go after signing in: a page of the application, never another site.
pub fn local(next: Option<&str>) -> String {
    let inside = |path: &&str| {
        web::is_local(path) && (*path == "/app" || path.starts_with("/app/") || path.starts_with("/app?"))
    };
    next.filter(inside).unwrap_or("/app").to_owned()
}

/// One of several values in a select.
#[derive(Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// The languages the product speaks, each in its own name.
pub fn languages() -> Vec<Choice> {
    LANGUAGES
        .iter()
        .map(|tag| Choice {
            value: (*tag).to_owned(),
            label: web::Format::of(tag).language_name(tag),
        })
        .collect()
}

/// A language the product speaks.
pub fn spoken(text: &str) -> Result<Language, web::Message> {
    match LANGUAGES.iter().find(|tag| **tag == text) {
        Some(tag) => Ok(tag.parse().expect("our languages are tags")),
        None => Err(web::Message::new("fields-invalid")),
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn sign_in_never_leads_elsewhere() {
        for (next, expected) in [
            (Some("/app/jobs?x=1#y"), "/app/jobs?x=1#y"),
            (Some("//evil.example/app/"), "/app"),
            (Some("/\\evil.example"), "/app"),
            (Some("https://evil.example/app"), "/app"),
            (Some("/application"), "/app"),
            (Some(""), "/app"),
            (None, "/app"),
        ] {
            assert_eq!(local(next), expected, "{next:?}");
        }
    }
}
