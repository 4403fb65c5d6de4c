//! One job's people as a sheet: those that the filter of the job's table keeps and the person sees.

use axum::{body::Body, extract::Path, response::Response};
use base::{Date, Id, Time};
use bytes::Bytes;
use db::{in_list, sql_text};
use web::{Error, Locale, Message, Query};

use super::{
    cells::{Cell, Sheet},
    leaving::attachment,
};
use crate::{
    App,
    access::{Actor, Right, confirm},
    applications::Application,
    documents::{Read, note_read},
    jobs::{Job, Stage, stages_of},
    layout::Desk,
    pipeline::people::{self, Filter},
};

/// Rows that somebody takes out without giving their password (TRUST section 3).
pub const FREE_ROWS: i64 = 500;

/// Rows read at a time.
const PAGE: usize = 500;

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    name: String,
    script_name: String,
    headline: String,
    city: String,
    country: Option<String>,
    language: String,
    mails: Option<String>,
    phones: Option<String>,
    links: Option<String>,
    tags: Option<String>,
    stage_id: Id<Stage>,
    stage_at: Time,
    outcome: Option<String>,
    source: String,
    applied_at: Time,
    answer_by: Option<Date>,
    marked: bool,
}

/// `GET /app/jobs/{job}/people.csv`, with the filter of the table.
pub async fn download(desk: Desk, Path(job): Path<String>, Query(query): Query) -> web::Result<Response> {
    let job: Id<Job> = job.parse().map_err(|_| Error::NotFound)?;
    let filter = Filter::read(&query);
    let most = if desk.actor.is_stepped_up() {
        None
    } else {
        Some(FREE_ROWS)
    };
    match sheet(&desk.app, &desk.actor, &desk.locale(), job, &filter, most).await? {
        Some(sheet) => Ok(sheet),
        None => confirm::challenge(&desk).await,
    }
}

/// The sheet of those that a filter keeps, as it leaves; none when they are more than `most`. For those who run the job.
/// That it left is written down before (AUD-1).
pub async fn sheet(
    app: &App,
    actor: &Actor,
    locale: &Locale,
    job: Id<Job>,
    filter: &Filter,
    most: Option<i64>,
) -> web::Result<Option<Response>> {
    let on = &mut app.db.read();
    let job = actor.job(on, job, Right::Run).await?;
    if let Some(most) = most
        && people::count(on, actor, job.id, filter).await? > most
    {
        return Ok(None);
    }
    let ids = people::ids(on, actor, job.id, filter).await?;
    note_read(&app.db, actor, Read::ExportMade, None, Some(job.id)).await?;
    let stages = stages_of(on, job.id).await?;
    let name = format!("{}-{}.csv", job.reference(), actor.now.date_in(&actor.zone));
    let (app, actor, head) = (app.clone(), actor.clone(), heading(app, locale));
    // A part of the sheet at a time: the next is read when the one before has gone.
    let parts = futures::stream::try_unfold((Some(head), ids, 0), move |(head, ids, at)| {
        let (app, actor, stages) = (app.clone(), actor.clone(), stages.clone());
        async move {
            if let Some(head) = head {
                return Ok(Some((Bytes::from(head), (None, ids, at))));
            }
            let Some(page) = ids.get(at..).filter(|rest| !rest.is_empty()) else {
                return Ok(None);
            };
            let page = &page[..page.len().min(PAGE)];
            let part = part(&app, &actor, &stages, page).await?;
            let next = at + page.len();
            Ok::<_, anyhow::Error>(Some((Bytes::from(part), (None, ids, next))))
        }
    });
    let body = Body::from_stream(parts);
    Ok(Some(attachment(&name, "text/csv; charset=utf-8", None, body)))
}

/// The names of the columns, in the words of the pages.
fn heading(app: &App, locale: &Locale) -> Vec<u8> {
    let names: Vec<String> = [
        Message::new("integrations-column-number"),
        Message::new("integrations-column-name"),
        Message::new("integrations-column-other-name"),
        Message::new("integrations-column-headline"),
        Message::new("integrations-column-city"),
        Message::new("integrations-column-country"),
        Message::new("integrations-column-language"),
        Message::new("integrations-column-mail"),
        Message::new("integrations-column-phone"),
        Message::new("integrations-column-link"),
        Message::new("integrations-column-tags"),
        Message::new("integrations-column-stage"),
        Message::new("integrations-column-stage-since"),
        Message::new("integrations-column-outcome"),
        Message::new("integrations-column-source"),
        Message::new("integrations-column-applied"),
        Message::new("integrations-column-answer-by"),
        Message::new("integrations-column-marked"),
    ]
    .iter()
    .map(|message| app.templates.messages().say(locale, message))
    .collect();
    let sheet = Sheet::begin(Vec::new(), names.iter().map(String::as_str));
    sheet.and_then(Sheet::end).expect("writing to memory cannot fail")
}

async fn part(app: &App, actor: &Actor, stages: &[Stage], ids: &[Id<Application>]) -> anyhow::Result<Vec<u8>> {
    let points = |kind: &str| {
        format!(
            "(SELECT string_agg(p.value, '; ') FROM contact_points p WHERE p.candidate_id = c.id AND p.kind = '{kind}')"
        )
    };
    let rows: Vec<Row> = sql_text(format!(
        "SELECT a.number, c.name, c.script_name, c.headline, c.city, c.country, c.language, {} AS mails, {} AS phones,
            {} AS links, (SELECT string_agg(g.name, '; ') FROM candidate_tags ct JOIN tags g ON g.id = ct.tag_id
                          WHERE ct.candidate_id = c.id) AS tags,
            a.stage_id, a.stage_at, a.outcome, a.source, a.applied_at, a.answer_by, a.marked
         FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE a.id IN ({}) AND {} ORDER BY a.number",
        points("mail"),
        points("phone"),
        points("link"),
        in_list(2, ids.len()),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind_all(ids.to_vec())
    .all(&mut app.db.read())
    .await?;
    let mut sheet = Sheet::more(Vec::new());
    for row in rows {
        let stage = stages.iter().find(|stage| stage.id == row.stage_id);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (mails, phones, links, tags) = (text(&row.mails), text(&row.phones), text(&row.links), text(&row.tags));
        let (number, stage_at, applied_at) = (row.number.to_string(), row.stage_at.to_text(), row.applied_at.to_text());
        let answer_by = row.answer_by.map(|day| day.to_string()).unwrap_or_default();
        sheet.row([
            Cell::Plain(&number),
            Cell::Text(&row.name),
            Cell::Text(&row.script_name),
            Cell::Text(&row.headline),
            Cell::Text(&row.city),
            Cell::Text(row.country.as_deref().unwrap_or_default()),
            Cell::Text(&row.language),
            Cell::Text(&mails),
            Cell::Text(&phones),
            Cell::Text(&links),
            Cell::Text(&tags),
            Cell::Text(stage.map_or("", |stage| &stage.name)),
            Cell::Plain(&stage_at),
            Cell::Text(row.outcome.as_deref().unwrap_or_default()),
            Cell::Text(&row.source),
            Cell::Plain(&applied_at),
            Cell::Plain(&answer_by),
            Cell::Plain(if row.marked { "1" } else { "0" }),
        ])?;
    }
    Ok(sheet.end()?)
}
