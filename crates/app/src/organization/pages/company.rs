//! The company: its name, where its clock hangs, its language, whom to ask about data.

use axum::response::IntoResponse;
use base::{Time, Zone};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{Need, TextLanguage, fill, read_line, text_languages};
use crate::{
    access::pages::{Choice, ZoneRegion, languages, spoken, zones},
    layout::Desk,
    organization::{self, Organization},
};

/// The company's own facts.
#[derive(Serialize)]
pub struct CompanyView {
    form: FormView,
    version: i64,
    text_languages: Vec<TextLanguage>,
    zones: Vec<ZoneRegion>,
    languages: Vec<Choice>,
}

impl View for CompanyView {
    const TEMPLATE: &'static str = "organization/company.html";

    fn samples() -> Vec<Self> {
        let sample = |form| Self {
            form,
            version: 1,
            text_languages: text_languages(),
            zones: ZoneRegion::samples(),
            languages: languages(),
        };
        let wrong = FormErrors::new("name_en", Message::new("settings-one-language"));
        vec![
            sample(FormView::blank().with("name_en", "Acme")),
            sample(FormView::again(Fields::default(), wrong)),
        ]
    }
}

fn view(form: FormView, version: i64, now: Time) -> CompanyView {
    CompanyView {
        form,
        version,
        text_languages: text_languages(),
        zones: zones(now),
        languages: languages(),
    }
}

/// `GET /app/settings`
pub async fn page(desk: Desk) -> web::Result {
    let (settings, version) = organization::load::<Organization>(&mut desk.app.db.read()).await?;
    let form = FormView::blank()
        .with("zone", &settings.zone)
        .with("language", &settings.language)
        .with("privacy_contact", &settings.privacy_contact);
    desk.page(view(fill(form, "name", &settings.name), version, desk.actor.now))
        .await
}

/// `POST /app/settings`
pub async fn change(desk: Desk, fields: Fields) -> web::Result {
    let (before, present) = organization::load::<Organization>(&mut desk.app.db.read()).await?;
    let mut form = FormReader::new(&fields);
    let name = read_line(&mut form, "name", 200, Need::OneAtLeast, &before.name);
    let zone = form.parse::<Zone>("zone");
    let language = form.parse_with("language", spoken);
    let privacy_contact = form.line("privacy_contact", 0..=300);
    let version = form.parse::<i64>("version");
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => {
            return desk
                .invalid(view(FormView::again(fields, errors), present, desk.actor.now))
                .await;
        }
    };
    let settings = Organization {
        name,
        zone: ok.get(zone),
        language: ok.get(language),
        privacy_contact,
        is_set_up: true,
    };
    let (by, version) = (desk.actor.by(), ok.get(version));
    desk.app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move {
                organization::change(tx, by, &settings, version).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(web::redirect("/app/settings")
        .flash(Message::new("settings-saved"))
        .into_response())
}
