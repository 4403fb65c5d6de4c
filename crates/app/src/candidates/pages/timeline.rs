//! Everything that happened to somebody, as sentences, as far as the actor may see it.

use std::collections::HashMap;

use axum::{extract::Path, response::Response};
use base::{Id, Time};
use db::Conn;
use serde::Serialize;
use web::{Arg, Query, View};

use super::read_id;
use crate::{
    access::Right,
    candidates::Candidate,
    events::{self, Entry},
    jobs::{HistoryLine, Job, history_line},
    layout::Desk,
};

/// How many lines one part of it has.
const LINES: usize = 25;

/// A part of the timeline, newest first.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Past {
    lines: Vec<Line>,
    /// What came before begins here; none when that was all.
    further: Option<i64>,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    #[serde(flatten)]
    line: HistoryLine,
    /// The reference of the job it was about, where there are several.
    about: Option<String>,
}

/// The jobs somebody applied for that the actor sees, by id, with what they are called for short.
pub(super) type References = HashMap<Id<Job>, String>;

impl Past {
    pub async fn load(
        on: &mut impl Conn,
        desk: &Desk,
        candidate: &Candidate,
        references: &References,
        before: Option<i64>,
    ) -> anyhow::Result<Self> {
        let mut entries = events::of_candidate(on, &desk.actor, candidate.id, before, LINES as i64 + 1).await?;
        let more = entries.len() > LINES;
        entries.truncate(LINES);
        let further = entries.last().map(|entry| entry.seq).filter(|_| more);
        let several = references.len() > 1;
        let lines = entries.into_iter().map(|entry| {
            let about = entry.job_id.filter(|_| several).and_then(|job| references.get(&job));
            Line {
                about: about.cloned(),
                line: sentence(entry, candidate, desk),
            }
        });
        Ok(Self {
            lines: lines.collect(),
            further,
        })
    }

    pub fn samples() -> Self {
        let line = |about: Option<&str>| Line {
            line: HistoryLine {
                at: Time::from_micros(1_795_510_800_000_000),
                sentence: web::Message::new("event-candidate-changed").with("actor", "Rosa <Brandt>"),
                quote: about.map(|_| "Because <so>".to_owned()),
            },
            about: about.map(str::to_owned),
        };
        Self {
            lines: vec![line(None), line(Some("J-0007"))],
            further: Some(7),
        }
    }
}

/// What may have been erased, or never was known, is three dots.
const WORDS: [&str; 11] = [
    "kind", "tag", "title", "filename", "name", "from", "to", "stage", "opening", "language", "n",
];

fn sentence(mut entry: Entry, candidate: &Candidate, desk: &Desk) -> HistoryLine {
    if entry.actor.is_none() && entry.actor_kind == "candidate" {
        entry.actor = Some(candidate.name.clone());
    }
    let locale = desk.locale();
    let mut line = history_line(entry, locale.format());
    for word in WORDS {
        line.sentence.args.entry(word.into()).or_insert_with(|| Arg::from("…"));
    }
    line
}

/// `GET /app/candidates/{candidate}/timeline?before=`: further back.
#[derive(Serialize)]
pub(super) struct TimelinePage {
    id: Id<Candidate>,
    name: String,
    past: Past,
}

impl View for TimelinePage {
    const TEMPLATE: &'static str = "candidates/timeline.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            past: Past::samples(),
        }]
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let candidate = desk.actor.candidate(on, read_id(&id)?, Right::See).await?;
    let before = query.many("before").next().and_then(|before| before.parse().ok());
    let references = super::parts::references(on, &desk.actor, candidate.id).await?;
    let page = TimelinePage {
        id: candidate.id,
        past: Past::load(on, &desk, &candidate, &references, before).await?,
        name: candidate.name,
    };
    desk.page(page).await
}
