//! The secret of the status page: 256 random bits, looked up by their digest, and a copy sealed with the installation's
//! key so that staff can hand the link on when no mail leaves.

use anyhow::Result;
use base::{Id, Secret};
use db::{Conn, Tx, sql};

use super::Application;
use crate::{
    events::{self, By, Event},
    keys::Keys,
};

const PURPOSE: &str = "status-link";

/// What is stored of a new link.
pub(super) struct NewLink {
    pub digest: String,
    pub sealed: String,
}

impl NewLink {
    pub fn make(keys: &Keys) -> Self {
        let secret = Secret::random();
        Self {
            digest: secret.digest().to_string(),
            sealed: keys.seal(PURPOSE, &secret.reveal()),
        }
    }
}

/// The token of a sealed copy; none when it was sealed with another key.
pub fn open_token(keys: &Keys, sealed: &str) -> Option<String> {
    keys.unseal(PURPOSE, sealed)
}

/// The address of a status page.
pub fn status_url(base_url: &str, token: &str) -> String {
    format!("{base_url}/status/{token}")
}

/// The sealed copy of an application's token; open it with [`open_token`].
pub async fn sealed_token(on: &mut impl Conn, application: Id<Application>) -> Result<Option<String>> {
    Ok(sql("SELECT status_token FROM applications WHERE id = $1")
        .bind(application)
        .maybe_value::<Option<String>>(on)
        .await?
        .flatten())
}

/// Gives an application a new link; the one before leads nowhere from now on.
pub async fn renew(tx: &mut Tx, keys: &Keys, by: By, application: &Application) -> Result<()> {
    let link = NewLink::make(keys);
    sql("UPDATE applications SET status_digest = $2, status_token = $3 WHERE id = $1")
        .bind(application.id)
        .bind(link.digest)
        .bind(link.sealed)
        .run(tx)
        .await?;
    let event = Event::new("application.link_renewed")
        .job(application.job_id)
        .candidate(application.candidate_id)
        .application(application.id);
    events::record(tx, by, event);
    Ok(())
}
