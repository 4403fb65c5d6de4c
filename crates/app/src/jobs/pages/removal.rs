//! Removing a stage or making one of two: where do the people in it go?

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Message, View, redirect};

use super::{
    super::{JobHeader, Stage, StageKind, merge_stages, people_in, remove_stage, stages_of},
    form::Choice,
    read_id,
};
use crate::{access::Right, jobs::Job, layout::Desk};

/// The question.
#[derive(Serialize)]
pub(super) struct RemovalPage {
    header: JobHeader,
    stage: Id<Stage>,
    name: String,
    people: i64,
    targets: Vec<Choice>,
    form: FormView,
}

impl View for RemovalPage {
    const TEMPLATE: &'static str = "jobs/removal.html";

    fn samples() -> Vec<Self> {
        let page = |people| Self {
            header: JobHeader::sample("plan"),
            stage: Id::from_uuid(uuid::Uuid::nil()),
            name: "Screening".to_owned(),
            people,
            targets: vec![Choice {
                value: "1".to_owned(),
                label: "Review".to_owned(),
            }],
            form: FormView::blank().with("how", "remove"),
        };
        vec![page(0), page(12)]
    }
}

/// What becomes of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Remove,
    Merge,
}

db::text_enum!(How { Remove = "remove", Merge = "merge" });

/// `GET /app/jobs/{job}/stages/{stage}/removal`
pub(super) async fn ask(desk: Desk, Path((id, stage)): Path<(String, String)>) -> web::Result<Response> {
    let form = FormView::blank().with("how", How::Remove);
    let view = page(&desk, read_id(&id)?, read_id(&stage)?, form).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Job>, stage: Id<Stage>, form: FormView) -> web::Result<RemovalPage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::Run).await?;
    let stages = stages_of(on, job.id).await?;
    let own = stages
        .iter()
        .find(|own| own.id == stage)
        .ok_or(Error::NotFound)?
        .clone();
    let people = people_in(on, job.id).await?;
    let targets = stages
        .into_iter()
        .filter(|other| other.id != stage && other.kind != StageKind::Hired);
    Ok(RemovalPage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        stage,
        people: people
            .iter()
            .find(|(id, _)| *id == stage)
            .map_or(0, |(_, count)| *count),
        name: own.name,
        targets: targets
            .map(|stage| Choice {
                value: stage.id.to_string(),
                label: stage.name,
            })
            .collect(),
        form,
    })
}

/// `POST /app/jobs/{job}/stages/{stage}/removal`
pub(super) async fn remove(
    desk: Desk,
    Path((id, stage)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, stage) = (read_id::<Job>(&id)?, read_id::<Stage>(&stage)?);
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    match take_away(&desk, id, stage, &fields).await {
        Ok(moved) => {
            let message = Message::new("jobs-said-stage-removed").with("n", moved);
            Ok(redirect(format!("/app/jobs/{id}/stages"))
                .flash(message)
                .into_response())
        }
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, id, stage, FormView::again(fields, errors)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

async fn take_away(desk: &Desk, id: Id<Job>, stage: Id<Stage>, fields: &Fields) -> web::Result<usize> {
    let mut form = FormReader::new(fields);
    let how = form.parse::<How>("how");
    let to = form.optional_parse::<Id<Stage>>("move_to");
    let merges = how.value() == Some(&How::Merge);
    form.check(
        !merges || to.is_some(),
        "move_to",
        Message::new("jobs-stage-merge-needs-target"),
    );
    let how = form.finish()?.get(how);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                match (how, to) {
                    (How::Merge, Some(into)) => merge_stages(tx, &actor, &job, stage, into).await,
                    (How::Merge | How::Remove, to) => remove_stage(tx, &actor, &job, stage, to).await,
                }
            })
        })
        .await
}
