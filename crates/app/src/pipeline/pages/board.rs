//! The board of a job.

use axum::{extract::Path, response::Response};
use base::Id;
use serde::Serialize;
use web::{Query, View};

use super::acts::job_of;
use crate::{
    access::Right,
    jobs::{Job, JobHeader, Stage, StageKind},
    layout::Desk,
    pipeline::people::{Column, Filter, Person, board, column, count},
    undo::{self, Offer},
};

/// `GET /app/jobs/{job}`
#[derive(Serialize)]
pub(super) struct BoardPage {
    header: JobHeader,
    columns: Vec<Column>,
    filter: Filter,
    /// The filter as it stands in addresses.
    query: String,
    filtered: bool,
    /// The people on the board, and those of them with whom something can be done.
    total: i64,
    in_play: i64,
    /// The path of this page, to come back to.
    back: String,
    offer: Option<Offer>,
}

impl View for BoardPage {
    const TEMPLATE: &'static str = "pipeline/board.html";

    fn samples() -> Vec<Self> {
        let column = |name: &str, kind, cards: Vec<Person>| Column {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            kind,
            people: cards.len() as i64,
            median_days: Some(3),
            more: 12 * cards.len().min(1) as i64,
            cards,
        };
        let page = |cards: Vec<Person>, q: &str, offer| Self {
            header: JobHeader::sample("board"),
            total: cards.len() as i64,
            in_play: cards.len() as i64,
            columns: vec![
                column("Applied", StageKind::Applied, cards.clone()),
                column("Hired", StageKind::Hired, cards),
            ],
            filter: Filter {
                q: q.to_owned(),
                ..Filter::default()
            },
            query: "q=a".to_owned(),
            filtered: !q.is_empty(),
            back: "/app/jobs".to_owned(),
            offer,
        };
        vec![
            page(Vec::new(), "", None),
            page(Person::samples(), "<wei>", Some(Offer::sample())),
        ]
    }
}

pub(super) async fn show(desk: Desk, Path(job): Path<String>, Query(query): Query) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let job = job_of(on, &desk.actor, &job, Right::See).await?;
    let filter = Filter::read(&query);
    let columns = board(on, &desk.actor, job.id, &filter).await?;
    let view = BoardPage {
        header: JobHeader::load(on, &desk.actor, &job, "board").await?,
        total: columns.iter().map(|column| column.people).sum(),
        in_play: count(on, &desk.actor, job.id, &filter.in_play()).await?,
        columns,
        query: filter.to_fields().to_query(),
        filtered: !filter.is_empty(),
        filter,
        back: desk.here(),
        offer: undo::offered(on, &desk.actor, &query).await?,
    };
    desk.page(view).await
}

/// More cards of a column, and the link to still more.
#[derive(Serialize)]
pub(super) struct MoreCards {
    job: Id<Job>,
    stage: Id<Stage>,
    cards: Vec<Person>,
    may_decide: bool,
    back: String,
    query: String,
    /// How many have been shown by now; none when that is all.
    next: Option<usize>,
}

impl View for MoreCards {
    const TEMPLATE: &'static str = "pipeline/more.html";

    fn samples() -> Vec<Self> {
        let more = |next| Self {
            job: Id::from_uuid(uuid::Uuid::nil()),
            stage: Id::from_uuid(uuid::Uuid::nil()),
            cards: Person::samples(),
            may_decide: true,
            back: "/app/jobs".to_owned(),
            query: "q=a".to_owned(),
            next,
        };
        vec![more(None), more(Some(60))]
    }
}

/// `GET /app/jobs/{job}/columns/{stage}?after=30`
pub(super) async fn more(
    desk: Desk,
    Path((job, stage)): Path<(String, String)>,
    Query(query): Query,
) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let job = job_of(on, &desk.actor, &job, Right::See).await?;
    let stage: Id<Stage> = super::read_id(&stage)?;
    let all = Filter::read(&query);
    let skip: usize = query
        .many("after")
        .next()
        .and_then(|after| after.parse().ok())
        .unwrap_or(0)
        .min(10_000);
    let filter = Filter {
        stages: vec![stage],
        ..all.clone()
    };
    let (cards, next) = column(on, &desk.actor, job.id, &filter, skip).await?;
    let may_decide = desk.actor.may(on, Right::Decide, job.id).await?;
    let back = format!("/app/jobs/{}?{}", job.id, all.to_fields().to_query());
    desk.fragment(MoreCards {
        job: job.id,
        stage,
        cards,
        may_decide,
        back,
        query: all.to_fields().to_query(),
        next,
    })
}
