//! Adding and removing files by staff.

use axum::{
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Multipart, Query, View, redirect};

use super::{
    super::{Document, DocumentKind, NewDocument, Taken, actions, take},
    load,
};
use crate::{
    access::Right,
    applications::Application,
    candidates::{Candidate, Forms, show_again},
    jobs::read_id,
    layout::Desk,
    undo::way_back,
};

/// `POST /app/candidates/{candidate}/documents`. Who may is decided before anything of the file is read.
pub(in crate::documents) async fn add(desk: Desk, Path(id): Path<String>, request: Request) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor.candidate(&mut desk.app.db.read(), id, Right::Decide).await?;
    let mut form = Multipart::from_request(request, &()).await?;
    let mut taken = None;
    while let Some(part) = form.next_file().await? {
        if part.field == "file" && taken.is_none() {
            taken = Some(take(&desk.app, part).await?);
        }
        if matches!(taken, Some(Taken::TooLarge(_))) {
            break;
        }
    }
    let fields = match &taken {
        Some(Taken::TooLarge(_)) => form.fields().clone(),
        _ => form.finish().await?,
    };
    let errors = match taken {
        Some(Taken::Stored(file)) => match keep(&desk, id, &fields, file).await {
            Ok(()) => {
                let back = way_back(&fields, &format!("/app/candidates/{id}"), None);
                return Ok(redirect(back)
                    .flash(Message::new("documents-said-added"))
                    .into_response());
            }
            Err(Error::Invalid(errors)) => errors,
            Err(error) => return Err(error),
        },
        Some(Taken::Refused(words) | Taken::TooLarge(words)) => FormErrors::new("file", words),
        None => FormErrors::new("file", Message::new("documents-choose")),
    };
    let forms = Forms {
        file: FormView::again(fields.clone(), errors),
        ..Forms::default()
    };
    show_again(&desk, id, &fields, forms).await
}

async fn keep(desk: &Desk, candidate: Id<Candidate>, fields: &Fields, file: super::super::Arrived) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    // A browser without script sends the name of an empty file field as an empty text now and then.
    form.optional_line("file", 2000);
    let kind = form.parse_with("kind", |text| {
        let kind = text.parse::<DocumentKind>().ok();
        // An answer belongs to a question, and comes from the candidate.
        kind.filter(|kind| *kind != DocumentKind::Answer)
            .ok_or(Message::new("fields-invalid"))
    });
    let application = form.optional_parse::<Id<Application>>("application_id");
    form.optional_line("back", 2000);
    let new = NewDocument {
        candidate,
        application,
        question: None,
        kind: form.finish()?.get(kind),
        file,
    };
    let actor = &desk.actor;
    desk.app
        .db
        .write(|tx| {
            let (actor, new) = (actor.clone(), new.clone());
            Box::pin(async move { actions::add_by_staff(tx, &actor, new).await.map(drop) })
        })
        .await
}

/// The question before a file is removed: its bytes go soon after, so there is no undo.
#[derive(Serialize)]
pub struct RemovalPage {
    id: Id<Document>,
    filename: String,
    back: String,
}

impl View for RemovalPage {
    const TEMPLATE: &'static str = "documents/removal.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            filename: "CV <b>.pdf".to_owned(),
            back: "/app/candidates/1".to_owned(),
        }]
    }
}

/// `GET /app/documents/{document}/removal`
pub(in crate::documents) async fn ask_removal(
    desk: Desk,
    Path(id): Path<String>,
    Query(query): Query,
) -> web::Result<Response> {
    let document = decided(&desk, &id).await?;
    let page = RemovalPage {
        id: document.id,
        back: way_back(&query, &format!("/app/candidates/{}", document.candidate_id), None),
        filename: document.filename,
    };
    desk.page(page).await
}

/// `POST /app/documents/{document}/removal`
pub(in crate::documents) async fn remove(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let document = decided(&desk, &id).await?;
    let (actor, id) = (&desk.actor, document.id);
    desk.app
        .db
        .write(|tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::remove(tx, &actor, id).await })
        })
        .await?;
    let back = way_back(&fields, &format!("/app/candidates/{}", document.candidate_id), None);
    let said = Message::new("documents-said-removed").with("filename", document.filename);
    Ok(redirect(back).flash(said).into_response())
}

/// A document on which the actor decides.
async fn decided(desk: &Desk, id: &str) -> web::Result<Document> {
    let document = load(desk, id).await?;
    let on = &mut desk.app.db.read();
    if desk.actor.may_on_document(on, document.id, Right::Decide).await? {
        Ok(document)
    } else {
        Err(Error::Forbidden)
    }
}
