//! What several of the pages need.

use base::{Id, Language};
use db::{Conn, Tx};
use futures::future::BoxFuture;
use serde::Serialize;
use web::{Error, Fields};

use crate::{
    access::Actor,
    layout::Desk,
    organization::{self, Reason, ReasonSide},
    undo,
};

/// An id in an address; one that cannot be read leads nowhere.
pub(in crate::pipeline) fn read_id<T>(text: &str) -> web::Result<Id<T>> {
    text.parse().map_err(|_| Error::NotFound)
}

/// A reason to choose.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pipeline) struct ReasonChoice {
    pub value: Id<Reason>,
    pub label: String,
}

impl ReasonChoice {
    pub fn samples() -> Vec<Self> {
        vec![Self {
            value: Id::from_uuid(uuid::Uuid::nil()),
            label: "Other skills <needed>".to_owned(),
        }]
    }
}

/// The reasons in use of one side.
pub(in crate::pipeline) async fn reason_choices(
    on: &mut impl Conn,
    side: ReasonSide,
    language: &Language,
) -> anyhow::Result<Vec<ReasonChoice>> {
    let all = organization::reasons(on).await?;
    let used = all
        .into_iter()
        .filter(|reason| reason.side == side && reason.archived_at.is_none());
    Ok(used
        .map(|reason| ReasonChoice {
            label: reason.labels.in_language(language).to_owned(),
            value: reason.id,
        })
        .collect())
}

/// Where to go on: the page the form came from, if it is one of ours. With an undo, the page offers it.
pub(super) fn back(fields: &Fields, otherwise: String, undo: Option<String>) -> String {
    undo::way_back(fields, &otherwise, undo)
}

/// Runs verbs of the person at the desk in one transaction.
pub(super) async fn act<R: Send>(
    desk: &Desk,
    verb: impl for<'t> Fn(&'t mut Tx, Actor) -> BoxFuture<'t, web::Result<R>> + Send + Sync,
) -> web::Result<R> {
    desk.app.db.write(|tx| verb(tx, desk.actor.clone())).await
}
