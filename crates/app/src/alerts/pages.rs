//! Having seen an alert, from the page of today.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use web::{Error, Message, NoFields, redirect};

use super::{Alert, store};
use crate::layout::Desk;

/// `POST /app/today/alerts/{alert}/seen`
pub(super) async fn see(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Alert> = id.parse().map_err(|_| Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { store::see(tx, &actor, id).await })
        })
        .await?;
    Ok(redirect("/app/today")
        .flash(Message::new("alerts-said-seen"))
        .into_response())
}
