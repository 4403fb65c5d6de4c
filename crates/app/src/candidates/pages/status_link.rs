//! The link to the status page, to hand on by other means than mail.

use axum::{extract::Path, response::Response};
use base::Id;
use serde::Serialize;
use web::View;

use super::read_id;
use crate::{
    applications::Application,
    candidates::{self, Candidate},
    layout::Desk,
    messages,
};

/// `GET /app/applications/{application}/status-link`. That somebody had it is noted.
#[derive(Serialize)]
pub(super) struct StatusLinkPage {
    candidate: Id<Candidate>,
    name: String,
    url: Option<String>,
    has_mail_server: bool,
}

impl View for StatusLinkPage {
    const TEMPLATE: &'static str = "candidates/status-link.html";

    fn samples() -> Vec<Self> {
        let page = |has_mail_server, url: Option<&str>| Self {
            candidate: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            url: url.map(str::to_owned),
            has_mail_server,
        };
        vec![
            page(false, Some("https://jobs.acme.example/status/abc")),
            page(true, Some("https://jobs.acme.example/status/abc")),
            page(true, None),
        ]
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let id: Id<Application> = read_id(&id)?;
    let (candidate, url) = candidates::status_link(&desk.app, &desk.actor, id, &desk.site.origin()).await?;
    let page = StatusLinkPage {
        candidate: candidate.id,
        name: candidate.name,
        url,
        has_mail_server: messages::has_mail_server(&mut desk.app.db.read()).await?,
    };
    desk.page(page).await
}
