//! What one did last, to be taken back: asked for by the key `z` where no toast offers it any more.

use axum::response::Response;
use base::Time;
use serde::Serialize;
use web::{Query, Result, templates::View};

use super::{Offer, latest, way_back};
use crate::layout::Desk;

#[derive(Serialize)]
pub struct UndoPage {
    offer: Option<Offer>,
    /// Until when it can be taken back.
    until: Option<Time>,
    /// The page to return to.
    back: String,
}

impl View for UndoPage {
    const TEMPLATE: &'static str = "undo/latest.html";

    fn samples() -> Vec<Self> {
        let page = |offer: Option<Offer>| Self {
            until: offer.as_ref().map(|_| Time::from_micros(1_795_510_800_000_000)),
            offer,
            back: "/app/jobs".to_owned(),
        };
        vec![page(Some(Offer::sample())), page(None)]
    }
}

/// `GET /app/undo?back=`
pub(super) async fn show(desk: Desk, Query(fields): Query) -> Result<Response> {
    let offer = latest(&mut desk.app.db.read(), &desk.actor).await?;
    let after = |offer: &Offer| desk.actor.now + jiff::SignedDuration::from_secs(offer.seconds);
    let view = UndoPage {
        until: offer.as_ref().map(after),
        offer,
        back: way_back(&fields, "/app", None),
    };
    desk.page(view).await
}
