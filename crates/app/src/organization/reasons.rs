//! Why an application ends: our reasons and theirs, kept apart.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, sql};
use serde::Serialize;

use super::Translated;

/// A reason people choose from.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Reason {
    pub id: Id<Reason>,
    pub side: ReasonSide,
    pub labels: Translated,
    pub position: i32,
    /// No longer offered; applications that name it keep it.
    pub archived_at: Option<Time>,
}

/// Who ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonSide {
    /// We decided against the person.
    Ours,
    /// The person decided against us.
    Theirs,
}

db::text_enum!(ReasonSide { Ours = "ours", Theirs = "theirs" });

/// All reasons, ours first, each side in its order, those out of use too.
pub async fn reasons(on: &mut impl Conn) -> Result<Vec<Reason>> {
    sql("SELECT id, side, labels, position, archived_at FROM reasons ORDER BY side, position, id")
        .all(on)
        .await
}
