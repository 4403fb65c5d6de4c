//! Writing, changing and removing a note; whom one may name.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Query, View, redirect};

use super::{LONGEST, NewNote, Note, Person, mentions, own, who_may_see};
use crate::{
    access::{Access, Right, User},
    applications::Application,
    candidates::{self, Candidate, Forms, fold::fold, show_again},
    features::Routes,
    jobs::read_id,
    layout::{Desk, Gallery},
    undo::way_back,
};

pub(super) fn routes() -> Routes {
    let comment = Access::OnCandidate(Right::Comment);
    Routes::new()
        .post("/app/candidates/{candidate}/notes", write, comment)
        .get("/app/candidates/{candidate}/people", people, comment)
        .get("/app/notes/{note}", show, Access::SignedIn)
        .post("/app/notes/{note}", edit, Access::SignedIn)
        .delete("/app/notes/{note}", remove, Access::SignedIn)
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery.show::<NotePage>().show::<PeopleFound>()
}

/// Where to go on, at the notes of the page somebody came from.
fn at_the_notes(fields: &Fields, candidate: Id<Candidate>, undo: Option<String>) -> String {
    let back = way_back(fields, &format!("/app/candidates/{candidate}"), undo);
    format!("{}#notes", back.split('#').next().unwrap_or_default())
}

/// `POST /app/candidates/{candidate}/notes`
async fn write(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor
        .candidate(&mut desk.app.db.read(), id, Right::Comment)
        .await?;
    match keep(&desk, id, &fields).await {
        Ok(()) => Ok(redirect(at_the_notes(&fields, id, None))
            .flash(Message::new("notes-said-kept"))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let forms = Forms {
                note: FormView::again(fields.clone(), errors),
                ..Forms::default()
            };
            show_again(&desk, id, &fields, forms).await
        }
        Err(error) => Err(error),
    }
}

async fn keep(desk: &Desk, candidate: Id<Candidate>, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let body = form.text("body", 1..=LONGEST);
    let application = form.optional_parse::<Id<Application>>("application_id");
    let chosen = form.many::<Id<User>>("mention");
    form.optional_line("back", 2000);
    form.finish()?;
    let (actor, keys) = (&desk.actor, &desk.app.keys);
    desk.app
        .db
        .write(|tx| {
            let (actor, keys, body, chosen) = (actor.clone(), keys.clone(), body.clone(), chosen.clone());
            Box::pin(async move {
                let named = mentions::named_in(tx, &body, &chosen).await?;
                let new = NewNote {
                    candidate,
                    application,
                    body,
                    named,
                };
                super::add(tx, &keys, &actor, new).await.map(drop)
            })
        })
        .await
}

/// `GET /app/candidates/{candidate}/people?q=`: the colleagues who may be named, as options.
#[derive(Serialize)]
struct PeopleFound {
    people: Vec<Person>,
}

impl View for PeopleFound {
    const TEMPLATE: &'static str = "notes/people.html";

    fn samples() -> Vec<Self> {
        vec![
            Self { people: Vec::new() },
            Self {
                people: vec![Person::sample()],
            },
        ]
    }
}

/// How many are offered at a time.
const OFFERED: usize = 8;

async fn people(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let on = &mut desk.app.db.read();
    desk.actor.candidate(on, id, Right::Comment).await?;
    let words = fold(query.many("q").next().unwrap_or_default());
    let application = query.many("application_id").next().and_then(|id| id.parse().ok());
    let begins = |name: &str| {
        let name = fold(name);
        name.starts_with(&words) || name.split(' ').any(|part| part.starts_with(&words))
    };
    let mut people = who_may_see(on, &desk.actor, id, application).await?;
    people.retain(|person| person.id != desk.actor.id && begins(&person.name));
    people.truncate(OFFERED);
    desk.fragment(PeopleFound { people })
}

/// `GET /app/notes/{note}`: one's own note, to change it.
#[derive(Serialize)]
struct NotePage {
    id: Id<Note>,
    candidate: Id<Candidate>,
    name: String,
    form: FormView,
    version: i64,
    /// It was changed meanwhile, in another window; this is how it reads now.
    saved: Option<String>,
}

impl View for NotePage {
    const TEMPLATE: &'static str = "notes/edit.html";

    fn samples() -> Vec<Self> {
        let page = |form, saved: Option<&str>| Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            candidate: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            form,
            version: 2,
            saved: saved.map(str::to_owned),
        };
        let wrong = FormErrors::new("body", Message::new("notes-cannot-see").with("name", "Vera <Novak>"));
        vec![
            page(FormView::blank().with("body", "Look <here>"), None),
            page(FormView::again(Fields::default(), wrong), None),
            page(FormView::blank(), Some("Look <there>")),
        ]
    }
}

async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let note = own(&mut desk.app.db.read(), &desk.actor, read_id(&id)?).await?;
    let back = at_the_notes(&query, note.candidate_id, None);
    let form = FormView::blank().with("body", &note.body).with("back", back);
    let view = page(&desk, &note, form).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, note: &Note, form: FormView) -> web::Result<NotePage> {
    let candidate = desk
        .actor
        .candidate(&mut desk.app.db.read(), note.candidate_id, Right::Comment)
        .await?;
    Ok(NotePage {
        id: note.id,
        candidate: candidate.id,
        name: candidate.name,
        form,
        version: note.version,
        saved: None,
    })
}

/// `POST /app/notes/{note}`
async fn edit(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let note = own(&mut desk.app.db.read(), &desk.actor, read_id(&id)?).await?;
    match change(&desk, note.id, &fields).await {
        Ok(()) => Ok(redirect(at_the_notes(&fields, note.candidate_id, None))
            .flash(Message::new("notes-said-changed"))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let version = fields.one("version")?.and_then(|text| text.parse().ok());
            let view = NotePage {
                version: version.unwrap_or(note.version),
                ..page(&desk, &note, FormView::again(fields, errors)).await?
            };
            desk.invalid(view).await
        }
        Err(Error::Changed) => {
            let note = own(&mut desk.app.db.read(), &desk.actor, note.id).await?;
            let form = FormView::again(fields, FormErrors::default());
            let view = NotePage {
                saved: Some(note.body.clone()),
                ..page(&desk, &note, form).await?
            };
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

async fn change(desk: &Desk, id: Id<Note>, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let body = form.text("body", 1..=LONGEST);
    let version = form.parse::<i64>("version");
    let chosen = form.many::<Id<User>>("mention");
    form.optional_line("back", 2000);
    let version = form.finish()?.get(version);
    let (actor, keys) = (&desk.actor, &desk.app.keys);
    desk.app
        .db
        .write(|tx| {
            let (actor, keys, body, chosen) = (actor.clone(), keys.clone(), body.clone(), chosen.clone());
            Box::pin(async move {
                let named = mentions::named_in(tx, &body, &chosen).await?;
                super::edit(tx, &keys, &actor, id, version, &body, &named)
                    .await
                    .map(drop)
            })
        })
        .await
}

/// `DELETE /app/notes/{note}`
async fn remove(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Note> = read_id(&id)?;
    let actor = &desk.actor;
    let (candidate, undo) = desk
        .app
        .db
        .write(|tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (note, undo) = candidates::remove_note(tx, &actor, id).await?;
                Ok::<_, Error>((note.candidate_id, undo))
            })
        })
        .await?;
    Ok(redirect(at_the_notes(&fields, candidate, Some(undo))).into_response())
}
