//! The privacy notice: reading it, and publishing the next version.

use axum::response::IntoResponse;
use base::Time;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{Need, TextLanguage, fill, read_text, text_languages};
use crate::{
    layout::Desk,
    organization::{
        Organization, Translated, load,
        notice::{self, BUILT_IN, Published},
    },
};

/// The texts of the version in force, to be changed into the next.
#[derive(Serialize)]
pub struct NoticeView {
    form: FormView,
    /// The version the texts are of; `0` is the program's own.
    version: String,
    built_in: bool,
    history: Vec<Published>,
    text_languages: Vec<TextLanguage>,
}

impl View for NoticeView {
    const TEMPLATE: &'static str = "organization/notice.html";

    fn samples() -> Vec<Self> {
        let at: Time = "2026-11-24T09:00:00Z".parse().expect("a time");
        let published = |version: &str, by: Option<&str>| Published {
            version: version.to_owned(),
            at,
            by: by.map(str::to_owned),
        };
        let sample = |form, version: &str, history| Self {
            form,
            version: version.to_owned(),
            built_in: version == BUILT_IN,
            history,
            text_languages: text_languages(),
        };
        let wrong = FormErrors::new("body_en", Message::new("settings-one-language"));
        vec![
            sample(FormView::blank().with("body_en", "## Who we are"), BUILT_IN, Vec::new()),
            sample(
                FormView::again(Fields::default(), wrong),
                "2",
                vec![published("2", Some("Olga Petrenko")), published("1", None)],
            ),
        ]
    }
}

async fn view(desk: &Desk, form: Option<FormView>) -> web::Result<NoticeView> {
    let mut on = desk.app.db.read();
    let version = notice::latest(&mut on).await?.unwrap_or_else(|| BUILT_IN.to_owned());
    let texts = if version == BUILT_IN {
        notice::built_in_texts(&load::<Organization>(&mut on).await?.0)
    } else {
        notice::texts(&mut on, &version).await?
    };
    Ok(NoticeView {
        form: form.unwrap_or_else(|| fill(FormView::blank(), "body", &texts)),
        built_in: version == BUILT_IN,
        version,
        history: notice::history(&mut on).await?,
        text_languages: text_languages(),
    })
}

/// `GET /app/settings/notice`
pub async fn page(desk: Desk) -> web::Result {
    desk.page(view(&desk, None).await?).await
}

/// `POST /app/settings/notice`: publishes the next version.
pub async fn publish(desk: Desk, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let texts = read_text(&mut form, "body", 20_000, Need::OneAtLeast, &Translated::default());
    let seen = form.line("version", 1..=20);
    if let Err(errors) = form.finish() {
        return desk
            .invalid(view(&desk, Some(FormView::again(fields, errors))).await?)
            .await;
    }
    let by = desk.actor.by();
    let version = desk
        .app
        .db
        .write(move |tx| {
            let (texts, seen) = (texts.clone(), seen.clone());
            Box::pin(async move { notice::publish(tx, by, texts, &seen).await })
        })
        .await;
    match version {
        Ok(version) => {
            let said = Message::new("settings-notice-published").with("version", version);
            Ok(web::redirect("/app/settings/notice").flash(said).into_response())
        }
        // What was typed stays, beside the number of the version that came in between.
        Err(Error::Changed) => {
            let errors = FormErrors::new("body_en", Message::new("settings-notice-changed"));
            desk.invalid(view(&desk, Some(FormView::again(fields, errors))).await?)
                .await
        }
        Err(error) => Err(error),
    }
}
