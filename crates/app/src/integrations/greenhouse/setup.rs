//! Settings: whether pages written for Greenhouse can read our postings, and by which name.

use axum::response::{IntoResponse, Response};
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, View};

use super::{BoardSettings, settings::LONGEST};
use crate::{layout::Desk, organization};

/// `/app/settings/compat`
#[derive(Serialize)]
pub struct CompatPage {
    form: FormView,
    version: i64,
    /// The base address that a client is given; none while there is no board.
    base: Option<String>,
    board: Option<String>,
    most: usize,
}

impl View for CompatPage {
    const TEMPLATE: &'static str = "integrations/compat.html";

    fn samples() -> Vec<Self> {
        let page = |form, board: Option<&str>| {
            let base = "https://jobs.example.com/compat/greenhouse/v1";
            Self {
                form,
                version: 1,
                base: board.map(|_| base.to_owned()),
                board: board.map(|board| format!("{base}/boards/{board}/jobs")),
                most: LONGEST,
            }
        };
        let wrong = FormErrors::new("token", Message::new("integrations-compat-wrong"));
        vec![
            page(FormView::blank(), None),
            page(FormView::blank().with("token", "acme"), Some("acme")),
            page(FormView::again(Fields::default(), wrong), Some("acme")),
        ]
    }
}

async fn show(desk: Desk, again: Option<FormView>) -> web::Result {
    let (settings, version) = organization::load::<BoardSettings>(&mut desk.app.db.read()).await?;
    let invalid = again.is_some();
    let base = (!settings.token.is_empty()).then(|| desk.site.url("/compat/greenhouse/v1"));
    let view = CompatPage {
        form: again.unwrap_or_else(|| FormView::blank().with("token", &settings.token)),
        version,
        board: base
            .as_ref()
            .map(|base| format!("{base}/boards/{}/jobs", settings.token)),
        base,
        most: LONGEST,
    };
    if invalid {
        desk.invalid(view).await
    } else {
        desk.page(view).await
    }
}

/// `GET /app/settings/compat`
pub async fn page(desk: Desk) -> web::Result {
    show(desk, None).await
}

/// `POST /app/settings/compat`
pub async fn change(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let version = form.parse::<i64>("version");
    let token = form.line("token", 0..=LONGEST);
    form.check(
        BoardSettings::is_sound(&token),
        "token",
        Message::new("integrations-compat-wrong"),
    );
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return show(desk, Some(FormView::again(fields, errors))).await,
    };
    let (by, version) = (desk.actor.by(), ok.get(version));
    desk.app
        .db
        .write(move |tx| {
            let settings = BoardSettings { token: token.clone() };
            Box::pin(async move { organization::change(tx, by, &settings, version).await })
        })
        .await?;
    Ok(web::redirect("/app/settings/compat")
        .flash(Message::new("integrations-compat-saved"))
        .into_response())
}
