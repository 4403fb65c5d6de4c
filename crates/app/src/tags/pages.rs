//! Putting tags on somebody and taking them off.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use web::{Error, Fields, FormReader, FormView, Message, redirect};

use super::{LONGEST, Tag};
use crate::{
    access::{Access, Right},
    candidates::{Candidate, Forms, show_again},
    features::Routes,
    jobs::read_id,
    layout::Desk,
    undo::way_back,
};

pub(super) fn routes() -> Routes {
    let comment = Access::OnCandidate(Right::Comment);
    Routes::new()
        .post("/app/candidates/{candidate}/tags", add, comment)
        .delete("/app/candidates/{candidate}/tags/{tag}", remove, comment)
}

/// The most tags that can be typed at once.
const AT_ONCE: usize = 20;

/// `POST /app/candidates/{candidate}/tags`: one, or several with commas between them.
async fn add(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor
        .candidate(&mut desk.app.db.read(), id, Right::Comment)
        .await?;
    match put(&desk, id, &fields).await {
        Ok(()) => Ok(redirect(way_back(&fields, &format!("/app/candidates/{id}"), None)).into_response()),
        Err(Error::Invalid(errors)) => {
            let forms = Forms {
                tag: FormView::again(fields.clone(), errors),
                ..Forms::default()
            };
            show_again(&desk, id, &fields, forms).await
        }
        Err(error) => Err(error),
    }
}

async fn put(desk: &Desk, candidate: Id<Candidate>, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let typed = form.line("tag", 1..=LONGEST * AT_ONCE);
    form.optional_line("back", 2000);
    let names: Vec<String> = typed
        .split([',', '，', '、', ';', '；'])
        .map(base::clean_line)
        .filter(|name| !name.is_empty())
        .collect();
    form.check(!names.is_empty(), "tag", Message::new("fields-required"));
    form.check(
        names.len() <= AT_ONCE,
        "tag",
        Message::new("tags-too-many").with("most", AT_ONCE),
    );
    form.check(
        names.iter().all(|name| name.chars().count() <= LONGEST),
        "tag",
        Message::new("fields-too-long").with("max", LONGEST),
    );
    form.finish()?;
    let actor = &desk.actor;
    desk.app
        .db
        .write(|tx| {
            let (actor, names) = (actor.clone(), names.clone());
            Box::pin(async move {
                for name in &names {
                    super::tag(tx, &actor, candidate, name).await?;
                }
                Ok(())
            })
        })
        .await
}

/// `DELETE /app/candidates/{candidate}/tags/{tag}`
async fn remove(desk: Desk, Path((id, tag)): Path<(String, String)>, fields: Fields) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    desk.actor
        .candidate(&mut desk.app.db.read(), id, Right::Comment)
        .await?;
    let tag: Id<Tag> = read_id(&tag)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { super::untag(tx, &actor, id, tag).await })
        })
        .await?;
    Ok(redirect(way_back(&fields, &format!("/app/candidates/{id}"), None)).into_response())
}
