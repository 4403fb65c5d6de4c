//! The palette's answer and the plain page.

use axum::response::{IntoResponse, Response};
use serde::Serialize;
use web::{Message, Query, View};

use super::{
    acts::{self, Act},
    store::{self, FoundJob, FoundPerson, Words},
};
use crate::{jobs::JobState, layout::Desk};

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
    acts: Vec<Act>,
}

impl Found {
    fn samples() -> Vec<Self> {
        let job = |state, confidential| FoundJob {
            id: base::Id::from_uuid(uuid::Uuid::nil()),
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
            acts: acts::of_role(olga).copied().collect(),
        };
        let none = Self {
            q: "<nobody>".to_owned(),
            recent: false,
            jobs: Vec::new(),
            people: Vec::new(),
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

/// `GET /app/find?q=`: a page, or for the palette the list alone.
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
    let found = find(&desk, q, most).await?;
    if desk.fragment {
        return Ok(desk.fragment(Palette(found))?.into_response());
    }
    desk.page(FindPage(found)).await
}

async fn find(desk: &Desk, q: String, most: usize) -> web::Result<Found> {
    let hits = store::search(&mut desk.app.db.read(), &desk.actor, &q, most).await?;
    Ok(Found {
        jobs: hits.jobs,
        people: hits.people,
        acts: acts_for(desk, &Words::read(&q)).collect(),
        recent: hits.recent,
        q,
    })
}

/// The acts whose words, in the reader's language, hold what was asked.
fn acts_for<'a>(desk: &'a Desk, words: &'a Words) -> impl Iterator<Item = Act> + 'a {
    let (messages, locale) = (desk.app.templates.messages(), desk.locale());
    acts::of(&desk.actor)
        .filter(move |act| {
            let said = messages.say(&locale, &Message::new(format!("find-act-{}", act.key)));
            words.is_empty() || words.stand_in(&said)
        })
        .take(if words.is_empty() { 9 } else { SHOWN })
        .copied()
}
