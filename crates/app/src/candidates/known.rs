//! Which of many people are known already, asked for many at once: for imports.

use anyhow::Result;
use base::Id;
use db::{Conn, in_list, sql_text};

use super::{Candidate, ContactKind};
use crate::access::Actor;

/// Somebody known, and by what.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Known {
    /// What was asked for: the comparison form of a contact point, or a sort key.
    pub known_by: String,
    pub id: Id<Candidate>,
    pub name: String,
}

/// Values of one statement.
const MANY: usize = 400;

/// Who of those the actor sees has one of these mail addresses, numbers or links, each in its comparison form.
pub async fn known_by_contact(
    on: &mut impl Conn,
    actor: &Actor,
    kind: ContactKind,
    comparisons: &[String],
) -> Result<Vec<Known>> {
    let mut all = Vec::new();
    for part in comparisons.chunks(MANY) {
        let found: Vec<Known> = sql_text(format!(
            "SELECT p.comparison AS known_by, c.id, c.name FROM contact_points p JOIN candidates c ON c.id = p.candidate_id
             WHERE p.kind = $2 AND p.comparison IN ({}) AND c.trashed_at IS NULL AND {} ORDER BY c.created_at, c.id",
            in_list(3, part.len()),
            actor.sees_candidate("c")
        ))
        .bind(actor.id)
        .bind(kind)
        .bind_all(part.to_vec())
        .all(on)
        .await?;
        all.extend(found);
    }
    Ok(all)
}

/// Who of those the actor sees sorts under one of these keys ([`super::fold::sort_key`]).
pub async fn known_by_name(on: &mut impl Conn, actor: &Actor, keys: &[String]) -> Result<Vec<Known>> {
    let mut all = Vec::new();
    for part in keys.chunks(MANY) {
        let found: Vec<Known> = sql_text(format!(
            "SELECT c.sort_key AS known_by, c.id, c.name FROM candidates c
             WHERE c.sort_key IN ({}) AND c.trashed_at IS NULL AND {} ORDER BY c.created_at, c.id",
            in_list(2, part.len()),
            actor.sees_candidate("c")
        ))
        .bind(actor.id)
        .bind_all(part.to_vec())
        .all(on)
        .await?;
        all.extend(found);
    }
    Ok(all)
}
