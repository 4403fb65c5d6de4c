//! Adding somebody to a job.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, redirect};

use super::{Forms, read_id, show_again};
use crate::{
    access::Right,
    applications::{NewByStaff, Source, Who, add_by_staff},
    candidates::{Candidate, SOURCES},
    jobs::Job,
    layout::Desk,
    undo::way_back,
};

/// `POST /app/candidates/{candidate}/applications`
pub(super) async fn add(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor.candidate(&mut desk.app.db.read(), id, Right::Decide).await?;
    let errors = match put(&desk, id, &fields).await {
        Ok(job) => {
            let back = way_back(&fields, &format!("/app/candidates/{id}"), None);
            let title = desk.actor.job(&mut desk.app.db.read(), job, Right::See).await?.title;
            return Ok(redirect(back)
                .flash(Message::new("candidates-said-added-to-job").with("title", title))
                .into_response());
        }
        Err(Error::Invalid(errors)) => errors,
        Err(Error::Conflict(why)) => FormErrors::new("job_id", why),
        Err(error) => return Err(error),
    };
    let forms = Forms {
        job: FormView::again(fields.clone(), errors),
        ..Forms::default()
    };
    show_again(&desk, id, &fields, forms).await
}

async fn put(desk: &Desk, id: Id<Candidate>, fields: &Fields) -> web::Result<Id<Job>> {
    let mut form = FormReader::new(fields);
    let job = form.parse::<Id<Job>>("job_id");
    let source = form.line("source", 0..=60);
    form.check(
        source.is_empty() || SOURCES.contains(&source.as_str()),
        "source",
        Message::new("fields-invalid"),
    );
    form.optional_line("back", 2000);
    let job = form.finish()?.get(job);
    let (actor, keys) = (&desk.actor, &desk.app.keys);
    desk.app
        .db
        .write(|tx| {
            let (actor, keys, source) = (actor.clone(), keys.clone(), source.clone());
            Box::pin(async move {
                let source = Source::of(if source.is_empty() { "sourced" } else { &source });
                let new = NewByStaff {
                    who: Who::Known(id),
                    job,
                    source,
                    files: Vec::new(),
                };
                add_by_staff(tx, &keys, &actor, new).await?;
                Ok(job)
            })
        })
        .await
}
