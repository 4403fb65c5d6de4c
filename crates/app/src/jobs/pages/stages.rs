//! The stages of a job: names for the team and for candidates, order, and adding one.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Language};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::{
    super::{JobHeader, NewPosition, NewStage, Stage, StageKind, add_stage, people_in, rename_stage, stages_of},
    read_id,
};
use crate::{LANGUAGES, access::Right, jobs::Job, layout::Desk, organization::Translated};

/// The editor.
#[derive(Serialize)]
pub(super) struct StagesPage {
    header: JobHeader,
    stages: Vec<Row>,
    /// What was typed and is wrong: for a new stage, or for the one named.
    form: FormView,
    wrong: Option<Id<Stage>>,
    languages: [&'static str; 3],
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    id: Id<Stage>,
    kind: StageKind,
    name: String,
    /// What candidates read in each of our languages: own words, and the kind's where there are none.
    public: Vec<Public>,
    people: i64,
    fixed: bool,
    first: bool,
    last: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Public {
    language: &'static str,
    own: String,
    usual: &'static str,
}

impl View for StagesPage {
    const TEMPLATE: &'static str = "jobs/stages.html";

    fn samples() -> Vec<Self> {
        let row = |kind: StageKind, name: &str| Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            kind,
            name: name.to_owned(),
            public: publics(&Translated::default(), kind),
            people: 3,
            fixed: matches!(kind, StageKind::Applied | StageKind::Hired),
            first: kind == StageKind::Review,
            last: false,
        };
        let rows = || {
            vec![
                row(StageKind::Applied, "Applied"),
                row(StageKind::Review, "<Screening>"),
                row(StageKind::Hired, "Hired"),
            ]
        };
        let page = |may_run, form, wrong| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("plan")
            },
            stages: rows(),
            form,
            wrong,
            languages: LANGUAGES,
        };
        let same = || FormErrors::new("name", Message::new("jobs-stage-same-name"));
        vec![
            page(true, FormView::blank(), None),
            page(true, FormView::again(Fields::default(), same()), None),
            page(
                true,
                FormView::again(Fields::default(), same()),
                Some(Id::from_uuid(uuid::Uuid::nil())),
            ),
            page(false, FormView::blank(), None),
        ]
    }
}

fn publics(names: &Translated, kind: StageKind) -> Vec<Public> {
    let one = |tag: &'static str| {
        let language: Language = tag.parse().expect("our languages are tags");
        let own = names.0.get(&language).cloned().unwrap_or_default();
        Public {
            language: tag,
            own,
            usual: kind.public_name(language.primary()),
        }
    };
    LANGUAGES.into_iter().map(one).collect()
}

/// `GET /app/jobs/{job}/stages`
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let view = page(&desk, read_id(&id)?, FormView::blank(), None).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Job>, form: FormView, wrong: Option<Id<Stage>>) -> web::Result<StagesPage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::See).await?;
    let people = people_in(on, job.id).await?;
    let stages = stages_of(on, job.id).await?;
    let count = stages.len();
    let row = |(at, stage): (usize, Stage)| Row {
        id: stage.id,
        kind: stage.kind,
        public: publics(&stage.public_names, stage.kind),
        people: people
            .iter()
            .find(|(id, _)| *id == stage.id)
            .map_or(0, |(_, count)| *count),
        fixed: stage.is_fixed(),
        first: at == 1,
        last: at + 2 == count,
        name: stage.name,
    };
    Ok(StagesPage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        stages: stages.into_iter().enumerate().map(row).collect(),
        form,
        wrong,
        languages: LANGUAGES,
    })
}

/// What both forms hold: the name, what candidates read, the kind.
fn read(fields: &Fields) -> Result<NewStage, FormErrors> {
    let mut form = FormReader::new(fields);
    let name = form.line("name", 1..=60);
    let kind = form.parse::<StageKind>("kind");
    let mut public_names = Translated::default();
    for tag in LANGUAGES {
        if let Some(text) = form.optional_line(&format!("public-{tag}"), 80) {
            public_names.insert(tag.parse().expect("our languages are tags"), text);
        }
    }
    let ok = form.finish()?;
    Ok(NewStage {
        kind: ok.get(kind),
        name,
        public_names,
    })
}

/// `POST /app/jobs/{job}/stages`
pub(super) async fn add(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let outcome = match read(&fields) {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(new) => {
            let actor = desk.actor.clone();
            desk.app
                .db
                .write(move |tx| {
                    let (actor, new) = (actor.clone(), new.clone());
                    Box::pin(async move {
                        let job = actor.job(tx, id, Right::Run).await?;
                        add_stage(tx, &actor, &job, new).await.map(|_| ())
                    })
                })
                .await
        }
    };
    answer(&desk, id, fields, None, outcome).await
}

/// `POST /app/jobs/{job}/stages/{stage}`
pub(super) async fn rename(
    desk: Desk,
    Path((id, stage)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, stage) = (read_id::<Job>(&id)?, read_id::<Stage>(&stage)?);
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let outcome = match read(&fields) {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(new) => {
            let actor = desk.actor.clone();
            desk.app
                .db
                .write(move |tx| {
                    let (actor, new) = (actor.clone(), new.clone());
                    Box::pin(async move {
                        let job = actor.job(tx, id, Right::Run).await?;
                        rename_stage(tx, &actor, &job, stage, &new.name, new.public_names, new.kind).await
                    })
                })
                .await
        }
    };
    answer(&desk, id, fields, Some(stage), outcome).await
}

/// `POST /app/jobs/{job}/stages/{stage}/position`: `to` is earlier, later or a place counted from 0.
pub(super) async fn set_position(
    desk: Desk,
    Path((id, stage)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, stage) = (read_id::<Job>(&id)?, read_id::<Stage>(&stage)?);
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let to = form.parse_with("to", |text| match text {
        "earlier" => Ok(NewPosition::Earlier),
        "later" => Ok(NewPosition::Later),
        place => place
            .parse()
            .map(NewPosition::At)
            .map_err(|_| Message::new("fields-invalid")),
    });
    let to = form.finish()?.get(to);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                super::super::set_position(tx, &actor, &job, stage, to).await
            })
        })
        .await?;
    Ok(redirect(format!("/app/jobs/{id}/stages#stage-{stage}")).into_response())
}

async fn answer(
    desk: &Desk,
    id: Id<Job>,
    fields: Fields,
    stage: Option<Id<Stage>>,
    outcome: web::Result<()>,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(redirect(format!("/app/jobs/{id}/stages"))
            .flash(Message::new("jobs-said-stages"))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(desk, id, FormView::again(fields, errors), stage).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}
