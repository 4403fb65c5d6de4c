//! Today, and the few acts that are done on the spot.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Date, Id, Time};
use db::{Conn, sql_text};
use serde::Serialize;
use web::{Error, Message, NoFields, Query, View, redirect};

use super::{
    model::{PARTS, Promise, Today},
    store::{self, Waits},
};
use crate::{
    access::Actor,
    candidates::Candidate,
    layout::{self, Desk},
    messages, notes,
    organization::{self, Step},
    privacy::Asked,
    tasks::{self, Task},
    views,
};

/// `GET /app/today[?all=PART]`
#[derive(Serialize)]
pub(super) struct TodayPage {
    count: i64,
    /// How many promised or legal days are over.
    late: i64,
    today: Date,
    now: Time,
    things: Today,
    promises: Vec<Due<Promise>>,
    requests: Vec<Due<Asked>>,
    waits: Waits,
    /// For so many days the one waits who has been in a stage longest.
    longest_days: i64,
    held: i64,
    /// Whether mail can leave at all.
    mail: bool,
    manages: bool,
    next_at: Option<Time>,
    /// What a new company has to set up; empty when all is done, or for those who do not manage it.
    steps: Vec<Step>,
    steps_left: usize,
    /// Nobody has made a job yet, or the reader is on none.
    no_job: bool,
    recruits: bool,
    /// The part that is shown whole.
    all: &'static str,
}

/// A thing with the days left until it is due; negative when that is past.
#[derive(Clone, Debug, Serialize)]
struct Due<T> {
    days_left: i64,
    #[serde(flatten)]
    thing: T,
}

impl View for TodayPage {
    const TEMPLATE: &'static str = "home/today.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let today: Date = "2026-11-24".parse().expect("a day");
        let step = |key, done| Step {
            key,
            path: "/app/settings",
            done,
        };
        let asked = |kind| Asked {
            id: Id::from_uuid(uuid::Uuid::nil()),
            kind,
            candidate_id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Wei <Zhang>".to_owned(),
            script_name: "张伟".to_owned(),
            in_trash: false,
            job_id: None,
            job_title: None,
            asked_at: now,
            due_at: now,
            done_at: None,
            done_by: None,
        };
        let page = |things: Today, no_job: bool, recruits: bool, steps: Vec<Step>| Self {
            count: things.count(),
            late: 2 * i64::from(!no_job),
            today,
            now,
            promises: due(things.promises.shown.clone(), |one| one.answer_by, today),
            requests: vec![
                Due {
                    days_left: -1,
                    thing: asked(crate::status::DataRequestKind::Copy),
                },
                Due {
                    days_left: 0,
                    thing: asked(crate::status::DataRequestKind::Erasure),
                },
                Due {
                    days_left: 20,
                    thing: asked(crate::status::DataRequestKind::Erasure),
                },
            ],
            longest_days: 12,
            waits: Waits {
                people: 61 * i64::from(!no_job),
                late: 2,
                longest: (!no_job).then_some(now),
            },
            held: 23 * i64::from(!no_job),
            mail: recruits,
            manages: !recruits,
            next_at: (!no_job).then_some(now),
            steps_left: steps.iter().filter(|step| !step.done).count(),
            steps,
            no_job,
            recruits,
            all: if no_job { "" } else { "tasks" },
            things,
        };
        let steps = || {
            organization::StepKey::ALL
                .iter()
                .map(|key| step(*key, *key == organization::StepKey::Company))
                .collect()
        };
        vec![
            page(Today::default(), true, true, steps()),
            page(Today::default(), true, false, Vec::new()),
            page(Today::default(), false, true, Vec::new()),
            page(Today::sample(), false, true, steps()),
        ]
    }
}

fn due<T>(things: Vec<T>, day: impl Fn(&T) -> Date, today: Date) -> Vec<Due<T>> {
    things
        .into_iter()
        .map(|thing| Due {
            days_left: day(&thing).days_since(today),
            thing,
        })
        .collect()
}

/// `GET /app`: somebody's own saved view, or today.
pub(super) async fn begin(desk: Desk) -> web::Result<Response> {
    let home = views::home_of(&mut desk.app.db.read(), &desk.actor).await?;
    Ok(redirect(home.unwrap_or_else(|| "/app/today".to_owned())).into_response())
}

/// `GET /app/today`
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (on, actor) = (&mut desk.app.db.read(), &desk.actor);
    let wished = query.many("all").next().unwrap_or_default();
    let all = PARTS.into_iter().find(|part| *part == wished).unwrap_or_default();
    let things = Today::load(on, actor, all).await?;
    let today = actor.now.date_in(&actor.zone);
    let zone = &actor.zone;
    let waits = store::waits(on, actor, today).await?;
    let late_requests = if things.requests.total == 0 {
        0
    } else {
        let open = store::requests(on, actor).await?;
        open.iter().filter(|one| one.due_at.date_in(zone) < today).count() as i64
    };
    let steps = if actor.role.manages_organization() {
        organization::setup_steps(on).await?
    } else {
        Vec::new()
    };
    let steps_left = steps.iter().filter(|step| !step.done).count();
    let (held, next_at) = messages::held(on, actor).await?;
    let count = things.count();
    layout::remember_counts(&desk, count, held);
    let view = TodayPage {
        count,
        late: waits.late + late_requests,
        today,
        now: actor.now,
        promises: due(things.promises.shown.clone(), |one| one.answer_by, today),
        requests: due(things.requests.shown.clone(), |one| one.due_at.date_in(zone), today),
        things,
        longest_days: waits.longest.map_or(0, |since| actor.now.since(since).as_hours() / 24),
        waits,
        held,
        mail: messages::has_mail_server(on).await?,
        manages: actor.role.manages_organization(),
        next_at,
        steps: if steps_left > 0 { steps } else { Vec::new() },
        steps_left,
        no_job: !sees_a_job(on, actor).await?,
        recruits: actor.role.recruits(),
        all,
    };
    desk.page(view).await
}

async fn sees_a_job(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<bool> {
    let text = format!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM jobs j WHERE j.trashed_at IS NULL AND {} LIMIT 1) AS seen",
        actor.sees_job("j")
    );
    Ok(sql_text(text).bind(actor.id).value::<i64>(on).await? > 0)
}

/// `POST /app/today/tasks/{task}/done`
pub(super) async fn tick_off(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Task> = id.parse().map_err(|_| Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { tasks::done(tx, &actor, id).await })
        })
        .await?;
    Ok(redirect("/app/today")
        .flash(Message::new("home-said-task-done"))
        .into_response())
}

/// `POST /app/today/mentions/{candidate}/read`: what named the reader in notes about this person is read.
pub(super) async fn mark_read(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Candidate> = id.parse().map_err(|_| Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { notes::read_about(tx, &actor, id).await })
        })
        .await?;
    Ok(redirect("/app/today")
        .flash(Message::new("home-said-read"))
        .into_response())
}
