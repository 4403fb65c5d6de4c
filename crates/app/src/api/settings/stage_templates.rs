//! /api/v1/stage-templates: sets of stages that jobs begin with.

use axum::{extract::State, response::Response};
use base::Id;
use db::{Conn, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Message, Result};

use super::{NAME, manages};
use crate::{
    App,
    api::{Api, At, Call, Caller, Nothing, Reader, item, whole},
    jobs::{NewStage, StageKind},
    organization::{self, Shelf, StageTemplate, Translated},
};

/// A set of stages.
#[derive(Serialize, ToSchema)]
#[schema(as = StageTemplate)]
pub struct TemplateView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Shelf>,
    name: String,
    stages: Vec<TemplateStage>,
    version: i64,
}

/// One stage of a set.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateStage {
    kind: StageKind,
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[serde(default)]
    public_names: Translated,
}

/// A set to keep. It begins with one stage of kind `applied` and ends with one of kind `hired`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StageTemplateFields)]
pub struct Body {
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    #[schema(min_items = 2, max_items = 20)]
    stages: Vec<TemplateStage>,
}

pub(super) fn api() -> Api {
    let (all, one) = ("/api/v1/stage-templates", "/api/v1/stage-templates/{template}");
    let (read, write) = ("stages:read", "stages:write");
    Api::new()
        .all::<TemplateView, _, _>(all, list, read, "Sets of stages in their order")
        .item::<TemplateView, _, _>(one, show, read, "One set of stages")
        .create::<Body, TemplateView, _, _>(all, create, write, "Keep a set of stages")
        .patch::<Body, TemplateView, _, _>(one, change, write, "Change a set; jobs that began with it keep theirs")
        .delete(
            one,
            remove,
            write,
            "Remove a set; jobs that began with it keep their stages",
        )
}

impl TemplateView {
    fn new(id: Id<Shelf>, template: StageTemplate) -> Self {
        let stage = |stage: NewStage| TemplateStage {
            kind: stage.kind,
            name: stage.name,
            public_names: stage.public_names,
        };
        Self {
            id,
            name: template.name,
            stages: template.stages.0.into_iter().map(stage).collect(),
            version: template.version,
        }
    }
}

async fn list(_: Caller, State(app): State<App>) -> Result<Response> {
    let on = &mut app.db.read();
    let ids: Vec<Id<Shelf>> = sql("SELECT id FROM stage_templates ORDER BY position, id")
        .values(on)
        .await?;
    let mut all = Vec::new();
    for id in ids {
        all.push(find(on, id).await?);
    }
    Ok(whole(all))
}

async fn find(on: &mut impl Conn, id: Id<Shelf>) -> Result<TemplateView> {
    let found = organization::stage_template(on, id).await?.ok_or(Error::NotFound)?;
    Ok(TemplateView::new(id, found))
}

async fn show(_: Caller, State(app): State<App>, At(id): At<Shelf>) -> Result<Response> {
    item(&find(&mut app.db.read(), id).await?)
}

fn read(body: &Body) -> Result<(String, Vec<NewStage>)> {
    let mut reader = Reader::new();
    let name = reader.line("name", &body.name, 1..=NAME);
    let mut stages = Vec::new();
    for stage in body.stages.iter().take(20) {
        stages.push(NewStage {
            kind: stage.kind,
            name: reader.line("stages", &stage.name, 1..=60),
            public_names: reader.translated("stages", stage.public_names.clone(), 0..=60),
        });
    }
    let one = |kind| stages.iter().filter(|stage| stage.kind == kind).count() == 1;
    let at_ends = stages.first().is_some_and(|stage| stage.kind == StageKind::Applied)
        && stages.last().is_some_and(|stage| stage.kind == StageKind::Hired);
    let sound = body.stages.len() <= 20 && at_ends && one(StageKind::Applied) && one(StageKind::Hired);
    reader.check(sound, "stages", Message::new("settings-stages-ends"));
    reader.finish()?;
    Ok((name, stages))
}

async fn create(call: Call<Body>) -> Result<Response> {
    call.create("/api/v1/stage-templates", |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let (name, stages) = read(&sent.body)?;
            let id = organization::add_stage_template(tx, sent.actor.by(), name, stages).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn change(At(id): At<Shelf>, call: Call<Body>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let before = find(tx, id).await?;
            sent.expect(before.version)?;
            let (name, stages) = read(&sent.body)?;
            organization::change_stage_template(tx, sent.actor.by(), id, name, stages, before.version).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn remove(At(id): At<Shelf>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            organization::set_archived(tx, sent.actor.by(), Shelf::StageTemplates, id, true).await
        })
    })
    .await
}
