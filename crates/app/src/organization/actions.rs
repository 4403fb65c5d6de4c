//! What people change about the company: departments, offices, reasons. Settings change through [`super::change`].

use base::{Country, Id, Zone};
use db::{Tx, sql};
use web::{Error, Result};

use super::{
    Department, Office, Reason, ReasonSide, Translated,
    shelf::{Shelf, next_position},
};
use crate::events::{self, By, Event};

/// What people say about an office.
#[derive(Clone, Debug)]
pub struct OfficeFacts {
    pub names: Translated,
    pub street: String,
    pub region: String,
    pub postal_code: String,
    pub country: Country,
    pub zone: Zone,
}

pub async fn add_department(tx: &mut Tx, by: By, names: Translated) -> Result<Id<Department>> {
    let (id, position) = (tx.id::<Department>(), next_position(tx, Shelf::Departments).await?);
    sql("INSERT INTO departments (id, names, position) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(names)
        .bind(position)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("department.added").subject(id));
    Ok(id)
}

/// Renames a department that still has the version the person saw.
pub async fn change_department(tx: &mut Tx, by: By, id: Id<Department>, names: Translated, version: i64) -> Result<()> {
    let changed = sql("UPDATE departments SET names = $2, version = version + 1 WHERE id = $1 AND version = $3")
        .bind(id)
        .bind(names)
        .bind(version)
        .run_once(tx)
        .await?;
    done(tx, by, changed, Event::new(Shelf::Departments.changed()).subject(id))
}

pub async fn add_office(tx: &mut Tx, by: By, office: OfficeFacts) -> Result<Id<Office>> {
    let (id, position) = (tx.id::<Office>(), next_position(tx, Shelf::Offices).await?);
    sql(
        "INSERT INTO offices (id, names, street, region, postal_code, country, zone, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(office.names)
    .bind(office.street)
    .bind(office.region)
    .bind(office.postal_code)
    .bind(office.country)
    .bind(office.zone)
    .bind(position)
    .run(tx)
    .await?;
    events::record(tx, by, Event::new("office.added").subject(id));
    Ok(id)
}

/// Changes an office that still has the version the person saw.
pub async fn change_office(tx: &mut Tx, by: By, id: Id<Office>, office: OfficeFacts, version: i64) -> Result<()> {
    let changed = sql(
        "UPDATE offices SET names = $2, street = $3, region = $4, postal_code = $5, country = $6, zone = $7,
                version = version + 1 WHERE id = $1 AND version = $8",
    )
    .bind(id)
    .bind(office.names)
    .bind(office.street)
    .bind(office.region)
    .bind(office.postal_code)
    .bind(office.country)
    .bind(office.zone)
    .bind(version)
    .run_once(tx)
    .await?;
    done(tx, by, changed, Event::new(Shelf::Offices.changed()).subject(id))
}

pub async fn add_reason(tx: &mut Tx, by: By, side: ReasonSide, labels: Translated) -> Result<Id<Reason>> {
    let (id, position) = (tx.id::<Reason>(), next_position(tx, Shelf::Reasons).await?);
    sql("INSERT INTO reasons (id, side, labels, position) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(side)
        .bind(labels)
        .bind(position)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("reason.added").subject(id).with("side", side));
    Ok(id)
}

/// Changes what a reason is called. Its side stays: figures of the past rest on it.
pub async fn change_reason(tx: &mut Tx, by: By, id: Id<Reason>, labels: Translated) -> Result<()> {
    let changed = sql("UPDATE reasons SET labels = $2 WHERE id = $1")
        .bind(id)
        .bind(labels)
        .run_once(tx)
        .await?;
    if !changed {
        return Err(Error::NotFound);
    }
    done(tx, by, changed, Event::new(Shelf::Reasons.changed()).subject(id))
}

/// Records a change that met the version it was made for.
pub(super) fn done(tx: &mut Tx, by: By, changed: bool, event: Event) -> Result<()> {
    if !changed {
        return Err(Error::Changed);
    }
    events::record(tx, by, event);
    Ok(())
}
