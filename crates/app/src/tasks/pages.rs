//! Giving somebody something to do, and ticking it off.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Date, Id};
use web::{Error, Fields, FormReader, FormView, Message, redirect};

use super::Task;
use crate::{
    access::{Access, Right, User},
    candidates::{self, Candidate, Forms, show_again},
    features::Routes,
    jobs::read_id,
    layout::Desk,
    undo::way_back,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post(
            "/app/candidates/{candidate}/tasks",
            add,
            Access::OnCandidate(Right::Comment),
        )
        .post("/app/tasks/{task}/done", done, Access::SignedIn)
}

/// `POST /app/candidates/{candidate}/tasks`
async fn add(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor
        .candidate(&mut desk.app.db.read(), id, Right::Comment)
        .await?;
    match keep(&desk, id, &fields).await {
        Ok(()) => {
            let back = way_back(&fields, &format!("/app/candidates/{id}"), None);
            Ok(redirect(back).flash(Message::new("tasks-said-added")).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let forms = Forms {
                task: FormView::again(fields.clone(), errors),
                ..Forms::default()
            };
            show_again(&desk, id, &fields, forms).await
        }
        Err(error) => Err(error),
    }
}

async fn keep(desk: &Desk, candidate: Id<Candidate>, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let title = form.line("title", 1..=200);
    let assignee = form.parse::<Id<User>>("assignee");
    let due_on = form.optional_parse::<Date>("due_on");
    form.optional_line("back", 2000);
    let assignee = form.finish()?.get(assignee);
    let actor = &desk.actor;
    desk.app
        .db
        .write(|tx| {
            let (actor, title) = (actor.clone(), title.clone());
            Box::pin(async move {
                super::add(tx, &actor, candidate, &title, assignee, due_on)
                    .await
                    .map(drop)
            })
        })
        .await
}

/// `POST /app/tasks/{task}/done`
async fn done(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Task> = read_id(&id)?;
    let actor = &desk.actor;
    let (candidate, undo) = desk
        .app
        .db
        .write(|tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (task, undo) = candidates::finish_task(tx, &actor, id).await?;
                Ok::<_, Error>((task.candidate_id, undo))
            })
        })
        .await?;
    let back = way_back(&fields, &format!("/app/candidates/{candidate}"), undo);
    Ok(redirect(back).into_response())
}
