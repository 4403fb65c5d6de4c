//! Closing a job: what becomes of its texts, and what those still in play are told.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::{super::JobHeader, form::Choice, read_id};
use crate::{
    access::Right,
    jobs::Job,
    layout::Desk,
    organization::{ReasonSide, reasons},
    pipeline::{self, Farewell, Telling},
    postings,
};

/// The question.
#[derive(Serialize)]
pub(super) struct ClosurePage {
    header: JobHeader,
    form: FormView,
    /// Texts that people can read until the job is closed.
    live: usize,
    /// Reasons of ours.
    reasons: Vec<Choice>,
}

impl View for ClosurePage {
    const TEMPLATE: &'static str = "jobs/closure.html";

    fn samples() -> Vec<Self> {
        let nobody = JobHeader {
            people: 0,
            ..JobHeader::sample("plan")
        };
        let wrong = FormErrors::new("farewell", Message::new("jobs-closure-choose"));
        let reasons = || {
            vec![Choice {
                value: "1".to_owned(),
                label: "Position filled".to_owned(),
            }]
        };
        vec![
            Self {
                header: nobody,
                form: FormView::blank(),
                live: 0,
                reasons: reasons(),
            },
            Self {
                header: JobHeader::sample("plan"),
                form: FormView::again(Fields::default(), wrong),
                live: 2,
                reasons: reasons(),
            },
        ]
    }
}

/// What those still in play are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choose {
    /// A rejection with the mail for a position that is no longer open.
    NextWorkingMorning,
    Soon,
    /// A rejection without a mail.
    Nothing,
    /// Nothing happens to them now.
    Later,
}

db::text_enum!(Choose {
    NextWorkingMorning = "next_working_morning",
    Soon = "soon",
    Nothing = "nothing",
    Later = "later",
});

impl Choose {
    fn telling(self) -> Option<Telling> {
        match self {
            Self::NextWorkingMorning => Some(Telling::NextWorkingMorning),
            Self::Soon => Some(Telling::Soon),
            Self::Nothing => Some(Telling::Nothing),
            Self::Later => None,
        }
    }
}

/// `GET /app/jobs/{job}/closure`
pub(super) async fn ask(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let view = page(&desk, read_id(&id)?, FormView::blank()).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Job>, form: FormView) -> web::Result<ClosurePage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::Run).await?;
    let texts = postings::postings_of(on, job.id).await?;
    let is_live = |posting: &&postings::Posting| {
        matches!(posting.standing(&job, desk.actor.now), postings::Standing::Live { .. })
    };
    let ours = reasons(on).await?.into_iter();
    let ours = ours.filter(|reason| reason.side == ReasonSide::Ours && reason.archived_at.is_none());
    Ok(ClosurePage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        form,
        live: texts.iter().filter(is_live).count(),
        reasons: ours
            .map(|reason| Choice {
                value: reason.id.to_string(),
                label: reason.labels.in_language(&desk.actor.language).to_owned(),
            })
            .collect(),
    })
}

/// `POST /app/jobs/{job}/closure`: with people in play, `farewell` says what they are told.
pub(super) async fn close(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let people = page(&desk, id, FormView::blank()).await?.header.people;
    match end(&desk, id, &fields, people).await {
        Ok(told) => {
            let message = Message::new("jobs-said-closed").with("n", told);
            Ok(redirect(format!("/app/jobs/{id}/plan")).flash(message).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, id, FormView::again(fields, errors)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

/// Closes; gives how many applications ended with the job.
async fn end(desk: &Desk, id: Id<Job>, fields: &Fields, people: i64) -> web::Result<usize> {
    let mut form = FormReader::new(fields);
    let choice = form.optional_parse::<Choose>("farewell");
    let reason = form.optional_parse("reason");
    form.check(
        people == 0 || choice.is_some(),
        "farewell",
        Message::new("jobs-closure-choose"),
    );
    let telling = choice.and_then(Choose::telling);
    form.check(
        telling.is_none() || reason.is_some(),
        "reason",
        Message::new("jobs-closure-reason"),
    );
    form.finish()?;
    let farewell = telling
        .zip(reason)
        .map(|(telling, reason)| Farewell { reason, telling });
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let (actor, farewell) = (actor.clone(), farewell.clone());
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                let job = super::super::close(tx, &actor, &job).await?;
                match farewell {
                    Some(farewell) => Ok(pipeline::close_out(tx, &actor, &job, &farewell).await?.len()),
                    None => Ok(0),
                }
            })
        })
        .await
}
