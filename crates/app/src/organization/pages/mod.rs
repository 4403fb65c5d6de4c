//! The pages of the settings.

pub mod approval;
pub mod brand;
pub mod company;
pub mod items;
pub mod lists;
pub mod logo;
pub mod mail;
pub mod mail_domain;
pub mod notice;
pub mod outbox;

use base::Language;
use serde::Serialize;
use web::{FormReader, FormView, Message};

use super::Translated;
use crate::LANGUAGES;

/// A language in which a text is asked for.
#[derive(Clone, Serialize)]
pub struct TextLanguage {
    pub tag: &'static str,
    pub name: String,
}

/// The languages in which texts of the company are asked for, each in its own name.
pub fn text_languages() -> Vec<TextLanguage> {
    LANGUAGES
        .iter()
        .map(|tag| TextLanguage {
            tag,
            name: web::Format::of(tag).language_name(tag),
        })
        .collect()
}

/// Whether a text in several languages may be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    OneAtLeast,
    None,
}

/// Reads the fields `<name>_<language>`. Texts in languages that the form does not ask for stay.
pub fn read_line(form: &mut FormReader, name: &str, most: usize, need: Need, before: &Translated) -> Translated {
    read(form, name, need, before, |form, field| form.line(field, 0..=most))
}

/// The same for texts of several lines.
pub fn read_text(form: &mut FormReader, name: &str, most: usize, need: Need, before: &Translated) -> Translated {
    read(form, name, need, before, |form, field| form.text(field, 0..=most))
}

fn read(
    form: &mut FormReader,
    name: &str,
    need: Need,
    before: &Translated,
    mut read: impl FnMut(&mut FormReader, &str) -> String,
) -> Translated {
    let mut texts = before.clone();
    for tag in LANGUAGES {
        let language: Language = tag.parse().expect("our languages are tags");
        let text = read(form, &format!("{name}_{tag}"));
        texts.0.remove(&language);
        if !text.is_empty() {
            texts.insert(language, text);
        }
    }
    let first = format!("{name}_{}", LANGUAGES[0]);
    form.check(
        need == Need::None || !texts.is_empty(),
        &first,
        Message::new("settings-one-language"),
    );
    texts
}

/// Puts the texts into their fields.
pub fn fill(form: FormView, name: &str, texts: &Translated) -> FormView {
    LANGUAGES.iter().fold(form, |form, tag| {
        let language: Language = tag.parse().expect("our languages are tags");
        form.with(
            &format!("{name}_{tag}"),
            texts.0.get(&language).cloned().unwrap_or_default(),
        )
    })
}
