//! The SQL of people and of the ways to reach them.

use anyhow::Result;
use base::{Id, PersonName};
use db::{Conn, Tx, sql};

use super::{Candidate, ContactPoint, NewCandidate, NewContact, fold};
use crate::access::User;

pub(super) async fn insert(tx: &mut Tx, new: &NewCandidate, by: Option<Id<User>>) -> Result<Id<Candidate>> {
    let (id, now, name) = (tx.id::<Candidate>(), tx.now(), PersonName::from_display(&new.name));
    sql(
        "INSERT INTO candidates (id, given, family, name, script_name, folded, sort_key, headline, city, country,
            language, source, do_not_contact, created_at, created_by, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14)",
    )
    .bind(id)
    .bind(name.given().to_owned())
    .bind(name.family().to_owned())
    .bind(new.name.clone())
    .bind(new.script_name.clone())
    .bind(fold::folded(&new.name, &new.script_name, &new.headline, &new.contact))
    .bind(fold::sort_key(&new.name))
    .bind(new.headline.clone())
    .bind(new.city.clone())
    .bind(new.country)
    .bind(new.language.clone())
    .bind(new.source.clone())
    .bind(new.do_not_contact)
    .bind(now)
    .bind(by)
    .run(tx)
    .await?;
    set_contact(tx, id, &new.contact).await?;
    Ok(id)
}

/// Writes what was edited, if nobody else did meanwhile.
pub(super) async fn update(tx: &mut Tx, id: Id<Candidate>, version: i64, new: &NewCandidate) -> Result<bool> {
    let (now, name) = (tx.now(), PersonName::from_display(&new.name));
    let changed = sql(
        "UPDATE candidates SET given = $3, family = $4, name = $5, script_name = $6, folded = $7,
            sort_key = $8, headline = $9, city = $10, country = $11, language = $12, do_not_contact = $13,
            updated_at = $14, version = version + 1
         WHERE id = $1 AND version = $2",
    )
    .bind(id)
    .bind(version)
    .bind(name.given().to_owned())
    .bind(name.family().to_owned())
    .bind(new.name.clone())
    .bind(new.script_name.clone())
    .bind(fold::folded(&new.name, &new.script_name, &new.headline, &new.contact))
    .bind(fold::sort_key(&new.name))
    .bind(new.headline.clone())
    .bind(new.city.clone())
    .bind(new.country)
    .bind(new.language.clone())
    .bind(new.do_not_contact)
    .bind(now)
    .run_once(tx)
    .await?;
    if changed {
        set_contact(tx, id, &new.contact).await?;
    }
    Ok(changed)
}

/// Makes these the ways to reach somebody. What stays keeps that it was verified.
async fn set_contact(tx: &mut Tx, id: Id<Candidate>, contact: &[NewContact]) -> Result<()> {
    let known = contact_points(tx, id).await?;
    sql("DELETE FROM contact_points WHERE candidate_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    for (position, point) in contact.iter().enumerate() {
        let verified = known
            .iter()
            .find(|old| old.kind == point.kind && old.comparison == point.comparison);
        let point_id = tx.id::<ContactPoint>();
        sql(
            "INSERT INTO contact_points (id, candidate_id, kind, value, comparison, verified_at, position)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(point_id)
        .bind(id)
        .bind(point.kind)
        .bind(point.value.clone())
        .bind(point.comparison.clone())
        .bind(verified.and_then(|old| old.verified_at))
        .bind(i32::try_from(position).unwrap_or(i32::MAX))
        .run(tx)
        .await?;
    }
    Ok(())
}

/// How to reach somebody, in their order.
pub async fn contact_points(on: &mut impl Conn, id: Id<Candidate>) -> Result<Vec<ContactPoint>> {
    sql("SELECT kind, value, comparison, verified_at FROM contact_points WHERE candidate_id = $1 ORDER BY position, id")
        .bind(id)
        .all(on)
        .await
}

/// Puts somebody into the trash or takes them out; false when they are there already.
pub(super) async fn set_trashed(tx: &mut Tx, id: Id<Candidate>, trashed: bool) -> Result<bool> {
    let now = tx.now();
    sql(
        "UPDATE candidates SET trashed_at = CASE WHEN $2 THEN $3 ELSE NULL END, version = version + 1
         WHERE id = $1 AND (trashed_at IS NULL) = $2",
    )
    .bind(id)
    .bind(trashed)
    .bind(now)
    .run_once(tx)
    .await
}

/// Notes that something about somebody changed.
pub(super) async fn touch(tx: &mut Tx, id: Id<Candidate>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE candidates SET updated_at = $2, unverified = FALSE WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
