//! The list of data requests.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use serde::Serialize;
use web::{Error, Message, NoFields, Query, View, redirect};

use super::{Asked, DataRequest, Shelf, actions, store};
use crate::{layout::Desk, status::DataRequestKind};

/// The page shows this many.
const MOST: i64 = 200;

/// `GET /app/data-requests`
#[derive(Serialize)]
pub(super) struct RequestsPage {
    shelf: Shelf,
    open: i64,
    answered: i64,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    asked: Asked,
    /// Days until the legal due date; negative when it is past.
    days_left: i64,
}

impl View for RequestsPage {
    const TEMPLATE: &'static str = "privacy/requests.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let line = |kind, days_left, done: bool| Line {
            asked: Asked {
                id: Id::from_uuid(uuid::Uuid::nil()),
                kind,
                candidate_id: Id::from_uuid(uuid::Uuid::nil()),
                name: "Wei <Zhang>".to_owned(),
                script_name: "张伟".to_owned(),
                in_trash: days_left < 0,
                job_id: (!done).then(|| Id::from_uuid(uuid::Uuid::nil())),
                job_title: (!done).then(|| "Kiln Engineer".to_owned()),
                asked_at: now,
                due_at: now,
                done_at: done.then_some(now),
                done_by: done.then(|| "Rosa Brandt".to_owned()),
            },
            days_left,
        };
        let page = |shelf, lines| Self {
            shelf,
            open: 3,
            answered: 1,
            lines,
        };
        vec![
            page(Shelf::Open, Vec::new()),
            page(
                Shelf::Open,
                vec![
                    line(DataRequestKind::Erasure, -2, false),
                    line(DataRequestKind::Copy, 0, false),
                    line(DataRequestKind::Copy, 1, false),
                    line(DataRequestKind::Erasure, 20, false),
                ],
            ),
            page(Shelf::Answered, Vec::new()),
            page(Shelf::Answered, vec![line(DataRequestKind::Copy, 3, true)]),
        ]
    }
}

/// `GET /app/data-requests`
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (on, actor) = (&mut desk.app.db.read(), &desk.actor);
    let shelf = query
        .many("show")
        .next()
        .and_then(|shelf| shelf.parse().ok())
        .unwrap_or(Shelf::Open);
    let today = actor.now.date_in(&actor.zone);
    let lines = store::requests(on, actor, shelf, None, MOST).await?;
    let (open, answered) = store::counts(on, actor).await?;
    let view = RequestsPage {
        shelf,
        open,
        answered,
        lines: lines
            .into_iter()
            .map(|asked| Line {
                days_left: asked.due_at.date_in(&actor.zone).days_since(today),
                asked,
            })
            .collect(),
    };
    desk.page(view).await
}

/// `POST /app/data-requests/{request}/answer`
pub(super) async fn answer(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let asked = change(&desk, &id, true).await?;
    let said = Message::new("privacy-said-answered").with("name", asked.name);
    Ok(redirect("/app/data-requests").flash(said).into_response())
}

/// `DELETE /app/data-requests/{request}/answer`
pub(super) async fn reopen(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let asked = change(&desk, &id, false).await?;
    let said = Message::new("privacy-said-reopened").with("name", asked.name);
    Ok(redirect("/app/data-requests").flash(said).into_response())
}

async fn change(desk: &Desk, id: &str, answered: bool) -> web::Result<Asked> {
    let id: Id<DataRequest> = id.parse().map_err(|_| Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                if answered {
                    actions::answer(tx, &actor, id).await
                } else {
                    actions::reopen(tx, &actor, id).await
                }
            })
        })
        .await
}
