//! The question before an application ends: why, and what the person is told.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Message, Query, View, redirect};

use super::{
    ReasonChoice,
    acts::{name_of, remember},
    read_id, reason_choices,
    shared::{act, back},
};
use crate::{
    access::Right,
    applications::{Application, Outcome},
    layout::Desk,
    messages::{self, MessageKind},
    organization::{Reason, ReasonSide},
    pipeline::{Rejection, Telling, letter, reject as reject_application},
};

/// `GET /app/applications/{application}/rejection`, with `?side=theirs` to note that somebody withdrew.
#[derive(Serialize)]
pub(super) struct RejectionPage {
    application: Id<Application>,
    name: String,
    ours: Vec<ReasonChoice>,
    theirs: Vec<ReasonChoice>,
    /// It is a withdrawal that somebody wants to note: only their reasons are offered, and nobody is written to.
    withdrawal: bool,
    letter: Option<LetterView>,
    back: String,
    form: FormView,
}

/// The mail as it would leave.
#[derive(Serialize)]
pub(in crate::pipeline) struct LetterView {
    language: String,
    subject: String,
    /// Its paragraphs.
    body: Vec<String>,
    to: String,
    morning: Time,
    soon: Time,
    zone: String,
}

impl LetterView {
    fn sample() -> Self {
        let now = Time::from_micros(1_795_510_800_000_000);
        Self {
            language: "zh-Hans".to_owned(),
            subject: "您的申请 <Kiln>".to_owned(),
            body: vec!["您好".to_owned(), "…".to_owned()],
            to: "ada@people.example".to_owned(),
            morning: now,
            soon: now,
            zone: "Asia/Shanghai".to_owned(),
        }
    }
}

impl View for RejectionPage {
    const TEMPLATE: &'static str = "pipeline/rejection.html";

    fn samples() -> Vec<Self> {
        let page = |letter, choices: Vec<ReasonChoice>| Self {
            application: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            ours: choices.clone(),
            theirs: choices,
            withdrawal: false,
            letter,
            back: "/app/jobs".to_owned(),
            form: FormView::blank().with("telling", Telling::NextWorkingMorning),
        };
        vec![
            page(None, Vec::new()),
            page(Some(LetterView::sample()), ReasonChoice::samples()),
            Self {
                withdrawal: true,
                ..page(None, ReasonChoice::samples())
            },
        ]
    }
}

pub(super) async fn ask(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let form = FormView::blank().with("telling", Telling::NextWorkingMorning);
    let view = page(&desk, read_id(&id)?, &query, form).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Application>, fields: &Fields, form: FormView) -> web::Result<RejectionPage> {
    let on = &mut desk.app.db.read();
    let application = desk.actor.application(on, id, Right::Decide).await?;
    let withdrawal = fields.many("side").any(|side| side == ReasonSide::Theirs.as_str());
    let letter = letter(on, &desk.actor, &application, MessageKind::Rejection, desk.actor.now).await?;
    Ok(RejectionPage {
        application: id,
        name: name_of(on, application.candidate_id).await?,
        ours: reason_choices(on, ReasonSide::Ours, &desk.actor.language).await?,
        theirs: reason_choices(on, ReasonSide::Theirs, &desk.actor.language).await?,
        withdrawal,
        letter: letter.map(|letter| LetterView {
            language: letter.language.to_string(),
            subject: letter.text.subject,
            body: messages::shown(&letter.text.body)
                .split("\n\n")
                .map(str::to_owned)
                .collect(),
            to: letter.to.to_string(),
            morning: letter.morning,
            soon: letter.soon,
            zone: letter.zone.name().to_owned(),
        }),
        back: back(fields, format!("/app/jobs/{}", application.job_id), None),
        form,
    })
}

/// `POST /app/applications/{application}/rejection`
pub(super) async fn reject(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Application> = read_id(&id)?;
    match end(&desk, id, &fields).await {
        Ok((undo, job)) => Ok(redirect(back(&fields, format!("/app/jobs/{job}"), Some(undo))).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, id, &fields, FormView::again(fields.clone(), errors)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

async fn end(desk: &Desk, id: Id<Application>, fields: &Fields) -> web::Result<(String, Id<crate::jobs::Job>)> {
    let mut form = FormReader::new(fields);
    let reason = form.parse_with::<Id<Reason>>("reason", |text| {
        text.parse().map_err(|_| Message::new("pipeline-choose-reason"))
    });
    // A page that could not offer a mail sends no such field.
    let telling = form.optional_parse::<Telling>("telling").unwrap_or(Telling::Nothing);
    form.optional_line("back", 2000);
    form.optional_line("side", 10);
    let rejection = Rejection {
        reason: form.finish()?.get(reason),
        telling,
        batch: None,
    };
    act(desk, move |tx, actor| {
        let rejection = rejection.clone();
        Box::pin(async move {
            let before = reject_application(tx, &actor, id, &rejection).await?;
            let application = actor.application(tx, id, Right::Decide).await?;
            let name = name_of(tx, application.candidate_id).await?;
            let held: Option<Time> = db::sql(
                "SELECT send_at FROM messages WHERE application_id = $1 AND kind = 'rejection' AND state = 'held'
                 ORDER BY created_at DESC LIMIT 1",
            )
            .bind(id)
            .maybe_value(tx)
            .await?;
            let said = match held {
                _ if application.outcome == Some(Outcome::Withdrawn) => {
                    Message::new("pipeline-said-withdrawn").with("name", name)
                }
                Some(at) => Message::new("pipeline-said-rejected-told")
                    .with("name", name)
                    .with("at", at),
                None => Message::new("pipeline-said-rejected").with("name", name),
            };
            let undo = remember(tx, &actor, said, vec![before]).await?;
            Ok((undo.to_string(), application.job_id))
        })
    })
    .await
}
