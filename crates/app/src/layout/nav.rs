//! The figures beside the places in the sidebar.

use serde::Serialize;

use crate::{App, access::Actor};

/// How many things wait at each place.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Nav {
    /// Things that need this person today.
    pub today: i64,
    /// Messages held in the outbox that this person may see.
    pub outbox: i64,
}

/// Counts for one person.
pub(super) async fn load(_app: &App, _actor: &Actor) -> anyhow::Result<Nav> {
    Ok(Nav::default())
}
