//! Settings of the careers site: where its list may be shown.

use axum::response::{IntoResponse, Response};
use serde::Serialize;
use web::{Fields, FormReader, FormView, Locale, Message, templates::View};

use super::CareersSettings;
use crate::{layout::Desk, organization};

/// `/app/settings/careers`
#[derive(Serialize)]
pub(super) struct SetupView {
    embed: FormView,
    version: i64,
    snippet: String,
    feed: String,
}

impl View for SetupView {
    const TEMPLATE: &'static str = "careers/setup.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            embed: FormView::blank().with("origins", "https://www.example.com"),
            version: 1,
            snippet: snippet("https://jobs.example.com", "Open positions"),
            feed: "https://jobs.example.com/jobs.json".to_owned(),
        }]
    }
}

/// What somebody puts into their page. A frame and no script: nothing of ours runs there.
fn snippet(origin: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{origin}/embed/jobs\" title=\"{title}\" width=\"100%\" height=\"800\" loading=\"lazy\" \
         style=\"border:0\"></iframe>"
    )
}

async fn show(desk: Desk, again: Option<FormView>) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (settings, version) = organization::load::<CareersSettings>(on).await?;
    let invalid = again.is_some();
    // It stands on the company's own page.
    let language = &desk.app.organization().await?.language;
    let messages = desk.app.templates.messages();
    let locale = Locale::new(language.as_str(), desk.actor.zone.clone(), desk.actor.now);
    let title = messages.say(&locale, &Message::new("layout-open-positions"));
    let view = SetupView {
        embed: again.unwrap_or_else(|| FormView::blank().with("origins", settings.embed_origins.join("\n"))),
        version,
        snippet: snippet(&desk.site.origin(), &title),
        feed: desk.site.url("/jobs.json"),
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
        Err(errors) => return show(desk, Some(FormView::again(fields, errors))).await,
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
