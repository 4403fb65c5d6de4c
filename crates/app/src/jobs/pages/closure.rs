//! Closing a job: who is still in play, what becomes of its texts, and then the act.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::{super::JobHeader, read_id};
use crate::{access::Right, jobs::Job, layout::Desk, postings};

/// The question.
#[derive(Serialize)]
pub(super) struct ClosurePage {
    header: JobHeader,
    form: FormView,
    /// Texts that people can read until the job is closed.
    live: usize,
}

impl View for ClosurePage {
    const TEMPLATE: &'static str = "jobs/closure.html";

    fn samples() -> Vec<Self> {
        let nobody = JobHeader { people: 0, ..JobHeader::sample("plan") };
        let wrong = FormErrors::new("people", Message::new("jobs-closure-confirm"));
        vec![
            Self { header: nobody, form: FormView::blank(), live: 0 },
            Self { header: JobHeader::sample("plan"), form: FormView::again(Fields::default(), wrong), live: 2 },
        ]
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
    Ok(ClosurePage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        form,
        live: texts.iter().filter(is_live).count(),
    })
}

/// `POST /app/jobs/{job}/closure`. With people in play it must be said that they are answered later.
pub(super) async fn close(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    let mut form = FormReader::new(&fields);
    let understood = form.checkbox("people");
    form.finish()?;
    let view = page(&desk, id, FormView::blank()).await?;
    if view.header.people > 0 && !understood {
        let wrong = FormErrors::new("people", Message::new("jobs-closure-confirm"));
        return desk.invalid(ClosurePage { form: FormView::again(fields, wrong), ..view }).await;
    }
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                super::super::close(tx, &actor, &job).await
            })
        })
        .await?;
    Ok(redirect(format!("/app/jobs/{id}/plan")).flash(Message::new("jobs-said-closed")).into_response())
}
