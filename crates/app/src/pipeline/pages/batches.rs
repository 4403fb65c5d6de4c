//! Acts on many: the question before one begins, how far it is, stop and undo.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Limits, Message, NoFields, View, redirect};

use super::{
    ReasonChoice,
    acts::job_of,
    read_id, reason_choices,
    shared::{act, back},
    table::{StageChoice, stage_choices},
};
use crate::{
    access::Right,
    applications::Application,
    jobs::{Job, Stage, stages_of},
    layout::Desk,
    organization::{Reason, ReasonSide},
    pipeline::{
        Telling,
        batch::{self, Act, Batch, BatchKind, BatchState, Chosen, Skipped},
        people::{Filter, count},
    },
    tags,
};

/// `POST /app/jobs/{job}/batches/question`: what is to be done with those chosen? Changes nothing.
#[derive(Serialize)]
pub(super) struct QuestionPage {
    job: Id<Job>,
    title: String,
    kind: BatchKind,
    /// How many were chosen.
    n: i64,
    picks: Vec<String>,
    /// How many of those that match are no longer in play, and are left as they are.
    rest: i64,
    /// All that match this filter were chosen.
    all: bool,
    filter: String,
    stages: Vec<StageChoice>,
    ours: Vec<ReasonChoice>,
    theirs: Vec<ReasonChoice>,
    /// The tags there are, to choose from.
    tag_names: Vec<String>,
    back: String,
    /// Why it is asked again.
    problem: Option<Message>,
    form: FormView,
}

impl View for QuestionPage {
    const TEMPLATE: &'static str = "pipeline/batch-question.html";

    fn samples() -> Vec<Self> {
        let page = |kind, all, problem| Self {
            job: Id::from_uuid(uuid::Uuid::nil()),
            title: "Kiln Engineer".to_owned(),
            kind,
            n: 1312,
            rest: i64::from(all),
            picks: vec!["1".to_owned()],
            all,
            filter: "q=a".to_owned(),
            stages: vec![StageChoice {
                value: Id::from_uuid(uuid::Uuid::nil()),
                name: "Review".to_owned(),
                chosen: false,
                movable: true,
            }],
            ours: ReasonChoice::samples(),
            theirs: Vec::new(),
            tag_names: vec!["Rust <b>".to_owned()],
            back: "/app/jobs".to_owned(),
            problem,
            form: FormView::blank().with("telling", Telling::NextWorkingMorning),
        };
        let changed = Message::new("pipeline-count-changed").with("n", 1313);
        vec![
            page(BatchKind::Move, false, None),
            page(BatchKind::Reject, true, Some(changed)),
            page(BatchKind::Tag, false, None),
            page(BatchKind::Untag, true, None),
        ]
    }
}

pub(super) async fn ask(desk: Desk, Path(job): Path<String>, fields: Fields) -> web::Result<Response> {
    let form = FormView::blank().with("telling", Telling::NextWorkingMorning);
    let view = question(&desk, &job, &fields, form, None).await?;
    desk.page(view).await
}

/// The filter that was on when people were chosen: of those it keeps, whom something can be done with.
fn filter_of(fields: &Fields) -> Filter {
    let text = fields.many("filter").next().unwrap_or_default();
    Fields::parse(text.as_bytes(), &Limits::DEFAULT)
        .map(|fields| Filter::read(&fields))
        .unwrap_or_default()
        .in_play()
}

async fn question(
    desk: &Desk,
    job: &str,
    fields: &Fields,
    form: FormView,
    problem: Option<Message>,
) -> web::Result<QuestionPage> {
    let on = &mut desk.app.db.read();
    let job = job_of(on, &desk.actor, job, Right::Decide).await?;
    let (all, filter) = (fields.many("all").any(|all| all == "1"), filter_of(fields));
    let picks: Vec<String> = if all {
        Vec::new()
    } else {
        fields.many("pick").map(str::to_owned).collect()
    };
    let n = if all {
        count(on, &desk.actor, job.id, &filter).await?
    } else {
        picks.len() as i64
    };
    let shown = Filter {
        in_play: false,
        ..filter.clone()
    };
    let rest = if all {
        count(on, &desk.actor, job.id, &shown).await? - n
    } else {
        0
    };
    let language = &desk.actor.language;
    Ok(QuestionPage {
        job: job.id,
        title: job.title,
        kind: fields
            .many("act")
            .next()
            .and_then(|kind| kind.parse().ok())
            .unwrap_or(BatchKind::Move),
        n,
        rest,
        picks,
        all,
        stages: stage_choices(stages_of(on, job.id).await?, &filter),
        filter: filter.to_fields().to_query(),
        ours: reason_choices(on, ReasonSide::Ours, language).await?,
        theirs: reason_choices(on, ReasonSide::Theirs, language).await?,
        tag_names: tags::names(on, &desk.actor).await?,
        back: back(fields, format!("/app/jobs/{}/table", job.id), None),
        problem: if n == 0 {
            Some(Message::new("pipeline-nobody-chosen"))
        } else {
            problem
        },
        form,
    })
}

/// `POST /app/jobs/{job}/batches`. When those that match are no longer as many as were shown, it asks again.
pub(super) async fn start(desk: Desk, Path(job): Path<String>, fields: Fields) -> web::Result<Response> {
    match begin(&desk, &job, &fields).await {
        Ok(batch) => Ok(redirect(format!("/app/batches/{}", batch.id)).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = question(&desk, &job, &fields, FormView::again(fields.clone(), errors), None).await?;
            desk.invalid(view).await
        }
        Err(Error::Conflict(problem)) => {
            let form = FormView::again(fields.clone(), web::FormErrors::default());
            let view = question(&desk, &job, &fields, form, Some(problem)).await?;
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

async fn begin(desk: &Desk, job: &str, fields: &Fields) -> web::Result<Batch> {
    let job: Id<Job> = read_id(job)?;
    let mut form = FormReader::new(fields);
    let kind = form.parse::<BatchKind>("act");
    let stage = form.optional_parse::<Id<Stage>>("stage_id");
    let reason = form.optional_parse::<Id<Reason>>("reason");
    let telling = form.optional_parse::<Telling>("telling").unwrap_or(Telling::Nothing);
    let tag = form.optional_line("tag", tags::LONGEST);
    let tag = tag.map(|tag| base::clean_line(&tag)).filter(|tag| !tag.is_empty());
    let all = form.optional_line("all", 1).is_some();
    let expected = form.optional_parse::<i64>("expected");
    form.optional_line("filter", 2000);
    form.optional_line("back", 2000);
    let picks = form.many::<Id<Application>>("pick");
    match kind.value() {
        Some(BatchKind::Move) => form.check(stage.is_some(), "stage_id", Message::new("pipeline-stage-gone")),
        Some(BatchKind::Reject) => form.check(reason.is_some(), "reason", Message::new("pipeline-choose-reason")),
        Some(BatchKind::Tag | BatchKind::Untag) => form.check(tag.is_some(), "tag", Message::new("fields-required")),
        None => {}
    }
    let kind = form.finish()?.get(kind);
    let doing = match (kind, stage, reason, tag) {
        (BatchKind::Move, Some(stage), ..) => Act::Move { stage },
        (BatchKind::Reject, _, Some(reason), _) => Act::Reject { reason, telling },
        (BatchKind::Tag, .., Some(name)) => Act::Tag { name },
        (BatchKind::Untag, .., Some(name)) => Act::Untag { name },
        (BatchKind::Move | BatchKind::Reject | BatchKind::Tag | BatchKind::Untag, ..) => {
            return Err(Error::Malformed("an act without its object"));
        }
    };
    let chosen = if all {
        Chosen::All {
            filter: filter_of(fields),
            expected: expected.unwrap_or(-1),
        }
    } else {
        Chosen::These(picks)
    };
    act(desk, move |tx, actor| {
        let (doing, chosen) = (doing.clone(), chosen.clone());
        Box::pin(async move { batch::start(tx, &actor, job, doing, chosen).await })
    })
    .await
}

/// `GET /app/batches/{batch}`
#[derive(Serialize)]
pub(super) struct BatchPage {
    batch: Batch,
    /// The job whose people it is about; none when it is about people whatever they applied for.
    job: Option<OfJob>,
    /// Done or left out.
    handled: i64,
    left_out: Vec<Skipped>,
}

#[derive(Serialize)]
struct OfJob {
    id: Id<Job>,
    title: String,
    reference: String,
}

impl View for BatchPage {
    const TEMPLATE: &'static str = "pipeline/batch.html";

    fn samples() -> Vec<Self> {
        let page = |state, kind: BatchKind, left_out| Self {
            batch: Batch::sample(state).of_kind(kind),
            job: (!kind.is_about_people()).then(|| OfJob {
                id: Id::from_uuid(uuid::Uuid::nil()),
                title: "Kiln Engineer".to_owned(),
                reference: "J-0007".to_owned(),
            }),
            handled: 700,
            left_out,
        };
        let why = Message::new("pipeline-has-ended");
        let skipped = vec![Skipped {
            candidate_id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            why,
        }];
        let kinds = BatchKind::ALL
            .iter()
            .map(|kind| page(BatchState::Running, *kind, Vec::new()));
        BatchState::ALL
            .iter()
            .map(|state| page(*state, BatchKind::Reject, skipped.clone()))
            .chain(kinds)
            .collect()
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let found = batch::find(on, &desk.actor, read_id(&id)?).await?;
    let job = match found.doing()?.job {
        Some(job) => Some(desk.actor.job(on, job, Right::See).await?),
        None => None,
    };
    let view = BatchPage {
        left_out: batch::skipped(on, &desk.actor, found.id).await?,
        handled: found.done + found.skipped,
        batch: found,
        job: job.map(|job| OfJob {
            id: job.id,
            reference: job.reference(),
            title: job.title,
        }),
    };
    desk.page(view).await
}

/// `POST /app/batches/{batch}/stop`
pub(super) async fn stop(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Batch> = read_id(&id)?;
    act(&desk, move |tx, actor| {
        Box::pin(async move { batch::stop(tx, &actor, id).await })
    })
    .await?;
    Ok(redirect(format!("/app/batches/{id}")).into_response())
}

/// `POST /app/batches/{batch}/undo`
pub(super) async fn undo(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id: Id<Batch> = read_id(&id)?;
    act(&desk, move |tx, actor| {
        Box::pin(async move { batch::undo(tx, &actor, id).await })
    })
    .await?;
    Ok(redirect(format!("/app/batches/{id}")).into_response())
}
