//! Approvals: asking and taking back from the plan; deciding and delegating on a page of their own, which shows the
//! terms and nobody's application, so that approvers need not be on the team.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, NoFields, View, redirect};

use super::{
    super::{
        Employment, Seniority, Workplace, approvals,
        approvals::{Approval, ApprovalState, Decision},
        header::place_names,
        listing, openings_of,
    },
    form::{Choice, Idiom, idioms},
    read_id,
};
use crate::{
    access::{Right, User},
    jobs::Job,
    layout::Desk,
};

/// What is to be decided.
#[derive(Serialize)]
pub(super) struct ApprovalPage {
    reference: String,
    title: String,
    job: Id<Job>,
    sees_job: bool,
    places: Vec<String>,
    workplace: Workplace,
    remote_countries: Vec<String>,
    remote_zones: Vec<String>,
    confidential: bool,
    employment: Employment,
    seniority: Seniority,
    openings: usize,
    pay: Vec<Idiom>,
    equity: String,
    approval: Approval,
    /// The terms are no longer those that were asked about.
    changed: bool,
    my_turn: bool,
    /// Whom I let decide in my place, while they have not.
    delegate: Option<String>,
    me: Id<User>,
    others: Vec<Choice>,
    form: FormView,
}

impl View for ApprovalPage {
    const TEMPLATE: &'static str = "jobs/approval.html";

    fn samples() -> Vec<Self> {
        let page = |my_turn: bool| Self {
            reference: "J-0007".to_owned(),
            title: "Kiln Engineer".to_owned(),
            job: Id::from_uuid(uuid::Uuid::nil()),
            sees_job: !my_turn,
            places: vec!["Munich".to_owned()],
            workplace: Workplace::Hybrid,
            remote_countries: vec!["DE".to_owned(), "CN".to_owned()],
            remote_zones: vec!["Europe/Berlin".to_owned()],
            confidential: my_turn,
            employment: Employment::FixedTerm,
            seniority: Seniority::Executive,
            openings: 2,
            pay: Vec::new(),
            equity: String::new(),
            approval: Approval {
                state: if my_turn {
                    ApprovalState::Waiting
                } else {
                    ApprovalState::Withdrawn
                },
                ..Approval::sample()
            },
            changed: !my_turn,
            my_turn,
            delegate: (!my_turn).then(|| "Vera Novak".to_owned()),
            me: Id::from_uuid(uuid::Uuid::nil()),
            others: vec![Choice {
                value: "1".to_owned(),
                label: "Vera Novak".to_owned(),
            }],
            form: FormView::blank(),
        };
        vec![page(true), page(false)]
    }
}

/// `POST /app/jobs/{job}/approval`
pub(super) async fn request(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    let (actor, keys) = (desk.actor.clone(), desk.app.keys.clone());
    let outcome = desk
        .app
        .db
        .write(move |tx| {
            let (actor, keys) = (actor.clone(), keys.clone());
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                approvals::request(tx, &keys, &actor, &job).await.map(|_| ())
            })
        })
        .await;
    back_to_plan(id, outcome, "jobs-said-approval-requested")
}

/// `DELETE /app/jobs/{job}/approval`
pub(super) async fn withdraw(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    let actor = desk.actor.clone();
    let outcome = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                approvals::withdraw(tx, &actor, &job).await
            })
        })
        .await;
    back_to_plan(id, outcome, "jobs-said-approval-withdrawn")
}

fn back_to_plan(id: Id<Job>, outcome: web::Result<()>, said: &'static str) -> web::Result<Response> {
    let message = match outcome {
        Ok(()) => Message::new(said),
        Err(Error::Conflict(message)) => message,
        Err(error) => return Err(error),
    };
    Ok(redirect(format!("/app/jobs/{id}/plan")).flash(message).into_response())
}

/// `GET /app/approvals/{approval}`: seen by those who have a part in it and those who see the job.
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let view = page(&desk, read_id(&id)?, FormView::blank()).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Approval>, form: FormView) -> web::Result<ApprovalPage> {
    let on = &mut desk.app.db.read();
    let approval = approvals::approval(on, id).await?.ok_or(Error::NotFound)?;
    let sees_job = desk.actor.may(on, Right::See, approval.job_id).await?;
    if !sees_job && !approval.involves(desk.actor.id) {
        return Err(Error::NotFound);
    }
    let job = super::super::find(on, approval.job_id).await?.ok_or(Error::NotFound)?;
    let my_turn = approval.seat_of(desk.actor.id).is_some();
    let users = if my_turn {
        listing::active_users(on).await?
    } else {
        Vec::new()
    };
    let could_decide = |id: &Id<User>| *id != desk.actor.id && *id != approval.requested_by;
    let others = users.into_iter().filter(|(id, _)| could_decide(id));
    Ok(ApprovalPage {
        reference: job.reference(),
        title: job.title.clone(),
        job: job.id,
        sees_job,
        places: place_names(on, job.id, &desk.actor.language).await?,
        workplace: job.workplace,
        remote_countries: job.remote_countries.codes(),
        remote_zones: job.remote_zones.names(),
        confidential: job.confidential,
        employment: job.employment,
        seniority: job.seniority,
        openings: openings_of(on, job.id).await?.len(),
        pay: job.pay.as_ref().map(idioms).unwrap_or_default(),
        equity: job.pay.as_ref().map(|pay| pay.equity.clone()).unwrap_or_default(),
        others: others
            .map(|(id, name)| Choice {
                value: id.to_string(),
                label: name,
            })
            .collect(),
        delegate: approval
            .delegated_by(desk.actor.id)
            .and_then(|(_, seat)| seat.delegate.clone()),
        me: desk.actor.id,
        changed: approval.terms_digest != approvals::digest(on, &job).await?,
        approval,
        my_turn,
        form,
    })
}

/// `POST /app/approvals/{approval}/decision`
pub(super) async fn decide(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Approval>(&id)?;
    let mut form = FormReader::new(&fields);
    let (decision, reason) = (form.parse::<Decision>("decision"), form.text("reason", 0..=2000));
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(ok) => {
            let (actor, keys, decision) = (desk.actor.clone(), desk.app.keys.clone(), ok.get(decision));
            desk.app
                .db
                .write(move |tx| {
                    let (actor, keys, reason) = (actor.clone(), keys.clone(), reason.clone());
                    Box::pin(async move {
                        let decided = approvals::decide(tx, &keys, &actor, id, decision, &reason).await;
                        decided.map(|_| ())
                    })
                })
                .await
        }
    };
    answer(&desk, id, fields, outcome, "jobs-said-decided").await
}

/// `POST /app/approvals/{approval}/delegate`
pub(super) async fn delegate(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Approval>(&id)?;
    let mut form = FormReader::new(&fields);
    let to = form.parse::<Id<User>>("to");
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(ok) => {
            let (actor, keys, to) = (desk.actor.clone(), desk.app.keys.clone(), ok.get(to));
            desk.app
                .db
                .write(move |tx| {
                    let (actor, keys) = (actor.clone(), keys.clone());
                    Box::pin(async move { approvals::delegate(tx, &keys, &actor, id, to).await })
                })
                .await
        }
    };
    let is_mine_again = fields.one("to")?.is_some_and(|to| to == desk.actor.id.to_string());
    let said = if is_mine_again {
        "jobs-said-retaken"
    } else {
        "jobs-said-delegated"
    };
    answer(&desk, id, fields, outcome, said).await
}

async fn answer(
    desk: &Desk,
    id: Id<Approval>,
    fields: Fields,
    outcome: web::Result<()>,
    said: &'static str,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(redirect(format!("/app/approvals/{id}"))
            .flash(Message::new(said))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(desk, id, FormView::again(fields, errors)).await?;
            desk.invalid(view).await
        }
        Err(Error::Conflict(message)) => {
            let wrong = FormErrors::new("reason", message);
            let view = page(desk, id, FormView::again(fields, wrong)).await?;
            desk.page_with(http::StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}
