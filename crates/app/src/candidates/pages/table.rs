//! The table of people.

use axum::response::Response;
use base::Id;
use db::Cursor;
use serde::Serialize;
use web::{Query, View};

use super::form::{self, Choice, Choices};
use crate::{
    candidates::{Candidate, Filter, Found, MOST_COUNTED, Order, Stands, Turn, count, find, source_words, standing},
    jobs::{self, JobState, StageKind},
    layout::Desk,
    pipeline::people::script_language,
    tags,
    undo::{self, Offer},
    views::{self, Bar, Place},
};

/// How many rows a page has.
const ROWS: usize = 50;

/// `GET /app/candidates`
#[derive(Serialize)]
pub(super) struct TablePage {
    people: Vec<Row>,
    /// How many match; counting ends at [`MOST_COUNTED`].
    total: i64,
    /// There are more than were counted.
    uncounted: bool,
    filter: Filter,
    /// The filter as it stands in addresses.
    query: String,
    narrows: usize,
    /// Addresses that sort by each column.
    by_name: String,
    by_newest: String,
    by_changed: String,
    stages: Vec<StageKind>,
    jobs: Vec<Choice>,
    choices: Choices,
    tag_names: Vec<String>,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    views: Bar,
    /// Those who recruit add people, and see who has not applied.
    recruits: bool,
    back: String,
    offer: Option<Offer>,
}

/// One person.
#[derive(Serialize)]
struct Row {
    person: Found,
    script_language: Option<&'static str>,
    source: web::Message,
    stands: Option<Stands>,
    /// Whole days in the stage.
    days: Option<i64>,
    tags: Vec<String>,
}

impl View for TablePage {
    const TEMPLATE: &'static str = "candidates/table.html";

    fn samples() -> Vec<Self> {
        let row = |outcome| Row {
            person: Found::sample(),
            script_language: Some("zh"),
            source: source_words("linkedin"),
            stands: Some(Stands {
                job: Id::from_uuid(uuid::Uuid::nil()),
                reference: "J-0007".to_owned(),
                title: "Kiln <Engineer>".to_owned(),
                stage: "Review & more".to_owned(),
                outcome,
                stage_at: Found::sample().created_at,
                others: 2,
            }),
            days: Some(9),
            tags: vec!["Rust <b>".to_owned()],
        };
        let page = |people: Vec<Row>, filter: Filter, total| Self {
            people,
            total,
            uncounted: total > MOST_COUNTED,
            query: filter.to_fields().to_query(),
            narrows: filter.narrows(),
            filter,
            by_name: "/app/candidates".to_owned(),
            by_newest: "/app/candidates?order=newest".to_owned(),
            by_changed: "/app/candidates?order=changed".to_owned(),
            stages: StageKind::ALL.to_vec(),
            jobs: Choices::sample().sources,
            choices: Choices::sample(),
            tag_names: vec!["Rust <b>".to_owned()],
            first: Some("/app/candidates".to_owned()),
            previous: Some("/app/candidates".to_owned()),
            next: Some("/app/candidates".to_owned()),
            views: Bar::sample(),
            recruits: true,
            back: "/app/candidates".to_owned(),
            offer: (total > 0).then(Offer::sample),
        };
        let asked = |order| Filter {
            q: "<wei>".to_owned(),
            has_cv: true,
            order,
            ..Filter::default()
        };
        let outcomes = || {
            let ended = crate::applications::Outcome::ALL.iter().map(|outcome| Some(*outcome));
            ended.chain([None]).map(row).collect::<Vec<_>>()
        };
        vec![
            page(Vec::new(), Filter::default(), 0),
            page(Vec::new(), asked(Order::Name), 0),
            page(outcomes(), asked(Order::Newest), 1312),
            page(outcomes(), asked(Order::Changed), MOST_COUNTED + 1),
        ]
    }
}

pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (actor, on) = (&desk.actor, &mut desk.app.db.read());
    let filter = Filter::read(&query);
    let kept = filter.to_fields();
    let cursor = |name: &str| query.many(name).next().map(|text| Cursor::from(text.to_owned()));
    let turn = match (cursor("after"), cursor("before")) {
        (Some(after), _) => Turn::After(after),
        (None, Some(before)) => Turn::Before(before),
        (None, None) => Turn::First,
    };
    let filter = filter.narrowed(on, actor).await?;
    let leaf = find(on, actor, &filter, &turn, ROWS).await?;
    let total = match leaf.whole() {
        Some(total) => total,
        None => count(on, actor, &filter).await?,
    };
    let ids: Vec<Id<Candidate>> = leaf.people.iter().map(|person| person.id).collect();
    let mut stands = standing(on, actor, &ids, filter.job).await?;
    let tagged = if ids.is_empty() {
        Vec::new()
    } else {
        tags::of_candidates(on, &ids).await?
    };
    let people = leaf.people.into_iter().map(|person| {
        let stands = stands.remove(&person.id);
        let own = tagged.iter().filter(|(id, _)| *id == person.id);
        Row {
            script_language: script_language(&person.script_name),
            source: source_words(&person.source),
            days: stands
                .as_ref()
                .filter(|stands| stands.outcome.is_none())
                .map(|stands| (actor.now.since(stands.stage_at).as_hours() / 24).max(0)),
            tags: own.map(|(_, tag)| tag.clone()).collect(),
            stands,
            person,
        }
    });
    let people: Vec<Row> = people.collect();
    let sorted = |order: Order| {
        let order = (order != Order::default()).then_some(order.as_str());
        match order {
            Some(order) => address(&kept.with("order", order)),
            None => address(&kept.without("order")),
        }
    };
    let turned = |name: &str, cursor: Option<Cursor>| cursor.map(|at| address(&kept.with(name, at.as_str())));
    let jobs = jobs::listed(on, actor).await?.into_iter();
    let view = TablePage {
        first: leaf.previous.is_some().then(|| address(&kept)),
        previous: turned("before", leaf.previous),
        next: turned("after", leaf.next),
        total,
        uncounted: total > MOST_COUNTED,
        query: kept.to_query(),
        narrows: filter.narrows(),
        by_name: sorted(Order::Name),
        by_newest: sorted(Order::Newest),
        by_changed: sorted(Order::Changed),
        stages: StageKind::ALL.to_vec(),
        jobs: jobs
            .filter(|job| job.trashed_at.is_none() && job.state != JobState::Draft)
            .map(|job| Choice {
                value: job.id.to_string(),
                label: format!("{} {}", jobs::reference(job.number), job.title),
            })
            .collect(),
        choices: Choices {
            sources: sources(&desk, &filter),
            ..Choices::load(&desk, filter.language.as_ref())
        },
        tag_names: tags::names(on, actor).await?,
        views: views::bar(on, actor, Place::Candidates, &kept).await?,
        recruits: actor.role.recruits(),
        back: desk.here(),
        offer: undo::offered(on, actor, &query).await?,
        people,
        filter,
    };
    desk.page(view).await
}

/// The sources to choose from, with the one of the address if it has no name of ours.
fn sources(desk: &Desk, filter: &Filter) -> Vec<Choice> {
    let mut sources = form::sources(desk);
    if !filter.source.is_empty() && sources.iter().all(|source| source.value != filter.source) {
        sources.push(Choice {
            label: filter.source.replace('_', " "),
            value: filter.source.clone(),
        });
    }
    sources
}

fn address(fields: &web::Fields) -> String {
    if fields.is_empty() {
        "/app/candidates".to_owned()
    } else {
        format!("/app/candidates?{}", fields.to_query())
    }
}
