//! Are these two one person? Side by side, and the answer.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use db::Conn;
use serde::Serialize;
use web::{Fields, FormReader, Message, Query, View, redirect};

use super::{parts::seen, read_id};
use crate::{
    access::{Actor, Right},
    candidates::{self, Candidate, ContactPoint, Verdict, contact_points, source_words},
    documents::{Read, note_read},
    jobs,
    layout::Desk,
    pipeline::people::script_language,
    tags,
    undo::way_back,
};

/// `GET /app/candidates/{candidate}/comparison/{other}`
#[derive(Serialize)]
pub(super) struct ComparisonPage {
    both: [Side; 2],
    verdict: Option<Verdict>,
    may_decide: bool,
    back: String,
}

/// What is known of one of them.
#[derive(Serialize)]
struct Side {
    candidate: Candidate,
    script_language: Option<&'static str>,
    source: Message,
    contact: Vec<Point>,
    tags: Vec<String>,
    applications: Vec<Applied>,
}

#[derive(Serialize)]
struct Point {
    #[serde(flatten)]
    point: ContactPoint,
    /// The other has the same.
    shared: bool,
}

#[derive(Serialize)]
struct Applied {
    reference: String,
    title: String,
    at: Time,
}

impl View for ComparisonPage {
    const TEMPLATE: &'static str = "candidates/comparison.html";

    fn samples() -> Vec<Self> {
        let side = |shared| Side {
            candidate: Candidate::sample(),
            script_language: Some("zh"),
            source: source_words("linkedin"),
            contact: ContactPoint::samples()
                .into_iter()
                .map(|point| Point { point, shared })
                .collect(),
            tags: vec!["Rust <b>".to_owned()],
            applications: vec![Applied {
                reference: "J-0007".to_owned(),
                title: "Kiln <Engineer>".to_owned(),
                at: Time::from_micros(1_795_510_800_000_000),
            }],
        };
        let page = |verdict, may_decide| Self {
            both: [side(true), side(false)],
            verdict,
            may_decide,
            back: "/app/candidates/1".to_owned(),
        };
        vec![
            page(None, false),
            page(None, true),
            page(Some(Verdict::Same), true),
            page(Some(Verdict::Different), true),
        ]
    }
}

pub(super) async fn show(
    desk: Desk,
    Path((one, other)): Path<(String, String)>,
    Query(query): Query,
) -> web::Result<Response> {
    let (one, other): (Id<Candidate>, Id<Candidate>) = (read_id(&one)?, read_id(&other)?);
    let (actor, on) = (&desk.actor, &mut desk.app.db.read());
    let (mut first, mut second) = (side(on, actor, one).await?, side(on, actor, other).await?);
    mark_shared(&mut first.contact, &mut second.contact);
    let page = ComparisonPage {
        verdict: candidates::verdict(on, one, other).await?,
        may_decide: actor.may_on(on, Right::Decide, one).await? && actor.may_on(on, Right::Decide, other).await?,
        both: [first, second],
        back: way_back(&query, &format!("/app/candidates/{one}"), None),
    };
    // Both are looked at.
    for id in [one, other] {
        note_read::<Candidate>(&desk.app.db, actor, Read::CandidateViewed, Some(id), None).await?;
    }
    desk.page(page).await
}

fn mark_shared(first: &mut [Point], second: &mut [Point]) {
    for own in first {
        for theirs in &mut *second {
            if own.point.kind == theirs.point.kind && own.point.comparison == theirs.point.comparison {
                (own.shared, theirs.shared) = (true, true);
            }
        }
    }
}

async fn side(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> web::Result<Side> {
    let candidate = actor.candidate(on, id, Right::See).await?;
    let mut applications = Vec::new();
    for application in seen(on, actor, id).await? {
        let job = actor.job(on, application.job_id, Right::See).await?;
        applications.push(Applied {
            reference: jobs::reference(job.number),
            title: job.title,
            at: application.applied_at,
        });
    }
    Ok(Side {
        script_language: script_language(&candidate.script_name),
        source: source_words(&candidate.source),
        contact: contact_points(on, id)
            .await?
            .into_iter()
            .map(|point| Point { point, shared: false })
            .collect(),
        tags: tags::of_candidate(on, id)
            .await?
            .into_iter()
            .map(|tag| tag.name)
            .collect(),
        applications,
        candidate,
    })
}

/// `POST /app/candidates/{candidate}/comparison/{other}` with `verdict`
pub(super) async fn decide(
    desk: Desk,
    Path((one, other)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let one: Id<Candidate> = read_id(&one)?;
    desk.actor
        .candidate(&mut desk.app.db.read(), one, Right::Decide)
        .await?;
    let other: Id<Candidate> = read_id(&other)?;
    let mut form = FormReader::new(&fields);
    let says = form.parse::<Verdict>("verdict");
    form.optional_line("back", 2000);
    let says = form.finish()?.get(says);
    let actor = &desk.actor;
    let undo = desk
        .app
        .db
        .write(|tx| {
            let actor = actor.clone();
            Box::pin(async move { candidates::compare(tx, &actor, one, other, says).await })
        })
        .await?;
    let back = way_back(&fields, &format!("/app/candidates/{one}"), Some(undo));
    Ok(redirect(back).into_response())
}
