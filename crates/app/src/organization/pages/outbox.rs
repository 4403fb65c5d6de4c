//! How long messages wait in the outbox.

use axum::response::IntoResponse;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use crate::{
    layout::Desk,
    organization::{self, HoldTimes},
};

/// The minutes.
#[derive(Serialize)]
pub struct OutboxSettingsView {
    form: FormView,
    version: i64,
    most: u16,
}

impl View for OutboxSettingsView {
    const TEMPLATE: &'static str = "organization/outbox.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("minutes", Message::new("fields-invalid"));
        [
            FormView::blank().with("minutes", 10),
            FormView::again(Fields::default(), wrong),
        ]
        .into_iter()
        .map(|form| Self {
            form,
            version: 1,
            most: HoldTimes::MOST_MINUTES,
        })
        .collect()
    }
}

/// `GET /app/settings/outbox`
pub async fn page(desk: Desk) -> web::Result {
    let (times, version) = organization::load::<HoldTimes>(&mut desk.app.db.read()).await?;
    let form = FormView::blank().with("minutes", times.minutes);
    desk.page(OutboxSettingsView {
        form,
        version,
        most: HoldTimes::MOST_MINUTES,
    })
    .await
}

/// `POST /app/settings/outbox`
pub async fn change(desk: Desk, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let minutes = form.parse_with("minutes", |text| match text.parse::<u16>() {
        Ok(minutes) if minutes <= HoldTimes::MOST_MINUTES => Ok(minutes),
        _ => Err(Message::new("settings-minutes-range").with("most", i64::from(HoldTimes::MOST_MINUTES))),
    });
    let version = form.parse::<i64>("version");
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => {
            let version = organization::load::<HoldTimes>(&mut desk.app.db.read()).await?.1;
            let form = FormView::again(fields, errors);
            return desk
                .invalid(OutboxSettingsView {
                    form,
                    version,
                    most: HoldTimes::MOST_MINUTES,
                })
                .await;
        }
    };
    let (times, version, by) = (
        HoldTimes {
            minutes: ok.get(minutes),
        },
        ok.get(version),
        desk.actor.by(),
    );
    desk.app
        .db
        .write(move |tx| {
            let times = times.clone();
            Box::pin(async move {
                organization::change(tx, by, &times, version).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(web::redirect("/app/settings/outbox")
        .flash(Message::new("settings-saved"))
        .into_response())
}
