//! Publishing and ending a text, now or by the clocks of the job's place.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, redirect};

use super::{
    super::{Posting, Standing, When, publish as make_public, unpublish as end},
    editor, local_time,
};
use crate::{
    access::Right,
    jobs::{Job, read_id, zone_of},
    layout::Desk,
};

/// `POST …/publication`: `when` is now or later, `from` and `until` are local times.
pub(super) async fn publish(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, posting) = (read_id::<Job>(&id)?, read_id::<Posting>(&posting)?);
    let on = &mut desk.app.db.read();
    let (job, before) = desk.actor.posting_of(on, id, posting, Right::Run).await?;
    let is_live = matches!(before.standing(&job, desk.actor.now), Standing::Live { .. });
    let zone = zone_of(on, job.id, &*desk.app.organization().await?).await?;
    let mut form = FormReader::new(&fields);
    let later = form.optional_line("when", 10).as_deref() == Some("later");
    let from = form.optional_parse_with("from", |text| local_time::read(text, &zone));
    let until = form.optional_parse_with("until", |text| local_time::read(text, &zone));
    // What is public already begins no more: an end alone will do.
    let ends_only = is_live && until.is_some() && from.is_none();
    let missing = later && from.is_none() && !ends_only && form.is_good("from");
    form.check(!missing, "from", Message::new("postings-from-missing"));
    let has_passed = until.is_some_and(|until| until <= desk.actor.now);
    form.check(
        !ends_only || !has_passed,
        "until",
        Message::new("postings-until-before-from"),
    );
    let leaves_now = form.checkbox("leaves_now");
    let would_leave = is_live && later && from.is_some_and(|at| at > desk.actor.now);
    form.check(
        !would_leave || leaves_now,
        "leaves_now",
        Message::new("postings-leaves-now-first"),
    );
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(_) => {
            let when = from.filter(|_| later).map_or(When::Now, When::At);
            match until.filter(|_| ends_only) {
                Some(until) => end_at(&desk, id, posting, When::At(until)).await,
                None => carry_out(&desk, id, posting, when, until).await,
            }
        }
    };
    let said = if later || ends_only {
        "postings-said-scheduled"
    } else {
        "postings-said-published"
    };
    answer(&desk, id, posting, fields, outcome, said).await
}

async fn carry_out(desk: &Desk, id: Id<Job>, posting: Id<Posting>, when: When, until: Option<Time>) -> web::Result<()> {
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, id, posting, Right::Run).await?;
                make_public(tx, &actor, &posting, when, until).await
            })
        })
        .await
}

/// `DELETE …/publication`: ends it now, or takes back a plan.
pub(super) async fn unpublish(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, posting) = (read_id::<Job>(&id)?, read_id::<Posting>(&posting)?);
    let outcome = end_at(&desk, id, posting, When::Now).await;
    answer(&desk, id, posting, fields, outcome, "postings-said-unpublished").await
}

async fn end_at(desk: &Desk, id: Id<Job>, posting: Id<Posting>, when: When) -> web::Result<()> {
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, id, posting, Right::Run).await?;
                end(tx, &actor, &posting, when).await
            })
        })
        .await
}

async fn answer(
    desk: &Desk,
    id: Id<Job>,
    posting: Id<Posting>,
    fields: Fields,
    outcome: web::Result<()>,
    said: &'static str,
) -> web::Result<Response> {
    let address = format!("/app/jobs/{id}/postings/{posting}");
    match outcome {
        Ok(()) => Ok(redirect(address).flash(Message::new(said)).into_response()),
        Err(Error::Conflict(message)) => Ok(redirect(address).flash(message).into_response()),
        Err(Error::Invalid(errors)) => invalid(desk, id, posting, fields, errors).await,
        Err(error) => Err(error),
    }
}

async fn invalid(
    desk: &Desk,
    id: Id<Job>,
    posting: Id<Posting>,
    fields: Fields,
    errors: FormErrors,
) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (job, posting) = desk.actor.posting_of(on, id, posting, Right::Run).await?;
    let shown = editor::Shown::refused(&posting, FormView::again(fields, errors));
    let view = editor::page(desk, &job, &posting, shown).await?;
    desk.invalid(view).await
}
