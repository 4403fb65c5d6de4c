//! What the organization keeps for all of its jobs: departments, offices, reasons, sets of stages. Whoever works here
//! reads them; those who manage the organization change them.

mod departments;
mod offices;
mod reasons;
mod stage_templates;

use base::Id;
use db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Error, Result};

use super::{Api, Sent};
use crate::organization::{self, Shelf};

pub fn api() -> Api {
    departments::api()
        .merge(offices::api())
        .merge(reasons::api())
        .merge(stage_templates::api())
}

/// Whether something is out of use. What names it keeps it.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    archived: bool,
}

/// Only those who manage the organization change what it keeps.
fn manages<T>(sent: &Sent<T>) -> Result<()> {
    if sent.actor.role.manages_organization() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

async fn archive(tx: &mut Tx, sent: &Sent<Archive>, shelf: Shelf, id: Id<Shelf>) -> Result<()> {
    manages(sent)?;
    organization::set_archived(tx, sent.actor.by(), shelf, id, sent.body.archived).await
}

/// The longest name of anything kept here, as on its page.
const NAME: usize = 100;
