//! The palette's answer and the plain page.

use axum::response::{IntoResponse, Response};
use base::Id;
use serde::Serialize;
use web::{Message, Query, View};

use super::{
    acts::{self, Act},
    store::{self, FoundJob, FoundPerson, Words},
};
use crate::{
    access::Right,
    jobs::{Job, JobState},
    layout::Desk,
};

/// How many of each group the palette shows, and the page.
const SHOWN: usize = 6;
const ON_PAGE: usize = 25;

/// What was found, in its groups.
#[derive(Clone, Serialize)]
struct Found {
    q: String,
    /// Nothing was asked: these are the things the reader had open last.
    recent: bool,
    jobs: Vec<FoundJob>,
    people: Vec<FoundPerson>,
    /// Pages of the job that the reader looks at.
    here: Vec<Act>,
    acts: Vec<Act>,
}

impl Found {
    fn samples() -> Vec<Self> {
        let job = |state, confidential| FoundJob {
            id: Id::from_uuid(uuid::Uuid::nil()),
            reference: "J-0007".to_owned(),
            title: "Kiln Engineer <Ceramics>".to_owned(),
            state,
            confidential,
        };
        let olga = crate::access::Role::Owner;
        let full = |q: &str, recent| Self {
            q: q.to_owned(),
            recent,
            jobs: JobState::ALL.iter().map(|state| job(*state, true)).collect(),
            people: vec![FoundPerson::sample(true), FoundPerson::sample(false)],
            here: acts::of_job(Id::from_uuid(uuid::Uuid::nil()), true).collect(),
            acts: acts::of_role(olga).collect(),
        };
        let none = Self {
            q: "<nobody>".to_owned(),
            recent: false,
            jobs: Vec::new(),
            people: Vec::new(),
            here: Vec::new(),
            acts: Vec::new(),
        };
        vec![full("", true), full("kiln", false), none]
    }
}

/// What the palette puts into its list.
#[derive(Serialize)]
pub(super) struct Palette(Found);

impl View for Palette {
    const TEMPLATE: &'static str = "find/palette.html";

    fn samples() -> Vec<Self> {
        Found::samples().into_iter().map(Self).collect()
    }
}

/// `GET /app/find?q=`
#[derive(Serialize)]
pub(super) struct FindPage(Found);

impl View for FindPage {
    const TEMPLATE: &'static str = "find/page.html";

    fn samples() -> Vec<Self> {
        Found::samples().into_iter().map(Self).collect()
    }
}

/// `GET /app/find?q=&on=`: a page, or for the palette the list alone; `on` is the path of the page it was opened on.
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let q: String = query
        .many("q")
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .take(200)
        .collect();
    let most = if desk.fragment { SHOWN } else { ON_PAGE };
    let job = query.many("on").next().and_then(acts::job_at);
    let found = find(&desk, q, job, most).await?;
    if desk.fragment {
        return Ok(desk.fragment(Palette(found))?.into_response());
    }
    desk.page(FindPage(found)).await
}

async fn find(desk: &Desk, q: String, job: Option<Id<Job>>, most: usize) -> web::Result<Found> {
    let on = &mut desk.app.db.read();
    let hits = store::search(on, &desk.actor, &q, most).await?;
    let words = Words::read(&q);
    let here = match job {
        Some(job) if desk.actor.may(on, Right::See, job).await? => {
            let runs = desk.actor.may(on, Right::Run, job).await?;
            acts::of_job(job, runs).filter(|act| said(desk, &words, act)).collect()
        }
        _ => Vec::new(),
    };
    Ok(Found {
        here,
        jobs: hits.jobs,
        people: hits.people,
        acts: acts::of(&desk.actor)
            .filter(|act| said(desk, &words, act))
            .take(if words.is_empty() { 9 } else { SHOWN })
            .collect(),
        recent: hits.recent,
        q,
    })
}

/// Whether the words of an act, in the reader's language, hold what was asked.
fn said(desk: &Desk, words: &Words, act: &Act) -> bool {
    let (messages, locale) = (desk.app.templates.messages(), desk.locale());
    let name = messages.say(&locale, &Message::new(format!("find-act-{}", act.key)));
    let also = messages.say(&locale, &Message::new(format!("find-also-{}", act.key)));
    words.is_empty() || words.stand_in(&format!("{name} {also}"))
}
