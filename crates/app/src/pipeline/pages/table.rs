//! The table of a job's people.

use axum::{extract::Path, response::Response};
use base::Id;
use serde::Serialize;
use web::{Message, Query, View};

use super::acts::job_of;
use crate::{
    access::Right,
    candidates::source_words,
    jobs::{Job, JobHeader, Stage, StageKind, stages_of},
    layout::Desk,
    pipeline::people::{Filter, Person, Sort, count, page, sources},
    undo::{self, Offer},
    views::{self, Bar, COLUMNS, Place},
};

/// `GET /app/jobs/{job}/table`
#[derive(Serialize)]
pub(super) struct TablePage {
    header: JobHeader,
    people: Vec<Row>,
    total: i64,
    /// Those of them with whom something can be done.
    in_play: i64,
    filter: Filter,
    /// The filter as it stands in addresses.
    query: String,
    filtered: i64,
    sort: Sort,
    /// Addresses that sort by each column.
    by_name: String,
    by_waiting: String,
    by_applied: String,
    stages: Vec<StageChoice>,
    sources: Vec<SourceChoice>,
    /// Addresses of the first and the next page.
    first: Option<String>,
    next: Option<String>,
    views: Bar,
    back: String,
    offer: Option<Offer>,
}

#[derive(Serialize)]
struct Row {
    person: Person,
    source: Message,
    stage_name: String,
}

/// A source to filter by.
#[derive(Serialize)]
struct SourceChoice {
    value: String,
    words: Message,
}

impl SourceChoice {
    fn of(value: String) -> Self {
        Self {
            words: source_words(&value),
            value,
        }
    }
}

/// A stage to filter by or to move to.
#[derive(Clone, Serialize)]
pub(in crate::pipeline) struct StageChoice {
    pub value: Id<Stage>,
    pub name: String,
    pub chosen: bool,
    /// Being hired takes an opening: nobody is moved there in bulk.
    pub movable: bool,
}

pub(in crate::pipeline) fn stage_choices(stages: Vec<Stage>, filter: &Filter) -> Vec<StageChoice> {
    let choice = |stage: Stage| StageChoice {
        chosen: filter.stages.contains(&stage.id),
        movable: stage.kind != StageKind::Hired,
        value: stage.id,
        name: stage.name,
    };
    stages.into_iter().map(choice).collect()
}

impl View for TablePage {
    const TEMPLATE: &'static str = "pipeline/table.html";

    fn samples() -> Vec<Self> {
        let page = |people: Vec<Person>, filter: Filter| Self {
            header: JobHeader::sample("table"),
            total: 1312,
            in_play: 1300,
            people: people
                .into_iter()
                .map(|person| Row {
                    source: source_words(&person.source),
                    person,
                    stage_name: "Review".to_owned(),
                })
                .collect(),
            query: filter.to_fields().to_query(),
            filtered: filter.to_fields().iter().count() as i64,
            filter,
            sort: Sort::Waiting,
            by_name: "/app/jobs".to_owned(),
            by_waiting: "/app/jobs".to_owned(),
            by_applied: "/app/jobs".to_owned(),
            stages: vec![StageChoice {
                value: Id::from_uuid(uuid::Uuid::nil()),
                name: "Review".to_owned(),
                chosen: true,
                movable: true,
            }],
            sources: vec![SourceChoice::of("careers_site".to_owned())],
            first: Some("/app/jobs".to_owned()),
            next: Some("/app/jobs".to_owned()),
            views: Bar::sample(),
            back: "/app/jobs".to_owned(),
            offer: None,
        };
        let filter = Filter {
            q: "<wei>".to_owned(),
            marked: true,
            waiting: Some(3),
            ..Filter::default()
        };
        vec![page(Vec::new(), Filter::default()), page(Person::samples(), filter)]
    }
}

pub(super) async fn show(desk: Desk, Path(job): Path<String>, Query(query): Query) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let job = job_of(on, &desk.actor, &job, Right::See).await?;
    let filter = Filter::read(&query);
    let sort: Sort = query
        .many("sort")
        .next()
        .and_then(|sort| sort.parse().ok())
        .unwrap_or_default();
    let after = query
        .many("after")
        .next()
        .map(|after| db::Cursor::from(after.to_owned()));
    let found = page(on, &desk.actor, job.id, &filter, sort, after.as_ref()).await?;
    let stages = stages_of(on, job.id).await?;
    let name_of = |id| {
        stages
            .iter()
            .find(|stage| stage.id == id)
            .map(|stage| stage.name.clone())
            .unwrap_or_default()
    };
    let kept = filter.to_fields();
    let address = |fields: &web::Fields| address(job.id, fields);
    let sorted = kept.with("sort", sort.as_str());
    let view = TablePage {
        header: JobHeader::load(on, &desk.actor, &job, "table").await?,
        people: found
            .items
            .into_iter()
            .map(|person| Row {
                stage_name: name_of(person.stage),
                source: source_words(&person.source),
                person,
            })
            .collect(),
        total: count(on, &desk.actor, job.id, &filter).await?,
        in_play: count(on, &desk.actor, job.id, &filter.in_play()).await?,
        query: kept.to_query(),
        filtered: kept.iter().filter(|(name, _)| !matches!(*name, "q" | COLUMNS)).count() as i64,
        sort,
        by_name: address(&kept.with("sort", "name")),
        by_waiting: address(&kept.with("sort", "waiting")),
        by_applied: address(&kept.with("sort", "applied")),
        sources: sources(on, &desk.actor, job.id)
            .await?
            .into_iter()
            .map(SourceChoice::of)
            .collect(),
        first: after.is_some().then(|| address(&sorted)),
        next: found.next.map(|next| address(&sorted.with("after", next.as_str()))),
        views: views::bar(on, &desk.actor, Place::JobTable(job.id), &sorted).await?,
        stages: stage_choices(stages, &filter),
        back: desk.here(),
        offer: undo::offered(on, &desk.actor, &query).await?,
        filter,
    };
    desk.page(view).await
}

fn address(job: Id<Job>, fields: &web::Fields) -> String {
    if fields.is_empty() {
        format!("/app/jobs/{job}/table")
    } else {
        format!("/app/jobs/{job}/table?{}", fields.to_query())
    }
}
