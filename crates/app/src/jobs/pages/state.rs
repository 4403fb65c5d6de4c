//! Opening, holding, reopening, copying a job; into the trash and out of it.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use web::{Error, Fields, FormReader, Message, NoFields, redirect};

use super::{super as jobs, read_id};
use crate::{access::Right, jobs::Job, layout::Desk, pipeline, undo};

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Open,
    OnHold,
    Reopen,
}

db::text_enum!(Wanted { Open = "open", OnHold = "on_hold", Reopen = "reopen" });

fn plan(job: &Job) -> String {
    format!("/app/jobs/{}/plan", job.id)
}

/// What is said of a job that is open again, with so many people who had not heard of its end.
pub(super) fn said_reopened(back: usize) -> Message {
    match back {
        0 => Message::new("jobs-said-reopened"),
        back => Message::new("jobs-said-reopened-with").with("n", back),
    }
}

/// `POST /app/jobs/{job}/state`, `to` is open, on_hold or reopen
pub(super) async fn change(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let wanted = form.parse::<Wanted>("to");
    let wanted = form.finish()?.get(wanted);
    let actor = desk.actor.clone();
    let outcome = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                Ok(match wanted {
                    Wanted::Open => (jobs::open(tx, &actor, &job).await?, Message::new("jobs-said-open")),
                    Wanted::OnHold => (
                        jobs::put_on_hold(tx, &actor, &job).await?,
                        Message::new("jobs-said-on-hold"),
                    ),
                    Wanted::Reopen => {
                        let (job, back) = pipeline::reopen_job(tx, &actor, &job).await?;
                        (job, said_reopened(back))
                    }
                })
            })
        })
        .await;
    match outcome {
        Ok((job, said)) => Ok(redirect(plan(&job)).flash(said).into_response()),
        // What stands against it is said on the plan, where it can be put right.
        Err(Error::Conflict(message)) => Ok(redirect(format!("/app/jobs/{id}/plan")).flash(message).into_response()),
        Err(error) => Err(error),
    }
}

/// `POST /app/jobs/{job}/copy`: the copy as it is, without looking at the form first.
pub(super) async fn copy(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    if !desk.actor.role.recruits() {
        // Whoever runs one job may see this one, but new jobs are made by those who recruit.
        desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
        return Err(Error::Forbidden);
    }
    let actor = desk.actor.clone();
    let copy = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                jobs::copy(tx, &actor, &job).await
            })
        })
        .await?;
    let message = Message::new("jobs-created").with("reference", copy.reference());
    Ok(redirect(plan(&copy)).flash(message).into_response())
}

/// `POST /app/jobs/{job}/trash`
pub(super) async fn trash(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    let actor = desk.actor.clone();
    let outcome = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                jobs::throw_away(tx, &actor, &job).await
            })
        })
        .await;
    let address = format!("/app/jobs/{id}/plan");
    match outcome {
        Ok(undo) => Ok(redirect(undo::offering(&address, undo)).into_response()),
        Err(Error::Conflict(message)) => Ok(redirect(address).flash(message).into_response()),
        Err(error) => Err(error),
    }
}

/// `DELETE /app/jobs/{job}/trash`
pub(super) async fn restore(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                jobs::restore(tx, &actor, &job).await
            })
        })
        .await?;
    Ok(redirect(format!("/app/jobs/{id}/plan"))
        .flash(Message::new("jobs-said-restored"))
        .into_response())
}
