//! What was set aside, and why: let in one or many, or put them into the trash.

use axum::response::{IntoResponse, Response};
use base::{Id, Time};
use db::{Cursor, Page};
use serde::Serialize;
use web::{Fields, FormReader, Message as Words, Query, View, redirect};

use super::{
    Admission, Application,
    set_aside::{self, SetAside, set_aside, set_aside_count},
};
use crate::{
    access::Right,
    candidates::Candidate,
    jobs::Job,
    layout::Desk,
    undo::{self, Offer, Undo},
};

/// How many one page shows; all of them can be picked at once.
const PAGE: usize = set_aside::MOST_SORTED;

/// `GET /app/set-aside`
#[derive(Serialize)]
pub(super) struct SetAsidePage {
    lines: Vec<Line>,
    total: i64,
    /// Whether the reader decides on any of them.
    may_decide: bool,
    first: Option<&'static str>,
    next: Option<String>,
    back: &'static str,
    offer: Option<Offer>,
}

#[derive(Serialize)]
struct Line {
    id: Id<Application>,
    job: Id<Job>,
    job_title: String,
    candidate: Id<Candidate>,
    name: String,
    email: String,
    admission: Admission,
    /// The words of the signals, as their messages are named.
    signals: Vec<String>,
    applied_at: Time,
    may_decide: bool,
}

impl From<SetAside> for Line {
    fn from(one: SetAside) -> Self {
        let signals = one.signals.0.iter();
        Self {
            signals: signals.map(|signal| signal.as_str().replace('_', "-")).collect(),
            id: one.id,
            job: one.job_id,
            job_title: one.job_title,
            candidate: one.candidate_id,
            name: one.name,
            email: one.email.unwrap_or_default(),
            admission: one.admission,
            applied_at: one.applied_at,
            may_decide: one.may_decide,
        }
    }
}

impl View for SetAsidePage {
    const TEMPLATE: &'static str = "applications/set-aside.html";

    fn samples() -> Vec<Self> {
        let line = |name: &str, admission, signals: &[super::Signal]| Line {
            id: Id::from_uuid(uuid::Uuid::nil()),
            job: Id::from_uuid(uuid::Uuid::nil()),
            job_title: "Kiln Engineer <Ceramics>".to_owned(),
            candidate: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            email: "ada@people.example".to_owned(),
            admission,
            signals: signals.iter().map(|signal| signal.as_str().replace('_', "-")).collect(),
            applied_at: Time::from_micros(1_795_510_800_000_000),
            may_decide: name != "Bao",
        };
        let page = |lines: Vec<Line>, more: bool| Self {
            total: lines.len() as i64,
            lines,
            may_decide: true,
            first: more.then_some("/app/set-aside"),
            next: more.then(|| "/app/set-aside?after=x".to_owned()),
            back: "/app/set-aside",
            offer: more.then(Offer::sample),
        };
        vec![
            page(Vec::new(), false),
            page(
                vec![
                    line("Win <b>money</b>", Admission::Quarantined, super::Signal::ALL),
                    line("Bao", Admission::Unconfirmed, &[super::Signal::TooFast]),
                ],
                true,
            ),
        ]
    }
}

/// `GET /app/set-aside`
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (on, actor) = (&mut desk.app.db.read(), &desk.actor);
    let after = query.many("after").next().map(|after| Cursor::from(after.to_owned()));
    let begin = after
        .as_ref()
        .and_then(Cursor::key::<(i64, Id<Application>)>)
        .map(|(at, id)| (Time::from_micros(at), id));
    let rows = set_aside(on, actor, begin, PAGE as i64 + 1).await?;
    let page = Page::from_rows(rows, PAGE, |one| (one.applied_at.as_micros(), one.id));
    let lines: Vec<Line> = page.items.into_iter().map(Line::from).collect();
    let view = SetAsidePage {
        total: set_aside_count(on, actor, Right::See).await?.0,
        may_decide: lines.iter().any(|line| line.may_decide),
        lines,
        first: begin.is_some().then_some("/app/set-aside"),
        next: page.next.map(|next| format!("/app/set-aside?after={}", next.as_str())),
        back: "/app/set-aside",
        offer: undo::offered(on, actor, &query).await?,
    };
    desk.page(view).await
}

/// `POST /app/set-aside/admission`, `pick` once for each, or `only` one.
pub(super) async fn let_in(desk: Desk, fields: Fields) -> web::Result<Response> {
    sort(&desk, &fields, true).await
}

/// `POST /app/set-aside/trash`, `pick` once for each, or `only` one.
pub(super) async fn put_away(desk: Desk, fields: Fields) -> web::Result<Response> {
    sort(&desk, &fields, false).await
}

async fn sort(desk: &Desk, fields: &Fields, let_in: bool) -> web::Result<Response> {
    let mut form = FormReader::new(fields);
    let picked: Vec<Id<Application>> = form.many("pick");
    // The button of one row means that one, whatever else is picked.
    let only = form.optional_parse::<Id<Application>>("only");
    let ids = only.map_or(picked, |only| vec![only]);
    form.check(ids.len() <= PAGE, "pick", Words::new("fields-invalid"));
    form.finish()?;
    if ids.is_empty() {
        let said = Words::new("applications-pick-first");
        return Ok(redirect("/app/set-aside").flash(said).into_response());
    }
    let actor = desk.actor.clone();
    let done: Id<Undo> = desk
        .app
        .db
        .write(move |tx| {
            let (actor, ids) = (actor.clone(), ids.clone());
            Box::pin(async move {
                if let_in {
                    set_aside::let_in(tx, &actor, &ids).await
                } else {
                    set_aside::put_away(tx, &actor, &ids).await
                }
            })
        })
        .await?;
    Ok(redirect(format!("/app/set-aside?done={done}")).into_response())
}
