//! Settings: the rates in force, the bank's file, a rate of one's own.

use axum::response::{IntoResponse, Response};
use base::{Currency, Date};
use pay::exchange::{
    PerEuro, Rate,
    ecb::{self, NotRates},
};
use serde::Serialize;
use web::{Arrival, Error, Fields, FormErrors, FormReader, FormView, Message, Multipart, templates::View};

use crate::{
    layout::Desk,
    rates::{actions, newest},
};

/// `/app/settings/rates`
#[derive(Serialize)]
pub struct RatesView {
    rates: Vec<Row>,
    form: FormView,
    /// Why the file was not taken.
    problem: Option<Message>,
}

#[derive(Serialize)]
struct Row {
    currency: &'static str,
    per_eur: String,
    date: Date,
    source: String,
}

impl From<&Rate> for Row {
    fn from(rate: &Rate) -> Self {
        Self {
            currency: rate.currency.code(),
            per_eur: rate.per_eur.to_string(),
            date: rate.date,
            source: rate.source.clone(),
        }
    }
}

impl View for RatesView {
    const TEMPLATE: &'static str = "rates/rates.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("per_eur", Message::new("fields-invalid"));
        let row = Row {
            currency: "CNY",
            per_eur: "8.20".to_owned(),
            date: Date::new(2026, 11, 23).expect("a day"),
            source: "ECB".to_owned(),
        };
        vec![
            Self {
                rates: Vec::new(),
                form: blank(),
                problem: None,
            },
            Self {
                rates: vec![row],
                form: FormView::again(Fields::default(), wrong),
                problem: Some(Message::new("rates-file-unknown")),
            },
        ]
    }
}

fn blank() -> FormView {
    ["currency", "per_eur", "date", "source"]
        .into_iter()
        .fold(FormView::blank(), |form, name| form.with(name, ""))
}

async fn show(desk: Desk, again: Option<FormView>, problem: Option<Message>) -> web::Result {
    let rates = newest(&mut desk.app.db.read()).await?;
    let invalid = again.is_some() || problem.is_some();
    let view = RatesView {
        rates: rates.all().iter().map(Row::from).collect(),
        form: again.unwrap_or_else(blank),
        problem,
    };
    if invalid {
        desk.invalid(view).await
    } else {
        desk.page(view).await
    }
}

/// `GET /app/settings/rates`
pub async fn page(desk: Desk) -> web::Result {
    show(desk, None, None).await
}

/// `POST /app/settings/rates`
pub async fn set(desk: Desk, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let currency = form.parse_with("currency", |text| match text.parse::<Currency>() {
        Ok(currency) if currency.code() != "EUR" => Ok(currency),
        _ => Err(Message::new("rates-currency-wrong")),
    });
    let date = form.parse::<Date>("date");
    let per_eur = form.parse_with("per_eur", |text| {
        let plain = text.replace(',', ".");
        plain.parse::<PerEuro>().map_err(|_| Message::new("rates-rate-wrong"))
    });
    let source = form.line("source", 1..=80);
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return show(desk, Some(FormView::again(fields, errors)), None).await,
    };
    let rate = Rate {
        currency: ok.get(currency),
        date: ok.get(date),
        per_eur: ok.get(per_eur),
        source,
    };
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| {
            let rate = rate.clone();
            Box::pin(async move { actions::set(tx, by, &rate).await })
        })
        .await?;
    Ok(done(Message::new("rates-saved")))
}

/// `POST /app/settings/rates/file`
pub async fn upload(desk: Desk, multipart: Multipart) -> web::Result {
    let contents = match take(multipart).await? {
        Ok(contents) => contents,
        Err(problem) => return show(desk, None, Some(problem)).await,
    };
    let contents = std::sync::Arc::new(contents);
    let (by, file) = (desk.actor.by(), contents.clone());
    let imported = desk
        .app
        .db
        .write(move |tx| {
            let file = file.clone();
            Box::pin(async move { actions::import(tx, by, &file).await })
        })
        .await?;
    Ok(done(
        Message::new("rates-imported")
            .with("count", imported.rates as i64)
            .with("date", imported.newest),
    ))
}

async fn take(form: Multipart) -> web::Result<Result<ecb::Contents, Message>> {
    let mut bytes = Vec::new();
    match form.only_file(ecb::MOST_BYTES as u64, &mut bytes).await? {
        Arrival::Whole => {}
        Arrival::Nothing => return Ok(Err(Message::new("rates-file-none"))),
        Arrival::TooLarge => return Ok(Err(Message::new("rates-file-too-large"))),
    }
    let read = tokio::task::spawn_blocking(move || ecb::read(&bytes))
        .await
        .map_err(anyhow::Error::new)?;
    Ok(read.map_err(|why| match why {
        NotRates::Unknown => Message::new("rates-file-unknown"),
        NotRates::Damaged(near) => Message::new("rates-file-damaged").with("near", near),
        NotRates::TooLarge => Message::new("rates-file-too-large"),
        NotRates::Empty => Message::new("rates-file-empty"),
    }))
}

/// `POST /app/settings/rates/removal`
pub async fn remove(desk: Desk, fields: Fields) -> web::Result {
    let currency: Currency = fields
        .one("currency")?
        .and_then(|code| code.parse().ok())
        .ok_or(Error::Malformed("no currency"))?;
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| Box::pin(async move { actions::remove(tx, by, currency).await }))
        .await?;
    Ok(done(Message::new("rates-saved")))
}

fn done(message: Message) -> Response {
    web::redirect("/app/settings/rates").flash(message).into_response()
}
