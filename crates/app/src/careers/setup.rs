//! Settings of the careers site: where its list may be shown, and exchange rates.

use axum::response::{IntoResponse, Response};
use base::{Currency, Date};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Locale, Message, templates::View};

use super::{
    CareersSettings,
    rates::{self, Rate},
};
use crate::{layout::Desk, organization};

/// `/app/settings/careers`
#[derive(Serialize)]
pub(super) struct SetupView {
    embed: FormView,
    version: i64,
    snippet: String,
    feed: String,
    rate: FormView,
    rates: Vec<RateRow>,
}

#[derive(Serialize)]
struct RateRow {
    currency: &'static str,
    per_eur: String,
    date: Date,
    source: String,
}

impl View for SetupView {
    const TEMPLATE: &'static str = "careers/setup.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("per_eur", Message::new("fields-invalid"));
        let row = RateRow {
            currency: "CNY",
            per_eur: "8.20".to_owned(),
            date: Date::new(2026, 11, 23).expect("a day"),
            source: "ECB".to_owned(),
        };
        let make = |rate: FormView, rates: Vec<RateRow>| Self {
            embed: FormView::blank().with("origins", "https://www.example.com"),
            version: 1,
            snippet: snippet("https://jobs.example.com", "Open positions"),
            feed: "https://jobs.example.com/jobs.json".to_owned(),
            rate,
            rates,
        };
        vec![
            make(blank_rate(), Vec::new()),
            make(FormView::again(Fields::default(), wrong), vec![row]),
        ]
    }
}

fn blank_rate() -> FormView {
    ["currency", "per_eur", "date", "source"]
        .into_iter()
        .fold(FormView::blank(), |form, name| form.with(name, ""))
}

/// What somebody puts into their page. A frame and no script: nothing of ours runs there.
fn snippet(origin: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{origin}/embed/jobs\" title=\"{title}\" width=\"100%\" height=\"800\" loading=\"lazy\" \
         style=\"border:0\"></iframe>"
    )
}

/// Which form came back.
enum Again {
    Embed(FormView),
    Rate(FormView),
}

async fn show(desk: Desk, again: Option<Again>) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (settings, version) = organization::load::<CareersSettings>(on).await?;
    let rates = rates::newest(on).await?;
    let invalid = again.is_some();
    let (embed, rate) = match again {
        Some(Again::Embed(form)) => (Some(form), None),
        Some(Again::Rate(form)) => (None, Some(form)),
        None => (None, None),
    };
    // It stands on the company's own page.
    let language = &desk.app.organization().await?.language;
    let messages = desk.app.templates.messages();
    let locale = Locale::new(language.as_str(), desk.actor.zone.clone(), desk.actor.now);
    let title = messages.say(&locale, &Message::new("layout-open-positions"));
    let view = SetupView {
        embed: embed.unwrap_or_else(|| FormView::blank().with("origins", settings.embed_origins.join("\n"))),
        version,
        snippet: snippet(&desk.site.origin(), &title),
        feed: desk.site.url("/jobs.json"),
        rate: rate.unwrap_or_else(blank_rate),
        rates: rates
            .into_iter()
            .map(|rate| RateRow {
                currency: rate.currency.code(),
                per_eur: rate.per_eur,
                date: rate.date,
                source: rate.source,
            })
            .collect(),
    };
    if invalid {
        desk.invalid(view).await
    } else {
        desk.page(view).await
    }
}

/// `GET /app/settings/careers`
pub(super) async fn page(desk: Desk) -> web::Result<Response> {
    show(desk, None).await
}

/// `POST /app/settings/careers`
pub(super) async fn change(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let origins = form.text("origins", 0..=2000);
    let version = form.parse::<i64>("version");
    let mut sound = Vec::new();
    for line in origins.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match origin(line) {
            Ok(origin) => sound.push(origin),
            Err(why) => form.fail("origins", Message::new(why).with("origin", line)),
        }
    }
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return show(desk, Some(Again::Embed(FormView::again(fields, errors)))).await,
    };
    let (settings, version, by) = (
        CareersSettings { embed_origins: sound },
        ok.get(version),
        desk.actor.by(),
    );
    desk.app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move { organization::change(tx, by, &settings, version).await })
        })
        .await?;
    Ok(saved())
}

/// `https://www.example.com`, or the message that says what to write instead. Browsers know sites, not parts of them, and
/// plain http only where nobody stands between.
fn origin(line: &str) -> Result<String, &'static str> {
    const WRONG: &str = "careers-setup-origin-wrong";
    let address = if line.contains("://") {
        line.to_owned()
    } else {
        format!("https://{line}")
    };
    let uri: http::Uri = address.parse().map_err(|_| WRONG)?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "https" | "http"));
    let scheme = scheme.ok_or(WRONG)?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'));
    let authority = authority.ok_or(WRONG)?;
    let is_here = matches!(authority.host(), "localhost" | "127.0.0.1" | "[::1]");
    if !is_here && !authority.host().contains('.') {
        return Err(WRONG);
    }
    if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err("careers-setup-origin-path");
    }
    if scheme == "http" && !is_here {
        return Err("careers-setup-origin-plain");
    }
    Ok(format!("{scheme}://{authority}"))
}

/// `POST /app/settings/careers/rates`
pub(super) async fn set_rate(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let currency = form.parse_with("currency", |text| match text.parse::<Currency>() {
        Ok(currency) if currency.code() != "EUR" => Ok(currency),
        _ => Err(Message::new("careers-setup-currency-wrong")),
    });
    let date = form.parse::<Date>("date");
    let per_eur = form.parse_with("per_eur", |text| {
        let plain = text.replace(',', ".");
        match plain.parse::<f64>() {
            Ok(rate) if rate.is_finite() && rate > 0.0 && rate < 1e9 => Ok(plain),
            _ => Err(Message::new("careers-setup-rate-wrong")),
        }
    });
    let source = form.line("source", 1..=80);
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return show(desk, Some(Again::Rate(FormView::again(fields, errors)))).await,
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
            Box::pin(async move { rates::set_rate(tx, by, &rate).await })
        })
        .await?;
    Ok(saved())
}

/// `POST /app/settings/careers/rates/removal`
pub(super) async fn remove_rate(desk: Desk, fields: Fields) -> web::Result<Response> {
    let currency: Currency = fields
        .one("currency")?
        .and_then(|code| code.parse().ok())
        .ok_or(Error::Malformed("no currency"))?;
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| Box::pin(async move { rates::remove_rates(tx, by, currency).await }))
        .await?;
    Ok(saved())
}

fn saved() -> Response {
    web::redirect("/app/settings/careers")
        .flash(Message::new("careers-setup-saved"))
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_whole_and_encrypted() {
        let sound = |line: &str| origin(line).unwrap();
        assert_eq!(sound("https://www.acme.example/"), "https://www.acme.example");
        assert_eq!(sound("acme.example"), "https://acme.example");
        assert_eq!(sound("http://localhost:3000"), "http://localhost:3000");
        assert_eq!(origin("https://acme.example/about?x"), Err("careers-setup-origin-path"));
        assert_eq!(origin("http://acme.example"), Err("careers-setup-origin-plain"));
        for wrong in [
            "*",
            "javascript:alert(1)",
            "https://",
            "https://a@b.example",
            "acme",
            "https://a.example; script-src *",
        ] {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }
}
