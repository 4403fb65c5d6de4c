//! `GET /app/jobs`: every job this person may see, with filters in the address.

use axum::response::Response;
use base::{Id, Time};
use serde::Serialize;
use web::{Fields, FormView, Query, View};

use super::{super::listing, form::Choice};
use crate::{
    jobs::{Job, JobState, StageKind, listing::Listed, reference},
    layout::Desk,
};

/// Which part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    /// Open, on hold.
    Current,
    Draft,
    Ended,
    Trash,
}

db::text_enum!(Shelf { Current = "current", Draft = "draft", Ended = "ended", Trash = "trash" });

impl Shelf {
    fn holds(self, job: &Listed) -> bool {
        let in_trash = job.trashed_at.is_some();
        match self {
            Self::Trash => in_trash,
            Self::Current => !in_trash && matches!(job.state, JobState::Open | JobState::OnHold),
            Self::Draft => !in_trash && job.state == JobState::Draft,
            Self::Ended => !in_trash && job.state.has_ended(),
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Newest,
    Oldest,
    Title,
    People,
}

db::text_enum!(Order { Newest = "newest", Oldest = "oldest", Title = "title", People = "people" });

/// How many jobs one page shows.
const PAGE: usize = 50;

/// The list.
#[derive(Serialize)]
pub(super) struct ListPage {
    form: FormView,
    shelf: Shelf,
    shelves: Vec<Tab>,
    jobs: Vec<Row>,
    total: usize,
    /// Whether anything narrows the list.
    filtered: bool,
    departments: Vec<Choice>,
    may_create: bool,
    previous: Option<String>,
    next: Option<String>,
    /// Nobody has made a job yet.
    nothing_yet: bool,
}

#[derive(Serialize)]
struct Tab {
    shelf: Shelf,
    count: usize,
    address: String,
}

#[derive(Serialize)]
struct Row {
    id: Id<Job>,
    reference: String,
    title: String,
    department: String,
    state: JobState,
    urgent: bool,
    confidential: bool,
    internal: bool,
    mine: bool,
    /// Applied, review, interview, offer, hired.
    counts: [i64; 5],
    openings: i64,
    filled: i64,
    /// Since when the job is where it is; for an open one since it opened.
    since: Time,
    days: i64,
    languages: Vec<String>,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "jobs/list.html";

    fn samples() -> Vec<Self> {
        let since = Time::from_micros(1_795_000_000_000_000);
        let row = |number: i64, state, title: &str| Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            reference: reference(number),
            title: title.to_owned(),
            department: "Kilns".to_owned(),
            state,
            urgent: number == 1,
            confidential: number == 2,
            internal: number == 3,
            mine: true,
            counts: [41, 18, 9, 2, 1],
            openings: 3,
            filled: 1,
            since,
            days: 12,
            languages: vec!["zh-Hans".to_owned(), "en".to_owned()],
        };
        let tabs = || {
            Shelf::ALL
                .iter()
                .map(|shelf| Tab {
                    shelf: *shelf,
                    count: 3,
                    address: "/app/jobs?state=draft".to_owned(),
                })
                .collect::<Vec<_>>()
        };
        let page = |jobs: Vec<Row>, filtered, nothing_yet| Self {
            form: FormView::blank().with("q", "kiln"),
            shelf: Shelf::Current,
            shelves: tabs(),
            total: jobs.len(),
            jobs,
            filtered,
            departments: vec![Choice {
                value: "1".to_owned(),
                label: "Kilns".to_owned(),
            }],
            may_create: true,
            previous: filtered.then(|| "/app/jobs?page=1".to_owned()),
            next: filtered.then(|| "/app/jobs?page=3".to_owned()),
            nothing_yet,
        };
        vec![
            page(
                vec![
                    row(1, JobState::Open, "Kiln Engineer"),
                    row(2, JobState::OnHold, "深度学习研究员"),
                    row(
                        3,
                        JobState::Draft,
                        "Justiziarin oder Justiziar für internationales Gesellschaftsrecht",
                    ),
                ],
                true,
                false,
            ),
            page(Vec::new(), true, false),
            page(Vec::new(), false, true),
        ]
    }
}

pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let one = |name: &str| query.one(name).ok().flatten().unwrap_or_default().trim().to_owned();
    let shelf: Shelf = one("state").parse().unwrap_or(Shelf::Current);
    let order: Order = one("sort").parse().unwrap_or(Order::Newest);
    let page: usize = one("page").parse().unwrap_or(1).clamp(1, 1000);
    let read = &mut desk.app.db.read();
    let all = listing::jobs(read, &desk.actor).await?;
    let language = &desk.actor.language;
    let department_of = |job: &Listed| {
        job.department
            .as_ref()
            .map(|names| names.in_language(language).to_owned())
            .unwrap_or_default()
    };
    let mut departments: Vec<Choice> = Vec::new();
    for job in &all {
        if let Some(id) = job.department_id.map(|id| id.to_string())
            && departments.iter().all(|department| department.value != id)
        {
            departments.push(Choice {
                value: id,
                label: department_of(job),
            });
        }
    }
    let locale = desk.locale();
    locale
        .format()
        .sort_by_text(&mut departments, |department| &department.label);

    let (words, department) = (one("q").to_lowercase(), one("department"));
    let (urgent, mine) = (!one("urgent").is_empty(), !one("mine").is_empty());
    let filtered = !words.is_empty() || !department.is_empty() || urgent || mine;
    let matches = |job: &Listed| {
        (words.is_empty()
            || job.title.to_lowercase().contains(&words)
            || reference(job.number).to_lowercase().contains(&words))
            && (department.is_empty() || job.department_id.is_some_and(|id| id.to_string() == department))
            && (!urgent || job.urgent)
            && (!mine || job.mine)
    };
    let nothing_yet = all.is_empty();
    let matching: Vec<Listed> = all.into_iter().filter(matches).collect();
    let address = |fields: &Fields| format!("/app/jobs?{}", fields.to_query());
    let shelves = Shelf::ALL
        .iter()
        .map(|tab| Tab {
            shelf: *tab,
            count: matching.iter().filter(|job| tab.holds(job)).count(),
            address: address(&query.without("page").with("state", tab.as_str())),
        })
        .collect();
    let mut jobs: Vec<Listed> = matching.into_iter().filter(|job| shelf.holds(job)).collect();
    let ids: Vec<Id<Job>> = jobs.iter().map(|job| job.id).collect();
    let counts = counts_of(&desk, &ids).await?;
    let people = |job: &Listed| counts.get(&job.id).map_or(0, |counts| counts[..4].iter().sum::<i64>());
    match order {
        Order::Newest => {}
        Order::Oldest => jobs.reverse(),
        Order::Title => locale.format().sort_by_text(&mut jobs, |job| &job.title),
        Order::People => jobs.sort_by_key(|job| std::cmp::Reverse(people(job))),
    }
    let total = jobs.len();
    let shown: Vec<Listed> = jobs.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let ids: Vec<Id<Job>> = shown.iter().map(|job| job.id).collect();
    let languages = listing::languages(read, &ids).await?;
    let rows = shown.into_iter().map(|job| {
        let since = if job.state == JobState::Open {
            job.opened_at.unwrap_or(job.state_at)
        } else {
            job.state_at
        };
        Row {
            department: department_of(&job),
            counts: counts.get(&job.id).copied().unwrap_or_default(),
            languages: languages.get(&job.id).cloned().unwrap_or_default(),
            days: desk.actor.now.since(since).as_hours() / 24,
            since,
            id: job.id,
            reference: reference(job.number),
            title: job.title,
            state: job.state,
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            mine: job.mine,
            openings: job.openings,
            filled: job.filled,
        }
    });
    let turn = |to: usize| address(&query.with("page", to.to_string()));
    let view = ListPage {
        form: FormView::again(query.clone(), web::FormErrors::default()),
        shelf,
        shelves,
        jobs: rows.collect(),
        total,
        filtered,
        departments,
        may_create: desk.actor.role.recruits(),
        previous: (page > 1).then(|| turn(page - 1)),
        next: (page * PAGE < total).then(|| turn(page + 1)),
        nothing_yet,
    };
    desk.page(view).await
}

/// The figures of the columns. Asked for in parts, since SQLite takes no list of any length.
async fn counts_of(desk: &Desk, jobs: &[Id<Job>]) -> anyhow::Result<std::collections::BTreeMap<Id<Job>, [i64; 5]>> {
    let mut all = std::collections::BTreeMap::new();
    for part in jobs.chunks(500) {
        for (job, counts) in listing::counts(&mut desk.app.db.read(), &desk.actor, part).await? {
            let column = |at: usize| counts.get(&StageKind::ALL[at]).copied().unwrap_or(0);
            all.insert(job, std::array::from_fn(column));
        }
    }
    Ok(all)
}
