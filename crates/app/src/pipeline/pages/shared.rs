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
    let wished = fields.many("back").next().unwrap_or_default();
    let path = if wished.starts_with("/app/") && web::is_local(wished) {
        wished.to_owned()
    } else {
        otherwise
    };
    let (path, query) = path
        .split_once('?')
        .map_or((path.as_str(), ""), |(path, query)| (path, query));
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="));
    let query: Vec<String> = kept
        .map(str::to_owned)
        .chain(undo.map(|id| format!("done={id}")))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// Runs verbs of the person at the desk in one transaction.
pub(super) async fn act<R: Send>(
    desk: &Desk,
    verb: impl for<'t> Fn(&'t mut Tx, Actor) -> BoxFuture<'t, web::Result<R>> + Send + Sync,
) -> web::Result<R> {
    desk.app.db.write(|tx| verb(tx, desk.actor.clone())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_application_and_offers_the_latest_undo() {
        let from = |back: &str| [("back", back)].into_iter().collect::<Fields>();
        let way = |fields: &Fields, undo: Option<&str>| back(fields, "/app/jobs/1".to_owned(), undo.map(str::to_owned));
        assert_eq!(
            way(&from("/app/jobs/2?q=a&done=old"), Some("new")),
            "/app/jobs/2?q=a&done=new"
        );
        assert_eq!(way(&from("//evil.example"), None), "/app/jobs/1");
        assert_eq!(way(&from("/jobs"), Some("new")), "/app/jobs/1?done=new");
    }
}
