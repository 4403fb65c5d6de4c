//! /api/v1/departments

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Conn, Tx};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Archive, NAME, archive, manages};
use crate::{
    App,
    api::{Api, At, Call, Caller, Reader, item, whole},
    organization::{self, Department, Shelf, Translated, actions},
};

/// A part of the company that jobs belong to.
#[derive(Serialize, ToSchema)]
#[schema(as = Department)]
pub struct DepartmentView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Department>,
    names: Translated,
    position: i32,
    /// When it went out of use.
    #[schema(value_type = Option<String>, format = DateTime)]
    archived_at: Option<Time>,
    version: i64,
}

impl From<Department> for DepartmentView {
    fn from(department: Department) -> Self {
        Self {
            id: department.id,
            names: department.names,
            position: department.position,
            archived_at: department.archived_at,
            version: department.version,
        }
    }
}

/// What a department is called.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DepartmentFields)]
pub struct Body {
    names: Translated,
}

pub(super) fn api() -> Api {
    let (all, one) = ("/api/v1/departments", "/api/v1/departments/{department}");
    let (read, write) = ("departments:read", "departments:write");
    Api::new()
        .all::<DepartmentView, _, _>(all, list, read, "Departments in their order")
        .item::<DepartmentView, _, _>(one, show, read, "One department")
        .create::<Body, DepartmentView, _, _>(all, create, write, "Add a department")
        .patch::<Body, DepartmentView, _, _>(one, change, write, "Rename a department")
        .act::<Archive, DepartmentView, _, _>(
            "/api/v1/departments/{department}/archive",
            put_away,
            write,
            "Take a department out of use, or back into it",
        )
}

async fn list(_: Caller, State(app): State<App>) -> Result<Response> {
    let all = organization::departments(&mut app.db.read()).await?;
    Ok(whole(all.into_iter().map(DepartmentView::from).collect()))
}

async fn find(on: &mut impl Conn, id: Id<Department>) -> Result<DepartmentView> {
    let all = organization::departments(on).await?;
    let found = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok(found.into())
}

async fn show(_: Caller, State(app): State<App>, At(id): At<Department>) -> Result<Response> {
    item(&find(&mut app.db.read(), id).await?)
}

fn read(body: &Body) -> Result<Translated> {
    let mut reader = Reader::new();
    let names = reader.translated("names", body.names.clone(), 1..=NAME);
    reader.finish()?;
    Ok(names)
}

async fn create(call: Call<Body>) -> Result<Response> {
    call.create("/api/v1/departments", |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let id = actions::add_department(tx, sent.actor.by(), read(&sent.body)?).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn change(At(id): At<Department>, call: Call<Body>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let before = find(tx, id).await?;
            sent.expect(before.version)?;
            actions::change_department(tx, sent.actor.by(), id, read(&sent.body)?, before.version).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn put_away(At(id): At<Department>, call: Call<Archive>) -> Result<Response> {
    call.act(move |tx: &mut Tx, sent| {
        Box::pin(async move {
            archive(tx, &sent, Shelf::Departments, id.cast()).await?;
            find(tx, id).await
        })
    })
    .await
}
