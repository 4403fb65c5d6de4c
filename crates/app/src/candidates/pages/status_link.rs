//! The link to the status page, to hand on by other means than mail.

use axum::{extract::Path, response::Response};
use base::Id;
use serde::Serialize;
use web::{Error, View};

use super::read_id;
use crate::{
    access::Right,
    applications::{self, Application},
    candidates::Candidate,
    documents::{Read, note_read},
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
    let on = &mut desk.app.db.read();
    let application = desk.actor.application(on, id, Right::Decide).await?;
    let candidate = desk
        .actor
        .candidate(on, application.candidate_id, Right::See)
        .await
        .map_err(|_| Error::NotFound)?;
    let sealed = applications::sealed_token(on, id).await?;
    let token = sealed.and_then(|sealed| applications::open_token(&desk.app.keys, &sealed));
    if token.is_some() {
        note_read(
            &desk.app.db,
            &desk.actor,
            Read::StatusLinkCopied,
            Some(candidate.id),
            Some(id),
        )
        .await?;
    }
    let page = StatusLinkPage {
        candidate: candidate.id,
        name: candidate.name,
        url: token.map(|token| applications::status_url(&desk.site.origin(), &token)),
        has_mail_server: messages::has_mail_server(on).await?,
    };
    desk.page(page).await
}
