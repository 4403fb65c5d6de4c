//! Changing what is known of somebody.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Query, View, redirect};

use super::{
    form::{self, Choices},
    read_id,
};
use crate::{
    access::Right,
    candidates::{self, Candidate, contact_points},
    layout::Desk,
    undo::way_back,
};

/// `GET /app/candidates/{candidate}/edit`
#[derive(Serialize)]
pub(super) struct EditPage {
    id: Id<Candidate>,
    name: String,
    form: FormView,
    choices: Choices,
    version: i64,
    /// What somebody else saved meanwhile; saving once more writes over it.
    saved: Option<Saved>,
}

/// The details as they are saved now.
#[derive(Serialize)]
struct Saved {
    candidate: Candidate,
    contact: Vec<String>,
}

impl View for EditPage {
    const TEMPLATE: &'static str = "candidates/edit.html";

    fn samples() -> Vec<Self> {
        let page = |form, saved| Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Ada <Okafor>".to_owned(),
            form,
            choices: Choices::sample(),
            version: 2,
            saved,
        };
        let filled = FormView::blank()
            .with("mail", "a@b.example")
            .with("mail", "b@b.example");
        let wrong = FormErrors::new("mail", Message::new("candidates-mail-wrong"));
        let saved = Saved {
            candidate: Candidate::sample(),
            contact: vec!["a@b.example".to_owned()],
        };
        vec![
            page(filled.clone(), None),
            page(FormView::again(Fields::default(), wrong), None),
            page(filled, Some(saved)),
        ]
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let on = &mut desk.app.db.read();
    let candidate = desk.actor.candidate(on, id, Right::Decide).await?;
    let back = way_back(&query, &format!("/app/candidates/{id}"), None);
    let form = form::filled(&candidate, &contact_points(on, id).await?).with("back", back);
    desk.page(page(&desk, candidate, form)).await
}

fn page(desk: &Desk, candidate: Candidate, form: FormView) -> EditPage {
    EditPage {
        id: candidate.id,
        choices: Choices::load(desk, Some(&candidate.language)),
        version: candidate.version,
        name: candidate.name,
        form,
        saved: None,
    }
}

/// `POST /app/candidates/{candidate}/edit`
pub(super) async fn save(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let candidate = desk.actor.candidate(&mut desk.app.db.read(), id, Right::Decide).await?;
    match change(&desk, &candidate, &fields).await {
        Ok(()) => Ok(redirect(way_back(&fields, &format!("/app/candidates/{id}"), None))
            .flash(Message::new("candidates-said-saved"))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let version = fields.one("version")?.and_then(|text| text.parse().ok());
            let view = EditPage {
                version: version.unwrap_or(candidate.version),
                ..page(&desk, candidate, FormView::again(fields, errors))
            };
            desk.invalid(view).await
        }
        Err(Error::Changed) => {
            let on = &mut desk.app.db.read();
            let candidate = desk.actor.candidate(on, id, Right::Decide).await?;
            let contact = contact_points(on, id).await?;
            let saved = Saved {
                candidate: candidate.clone(),
                contact: contact.into_iter().map(|point| point.value).collect(),
            };
            let form = FormView::again(fields, FormErrors::default());
            let view = EditPage {
                saved: Some(saved),
                ..page(&desk, candidate, form)
            };
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

async fn change(desk: &Desk, candidate: &Candidate, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let new = form::read(&mut form);
    let version = form.parse::<i64>("version");
    form.optional_line("back", 2000);
    let version = form.finish()?.get(version);
    let (actor, id) = (&desk.actor, candidate.id);
    desk.app
        .db
        .write(|tx| {
            let (actor, new) = (actor.clone(), new.clone());
            Box::pin(async move { candidates::update(tx, &actor, id, version, &new).await })
        })
        .await
}
