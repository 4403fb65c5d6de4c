//! The people of a job in the order in which its board or its table shows them: for going from one to the next.

use anyhow::Result;
use base::Id;
use db::Conn;

use super::{Filter, Sort, Those};
use crate::{access::Actor, candidates::Candidate, jobs::Job};

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Column by column, those who have waited longest first.
    Board,
    Table(Sort),
}

/// Everybody the filter keeps and the actor sees, in order.
pub async fn in_order(
    on: &mut impl Conn,
    actor: &Actor,
    job: Id<Job>,
    filter: &Filter,
    walk: Walk,
) -> Result<Vec<Id<Candidate>>> {
    let order = match walk {
        Walk::Board => "(SELECT s.position FROM stages s WHERE s.id = a.stage_id), a.stage_at, a.id".to_owned(),
        Walk::Table(sort) => {
            let (column, _, direction) = sort.column();
            format!("{column} {direction}, a.id {direction}")
        }
    };
    Those::of(actor, filter)
        .bind(
            |those| format!("SELECT a.candidate_id {those} ORDER BY {order}"),
            actor,
            job,
        )
        .values(on)
        .await
}
