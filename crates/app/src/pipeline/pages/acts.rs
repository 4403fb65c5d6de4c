//! The acts on one application that need no question: move, reopen, undo.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use db::Conn;
use serde::Serialize;
use web::{Error, Fields, FormReader, Message, View, redirect};

use super::shared::{act, back, read_id};
use crate::{
    access::{Actor, Right},
    applications::{Application, Outcome},
    candidates::Candidate,
    jobs::{Job, Stage, StageKind, openings_of, stages_of},
    layout::Desk,
    pipeline::{
        Before, actions, move_to,
        people::{Filter, Person, Standing, one},
        reopen as reopen_application,
    },
    undo::{self, Offer},
};

/// What a person may do with an application, for whichever page shows one: `pipeline/acts.html` shows it and needs
/// `acts`.
#[derive(Clone, Debug, Serialize)]
pub struct Acts {
    pub application: Id<Application>,
    pub version: i64,
    pub stage: Id<Stage>,
    pub outcome: Option<Outcome>,
    pub may_decide: bool,
    /// Where it can be moved: every stage but the last.
    pub stages: Vec<Stage>,
    /// The stage after the one it is in.
    pub next: Option<Stage>,
    /// Whether the keys of the page belong to this one: only one of several on a page has them.
    pub keyed: bool,
    /// Whether an opening is free.
    pub may_hire: bool,
    /// The path to return to, as it is and as the value of a parameter.
    pub back: String,
    pub back_value: String,
}

impl Acts {
    pub async fn load(on: &mut impl Conn, actor: &Actor, application: &Application, back: &str) -> web::Result<Self> {
        let openings = openings_of(on, application.job_id).await?;
        let mut stages = stages_of(on, application.job_id).await?;
        stages.retain(|stage| stage.kind != StageKind::Hired);
        let here = stages.iter().position(|stage| stage.id == application.stage_id);
        Ok(Self {
            application: application.id,
            version: application.version,
            stage: application.stage_id,
            outcome: application.outcome,
            may_decide: actor.may(on, Right::Decide, application.job_id).await?,
            next: here.and_then(|here| stages.get(here + 1)).cloned(),
            keyed: true,
            stages,
            may_hire: openings.iter().any(|seat| seat.application_id.is_none()),
            back: back.to_owned(),
            back_value: web::encode_component(back),
        })
    }
}

impl Acts {
    /// One for the samples of pages.
    pub fn sample(outcome: Option<Outcome>) -> Self {
        Self {
            application: Id::from_uuid(uuid::Uuid::nil()),
            version: 1,
            stage: Id::from_uuid(uuid::Uuid::nil()),
            outcome,
            may_decide: true,
            stages: vec![Stage::sample()],
            next: Some(Stage::sample()),
            keyed: true,
            may_hire: true,
            back: "/app/jobs".to_owned(),
            back_value: "%2Fapp%2Fjobs".to_owned(),
        }
    }
}

/// The answer to a card that was dragged: the card as it is now, and the toast.
#[derive(Serialize)]
pub(super) struct Moved {
    card: Option<Person>,
    job: Id<Job>,
    may_decide: bool,
    back: String,
    offer: Option<Offer>,
}

impl View for Moved {
    const TEMPLATE: &'static str = "pipeline/moved.html";

    fn samples() -> Vec<Self> {
        let moved = |offer| Self {
            card: Person::samples().into_iter().next(),
            job: Id::from_uuid(uuid::Uuid::nil()),
            may_decide: true,
            back: "/app/jobs".to_owned(),
            offer,
        };
        vec![moved(None), moved(Some(Offer::sample()))]
    }
}

/// Keeps what was before an act, with the sentence that says what was done.
pub(super) async fn remember(
    tx: &mut db::Tx,
    actor: &Actor,
    said: Message,
    before: Vec<Before>,
) -> web::Result<Id<undo::Undo>> {
    actions::remember(tx, actor, said, &before).await
}

/// The name of somebody, as the toast says it.
pub(super) async fn name_of(on: &mut impl Conn, candidate: Id<Candidate>) -> anyhow::Result<String> {
    db::sql("SELECT name FROM candidates WHERE id = $1")
        .bind(candidate)
        .value(on)
        .await
}

/// `POST /app/applications/{application}/stage`. From the board by script, else from any page's form. To be hired takes
/// an opening: the form is led to the question which, a script is told of it.
pub(super) async fn change_stage(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Application> = read_id(&id)?;
    desk.actor
        .application(&mut desk.app.db.read(), id, Right::Decide)
        .await?;
    let mut form = FormReader::new(&fields);
    let stage = form.parse::<Id<Stage>>("stage_id");
    let seen = form.optional_parse::<i64>("version");
    form.optional_line("back", 2000);
    let stage = form.finish()?.get(stage);
    let moved = act(&desk, move |tx, actor| {
        Box::pin(async move {
            let application = actor.application(tx, id, Right::Decide).await?;
            let to = stages_of(tx, application.job_id)
                .await?
                .into_iter()
                .find(|known| known.id == stage);
            let stage_name = to.map_or_else(String::new, |stage| stage.name);
            let Some(before) = move_to(tx, &actor, id, stage, seen).await? else {
                return Ok((None, application.job_id));
            };
            let name = name_of(tx, application.candidate_id).await?;
            let said = Message::new("pipeline-said-moved")
                .with("name", name)
                .with("stage", stage_name);
            Ok((
                Some(remember(tx, &actor, said, vec![before]).await?),
                application.job_id,
            ))
        })
    })
    .await;
    let (undo, job) = match moved {
        Err(Error::Conflict(message)) if message.key == "pipeline-hire-instead" && !desk.fragment => {
            let back = web::encode_component(fields.many("back").next().unwrap_or_default());
            return Ok(redirect(format!("/app/applications/{id}/hire?back={back}")).into_response());
        }
        outcome => outcome?,
    };
    if !desk.fragment {
        let path = back(&fields, format!("/app/jobs/{job}"), undo.map(|id| id.to_string()));
        return Ok(redirect(path).into_response());
    }
    let on = &mut desk.app.db.read();
    let offer = match undo {
        Some(undo) => undo::offer(on, &desk.actor, undo).await?,
        None => None,
    };
    let card = one(
        on,
        &desk.actor,
        job,
        &Filter {
            standing: Standing::Everyone,
            ..Filter::default()
        },
        id,
    )
    .await?;
    desk.fragment(Moved {
        card,
        job,
        may_decide: true,
        back: format!("/app/jobs/{job}"),
        offer,
    })
}

/// `POST /app/applications/{application}/reopening`
pub(super) async fn reopen(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Application> = read_id(&id)?;
    let (undo, job) = act(&desk, move |tx, actor| {
        Box::pin(async move {
            let before = reopen_application(tx, &actor, id).await?;
            let application = actor.application(tx, id, Right::Decide).await?;
            let name = name_of(tx, application.candidate_id).await?;
            let said = Message::new("pipeline-said-reopened").with("name", name);
            Ok((remember(tx, &actor, said, before).await?, application.job_id))
        })
    })
    .await?;
    Ok(redirect(back(&fields, format!("/app/jobs/{job}"), Some(undo.to_string()))).into_response())
}

/// `POST /app/undo/{undo}`: whoever did it takes it back.
pub(super) async fn undo(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let undone = undo::find(&mut desk.app.db.read(), &desk.actor, id).await?;
    let card = act(&desk, move |tx, actor| {
        let undone = undone.clone();
        Box::pin(async move {
            actions::take_back(tx, &actor, &undone).await?;
            let Some(application) = actions::about_whom(&undone)? else {
                return Ok(None);
            };
            Ok(Some((
                application,
                actor.application(tx, application, Right::See).await?.job_id,
            )))
        })
    })
    .await?;
    let mut path = back(&fields, "/app/jobs".to_owned(), None);
    // The board is where one sees somebody come back.
    if let Some(card) = card {
        let board = path
            .split('?')
            .next()
            .is_some_and(|path| path == format!("/app/jobs/{}", card.1));
        if board {
            path = format!("{path}#card-{}", card.0);
        }
    }
    Ok(redirect(path)
        .flash(Message::new("pipeline-said-undone"))
        .into_response())
}

/// A job that the actor may see, by the id in an address.
pub(super) async fn job_of(on: &mut impl Conn, actor: &Actor, text: &str, right: Right) -> web::Result<Job> {
    actor.job(on, read_id(text)?, right).await
}
