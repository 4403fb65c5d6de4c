//! The forms of the bar.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use web::{Error, Fields, FormReader, Limits, Message, NoFields, redirect};

use super::{NewView, Place, SavedView, actions};
use crate::{jobs::Job, layout::Desk};

fn read_id(text: &str) -> web::Result<Id<SavedView>> {
    text.parse().map_err(|_| Error::NotFound)
}

/// `POST /app/views`
pub(super) async fn save(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let name = form.line("name", 1..=60);
    let shared = form.checkbox("shared");
    let job = form.optional_parse::<Id<Job>>("job");
    let query = form.line("query", 0..=2000);
    let place = form.parse_with("place", |text| match (text, job) {
        ("job_table", Some(job)) => Ok(Place::JobTable(job)),
        ("candidates", _) => Ok(Place::Candidates),
        ("jobs", _) => Ok(Place::Jobs),
        _ => Err(Message::new("fields-invalid")),
    });
    let place = form.finish()?.get(place);
    let new = NewView {
        place,
        name,
        query: Fields::parse(query.as_bytes(), &Limits::DEFAULT)?,
        shared,
    };
    let actor = desk.actor.clone();
    let view = desk
        .app
        .db
        .write(move |tx| {
            let (actor, new) = (actor.clone(), new.clone());
            Box::pin(async move { actions::save(tx, &actor, new).await })
        })
        .await?;
    let said = Message::new("views-said-saved").with("name", view.name.clone());
    Ok(redirect(view.address()).flash(said).into_response())
}

/// `POST /app/views/{view}/sharing` with `shared=true`, or without to keep it to oneself.
pub(super) async fn share(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let mut form = FormReader::new(&fields);
    let shared = form.checkbox("shared");
    form.finish()?;
    let actor = desk.actor.clone();
    let view = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::set_shared(tx, &actor, id, shared).await })
        })
        .await?;
    let said = if shared {
        Message::new("views-said-shared").with("name", view.name.clone())
    } else {
        Message::new("views-said-private").with("name", view.name.clone())
    };
    Ok(redirect(view.address()).flash(said).into_response())
}

/// `POST /app/views/{view}/home` with `home=true`, or without to begin with today again.
pub(super) async fn make_home(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let mut form = FormReader::new(&fields);
    let home = form.checkbox("home");
    form.finish()?;
    let view = super::store::find(&mut desk.app.db.read(), &desk.actor, id)
        .await?
        .ok_or(Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::set_home(tx, &actor, home.then_some(id)).await })
        })
        .await?;
    let said = if home {
        Message::new("views-said-home").with("name", view.name.clone())
    } else {
        Message::new("views-said-not-home").with("name", view.name.clone())
    };
    Ok(redirect(view.address()).flash(said).into_response())
}

/// `DELETE /app/views/{view}`
pub(super) async fn remove(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let actor = desk.actor.clone();
    let view = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::remove(tx, &actor, id).await })
        })
        .await?;
    let plain = SavedView {
        query: String::new(),
        ..view
    };
    let said = Message::new("views-said-removed").with("name", plain.name.clone());
    Ok(redirect(plain.address()).flash(said).into_response())
}
