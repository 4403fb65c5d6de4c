//! Departments and offices.

use anyhow::Result;
use base::{Country, Id, Time, Zone};
use db::{Conn, sql};
use serde::Serialize;

use super::Translated;

/// A part of the company that jobs belong to.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Department {
    pub id: Id<Department>,
    pub names: Translated,
    pub position: i32,
    pub archived_at: Option<Time>,
    pub version: i64,
}

/// A place of ours where people work.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Office {
    pub id: Id<Office>,
    /// The city, as people call it in each language.
    pub names: Translated,
    pub street: String,
    pub region: String,
    pub postal_code: String,
    pub country: Country,
    pub zone: Zone,
    pub position: i32,
    pub archived_at: Option<Time>,
    pub version: i64,
}

/// All departments in their order, those out of use too.
pub async fn departments(on: &mut impl Conn) -> Result<Vec<Department>> {
    sql("SELECT id, names, position, archived_at, version FROM departments ORDER BY position, id")
        .all(on)
        .await
}

/// All offices in their order, those out of use too.
pub async fn offices(on: &mut impl Conn) -> Result<Vec<Office>> {
    sql(
        "SELECT id, names, street, region, postal_code, country, zone, position, archived_at, version
         FROM offices ORDER BY position, id",
    )
    .all(on)
    .await
}
