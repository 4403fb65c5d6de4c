//! The question before somebody is hired: into which opening, and what becomes of the others when it was the last.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Query, View, redirect};

use super::{
    ReasonChoice,
    acts::{name_of, remember},
    read_id, reason_choices,
    shared::{act, back},
};
use crate::{
    access::Right,
    applications::Application,
    jobs::{self, Opening, openings_of},
    layout::Desk,
    organization::{Reason, ReasonSide},
    pipeline::{
        Elsewhere, Farewell, Telling, close_out, elsewhere, hire as hire_application, others_in_play,
        withdraw_elsewhere,
    },
};

/// `GET /app/applications/{application}/hire`
#[derive(Serialize)]
pub(super) struct HirePage {
    application: Id<Application>,
    name: String,
    job: String,
    openings: Vec<Seat>,
    /// This is the last one.
    last: bool,
    /// Others still in play.
    others: i64,
    reasons: Vec<ReasonChoice>,
    /// Their other applications, still in play.
    elsewhere: Vec<Elsewhere>,
    back: String,
    form: FormView,
}

/// An opening to choose.
#[derive(Clone, Serialize)]
struct Seat {
    value: Id<Opening>,
    number: i32,
}

impl View for HirePage {
    const TEMPLATE: &'static str = "pipeline/hire.html";

    fn samples() -> Vec<Self> {
        let page = |openings: Vec<Seat>, others: usize| Self {
            application: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            job: "Kiln Engineer".to_owned(),
            last: openings.len() == 1,
            openings,
            others: others as i64,
            reasons: ReasonChoice::samples(),
            elsewhere: vec![
                Elsewhere {
                    application: Id::from_uuid(uuid::Uuid::nil()),
                    title: "Loom <Keeper>".to_owned(),
                    stage: "Review".to_owned(),
                };
                others
            ],
            back: "/app/jobs".to_owned(),
            form: FormView::blank().with("others", "leave").with("elsewhere", "leave"),
        };
        let seat = Seat {
            value: Id::from_uuid(uuid::Uuid::nil()),
            number: 2,
        };
        vec![
            page(Vec::new(), 0),
            page(vec![seat.clone()], 1),
            page(vec![seat.clone(), seat], 3),
        ]
    }
}

/// What becomes of those still in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Others {
    /// Somebody decides on each of them.
    Leave,
    /// Their applications end, and they are told so.
    Tell,
    /// Their applications end; nobody is written to.
    End,
}

db::text_enum!(Others { Leave = "leave", Tell = "tell", End = "end" });

/// What becomes of their own applications for other jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theirs {
    Leave,
    /// They end as withdrawn, without a mail.
    End,
}

db::text_enum!(Theirs { Leave = "leave", End = "end" });

pub(super) async fn ask(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let view = page(
        &desk,
        read_id(&id)?,
        &query,
        FormView::blank()
            .with("others", Others::Leave)
            .with("elsewhere", Theirs::Leave),
    )
    .await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Application>, fields: &Fields, form: FormView) -> web::Result<HirePage> {
    let on = &mut desk.app.db.read();
    let application = desk.actor.application(on, id, Right::Decide).await?;
    let job = desk.actor.job(on, application.job_id, Right::Decide).await?;
    let openings = openings_of(on, job.id).await?;
    let free = openings.iter().filter(|seat| seat.application_id.is_none());
    let openings: Vec<Seat> = free
        .map(|seat| Seat {
            value: seat.id,
            number: seat.number,
        })
        .collect();
    Ok(HirePage {
        application: id,
        name: name_of(on, application.candidate_id).await?,
        job: job.title,
        last: openings.len() == 1,
        openings,
        others: others_in_play(on, &desk.actor, &application).await?,
        reasons: reason_choices(on, ReasonSide::Ours, &desk.actor.language).await?,
        elsewhere: elsewhere(on, &desk.actor, &application).await?,
        back: back(fields, format!("/app/jobs/{}", application.job_id), None),
        form,
    })
}

/// `POST /app/applications/{application}/hire`
pub(super) async fn hire(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Application> = read_id(&id)?;
    match take_seat(&desk, id, &fields).await {
        Ok((undo, job)) => Ok(redirect(back(&fields, format!("/app/jobs/{job}"), Some(undo))).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, id, &fields, FormView::again(fields.clone(), errors)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

async fn take_seat(desk: &Desk, id: Id<Application>, fields: &Fields) -> web::Result<(String, Id<jobs::Job>)> {
    let mut form = FormReader::new(fields);
    let opening = form.parse_with::<Id<Opening>>("opening", |text| {
        text.parse().map_err(|_| Message::new("pipeline-no-such-opening"))
    });
    let others = form.optional_parse::<Others>("others").unwrap_or(Others::Leave);
    let reason = form.optional_parse::<Id<Reason>>("reason");
    let theirs = form.optional_parse::<Theirs>("elsewhere").unwrap_or(Theirs::Leave);
    form.optional_line("back", 2000);
    form.check(
        others == Others::Leave || reason.is_some(),
        "reason",
        Message::new("pipeline-choose-reason"),
    );
    let opening = form.finish()?.get(opening);
    let farewell = match (others, reason) {
        (Others::Tell, Some(reason)) => Some(Farewell {
            reason,
            telling: Telling::NextWorkingMorning,
        }),
        (Others::End, Some(reason)) => Some(Farewell {
            reason,
            telling: Telling::Nothing,
        }),
        (Others::Leave, _) | (_, None) => None,
    };
    let hired = act(desk, move |tx, actor| {
        let farewell = farewell.clone();
        Box::pin(async move {
            let mut before = vec![hire_application(tx, &actor, id, opening).await?];
            let application = actor.application(tx, id, Right::Decide).await?;
            let filled = before.iter().any(|hire| hire.ended_job);
            if let Some(farewell) = farewell
                && filled
            {
                let job = actor.job(tx, application.job_id, Right::Decide).await?;
                before.extend(close_out(tx, &actor, &job, &farewell).await?);
            }
            if theirs == Theirs::End {
                before.extend(withdraw_elsewhere(tx, &actor, &application).await?);
            }
            let said = if filled {
                "pipeline-said-hired-last"
            } else {
                "pipeline-said-hired"
            };
            let said = Message::new(said).with("name", name_of(tx, application.candidate_id).await?);
            let undo = remember(tx, &actor, said, before).await?;
            Ok((undo.to_string(), application.job_id))
        })
    })
    .await;
    match hired {
        // A seat that went a moment ago: the page again, with those that are left.
        Err(Error::Conflict(message)) if message.key == "pipeline-seat-taken" => {
            Err(Error::Invalid(FormErrors::new("opening", message)))
        }
        outcome => outcome,
    }
}
