//! The routes behind the link.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use web::{Message, Multipart, NoFields, View};

use super::{
    actions::{self, DataRequestKind},
    page::StatusPage,
    renewal, store,
};
use crate::{
    applications::{self, Application},
    documents::{self, DocumentKind, Taken},
    layout::Visit,
};

/// The application behind a link; a link that leads nowhere is not found, whatever it was.
async fn load(visit: &Visit, token: &str) -> web::Result<Application> {
    store::find(&mut visit.app.db.read(), token)
        .await?
        .ok_or(web::Error::NotFound)
}

/// Back to the page, in the language it was read in.
fn back(visit: &Visit, token: &str, said: Message) -> Response {
    web::redirect(format!("/status/{token}?lang={}", visit.language))
        .flash(said)
        .into_response()
}

/// `GET /status/{token}`
pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> web::Result<Response> {
    let Some(application) = store::find(&mut visit.app.db.read(), &token).await? else {
        return renewal::lost(&visit).await;
    };
    let page = StatusPage::load(&visit.app, &token, &application, &visit.language).await?;
    visit.page(page).await
}

/// `POST /status/{token}/confirmation`
pub(super) async fn confirm(visit: Visit, Path(token): Path<String>, _: NoFields) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    visit
        .app
        .db
        .write(move |tx| {
            let application = application.clone();
            Box::pin(async move { applications::confirm(tx, &application).await })
        })
        .await?;
    Ok(back(&visit, &token, Message::new("status-said-confirmed")))
}

/// Choosing a file to add.
#[derive(Serialize)]
pub struct FilesPage {
    token: String,
    kind: String,
    error: Option<Message>,
    max_mb: u64,
}

impl View for FilesPage {
    const TEMPLATE: &'static str = "status/files.html";

    fn samples() -> Vec<Self> {
        let page = |kind: &str, error| Self {
            token: "token".to_owned(),
            kind: kind.to_owned(),
            error,
            max_mb: 10,
        };
        vec![
            page("resume", None),
            page("other", Some(Message::new("documents-empty"))),
        ]
    }
}

/// `GET /status/{token}/files`
pub(super) async fn files(visit: Visit, Path(token): Path<String>) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    refuse_when_over(&application)?;
    let max_mb = visit.app.limits.upload_file_bytes / (1024 * 1024);
    visit
        .page(FilesPage {
            token,
            kind: "resume".to_owned(),
            error: None,
            max_mb,
        })
        .await
}

/// `POST /status/{token}/files`
pub(super) async fn add_file(visit: Visit, Path(token): Path<String>, mut form: Multipart) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    refuse_when_over(&application)?;
    let mut taken = None;
    while let Some(part) = form.next_file().await? {
        if part.field == "file" && taken.is_none() {
            taken = Some(documents::take(&visit.app, part).await?);
        }
        if matches!(taken, Some(Taken::TooLarge(_))) {
            break;
        }
    }
    let fields = match &taken {
        Some(Taken::TooLarge(_)) => form.fields().clone(),
        _ => form.finish().await?,
    };
    let kind = fields.one("kind")?.unwrap_or("resume").to_owned();
    let document = match kind.as_str() {
        "resume" => DocumentKind::Resume,
        "cover_letter" => DocumentKind::CoverLetter,
        "portfolio" => DocumentKind::Portfolio,
        _ => DocumentKind::Other,
    };
    let error = match taken {
        Some(Taken::Stored(file)) => {
            visit
                .app
                .db
                .write(move |tx| {
                    let (application, file) = (application.clone(), file.clone());
                    Box::pin(async move { actions::add_file(tx, &application, document, file).await })
                })
                .await?;
            return Ok(back(&visit, &token, Message::new("status-said-file")));
        }
        Some(Taken::Refused(words) | Taken::TooLarge(words)) => words,
        None => Message::new("status-choose-file"),
    };
    let max_mb = visit.app.limits.upload_file_bytes / (1024 * 1024);
    visit
        .invalid(FilesPage {
            token,
            kind,
            error: Some(error),
            max_mb,
        })
        .await
}

fn refuse_when_over(application: &Application) -> web::Result<()> {
    if application.outcome.is_some() {
        return Err(web::Error::Conflict(Message::new("status-is-over")));
    }
    Ok(())
}

/// A question before something that cannot be undone by oneself.
#[derive(Serialize)]
pub struct ConfirmPage {
    token: String,
    /// What is asked: withdrawal, copy, erasure. Names its words.
    what: &'static str,
    action: String,
}

impl View for ConfirmPage {
    const TEMPLATE: &'static str = "status/confirm.html";

    fn samples() -> Vec<Self> {
        ["withdrawal", "copy", "erasure"]
            .map(|what| Self {
                token: "token".to_owned(),
                what,
                action: "/status/token/x".to_owned(),
            })
            .into()
    }
}

/// `GET /status/{token}/withdrawal`
pub(super) async fn ask_withdrawal(visit: Visit, Path(token): Path<String>) -> web::Result<Response> {
    load(&visit, &token).await?;
    let action = format!("/status/{token}/withdrawal?lang={}", visit.language);
    visit
        .page(ConfirmPage {
            token,
            what: "withdrawal",
            action,
        })
        .await
}

/// `POST /status/{token}/withdrawal`
pub(super) async fn withdraw(visit: Visit, Path(token): Path<String>, _: NoFields) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    visit
        .app
        .db
        .write(move |tx| {
            let application = application.clone();
            Box::pin(async move { actions::withdraw(tx, &application).await })
        })
        .await?;
    Ok(back(&visit, &token, Message::new("status-said-withdrawn")))
}

/// `GET /status/{token}/requests/{kind}`
pub(super) async fn ask_request(visit: Visit, Path((token, kind)): Path<(String, String)>) -> web::Result<Response> {
    load(&visit, &token).await?;
    let kind: DataRequestKind = kind.parse().map_err(|_| web::Error::NotFound)?;
    let action = format!("/status/{token}/requests/{kind}?lang={}", visit.language);
    visit
        .page(ConfirmPage {
            token,
            what: kind.as_str(),
            action,
        })
        .await
}

/// `POST /status/{token}/requests/{kind}`
pub(super) async fn request(
    visit: Visit,
    Path((token, kind)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    let kind: DataRequestKind = kind.parse().map_err(|_| web::Error::NotFound)?;
    let keys = visit.app.keys.clone();
    visit
        .app
        .db
        .write(move |tx| {
            let (application, keys) = (application.clone(), keys.clone());
            Box::pin(async move { actions::request_data(tx, &keys, &application, kind).await })
        })
        .await?;
    Ok(back(&visit, &token, Message::new("status-said-request")))
}

/// `POST /status/{token}/renewal`
pub(super) async fn renew(visit: Visit, Path(token): Path<String>, _: NoFields) -> web::Result<Response> {
    let application = load(&visit, &token).await?;
    let keys = visit.app.keys.clone();
    visit
        .app
        .db
        .write(move |tx| {
            let (application, keys) = (application.clone(), keys.clone());
            Box::pin(async move { actions::renew(tx, &keys, &application).await })
        })
        .await?;
    Ok(web::redirect(format!("/status?sent=true&lang={}", visit.language)).into_response())
}
