//! /api/v1/offices

use axum::{extract::State, response::Response};
use base::{Country, Id, Time, Zone};
use db::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Archive, NAME, archive, manages};
use crate::{
    App,
    api::{Api, At, Call, Caller, LINE, Reader, item, never_null, whole},
    organization::{self, Office, Shelf, Translated, actions, actions::OfficeFacts},
};

/// A place of ours where people work.
#[derive(Serialize, ToSchema)]
#[schema(as = Office)]
pub struct OfficeView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Office>,
    /// The city, as people call it in each language.
    names: Translated,
    street: String,
    region: String,
    postal_code: String,
    #[schema(value_type = String)]
    country: Country,
    #[schema(value_type = String)]
    zone: Zone,
    position: i32,
    #[schema(value_type = Option<String>, format = DateTime)]
    archived_at: Option<Time>,
    version: i64,
}

impl From<Office> for OfficeView {
    fn from(office: Office) -> Self {
        Self {
            id: office.id,
            names: office.names,
            street: office.street,
            region: office.region,
            postal_code: office.postal_code,
            country: office.country,
            zone: office.zone,
            position: office.position,
            archived_at: office.archived_at,
            version: office.version,
        }
    }
}

/// A new office.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOffice)]
pub struct NewBody {
    names: Translated,
    #[serde(default)]
    #[schema(max_length = 200)]
    street: String,
    #[serde(default)]
    #[schema(max_length = 100)]
    region: String,
    #[serde(default)]
    #[schema(max_length = 20)]
    postal_code: String,
    /// ISO 3166-1.
    #[schema(value_type = String, min_length = 2, max_length = 2)]
    country: Country,
    /// IANA name, such as `Asia/Shanghai`.
    #[schema(value_type = String)]
    zone: Zone,
}

/// What changes about an office.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OfficeFields)]
pub struct ChangeBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    names: Option<Translated>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 200, nullable = false)]
    street: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 100, nullable = false)]
    region: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 20, nullable = false)]
    postal_code: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2, nullable = false)]
    country: Option<Country>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, nullable = false)]
    zone: Option<Zone>,
}

pub(super) fn api() -> Api {
    let (all, one) = ("/api/v1/offices", "/api/v1/offices/{office}");
    let (read, write) = ("offices:read", "offices:write");
    Api::new()
        .all::<OfficeView, _, _>(all, list, read, "Offices in their order")
        .item::<OfficeView, _, _>(one, show, read, "One office")
        .create::<NewBody, OfficeView, _, _>(all, create, write, "Add an office")
        .patch::<ChangeBody, OfficeView, _, _>(one, change, write, "Change an office")
        .act::<Archive, OfficeView, _, _>(
            "/api/v1/offices/{office}/archive",
            put_away,
            write,
            "Take an office out of use, or back into it",
        )
}

async fn list(_: Caller, State(app): State<App>) -> Result<Response> {
    let all = organization::offices(&mut app.db.read()).await?;
    Ok(whole(all.into_iter().map(OfficeView::from).collect()))
}

async fn find(on: &mut impl Conn, id: Id<Office>) -> Result<OfficeView> {
    let all = organization::offices(on).await?;
    let found = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok(found.into())
}

async fn show(_: Caller, State(app): State<App>, At(id): At<Office>) -> Result<Response> {
    item(&find(&mut app.db.read(), id).await?)
}

fn read(facts: OfficeFacts) -> Result<OfficeFacts> {
    let mut reader = Reader::new();
    let facts = OfficeFacts {
        names: reader.translated("names", facts.names, 1..=NAME),
        street: reader.line("street", &facts.street, 0..=LINE),
        region: reader.line("region", &facts.region, 0..=NAME),
        postal_code: reader.line("postal_code", &facts.postal_code, 0..=20),
        ..facts
    };
    reader.finish()?;
    Ok(facts)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/offices", |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let said = sent.body.clone();
            let facts = read(OfficeFacts {
                names: said.names,
                street: said.street,
                region: said.region,
                postal_code: said.postal_code,
                country: said.country,
                zone: said.zone,
            })?;
            let id = actions::add_office(tx, sent.actor.by(), facts).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn change(At(id): At<Office>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            manages(&sent)?;
            let (said, before) = (sent.body.clone(), find(tx, id).await?);
            sent.expect(before.version)?;
            let facts = read(OfficeFacts {
                names: said.names.unwrap_or(before.names),
                street: said.street.unwrap_or(before.street),
                region: said.region.unwrap_or(before.region),
                postal_code: said.postal_code.unwrap_or(before.postal_code),
                country: said.country.unwrap_or(before.country),
                zone: said.zone.unwrap_or(before.zone),
            })?;
            actions::change_office(tx, sent.actor.by(), id, facts, before.version).await?;
            find(tx, id).await
        })
    })
    .await
}

async fn put_away(At(id): At<Office>, call: Call<Archive>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            archive(tx, &sent, Shelf::Offices, id.cast()).await?;
            find(tx, id).await
        })
    })
    .await
}
