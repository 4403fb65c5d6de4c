//! The report: how far it is, what each row is or became, and the acts that lead on.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use db::Tx;
use futures::future::BoxFuture;
use serde::Serialize;
use web::{Fields, FormReader, Message, NoFields, Query, View, redirect};

use super::read_id;
use crate::{
    access::Actor,
    integrations::imports::{
        self, Duplicates, Import, ImportKind, ImportState, Line, RowState, Tally, find, lines, report_sheet, run_soon,
        store,
    },
    layout::Desk,
};

/// Rows of one page of the report.
const PAGE: i64 = 100;

/// `GET /app/import/{import}`, with `?show=` one state and `?after=` a line.
#[derive(Serialize)]
pub struct ReportPage {
    import: Import,
    problem: Option<Message>,
    tally: Tally,
    /// Rows looked at, or done with.
    handled: i64,
    /// The states that have rows, each with how many.
    groups: Vec<Group>,
    show: Option<RowState>,
    lines: Vec<Line>,
    /// The address of the next page.
    next: Option<String>,
    duplicates: Duplicates,
    /// What will be added, as things are.
    will: i64,
}

#[derive(Serialize)]
struct Group {
    state: RowState,
    n: i64,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "integrations/report.html";

    fn samples() -> Vec<Self> {
        let line = |state, choice| Line {
            line: 7,
            who: "Ada <Okafor>".to_owned(),
            contact: "ada@people.example".to_owned(),
            state,
            problems: vec![Message::new("integrations-row-mail").with("value", "ada at")],
            same_as: Some(uuid::Uuid::nil()),
            made: Some(uuid::Uuid::nil()),
            choice,
        };
        let page = |kind, state| Self {
            import: Import::sample(kind, state),
            problem: Some(Message::new("integrations-no-rows")),
            tally: Tally {
                ready: 9_962,
                same: 30,
                faulty: 8,
                added: 12,
                skipped: 1,
            },
            handled: 6_200,
            groups: RowState::ALL
                .iter()
                .map(|state| Group { state: *state, n: 30 })
                .collect(),
            show: Some(RowState::Same),
            lines: RowState::ALL
                .iter()
                .map(|state| line(*state, None))
                .chain([line(RowState::Same, Some(Duplicates::Add))])
                .collect(),
            next: Some("/app/import".to_owned()),
            duplicates: Duplicates::Skip,
            will: 9_962,
        };
        let states = ImportState::ALL.iter();
        states
            .flat_map(|state| ImportKind::ALL.iter().map(|kind| page(*kind, *state)))
            .collect()
    }
}

pub async fn page(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let import = find(on, &desk.actor, read_id(&id)?).await?;
    if import.state == ImportState::Mapping {
        return Ok(redirect(format!("/app/import/{}/columns", import.id)).into_response());
    }
    let first = |name: &str| query.many(name).next().unwrap_or_default().to_owned();
    let show: Option<RowState> = first("show").parse().ok();
    let after: i64 = first("after").parse().unwrap_or_default();
    let tally = store::tally(on, import.id).await?;
    let lines = lines(on, &import, show, after, PAGE).await?;
    let chosen = store::chosen(on, import.id).await?;
    let next = lines.last().filter(|_| lines.len() as i64 == PAGE).map(|last| {
        let show = show.map_or_else(String::new, |show| format!("show={show}&"));
        format!("/app/import/{}?{show}after={}", import.id, last.line)
    });
    let groups = [
        (RowState::Ready, tally.ready),
        (RowState::Same, tally.same),
        (RowState::Faulty, tally.faulty),
        (RowState::Added, tally.added),
        (RowState::Skipped, tally.skipped),
    ];
    let view = ReportPage {
        problem: import.problem(),
        handled: if import.state == ImportState::Checking {
            import.checked
        } else {
            tally.handled()
        },
        groups: groups
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(state, n)| Group { state, n })
            .collect(),
        show,
        lines,
        next,
        duplicates: import.options.duplicates,
        will: tally.ready + chosen,
        tally,
        import,
    };
    desk.page(view).await
}

/// Runs a verb of the person at the desk, then shows the report again.
async fn act(
    desk: &Desk,
    id: &str,
    verb: impl for<'t> Fn(&'t mut Tx, Actor, base::Id<Import>) -> BoxFuture<'t, web::Result<()>> + Send + Sync,
) -> web::Result<Response> {
    let id = read_id(id)?;
    desk.app.db.write(|tx| verb(tx, desk.actor.clone(), id)).await?;
    Ok(redirect(format!("/app/import/{id}")).into_response())
}

/// `POST /app/import/{import}/run`
pub async fn start(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let duplicates = form.optional_parse::<Duplicates>("duplicates").unwrap_or_default();
    form.finish()?;
    act(&desk, &id, move |tx, actor, id| {
        Box::pin(async move {
            imports::start(tx, &actor, id, duplicates).await?;
            run_soon(tx, id).await?;
            Ok(())
        })
    })
    .await
}

/// `POST /app/import/{import}/stop`
pub async fn stop(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    act(&desk, &id, |tx, actor, id| {
        Box::pin(async move { imports::stop(tx, &actor, id).await })
    })
    .await
}

/// `POST /app/import/{import}/choices`: what becomes of one row that is somebody we know.
pub async fn choose(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let mut form = FormReader::new(&fields);
    let line = form.parse::<i64>("line");
    let choice = form.parse::<Duplicates>("choice");
    let after = form.optional_parse::<i64>("after").unwrap_or_default();
    let ok = form.finish()?;
    let (line, choice) = (ok.get(line), ok.get(choice));
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { imports::choose(tx, &actor, id, line, choice).await })
        })
        .await?;
    Ok(redirect(format!("/app/import/{id}?show=same&after={after}#row-{line}")).into_response())
}

/// `POST /app/import/{import}/removal`
pub async fn discard(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    act(&desk, &id, |tx, actor, id| {
        Box::pin(async move { imports::discard(tx, &actor, id).await })
    })
    .await?;
    Ok(redirect("/app/import")
        .flash(Message::new("integrations-import-discarded"))
        .into_response())
}

/// `GET /app/import/{import}/report.csv`
pub async fn download(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let import = find(&mut desk.app.db.read(), &desk.actor, read_id(&id)?).await?;
    Ok(report_sheet(&desk.app, &desk.locale(), import))
}
