//! The lists that people keep in order, each a page of its own: departments, offices, reasons, templates of stages.

use axum::{extract::Path, response::IntoResponse};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormReader, Message, templates::View};

use super::super::{
    departments, offices, reasons,
    shelf::{self, Direction, Shelf},
};
use crate::{jobs, layout::Desk};

/// One list.
#[derive(Serialize)]
pub struct ListView {
    /// `departments`, `offices`, `reasons`, `stages`.
    shelf: &'static str,
    path: &'static str,
    groups: Vec<Group>,
    /// What is out of use.
    archived: Vec<Row>,
}

/// Rows that keep their order among themselves.
#[derive(Serialize)]
struct Group {
    /// `ours`, `theirs`, or empty where there is one group.
    name: &'static str,
    rows: Vec<Row>,
}

#[derive(Clone, Serialize)]
struct Row {
    id: Id<Shelf>,
    name: String,
    note: String,
}

impl View for ListView {
    const TEMPLATE: &'static str = "organization/list.html";

    fn samples() -> Vec<Self> {
        let row = |number: u128, name: &str| Row {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            name: name.to_owned(),
            note: "Europe/Berlin".to_owned(),
        };
        let sample = |shelf: Shelf, groups| Self {
            shelf: word(shelf),
            path: shelf.path(),
            groups,
            archived: vec![row(3, "Loom")],
        };
        let group = |name| Group {
            name,
            rows: vec![row(1, "Kiln"), row(2, "Glaze")],
        };
        vec![
            sample(Shelf::Departments, vec![group("")]),
            sample(Shelf::Offices, Vec::new()),
            sample(Shelf::Reasons, vec![group("ours"), group("theirs")]),
            sample(Shelf::StageTemplates, vec![group("")]),
        ]
    }
}

/// The last part of the list's path, and of its messages.
pub fn word(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Departments => "departments",
        Shelf::Offices => "offices",
        Shelf::Reasons => "reasons",
        Shelf::StageTemplates => "stages",
    }
}

async fn view(desk: &Desk, shelf: Shelf) -> web::Result<ListView> {
    let (mut on, language) = (desk.app.db.read(), &desk.actor.language);
    // Group, row, out of use.
    let rows: Vec<(&'static str, Row, bool)> = match shelf {
        Shelf::Departments => departments(&mut on)
            .await?
            .into_iter()
            .map(|item| (item.id.cast(), item.names, String::new(), item.archived_at))
            .map(|(id, names, note, archived)| {
                (
                    "",
                    Row {
                        id,
                        name: names.in_language(language).to_owned(),
                        note,
                    },
                    archived.is_some(),
                )
            })
            .collect(),
        Shelf::Offices => offices(&mut on)
            .await?
            .into_iter()
            .map(|item| {
                let note = item.zone.name().replace('_', " ");
                let name = item.names.in_language(language).to_owned();
                (
                    "",
                    Row {
                        id: item.id.cast(),
                        name,
                        note,
                    },
                    item.archived_at.is_some(),
                )
            })
            .collect(),
        Shelf::Reasons => reasons(&mut on)
            .await?
            .into_iter()
            .map(|item| {
                let name = item.labels.in_language(language).to_owned();
                let row = Row {
                    id: item.id.cast(),
                    name,
                    note: String::new(),
                };
                (item.side.as_str(), row, item.archived_at.is_some())
            })
            .collect(),
        Shelf::StageTemplates => jobs::templates(&mut on)
            .await?
            .into_iter()
            .map(|item| {
                let names: Vec<String> = item.stages.0.into_iter().map(|stage| stage.name).collect();
                (
                    "",
                    Row {
                        id: item.id.cast(),
                        name: item.name,
                        note: names.join(" · "),
                    },
                    false,
                )
            })
            .collect(),
    };
    let mut page = ListView {
        shelf: word(shelf),
        path: shelf.path(),
        groups: Vec::new(),
        archived: Vec::new(),
    };
    for (group, row, archived) in rows {
        if archived {
            page.archived.push(row);
        } else if let Some(last) = page.groups.last_mut().filter(|last| last.name == group) {
            last.rows.push(row);
        } else {
            page.groups.push(Group {
                name: group,
                rows: vec![row],
            });
        }
    }
    Ok(page)
}

/// `GET /app/settings/<shelf>`
pub async fn page(desk: Desk, shelf: Shelf) -> web::Result {
    desk.page(view(&desk, shelf).await?).await
}

/// `POST /app/settings/<shelf>/{id}/position`
pub async fn shift(desk: Desk, Path(id): Path<String>, fields: Fields, shelf: Shelf) -> web::Result {
    let id: Id<Shelf> = id.parse().map_err(|_| Error::NotFound)?;
    let mut form = FormReader::new(&fields);
    let direction = form.parse::<Direction>("direction");
    let direction = form.finish()?.get(direction);
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| Box::pin(async move { shelf::shift(tx, by, shelf, id, direction).await }))
        .await?;
    Ok(web::redirect(shelf.path()).into_response())
}

/// `POST /app/settings/<shelf>/{id}/archive`
pub async fn archive(desk: Desk, Path(id): Path<String>, fields: Fields, shelf: Shelf) -> web::Result {
    let id: Id<Shelf> = id.parse().map_err(|_| Error::NotFound)?;
    let mut form = FormReader::new(&fields);
    let archived = form.checkbox("archived");
    form.finish()?;
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| Box::pin(async move { shelf::set_archived(tx, by, shelf, id, archived).await }))
        .await?;
    let said = if archived {
        "settings-item-archived"
    } else {
        "settings-item-restored"
    };
    Ok(web::redirect(shelf.path()).flash(Message::new(said)).into_response())
}
