//! The link to a candidate's own status page, to hand on by other means than mail.

use base::Id;
use web::{Error, Result};

use super::Candidate;
use crate::{
    App,
    access::{Actor, Right},
    applications::{self, Application},
    documents::{Read, note_read},
};

/// The link of an application, for those who decide on it, and whose it is; none when the link is not kept any more.
/// That somebody had it is written down before. `origin` is the address of this server.
pub async fn status_link(
    app: &App,
    actor: &Actor,
    id: Id<Application>,
    origin: &str,
) -> Result<(Candidate, Option<String>)> {
    let on = &mut app.db.read();
    let application = actor.application(on, id, Right::Decide).await?;
    let candidate = actor
        .candidate(on, application.candidate_id, Right::See)
        .await
        .map_err(|_| Error::NotFound)?;
    let sealed = applications::sealed_token(on, id).await?;
    let token = sealed.and_then(|sealed| applications::open_token(&app.keys, &sealed));
    if token.is_some() {
        note_read(&app.db, actor, Read::StatusLinkCopied, Some(candidate.id), Some(id)).await?;
    }
    let url = token.map(|token| applications::status_url(origin, &token));
    Ok((candidate, url))
}
