//! /api/v1/today: what needs the token's owner, in the order of whom it keeps waiting, and the acts that are done on the
//! spot.

mod things;
mod view;

use axum::{extract::State, response::Response};
use serde_json::{Value, json};
use web::{Query, Result};

use self::view::TodayView;
use super::{Api, At, Call, Caller, Nothing, Param, item, listing::invalid, only};
use crate::{
    App,
    alerts::{self, Alert},
    candidates::Candidate,
    home::{self, PARTS, Today},
    messages, notes,
};

fn parts() -> Value {
    json!({"type": "string", "enum": PARTS})
}

const ASKED: &[Param] = &[Param::of("all", parts)];

pub fn api() -> Api {
    let (read, write) = ("today:read", "today:write");
    Api::new()
        .item::<TodayView, _, _>(
            "/api/v1/today",
            show,
            read,
            "What needs the owner now: up to 8 things of each kind, and 200 of the kind in `all`",
        )
        .with_query(ASKED)
        .done::<Nothing, _, _>(
            "/api/v1/today/mentions/{candidate}/read",
            mark_read,
            write,
            "What named the owner in notes about this person is read",
        )
        .done::<Nothing, _, _>(
            "/api/v1/today/alerts/{alert}/seen",
            see,
            write,
            "Have seen that somebody reads very much; never one's own",
        )
}

async fn show(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    only(&fields, ASKED)?;
    let all = fields.one("all")?.unwrap_or_default();
    if !all.is_empty() && !PARTS.contains(&all) {
        return Err(invalid("all"));
    }
    let (on, actor) = (&mut app.db.read(), &caller.actor);
    let things = Today::load(on, actor, all).await?;
    let waits = home::waits(on, actor, actor.now.date_in(&actor.zone)).await?;
    let held = messages::held(on, actor).await?;
    item(&TodayView::new(things, waits, held))
}

async fn mark_read(At(id): At<Candidate>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { notes::read_about(tx, &sent.actor, id).await }))
        .await
}

async fn see(At(id): At<Alert>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { alerts::see(tx, &sent.actor, id).await }))
        .await
}
